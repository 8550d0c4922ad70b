"""The page in a real Chromium, from a file: what it shows and gives to save is what the program says (*.test.mjs). This
makes the workbooks and asks the program."""

import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3]))
from tests.support import kit_file, program, staff_book, two_books, xlsx_tool  # noqa: E402

PAGE = pathlib.Path(os.environ.get("SKILLMAP_PAGE", "build/page/dist/index.html")).resolve()
DRIVER = pathlib.Path(os.environ.get("SKILLMAP_PLAYWRIGHT", "build/playwright/node_modules/playwright-core")).resolve()
AXE = DRIVER.parent / "axe-core/axe.min.js"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

# Answers to a form: one that nobody understands, a heading that resembles a skill and one that means nothing, a name that
# two people have, and one that nobody has.
QUESTIONS = ("プロジェクトマネジメント", "変革マネージメント", "表計算")
ANSWERS = [("ichiro@example.jp", "見本 一郎", 2, 1, 1), ("futaba@example.jp", "見本 二葉", "業務で使える", 2, 0),
           (None, "例示 三郎", 3, 1, 2), (None, "居ない 者", 1, 1, 1)]
MAPPING = """source = "forms"
into = "skill_checks"
columns = [
  { heading = "ID", to = "ignore" },
  { heading = "開始時刻", to = "ignore" },
  { heading = "完了時刻", to = "field.date" },
  { heading = "メール", to = "person.upn" },
  { heading = "名前", to = "person.name" },
  { heading = "プロジェクトマネジメント", to = "skill:プロジェクトマネジメント" },
  { heading = "変革マネージメント", to = "skill:変革マネジメント" },
  { heading = "表計算", to = "ignore" },
]

[levels]
"業務で使える" = 2
"""


def make_imports(folder):
    """A small town and what is imported into it."""
    import openpyxl
    staff_book.make(folder / "people.xlsx")
    book = openpyxl.Workbook()
    book.active.append(("ID", "開始時刻", "完了時刻", "メール", "名前", *QUESTIONS))
    for number, answer in enumerate(ANSWERS, 1):
        begun = datetime.datetime(2026, 7, number, 9)
        book.active.append((number, begun, begun + datetime.timedelta(minutes=5), *answer))
    book.save(folder / "answers.xlsx")
    (folder / "mapping.toml").write_text(MAPPING, "utf-8")
    (folder / "trainings.csv").write_text("職員番号,研修名,受講日,状態\n000001,T1,2026/5/1,修了\n000002,T2,2026/5/2,欠席\n", "utf-8")
    (folder / "dates.csv").write_text("職員番号,回答日,変革マネジメント\n000001,7/8/26,2\n", "utf-8")
    skill_map = openpyxl.Workbook()
    skill_map.active.append(("氏名", "プロジェクトマネジメント", "変革マネジメント"))
    for row in (("見本 一郎", 2, 1), ("見本 二葉", "×", "◎")):
        skill_map.active.append(row)
    skill_map.create_sheet("説明").append(("◎は3、×は0",))
    skill_map.save(folder / "map.xlsx")
    (folder / "tools.csv").write_text("職員番号,回答日,Excel\n000001,2026/6/1,2\n", "utf-8")


def fill(path):
    book = kit_file.open_book(path)
    for cell, choices in kit_file.fields(book.active):
        cell.value = int(choices[-1]) if choices[-1].isdigit() else choices[-1]
    kit_file.field(book.active, "点検日").value = datetime.date(2026, 3, 20)
    return book


def make_returned(folder):
    """Files of the kit as they come back: some filled in, one as it was, one of somebody else, one in an archive, and
    something that is none."""
    kit = sorted((folder / "kit-person").iterdir())
    names = []
    for i, path in enumerate(kit[:7]):
        copy = folder / path.name
        shutil.copy(path, copy)
        names.append(copy.name)
        if i == 6:
            continue
        book = fill(copy)
        if i == 4:
            name = kit_file.place(book.active, "氏名")
            next(cell for cell in book.active[name.row][name.column:] if cell.value).value = "別の 職員"
        book.save(copy)
    last = folder / names[5]
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.write(last, "人事課/" + last.name)
    (folder / "memo.xlsx").write_bytes(b"memo")
    names[5] = "more.zip"
    for path, name in zip(kit[10:13], ("総務部/総務課/a.xlsx", "総務部/b.xlsx", "c.xlsx")):
        copy = folder / "round" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
        fill(copy).save(copy)
    (folder / "returned.json").write_text(json.dumps([*names, "memo.xlsx"]), "utf-8")


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
    run("dashboard", town, "--out", folder / "wg.xlsx", "--style", "wg", "--trend", "--min-group", 5, "--departments", "sheets")
    run("dashboard", town, "--out", folder / "full.html")
    run("dashboard", town, "--out", folder / "lists.xlsx", "--audience", "hr")
    run("dashboard", town, "--out", folder / "lists-0100.xlsx", "--audience", "manager", "--department", "0100")
    run("dashboard", town, "--out", folder / "by-department", "--departments", "files")
    run("evaluate", town, "--write", "--out", folder / "written.xlsx")
    (folder / "damaged.txt").write_text(run("evaluate", damaged, codes=(3,)).stderr.strip(), "utf-8")
    run("kit", town, "--out", folder / "kit-person")
    run("kit", town, "--out", folder / "kit-department", "--by", "department")
    run("init", "--scheme", "wg-tokyo-2025", "fukui", "--organization", "みほん市", "--as-of", "2026-03-31",
        "--out", folder / "blank.xlsx")
    make_options(folder, run)
    make_imports(folder)
    make_returned(folder)


def make_options(folder, run):
    """A town at two times, and a scheme of its own that asks more of its staff; what the program makes with them."""
    town, now, before, own = (folder / name for name in ("town.xlsx", "now.xlsx", "before.xlsx", "わが町.toml"))
    two_books.make(town, now, before, 20)
    run("dashboard", now, "--previous", before, "--out", folder / "compared.xlsx")
    run("dashboard", now, "--previous", before, "--previous-as-of", "2024-03-31", "--out", folder / "compared.html", "--font", "ud")
    run("dashboard", now, "--previous-as-of", "2025-03-31", "--out", folder / "day.csv")
    run("dashboard", now, "--out", folder / "alone.csv")
    wrong = run("dashboard", now, "--previous", folder / "damaged.xlsx", "--out", folder / "none.xlsx", codes=(3,))
    (folder / "previous.txt").write_text(wrong.stderr.strip(), "utf-8")
    run("scheme", "new", "--from", "wg-tokyo-2025", "--out", own)
    text = own.read_text("utf-8")
    asked = '{ kind = "tool_level", at_least = 1, match = "any"'
    assert text.count(asked) == 1
    own.write_text(text.replace(asked, asked.replace("1", "3")), "utf-8")
    run("scheme", "export", own, "--out", folder / "わが町.xlsx")
    (folder / "wrong.toml").write_text(text.replace("[levels]", "[levles]"), "utf-8")
    wrong = run("evaluate", now, "--scheme", folder / "wrong.toml", codes=(2, 3))
    (folder / "scheme.txt").write_text(wrong.stderr.strip().splitlines()[0], "utf-8")
    for name in ("わが町.toml", "わが町.xlsx"):
        run("dashboard", now, "--scheme", folder / name, "--out", folder / f"own-{name[-4:]}.xlsx")
    run("dashboard", now, "--scheme", own, "--previous", before, "--out", folder / "own-compared.xlsx")
    run("evaluate", now, "--scheme", own, "--write", "--out", folder / "own-written.xlsx")
    run("dashboard", now, "--scheme", own, "--audience", "hr", "--out", folder / "own-lists.xlsx")
    for name, arguments in (("own", ["--scheme", own]), ("usual", [])):
        (folder / f"{name}.json").write_text(run("evaluate", now, *arguments, "--format", "json").stdout, "utf-8")
    (folder / "own-check.json").write_text(run("check", now, "--scheme", own, "--format", "json").stdout, "utf-8")
    xlsx_tool.run("set", now, folder / "naming.xlsx", f"設定!{setting(now, '制度')}=わが町;fukui")
    (folder / "naming.json").write_text(run("evaluate", folder / "naming.xlsx", "--format", "json").stdout, "utf-8")
    run("kit", folder / "naming.xlsx", "--out", folder / "kit-own", "--by", "department")
    run("init", "--scheme", own, "--organization", "みほん市", "--as-of", "2026-03-31", "--out", folder / "own-blank.xlsx")


def setting(book, name):
    """The cell of a setting's value."""
    import openpyxl
    return next(row[1].coordinate for row in openpyxl.load_workbook(book)["設定"].iter_rows() if row[0].value == name)


def node_major():
    """Debian 12 has 18, which Playwright does not run on."""
    if not shutil.which("node"):
        return 0
    said = subprocess.run(["node", "--version"], check=True, capture_output=True, text=True).stdout
    return int(said.strip().lstrip("v").split(".")[0])


def main():
    for what, there in (("the page", PAGE.exists()), ("playwright-core", DRIVER.exists()), ("Chromium", CHROMIUM),
                        ("axe-core", AXE.exists()), ("Node.js 20", node_major() >= 20)):
        if not there:
            print(f"skipped: {what} is not there")
            return program.SKIPPED
    with tempfile.TemporaryDirectory() as name:
        make(pathlib.Path(name))
        tests = sorted(pathlib.Path(__file__).parent.glob("*.test.mjs"))
        only = sys.argv[1:]
        environment = {**os.environ, "SKILLMAP_PAGE": str(PAGE), "SKILLMAP_PLAYWRIGHT": str(DRIVER / "index.mjs"),
                       "SKILLMAP_CHROMIUM": CHROMIUM, "SKILLMAP_AXE": str(AXE), "SKILLMAP_FOLDER": name,
                       "SKILLMAP_PROGRAM": program.PROGRAM, "SKILLMAP_XLSX": xlsx_tool.TOOL}
        return subprocess.run(["node", "--test", "--test-concurrency=2", *(test for test in tests if not only or test.name.split(".")[0] in only)],
                              check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
