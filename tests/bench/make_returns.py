"""Writes towns of so many people with a self-check file of each, filled in: the same ones on every machine.

    make_returns.py PROGRAM FOLDER COUNT...

FOLDER/COUNT gets town.xlsx, returned/*.xlsx and totals.json: how many levels and marks there are, and the sum of the levels.
"""
import datetime
import json
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support.kit_file import SelfCheck  # noqa: E402

DAY = datetime.date(2026, 4, 15)  # of which the town has no self-check yet


def fill(path, seed, totals):
    check = SelfCheck(path)
    answers = {}
    for at, (item, offered) in enumerate(check.offers.items()):
        answers[item] = answer = offered[(seed + at) % len(offered)]
        if isinstance(answer, int):
            totals["numbers"] += 1
            totals["sum"] += answer
        else:
            totals["texts"] += 1
    check.fill(answers, DAY)
    path.write_bytes(check.bytes())


def make(program, folder, count):
    if (folder / "totals.json").exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for command in (["sample", "--staff", count, "--departments", 60, "--out", folder / "town.xlsx"],
                    ["kit", folder / "town.xlsx", "--out", folder / "returned"]):
        subprocess.run([program, *map(str, command)], check=True, stderr=subprocess.DEVNULL)
    totals = {"numbers": 0, "sum": 0, "texts": 0}
    files = sorted((folder / "returned").iterdir())
    for seed, path in enumerate(files):
        fill(path, seed, totals)
    (folder / "totals.json").write_text(json.dumps({"files": len(files), **totals}))
    print(f"{count} people: {len(files)} files", file=sys.stderr)


for count in sys.argv[3:]:
    make(sys.argv[1], pathlib.Path(sys.argv[2]) / count, int(count))
