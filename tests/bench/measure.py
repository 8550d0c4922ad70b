"""Runs the measuring programs side by side and prints their ratios and figures as Markdown.

    measure.py FOLDER

FOLDER has bin (the programs), files (the workbooks) and peers (the readers to compare with). The
environment: BENCH_RUNS, how often each program runs (the median counts; 5), and BENCH_PEER_RUNS, the
same for the slow peers (1; 0 leaves them out). Ends with 1 where programs do not agree on what is in
a workbook.
"""
import json
import os
import pathlib
import statistics
import subprocess
import sys

FOLDER = pathlib.Path(sys.argv[1]).resolve()
RUNS = int(os.environ.get("BENCH_RUNS", "5"))
PEER_RUNS = int(os.environ.get("BENCH_PEER_RUNS", "1"))
ROWS = {"wide": 200_000, "wide-half": 100_000, "long": 1_000_000, "long-half": 500_000}
FULL = ("wide", "long")
TOTALS = ("texts", "text_bytes", "numbers", "sum")
NODE = ["node", "--max-old-space-size=16384"]

READ = {
    "inflate, ISA-L": ["skillmap_bench_inflate", "isal"],
    "inflate, zlib": ["skillmap_bench_inflate", "zlib"],
    "pugixml": ["skillmap_bench_pugixml"],
    "open": ["skillmap_bench_read", "open"],
    "read": ["skillmap_bench_read", "read"],
}
HALF = ("open", "read")
DEFLATE = {"deflate, zlib": ["skillmap_bench_inflate", "deflate"]}
EDIT = {f"edit, {kind}": ["skillmap_bench_edit", kind, "ROWS"] for kind in ("numbers", "texts")}
PEERS = {
    "openpyxl": ["/usr/bin/python3", FOLDER / "peers/openpyxl_read.py"],
    "SheetJS": [*NODE, FOLDER / "peers/sheetjs_read.js"],
    "ExcelJS": [*NODE, FOLDER / "peers/exceljs_read.js"],
}

measured = {}  # (name, file) -> results
problems = []


def measure(name, command, file):
    """Runs one program on one workbook; a failure is a problem, not the end."""
    words = [str(ROWS[file]) if word == "ROWS" else str(word) for word in command]
    if not pathlib.Path(words[0]).is_absolute() and words[0] != "node":
        words[0] = str(FOLDER / "bin" / words[0])
    run = subprocess.run([*words, str(FOLDER / "files" / f"{file}.xlsx")], text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if run.returncode != 0:
        problems.append(f"{name}, {file}: {(run.stderr.strip() or 'failed').splitlines()[-1]}")
        return
    result = json.loads(run.stdout)
    measured.setdefault((name, file), []).append(result)
    print(f"{name}, {file}: {result['seconds']:.3f} s", file=sys.stderr)


def measure_all():
    with_editor = (FOLDER / "bin/skillmap_bench_edit").exists()
    for _ in range(RUNS):  # in turn, so that a slow moment of the machine meets all of them
        for file in ROWS:
            for name, command in READ.items():
                if file in FULL or name in HALF:
                    measure(name, command, file)
        for file in ("wide", "wide-half") if with_editor else ():
            for name, command in {**DEFLATE, **EDIT}.items():
                measure(name, command, file)
    for _ in range(PEER_RUNS):
        for file in FULL:
            for name, command in PEERS.items():
                measure(name, command, file)


def compare_totals():
    for file in ROWS:
        ours = measured.get(("read", file), [{}])[0]
        for (name, of), results in measured.items():
            for result in results if of == file and "sum" in results[0] else ():
                if any(result[key] != ours.get(key) for key in TOTALS):
                    problems.append(f"{name}, {file}: {[result[key] for key in TOTALS]} instead of "
                                    f"{[ours.get(key) for key in TOTALS]}")
        if file in FULL:
            sizes = {measured[name, file][0]["bytes"] for name in list(READ)[:2]
                     if (name, file) in measured}
            if len(sizes) != 1:
                problems.append(f"inflate, {file}: {sizes} bytes")


def median(name, file, key="seconds"):
    results = measured.get((name, file))
    return statistics.median(result[key] for result in results) if results else None


def ratio(above, below):
    return f"{above / below:.2f}" if above and below else "–"


def row(*cells):
    print("| " + " | ".join(cells) + " |")


def print_ratios():
    def line(text, value):
        values = [value(file) for file in FULL]
        if any(value != "–" for value in values):
            row(text, *values)

    row("ratio", *FULL)
    row(*["---"] * 3)
    for name in list(READ)[:3]:
        line(f"time: read ÷ {name}", lambda f, n=name: ratio(median("read", f), median(n, f)))
        line(f"user code: read ÷ {name}",
             lambda f, n=name: ratio(median("read", f, "user_seconds"),
                                     median(n, f, "user_seconds")))
    line("time: open ÷ read", lambda f: ratio(median("open", f), median("read", f)))
    for name in PEERS:
        line(f"time: {name} ÷ read", lambda f, n=name: ratio(median(n, f), median("read", f)))
    line("time: read, full ÷ half the rows",
         lambda f: ratio(median("read", f), median("read", f + "-half")))
    for name in ("open", "read", "pugixml", *PEERS):
        line(f"memory: {name} ÷ inflated parts",
             lambda f, n=name: ratio((median(n, f, "peak_kb") or 0) * 1024,
                                     median("inflate, zlib", f, "bytes")))
    line("memory: read, full ÷ half the rows",
         lambda f: ratio(median("read", f, "peak_kb"), median("read", f + "-half", "peak_kb")))
    for name in EDIT:
        def against(file, n=name):
            deflate = median("deflate, zlib", file)
            return ratio(median(n, file), deflate and median("read", file) + deflate)
        line(f"time: {name} ÷ (read + deflate)", against)
        line(f"time: {name}, full ÷ half the rows",
             lambda f, n=name: ratio(median(n, f), median(n, f + "-half")))
        line(f"memory: {name} ÷ read",
             lambda f, n=name: ratio(median(n, f, "peak_kb"), median("read", f, "peak_kb")))


def print_figures():
    row("program", "file", "seconds, median", "least to most", "in user code", "peak MiB", "runs")
    row(*["---"] * 7)
    for (name, file), results in sorted(measured.items(), key=lambda item: item[0][1]):
        seconds = [result["seconds"] for result in results]
        row(name, file, f"{statistics.median(seconds):.3f}",
            f"{min(seconds):.3f} to {max(seconds):.3f}", f"{median(name, file, 'user_seconds'):.3f}",
            f"{median(name, file, 'peak_kb') / 1024:.0f}", str(len(seconds)))


measure_all()
compare_totals()
print_ratios()
print("\nOf this machine:\n")
print_figures()
for problem in dict.fromkeys(problems):
    print("\nPROBLEM: " + problem)
sys.exit(1 if problems else 0)
