"""Workbooks of every kind that the program writes, made anew in a folder."""

import re
import zipfile

from tests.support import exam_books, extreme_towns, program, staff_book, xlsx_tool

DONE, FINDINGS = 0, 1
STYLES = ("full", "fukui", "wg")


def _run(*arguments):
    done = program.run(*arguments)
    assert done.returncode in (DONE, FINDINGS), (arguments, done.stdout, done.stderr)


def _tool(*arguments):
    done = xlsx_tool.run(*arguments)
    assert done.returncode == DONE, (arguments, done.stderr)


def town(folder, name, staff, departments, seed=1):
    path = folder / f"{name}.xlsx"
    _run("sample", "--out", path, "--force", "--staff", staff, "--departments", departments, "--seed", seed)
    return path


def dashboard(book, out, *options):
    _run("dashboard", book, "--out", out, "--force", "--as-of", "2026-03-31", *options)
    return out


def dashboards(folder):
    """{name: path}: every style, for many people, few, nobody, much, nothing that applies and odd names; nothing hidden;
    beside an earlier time."""
    made = {}
    towns = {"small": town(folder, "small", 24, 4), "crowded": town(folder, "crowded", 300, 40),
             "empty": town(folder, "empty", 0, 1), "sparse": town(folder, "sparse", 12, 9),
             "single": town(folder, "single", 12, 1)}
    towns["much"] = extreme_towns.many_trainings(towns["small"], folder / "much.xlsx")
    towns["nothing"] = extreme_towns.nothing_applies(towns["small"], folder / "nothing.xlsx")
    towns["odd"] = folder / "odd.xlsx"
    _tool("set", towns["sparse"], towns["odd"], "設定!B2=R&D&P市 <&> \"町\"", f"所属!C2={extreme_towns.LONG_NAME}",
          "所属!C3==1+1", "所属!C4='引用'課\n[第1]係 {#}", "所属!C5=@課,;:*?/\\")
    for name, book in towns.items():
        for style, least in [*((style, 3) for style in STYLES), ("full", 1)]:
            key = f"dashboard {name} {style} {least}"
            made[key] = dashboard(book, folder / f"{key}.xlsx", "--style", style, "--min-group", least)
        for earlier, options in {"day": ("--previous-as-of", "2025-03-31"),
                                 "book": ("--previous", towns["sparse"]), "month": ("--trend",)}.items():
            key = f"dashboard {name} and an earlier {earlier}"
            made[key] = dashboard(book, folder / f"{key}.xlsx", *options)
    return made


def courses(book, folder):
    """What a history of two days says."""
    for day in ("2025-03-31", "2026-03-31"):
        _run("evaluate", book, "--record", "--as-of", day)
    said = program.run_json("evaluate", book)
    whom = {"person": ("--staff", said["persons"][0]["staff_id"]), "department": ("--department", said["departments"][0]["code"])}
    made = {f"course of a {name}": folder / f"course of a {name}.xlsx" for name in whom}
    for name, options in whom.items():
        _run("history", book, *options, "--out", made[f"course of a {name}"])
    made["dashboard of recorded days"] = dashboard(book, folder / "recorded.xlsx", "--trend", "--history",
                                                   book.with_suffix(".skillmap-history"))
    return made


def several_towns(folder, out, sizes=(24, 70)):
    """The shares of towns of so many people as one file."""
    shares = []
    for number, (staff, code) in enumerate(zip(sizes, ("131016", "182010", "010006")), 1):
        shares.append(folder / f"share{number}.json")
        book = town(folder, f"town{number}", staff, 1 + staff // 12)
        _run("share", book, "--municipality", code, "--name", f"見本{number}市", "--out", shares[-1], "--force")
    _run("merge", *shares, "--out", out, "--force")
    return out


def new_books(folder):
    """{name: path}: towns, blank workbooks, exported schemes, name lists, courses and self-check files."""
    made = {"town": town(folder, "town", 24, 4)}
    for name, schemes in {"wg and fukui": ("wg-tokyo-2025", "fukui"), "moka": ("moka",), "blank": ("blank",),
                          "guidebook": ("mic-guidebook",), "tools": ("tokyo-dsm-tools",)}.items():
        made[f"init {name}"] = folder / f"init {name}.xlsx"
        _run("init", *(word for scheme in schemes for word in ("--scheme", scheme)), "--out", made[f"init {name}"])
    for scheme in ("wg-tokyo-2025", "kitakyushu", "fukui"):
        made[f"scheme {scheme}"] = folder / f"scheme {scheme}.xlsx"
        _run("scheme", "export", scheme, "--out", made[f"scheme {scheme}"])
    for reader in ("hr", "manager"):
        made[f"lists {reader}"] = dashboard(made["town"], folder / f"lists {reader}.xlsx", "--audience", reader)
    for name, options in {"plan": ("--personal",), "plan of a department": ("--department", "0101")}.items():
        made[name] = folder / f"{name}.xlsx"
        _run("plan", made["town"], "--out", made[name], *options)
    made["pages for managers"] = folder / "pages for managers.xlsx"
    _run("assign", made["town"], "--out", made["pages for managers"])
    made |= courses(made["town"], folder)
    made["found"], made["what-if"] = folder / "found.xlsx", folder / "what-if.xlsx"
    _run("find", made["town"], "--stage", 1, "--tool", "Excel=1", "--out", made["found"])
    transfers = folder / "transfers.csv"
    transfers.write_text("職員番号,異動先\n000003,0103\n000010,ない課\n", encoding="utf-8")
    _run("what-if", made["town"], transfers, "--out", made["what-if"])
    staff = exam_books.town(7)
    exams = exam_books.write(folder / "exams.xlsx", "gotsu", staff, exam_books.register(7, staff))
    for name, options in {"qualifications": (), "qualifications with names": ("--audience", "hr")}.items():
        made[name] = folder / f"{name}.xlsx"
        _run("qualifications", exams, "--out", made[name], *options)
    made["several towns"] = several_towns(folder, folder / "several towns.xlsx")
    for by in ("person", "department"):
        _run("kit", made["town"], "--out", folder / by, "--by", by)
        made[f"kit by {by}"] = sorted((folder / by).iterdir())[0]
    return made


def changed_books(folder):
    """{name: (before, after)}: stages written back, answers imported, files collected, pages grafted."""
    base, staff = town(folder, "base", 24, 4), staff_book.make(folder / "staff.xlsx")

    def copy(name, book):
        path = folder / f"{name}.xlsx"
        path.write_bytes(book.read_bytes())
        return path

    evaluated, collected, imported = copy("evaluated", base), copy("collected", base), copy("imported", staff)
    _run("evaluate", evaluated, "--write")
    _run("kit", base, "--out", folder / "returned")
    _run("collect", folder / "returned", "--book", collected)
    answers = folder / "answers.csv"
    answers.write_text("ID,開始時刻,完了時刻,メール,名前,プロジェクトマネジメント,変革マネジメント\n"
                       "1,2026/7/1 9:00:00,2026/7/1 9:01:00,ichiro@example.jp,見本 一郎,2,1\n"
                       "2,2026/7/1 9:00:00,2026/7/1 9:02:00,,例示 三郎,2,1\n", encoding="utf-8")
    _run("import", answers, "--accept", "--book", imported)
    grafted, renamed = folder / "grafted.xlsx", folder / "renamed.xlsx"
    _tool("sheets", evaluated, grafted, "graft", dashboard(base, folder / "pages.xlsx"))
    _tool("sheets", grafted, renamed, "rename", "データ", "データ (2)")
    put, again = copy("put", evaluated), folder / "put again.xlsx"
    _run("dashboard", base, "--into", put)
    _run("dashboard", evaluated, "--into", put, "--out", again, "--style", "wg")
    return {"put into": (base, put), "put into again": (base, again), "evaluated": (base, evaluated), "collected": (base, collected), "imported": (staff, imported),
            "grafted": (base, grafted), "grafted and renamed": (base, renamed)}


def edited_books(folder, books):
    """{name: (before, after)} of workbooks of other origin: a cell set, a sheet put in, pages grafted, a sheet renamed.

    What cannot be changed is left out; other tests tell why."""
    pages = dashboard(town(folder, "paged", 24, 4), folder / "pages of paged.xlsx", "--style", "fukui")
    made = {}
    for number, (name, path) in enumerate(books):
        done = xlsx_tool.run("details", path)
        sheets = [line[0] for line in xlsx_tool.parse_lines(done.stdout) if line[1] == "sheet"]
        if done.returncode != DONE or not sheets:
            continue
        steps = {"set": ("set", f"{sheets[0]}!B3=新しい値 <&>"), "number": ("set", "--number", f"{sheets[-1]}!C4=12.5"),
                 "insert": ("sheets", "insert", "新しい表", sheets[0]), "graft": ("sheets", "graft", str(pages), sheets[0]),
                 "rename": ("sheets", "rename", sheets[0], "改名 した'表")}
        for kind, (command, *words) in steps.items():
            out = folder / f"{number} {kind}{path.suffix}"
            options = [word for word in words if word.startswith("--")]
            if xlsx_tool.run(command, *options, path, out, *words[len(options):]).returncode == DONE:
                made[f"{name}, {kind}"] = (path, out)
    return made


def damaged(book, out, part, pattern, replacement):
    """A copy of the book with the first match in a part replaced."""
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            if name == part:
                content, count = re.subn(pattern, replacement, content, count=1, flags=re.DOTALL)
                assert count, (part, pattern)
            new.writestr(name, content)
    return out
