"""LibreOffice as an oracle: opens a workbook, recalculates everything and saves it again."""

import csv
import os
import pathlib
import shutil
import subprocess

# Without this LibreOffice shows the cached results of Excel files and recalculates nothing.
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def available():
    return shutil.which("soffice") is not None


# Every sheet as a file NAME-SHEET.csv: values as they are, not as they are shown.
ALL_SHEETS_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def run(books, folder, result, target):
    """Converts into the folder `result`, with a profile of its own in `folder`."""
    profile = pathlib.Path(folder) / "profile"
    settings = profile / "user/registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        settings.write_text(RECALCULATE, encoding="utf-8")
    return subprocess.run(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", target,
         "--outdir", str(result), *map(str, books)],
        capture_output=True, text=True, check=False, timeout=1800, env={**os.environ, "HOME": str(folder)})


def convert(book, out_folder, target="xlsx"):
    """The path of `book` converted into `out_folder`, recalculated."""
    result = pathlib.Path(out_folder) / "converted"
    result.mkdir(exist_ok=True)
    done = run([book], out_folder, result, target)
    path = result / (pathlib.Path(book).stem + "." + target.split(":")[0])
    if not path.exists():
        raise AssertionError(f"LibreOffice did not convert {book}: {done.stdout}{done.stderr}")
    return path


def sheets(books, out_folder):
    """{stem of the book: {sheet: rows of values as text}}, recalculated. Without the books LibreOffice does not open."""
    result = pathlib.Path(out_folder) / "sheets"
    result.mkdir()
    left = sorted(books)
    read = {}
    while left:
        run(left, out_folder, result, ALL_SHEETS_AS_CSV)
        for path in sorted(result.iterdir()):
            book, _, sheet = path.stem.partition("-")
            with path.open(encoding="utf-8-sig", newline="") as file:
                read.setdefault(book, {})[sheet] = list(csv.reader(file))
            path.unlink()
        # It may end early, now and then. A book that it cannot begin with it does not open.
        missing = [book for book in left if book.stem not in read]
        left = missing[1:] if missing == left else missing
    result.rmdir()
    return read
