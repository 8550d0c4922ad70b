"""Measures writing the dashboard of large towns against libxlsxwriter writing the same values as plain cells, and
prints Markdown.

    measure_dashboard.py FOLDER

FOLDER has bin (the programs) and files. BENCH_RUNS: how often each program runs (the median counts; 5). Ends with 1
where the two files do not hold the same values.
"""
import json
import os
import pathlib
import statistics
import subprocess
import sys

FOLDER = pathlib.Path(sys.argv[1]).resolve()
RUNS = int(os.environ.get("BENCH_RUNS", "5"))
DEPARTMENTS = 950
PEOPLE = (50_000, 100_000, 200_000)
FILES = FOLDER / "files/dashboards"


def run(*arguments):
    program = subprocess.run([str(FOLDER / "bin/skillmap_bench_dashboard"), *map(str, arguments)], text=True,
                             stdout=subprocess.PIPE, check=True)
    return json.loads(program.stdout)


FILES.mkdir(parents=True, exist_ok=True)
measured = {}  # (mode, people) -> results
values = {}  # people -> how many
problems = []
for _ in range(RUNS):  # in turn, so that a slow moment of the machine meets all of them
    for people in PEOPLE:
        whole, plain = FILES / f"{people}.xlsx", FILES / f"{people}-plain.xlsx"
        measured.setdefault(("dashboard", people), []).append(run("dashboard", people, DEPARTMENTS, whole))
        measured.setdefault(("plain", people), []).append(run("plain", whole, plain))
        found = [run("totals", book) for book in (whole, plain)]
        values[people] = found[0]["texts"] + found[0]["numbers"]
        if any(found[0][key] != found[1][key] for key in ("texts", "text_bytes", "numbers", "sum")):
            problems.append(f"{people}: {found[0]} and {found[1]}")
        if not values[people]:
            problems.append(f"{people}: no values")


def median(mode, people, key="seconds"):
    return statistics.median(result[key] for result in measured[mode, people])


def memory(mode, people):
    return statistics.median(result["peak_kb"] - result["before_kb"] for result in measured[mode, people])


def row(*cells):
    print("| " + " | ".join(cells) + " |")


row("dashboard ÷ plain cells", *(f"{people:,} people" for people in PEOPLE))
row(*["---"] * (1 + len(PEOPLE)))
row("time", *(f"{median('dashboard', n) / median('plain', n):.2f}" for n in PEOPLE))
row("user code", *(f"{median('dashboard', n, 'user_seconds') / median('plain', n, 'user_seconds'):.2f}" for n in PEOPLE))
row("memory on top", *(f"{memory('dashboard', n) / memory('plain', n):.2f}" for n in PEOPLE))
row("time, these ÷ half of them", "–", *(f"{median('dashboard', n) / median('dashboard', n // 2):.2f}" for n in PEOPLE[1:]))
print(f"\nOf this machine, {DEPARTMENTS} departments:\n")
row("program", "people", "values", "seconds, median", "least to most", "in user code", "memory before, MiB",
    "on top, MiB", "file, MB")
row(*["---"] * 9)
for (mode, people), results in measured.items():
    seconds = [result["seconds"] for result in results]
    row(mode, f"{people:,}", f"{values[people]:,}", f"{statistics.median(seconds):.3f}",
        f"{min(seconds):.3f} to {max(seconds):.3f}", f"{median(mode, people, 'user_seconds'):.3f}",
        f"{median(mode, people, 'before_kb') / 1024:.0f}", f"{memory(mode, people) / 1024:.0f}",
        f"{median(mode, people, 'bytes') / 1e6:.1f}")
for problem in dict.fromkeys(problems):
    print("\nPROBLEM: " + problem)
sys.exit(1 if problems else 0)
