"""Measures collecting self-check files against opening and inflating them, and prints Markdown.

    measure_collect.py FOLDER

FOLDER has bin and addin (the programs) and files. BENCH_RUNS: how often each program runs (the median counts; 5).
Ends with 1 where not every answer that make_returns.py wrote is found again.
"""
import json
import os
import pathlib
import statistics
import subprocess
import sys

FOLDER = pathlib.Path(sys.argv[1]).resolve()
RUNS = int(os.environ.get("BENCH_RUNS", "5"))
PEOPLE = (500, 1000, 2000)
MODES = ("floor", "plan", "write")
RETURNS = FOLDER / "files/returns"

subprocess.run([sys.executable, str(pathlib.Path(__file__).parent / "make_returns.py"), str(FOLDER / "addin/skillmap"),
                str(RETURNS), *map(str, PEOPLE)], check=True)
measured = {}  # (mode, people) -> results
problems = []
for _ in range(RUNS):  # in turn, so that a slow moment of the machine meets all of them
    for people in PEOPLE:
        totals = json.loads((RETURNS / str(people) / "totals.json").read_text())
        for mode in MODES:
            run = subprocess.run([str(FOLDER / "bin/skillmap_bench_collect"), mode, str(RETURNS / str(people))],
                                 text=True, stdout=subprocess.PIPE, check=True)
            result = json.loads(run.stdout)
            measured.setdefault((mode, people), []).append(result)
            if mode != "floor" and any(result[key] != totals[key] for key in ("numbers", "sum", "texts")):
                problems.append(f"{mode}, {people}: {result} instead of {totals}")


def median(mode, people, key="seconds"):
    return statistics.median(result[key] for result in measured[mode, people])


def row(*cells):
    print("| " + " | ".join(cells) + " |")


row("ratio", *(f"{people} files" for people in PEOPLE))
row(*["---"] * (1 + len(PEOPLE)))
for mode in MODES[1:]:
    for key, name in (("seconds", "time"), ("user_seconds", "user code")):
        row(f"{name}: {mode} ÷ floor", *(f"{median(mode, n, key) / median('floor', n, key):.2f}" for n in PEOPLE))
    row(f"time: {mode}, these ÷ half of them", "–",
        *(f"{median(mode, n) / median(mode, n // 2):.2f}" for n in PEOPLE[1:]))
print("\nOf this machine:\n")
row("program", "files", "seconds, median", "least to most", "in user code", "peak MiB", "runs")
row(*["---"] * 7)
for (mode, people), results in measured.items():
    seconds = [result["seconds"] for result in results]
    row(mode, str(people), f"{statistics.median(seconds):.3f}", f"{min(seconds):.3f} to {max(seconds):.3f}",
        f"{median(mode, people, 'user_seconds'):.3f}", f"{median(mode, people, 'peak_kb') / 1024:.0f}", str(len(seconds)))
for problem in dict.fromkeys(problems):
    print("\nPROBLEM: " + problem)
sys.exit(1 if problems else 0)
