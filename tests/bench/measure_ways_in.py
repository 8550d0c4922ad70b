"""Measures the engine in WebAssembly against the same engine native, and how soon the page is there, and prints Markdown.

    measure_ways_in.py FOLDER

FOLDER has the library (addin/libskillmap.so); SKILLMAP_WASM, SKILLMAP_PAGE and SKILLMAP_PLAYWRIGHT name the others, as for
the tests, or build/… does. BENCH_RUNS: how often each runs (the median counts; 5). Ends with 1 where the two give different
files or figures.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("SKILLMAP_WASM", str(ROOT / "build/wasm/engine/dist"))
from addin.libreoffice.skillmap_library import Library  # noqa: E402
from tests.support import wasm_library  # noqa: E402

RUNS = int(os.environ.get("BENCH_RUNS", "5"))
PEOPLE, DEPARTMENTS = 20_000, 300
COMMANDS = ("check", "evaluate", "dashboard")
PAGE = pathlib.Path(os.environ.get("SKILLMAP_PAGE", ROOT / "build/page/dist/index.html"))
PLAYWRIGHT = pathlib.Path(os.environ.get("SKILLMAP_PLAYWRIGHT", ROOT / "build/playwright/node_modules/playwright-core"))


def row(*cells):
    print("| " + " | ".join(cells) + " |")


def natively(library, command, files):
    seconds = []
    for _ in range(RUNS):
        start = time.perf_counter()
        response = library.run(command, files)
        seconds.append(time.perf_counter() - start)
    return response, seconds


def compare():
    library, wasm = Library(pathlib.Path(sys.argv[1]) / "addin/libskillmap.so"), wasm_library.WasmLibrary()
    town = library.run("sample", (), staff=PEOPLE, departments=DEPARTMENTS).files[0][1]
    files = (("book", "town.xlsx", town),)
    problems = []
    row("command", "native, s", "WebAssembly, s", "WebAssembly ÷ native", "least to most of native")
    row(*["---"] * 5)
    for command in COMMANDS:
        native, seconds = natively(library, command, files)
        other, _, elsewhere = wasm.measured(command, files, RUNS)
        if (native.code, native.said["result"], native.files) != (other.code, other.said["result"], other.files):
            problems.append(f"{command}: the two differ")
        here, there = statistics.median(seconds), statistics.median(elsewhere)
        row(command, f"{here:.3f}", f"{there:.3f}", f"{there / here:.2f}", f"{min(seconds):.3f} to {max(seconds):.3f}")
    print(f"\nA book of {len(town) / 1e6:.1f} MB with {PEOPLE:,} people in {DEPARTMENTS} departments; from bytes to bytes.")
    return problems


def page():
    size = PAGE.stat().st_size
    script = pathlib.Path(__file__).with_name("page_ready.mjs")
    done = subprocess.run(["node", script, PLAYWRIGHT / "index.mjs", PAGE.as_uri(), str(RUNS)], text=True, check=True,
                          stdout=subprocess.PIPE)
    ready = [float(line) for line in done.stdout.split()]
    print(f"\nThe page: {size / 1e6:.2f} MB; ready after {statistics.median(ready):.2f} s "
          f"({min(ready):.2f} to {max(ready):.2f}) in Chromium, opened from a file.")


found = []
if wasm_library.available():
    found = compare()
    if PAGE.exists() and PLAYWRIGHT.exists():
        page()
else:
    print("Not measured: WebAssembly is not built, or there is no Node.js (addin/build wasm page).")
for problem in found:
    print("\nPROBLEM: " + problem)
sys.exit(1 if found else 0)
