"""LibreOffice as an oracle: opens a workbook, recalculates everything and saves it again."""

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


def convert(book, out_folder, target="xlsx"):
    """The path of `book` converted into `out_folder`, recalculated."""
    out_folder = pathlib.Path(out_folder)
    profile = out_folder / "profile"
    settings = profile / "user/registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        settings.write_text(RECALCULATE, encoding="utf-8")
    result = out_folder / "converted"
    result.mkdir(exist_ok=True)
    done = subprocess.run(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", target,
         "--outdir", str(result), str(book)],
        capture_output=True, text=True, check=False, timeout=300, env={**os.environ, "HOME": str(out_folder)})
    path = result / (pathlib.Path(book).stem + "." + target.split(":")[0])
    if not path.exists():
        raise AssertionError(f"LibreOffice did not convert {book}: {done.stdout}{done.stderr}")
    return path
