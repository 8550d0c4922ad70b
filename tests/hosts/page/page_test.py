"""The page in a real Chromium, from a file: what it shows and gives to save is what the program says (page.test.mjs). This
makes the workbooks and asks the program."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3]))
from tests.support import program  # noqa: E402

PAGE = pathlib.Path(os.environ.get("SKILLMAP_PAGE", "build/page/dist/index.html")).resolve()
DRIVER = pathlib.Path(os.environ.get("SKILLMAP_PLAYWRIGHT", "build/playwright/node_modules/playwright-core")).resolve()
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def make(folder):
    """Workbooks, and beside each what the program makes of it."""
    import openpyxl

    def run(*arguments, codes=(0, 1)):
        done = program.run(*arguments)
        assert done.returncode in codes, done.stderr
        return done

    town, broken, damaged, big = (folder / f"{name}.xlsx" for name in ("town", "broken", "damaged", "big"))
    run("sample", "--out", town, "--staff", 240, "--departments", 16)
    run("sample", "--out", big, "--staff", 50_000, "--departments", 400)
    damaged.write_bytes(town.read_bytes()[:5000])
    book = openpyxl.load_workbook(town)
    book["受講記録"]["C2"] = "令和7年13月1日"
    book["職員"]["D3"] = "9999"
    book.save(broken)
    (folder / "check.json").write_text(run("check", broken, "--format", "json").stdout, "utf-8")
    (folder / "evaluate.json").write_text(run("evaluate", town, "--format", "json").stdout, "utf-8")
    someone = book["職員"]["A5"].value
    (folder / "explain.json").write_text(run("explain", town, "--staff", someone, "--format", "json").stdout, "utf-8")
    run("dashboard", town, "--out", folder / "full.xlsx")
    run("dashboard", town, "--out", folder / "wg.xlsx", "--style", "wg", "--min-group", 5, "--departments", "sheets")
    run("dashboard", town, "--out", folder / "full.html")
    run("dashboard", town, "--out", folder / "lists.xlsx", "--audience", "hr")
    run("evaluate", town, "--write", "--out", folder / "written.xlsx")
    (folder / "damaged.txt").write_text(run("evaluate", damaged, codes=(3,)).stderr.strip(), "utf-8")


def node_major():
    """Debian 12 has 18, which Playwright does not run on."""
    if not shutil.which("node"):
        return 0
    said = subprocess.run(["node", "--version"], check=True, capture_output=True, text=True).stdout
    return int(said.strip().lstrip("v").split(".")[0])


def main():
    for what, there in (("the page", PAGE.exists()), ("playwright-core", DRIVER.exists()), ("Chromium", CHROMIUM),
                        ("Node.js 20", node_major() >= 20)):
        if not there:
            print(f"skipped: {what} is not there")
            return program.SKIPPED
    with tempfile.TemporaryDirectory() as name:
        make(pathlib.Path(name))
        test = pathlib.Path(__file__).with_name("page.test.mjs")
        environment = {**os.environ, "SKILLMAP_PAGE": str(PAGE), "SKILLMAP_PLAYWRIGHT": str(DRIVER / "index.mjs"),
                       "SKILLMAP_CHROMIUM": CHROMIUM, "SKILLMAP_FOLDER": name}
        return subprocess.run(["node", "--test", test], check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
