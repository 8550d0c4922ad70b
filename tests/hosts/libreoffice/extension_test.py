"""The extension in a real LibreOffice, without a screen: installed as people install it, its commands dispatched on open
documents, its functions computed. What it says and makes is what the program says and makes."""

import contextlib
import datetime
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
LIBREOFFICE = ROOT / "addin/libreoffice"
sys.path[:0] = [str(ROOT), str(LIBREOFFICE)]
from tests.support import office, program, staff_book  # noqa: E402

DONE, FINDINGS = 0, 1
SUCCESS = 1  # com.sun.star.frame.DispatchResultState
EXTENSION = pathlib.Path(os.environ.get("SKILLMAP_EXTENSION", ROOT / "build/libreoffice/skillmap.oxt"))
LIBRARY = pathlib.Path(os.environ.get("SKILLMAP_LIBRARY", ROOT / "build/release/addin/libskillmap.so"))
NOT_AVAILABLE = "#N/A"
COMPUTED = ["育成段階", "次の段階に必要なもの", "判定日"]


class Shared:
    """One LibreOffice for all tests, and the town that they look at."""

    office = folder = town = installed = None


def properties(**values):
    from com.sun.star.beans import PropertyValue
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def cells(document):
    """{sheet: rows of values}, without blank rows and columns at the end."""
    said = {}
    for name in document.Sheets.ElementNames:
        sheet = document.Sheets.getByName(name)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.getRangeAddress()
        rows = [list(row) for row in sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow).getDataArray()]
        for row in rows:
            while row and row[-1] == "":
                row.pop()
        while rows and not rows[-1]:
            rows.pop()
        said[name] = rows
    return said


def eventually(look, expected, seconds=30):
    """What `look` says once it is as expected, or at last."""
    end = time.monotonic() + seconds
    while (seen := look()) != expected and time.monotonic() < end:
        time.sleep(0.1)
    return seen


class Documents(program.Scratch):
    """A test with a copy of the town in a document of its own."""

    maxDiff = None

    def setUp(self):
        super().setUp()
        self.addCleanup(self.close_all)
        self.path = self.folder / "町.xlsx"
        shutil.copy(Shared.town, self.path)

    def close_all(self):
        for document in Shared.office.documents():
            with contextlib.suppress(Exception):
                document.close(True)

    def open(self, path=None):
        return Shared.office.desktop.loadComponentFromURL((path or self.path).as_uri(), "_blank", 0, properties(Hidden=True))

    def new(self):
        return Shared.office.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, properties(Hidden=True))

    def dispatch(self, document, command, **answers):
        """(whether it came to its end, what it said)"""
        helper = Shared.office.service("com.sun.star.frame.DispatchHelper")
        result = helper.executeDispatch(document.CurrentController.Frame, "vnd.skillmap:" + command, "", 0,
                                        properties(Silent=True, Hidden=True, **answers))
        return result.State == SUCCESS, json.loads(result.Result)

    def done(self, document, command, **answers):
        done, said = self.dispatch(document, command, **answers)
        self.assertTrue(done, said)
        self.assertEqual(said["error"], "")
        return said

    def refused(self, document, command, message, **answers):
        done, said = self.dispatch(document, command, **answers)
        self.assertEqual((done, said["error"]), (False, message))
        self.assertEqual((said["files"], said["lines"]), ([], []))

    def opened(self, *known):
        """The only document that was not there before."""
        new = [one for one in Shared.office.documents() if one not in known]
        self.assertEqual(len(new), 1)
        return new[0]

    def store(self, document, name, filter_name):
        path = self.folder / name
        document.storeToURL(path.as_uri(), properties(FilterName=filter_name))
        return path

    def program_writes(self, *arguments, name="out.xlsx"):
        out = self.folder / name
        done = program.run(*arguments, "--out", out, "--force")
        self.assertIn(done.returncode, (DONE, FINDINGS), done.stderr)
        return out

    def set_text(self, document, sheet, cell, text):
        document.Sheets.getByName(sheet).getCellRangeByName(cell).setString(text)


class Installed(Documents):
    def test_every_part_is_registered(self):
        self.assertIn("org.skillmap.libreoffice", Shared.installed)
        self.assertIn("Version: " + program.run("--version").stdout.strip(), Shared.installed)
        self.assertEqual(Shared.installed.count("is registered: yes"), 7, Shared.installed)
        self.assertNotIn("is registered: no", Shared.installed)

    def test_menu_and_toolbar_speak_japanese_and_only_in_spreadsheets(self):
        from skillmap_office import offers
        provider = Shared.office.service("com.sun.star.configuration.ConfigurationProvider")
        for node, expected in (("OfficeMenuBar", [one.label[0] for one in offers.COMMANDS]),
                               ("OfficeToolBar", [one.toolbar[0] for one in offers.COMMANDS if one.toolbar[0]])):
            path = f"/org.openoffice.Office.Addons/AddonUI/{node}/{offers.IDENTIFIER}"
            settings = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess",
                                                            properties(nodepath=path))
            items = settings.getByName("Submenu") if node == "OfficeMenuBar" else settings
            shown = [items.getByName(name) for name in sorted(items.ElementNames)]
            shown = [one for one in shown if one.URL != "private:separator"]
            self.assertEqual([one.Title for one in shown], expected)
            self.assertEqual({one.Context for one in shown}, {"com.sun.star.sheet.SpreadsheetDocument"})
            self.assertTrue(all(one.URL in {command.url for command in offers.COMMANDS} for one in shown))

    def test_commands_are_answered_in_spreadsheets(self):
        from com.sun.star.util import URL
        from skillmap_office import offers
        frame = self.new().CurrentController.Frame
        empty = Shared.office.service("com.sun.star.frame.Frame")

        def answered(where, name):
            return where.queryDispatch(URL(Complete=offers.PROTOCOL + name, Protocol=offers.PROTOCOL, Path=name), "", 0) is not None

        for command in offers.COMMANDS:
            self.assertTrue(answered(frame, command.name), command.name)
            self.assertFalse(answered(empty, command.name), command.name)
        self.assertFalse(answered(frame, "fly"))

    def test_the_package(self):
        with zipfile.ZipFile(EXTENSION) as package:
            names = package.namelist()
            self.assertEqual(names, sorted(names))
            self.assertEqual({one.date_time for one in package.infolist()}, {(1980, 1, 1, 0, 0, 0)})
            self.assertEqual(package.read("lib/libskillmap.so"), LIBRARY.read_bytes(),
                             "the library has changed: addin/build libreoffice")
            again = self.folder / "again.oxt"
            (self.folder / "lib").mkdir()
            for name in names:
                if name.startswith("lib/") or name == "types.rdb":
                    package.extract(name, self.folder)
        subprocess.run([sys.executable, LIBREOFFICE / "make_extension.py", again, self.folder / "types.rdb",
                        program.run("--version").stdout.strip(), ROOT / "LICENSE", *sorted((self.folder / "lib").iterdir())],
                       check=True)
        self.assertEqual(again.read_bytes(), EXTENSION.read_bytes(), "the extension has changed: addin/build libreoffice")


class Check(Documents):
    def test_nothing_found(self):
        document = self.open()
        said = self.done(document, "check")
        self.assertEqual((said["said"], said["lines"]), (["確認が必要な点はありません。"], []))
        self.assertFalse(document.isModified())

    def test_findings_are_those_of_the_program_with_their_cells(self):
        import openpyxl
        book = openpyxl.load_workbook(self.path)
        book["受講記録"]["C2"] = "令和7年13月1日"
        book["職員"]["D3"] = "9999"
        book.save(self.path)
        document = self.open()
        said = self.done(document, "check")
        found = program.run_json("check", self.path)
        self.assertEqual(len(said["lines"]), len(found["issues"]))
        self.assertGreaterEqual(found["findings"], 2)
        self.assertIn(f"{found['findings']}件", said["headline"])
        for line, issue in zip(said["lines"], sorted(found["issues"], key=lambda one: one["severity"] != "finding")):
            self.assertEqual((line["sheet"], line["cell"]), (issue["sheet"], issue["cell"]))
            self.assertEqual(line["columns"][1], f"{issue['sheet']} {issue['cell']}")
            self.assertTrue(issue["message"].endswith("：" + line["columns"][2]), (line, issue))
        self.assertFalse(document.isModified())

    def test_what_is_on_the_screen_counts_not_the_file(self):
        document = self.open()
        before = self.path.read_bytes()
        self.set_text(document, "受講記録", "C2", "令和7年13月1日")
        said = self.done(document, "check")
        self.assertEqual([(one["sheet"], one["cell"]) for one in said["lines"]], [("受講記録", "C2")])
        self.assertEqual(self.path.read_bytes(), before)
        self.assertEqual(program.run("check", self.path).returncode, DONE)

    def test_a_document_of_libreoffice(self):
        path = self.store(self.open(), "町.ods", "calc8")
        self.close_all()
        document = self.open(path)
        self.assertEqual(self.done(document, "check")["lines"], [])
        self.set_text(document, "職員", "D3", "9999")
        self.assertEqual([one["cell"] for one in self.done(document, "check")["lines"]], ["D3"])


class Evaluate(Documents):
    def written_by_the_program(self):
        return cells(self.open(self.program_writes("evaluate", self.path, "--write", name="written.xlsx")))

    def test_cells_are_those_that_the_program_writes_and_can_be_taken_back(self):
        document = self.open()
        before, on_disk = cells(document), self.path.read_bytes()
        said = self.done(document, "evaluate")["said"]
        self.assertIn("56人の欄（職員）", said[0])
        self.assertEqual(cells(document), self.written_by_the_program())
        self.assertNotEqual(cells(document), before)
        self.assertTrue(document.isModified())
        self.assertEqual(self.path.read_bytes(), on_disk)
        self.assertEqual(document.UndoManager.getAllUndoActionTitles(), ("育成段階の書き込み",))
        document.UndoManager.undo()
        self.assertEqual(cells(document), before)

    def test_dates_are_dates_and_headings_look_like_headings(self):
        from com.sun.star.util import NumberFormat
        document = self.open()
        self.done(document, "evaluate")
        sheet = document.Sheets.getByName("職員")
        at = cells(document)["職員"][0].index("判定日")
        self.assertEqual([cells(document)["職員"][0][at - 2:]], [COMPUTED])
        date = sheet.getCellByPosition(at, 1)
        self.assertTrue(document.NumberFormats.getByKey(date.NumberFormat).Type & NumberFormat.DATE)
        self.assertEqual(date.String.replace("/", "-"), "2026-03-31")
        self.assertEqual(sheet.getCellByPosition(at, 0).CellBackColor, sheet.getCellByPosition(0, 0).CellBackColor)

    def test_written_again_nothing_changes(self):
        document = self.open()
        self.done(document, "evaluate")
        once = cells(document)
        self.assertEqual(self.done(document, "evaluate")["said"], ["育成段階は書き込み済みの内容から変わっていません。"])
        self.assertEqual(cells(document), once)

    def test_a_changed_document_is_judged_as_it_is(self):
        document = self.open()
        row = next(i for i, one in enumerate(cells(document)["職員"]) if one[8:9] == ["一般行政職員"])
        document.Sheets.getByName("職員").getCellByPosition(8, row).setString("")
        self.done(document, "evaluate")
        changed = cells(document)
        self.assertEqual(changed["職員"][row][13:], [])
        path = self.folder / "saved.xlsx"
        document.UndoManager.undo()
        document.storeToURL(path.as_uri(), properties(FilterName="Calc MS Excel 2007 XML"))
        self.path = path
        self.assertEqual(changed, self.written_by_the_program())

    def test_a_file_that_another_program_changed_does_not_shift_the_rows(self):
        import openpyxl
        document = self.open()
        self.done(document, "evaluate")
        expected = cells(document)
        self.close_all()
        document = self.open()
        book = openpyxl.load_workbook(self.path)
        book["職員"].delete_rows(3)
        book.save(self.path)
        self.done(document, "evaluate")
        self.assertEqual(cells(document), expected)

    def test_a_protected_sheet_is_left_alone(self):
        document = self.open()
        document.Sheets.getByName("職員").protect("")
        before = cells(document)
        done, said = self.dispatch(document, "evaluate")
        self.assertFalse(done)
        self.assertIn("シート「職員」が保護されている", said["error"])
        self.assertEqual(cells(document), before)


class Reasons(Documents):
    def test_of_the_selected_person_as_the_program_explains(self):
        document = self.open()
        sheet = document.Sheets.getByName("職員")
        for row in (1, 5):
            staff = sheet.getCellByPosition(0, row).String
            document.CurrentController.select(sheet.getCellByPosition(2, row))
            said = self.done(document, "reasons")
            explained = program.run_json("explain", self.path, "--staff", staff)
            self.assertIn(staff, said["headline"])
            self.assertIn(explained["name"], said["headline"])
            conditions = [one for scheme in explained["schemes"] for persona in scheme["personas"]
                          for stage in persona["stages"] for one in stage["conditions"]]
            self.assertEqual(len(said["lines"]), len(conditions))
            for line, condition in zip(said["lines"], conditions):
                self.assertIn(condition["text"], line["columns"][2])
                self.assertEqual(line["columns"][1], {"met": "満たす", "not_met": "満たさない", "unknown": "不明"}[condition["state"]])
                evidence = condition["evidence"][:1] or [{"sheet": "", "cell": ""}]
                self.assertEqual({"sheet": line["sheet"], "cell": line["cell"]}, evidence[0])

    def test_nobody_selected(self):
        document = self.open()
        document.CurrentController.select(document.Sheets.getByName("設定").getCellByPosition(0, 0))
        said = self.done(document, "reasons")
        self.assertIn("職員の行を選んで", said["said"][0])
        self.assertEqual(said["lines"], [])


class NewDocuments(Documents):
    def test_what_the_program_writes_to_the_byte_and_to_the_cell(self):
        document = self.open()
        before = cells(document)
        for command, arguments, cell_by_cell in (
                ("dashboard", (), True), ("dashboard-fukui", ("--style", "fukui"), False),
                ("dashboard-wg", ("--style", "wg"), False), ("lists-hr", ("--audience", "hr"), False),
                ("lists-manager", ("--audience", "manager"), True)):
            with self.subTest(command):
                said = self.done(document, command)
                written = self.program_writes("dashboard", self.path, *arguments)
                self.assertEqual([one["sha256"] for one in said["files"]], [hashlib.sha256(written.read_bytes()).hexdigest()])
                new = self.opened(document)
                self.assertEqual(new.Title, pathlib.Path(said["files"][0]["name"]).stem)
                self.assertEqual((new.hasLocation(), new.isModified()), (False, True))
                self.assertGreater(new.Sheets.Count, 1)
                if cell_by_cell:
                    self.assertEqual(cells(new), cells(self.open(written)))
                for one in Shared.office.documents():
                    if one != document:
                        one.close(True)
        self.assertFalse(document.isModified())
        self.assertEqual(cells(document), before)


class Import(Documents):
    def setUp(self):
        super().setUp()
        self.path = staff_book.make(self.folder / "職員.xlsx")
        self.document = self.open()
        self.before = cells(self.document)

    def answers(self, *lines, name="回答.csv"):
        path = self.folder / name
        path.write_text("ID,開始時刻,完了時刻,メール,名前,プロジェクトマネジメント\n" + "".join(line + "\n" for line in lines), "utf-8")
        return path

    def certain(self):
        return self.answers("1,2026/7/13 9:00:00,2026/7/13 9:01:00,ichiro@example.jp,見本 一郎,2",
                            "2,2026/7/13 9:00:00,2026/7/13 9:02:00,,どこかの誰か,1")

    def take(self, *paths, **answers):
        return self.done(self.document, "import", Files=tuple(path.as_uri() for path in paths), **answers)

    def unchanged(self):
        self.assertFalse(self.document.isModified())
        self.assertEqual(cells(self.document), self.before)

    def test_taken_into_a_new_document(self):
        file = self.certain()
        said = self.take(file, Accept=True)
        self.assertIn("追加 1件、保留 1件", said["said"][0])
        self.assertEqual([line["columns"][:2] for line in said["lines"]], [["保留 1件", "回答.csv 3行目"]])
        new = self.opened(self.document)
        out = self.program_writes("import", file, "--book", self.path, "--accept")
        self.assertEqual([one["sha256"] for one in said["files"]], [hashlib.sha256(out.read_bytes()).hexdigest()])
        self.assertEqual(cells(new), cells(self.open(out)))
        self.assertIn("取り込み確認", new.Sheets.ElementNames)
        self.unchanged()

    def test_only_looked_at(self):
        said = self.take(self.certain())
        self.assertIn("追加 1件、保留 1件", said["said"][0])
        self.assertEqual(said["files"], [])
        self.assertEqual(Shared.office.documents(), [self.document])
        self.unchanged()

    def test_what_is_unclear_is_asked_and_taken_with_a_mapping(self):
        file = self.answers("1,2026/7/13 9:00:00,2026/7/13 9:01:00,ichiro@example.jp,見本 一郎,業務で活用できる")
        said = self.take(file, Accept=True)
        self.assertIn("取り込んでいません", said["headline"])
        told = [line["columns"] for line in said["lines"]]
        self.assertIn(["要確認", "回答.csv", "「プロジェクトマネジメント」の回答「業務で活用できる」（1件）の意味が決まっていません。"], told)
        self.assertIn(["参考", "回答.csv", "「プロジェクトマネジメント」→ スキル：プロジェクトマネジメント"], told)
        self.assertIn('"業務で活用できる" = "open"', said["mapping"])
        self.assertEqual(Shared.office.documents(), [self.document])
        mapping = self.folder / "対応表.toml"
        mapping.write_text(said["mapping"].replace('"業務で活用できる" = "open"', '"業務で活用できる" = 2'), "utf-8")
        self.assertIn("追加 1件", self.take(file, mapping, Accept=True)["said"][0])
        row = next(one for one in cells(self.opened(self.document))["自己点検"] if one[:1] == ["000001"])
        self.assertEqual(row[4], 2.0)
        self.unchanged()

    def test_nothing_chosen(self):
        self.assertEqual(self.take()["said"], [])

    def test_a_file_that_cannot_be_read(self):
        broken = self.folder / "壊れた.xlsx"
        broken.write_bytes(b"PK\x03\x04 no workbook")
        done = program.run("import", broken, "--book", self.path, "--dry-run")
        self.refused(self.document, "import", done.stderr.strip(), Files=(broken.as_uri(),))
        self.unchanged()


class Stopped(Documents):
    def test_a_file_damaged_after_it_was_opened(self):
        document = self.open()
        self.path.write_bytes(self.path.read_bytes()[:3000])
        for command in ("check", "evaluate", "dashboard", "reasons"):
            self.refused(document, command, program.run("check", self.path).stderr.strip())
        self.assertFalse(document.isModified())

    def test_a_document_that_is_no_skill_map(self):
        document = self.new()
        document.Sheets.getByIndex(0).getCellByPosition(0, 0).setString("買い物")
        path = self.store(document, document.Title + ".xlsx", "Calc MS Excel 2007 XML")
        for command in ("check", "evaluate", "dashboard"):
            words = ("dashboard", path, "--out", self.folder / "out.xlsx") if command == "dashboard" else (command, path)
            message = program.run(*words).stderr.strip()
            self.assertIn(path.name, message)
            self.refused(document, command, message)
        self.assertEqual(cells(document)["Sheet1" if "Sheet1" in document.Sheets.ElementNames else document.Sheets.ElementNames[0]],
                         [["買い物"]])

    def test_a_document_with_a_password_is_read_as_it_is_shown(self):
        locked = self.folder / "鍵.ods"
        self.open().storeToURL(locked.as_uri(), properties(FilterName="calc8", Password="秘密"))
        self.close_all()
        with zipfile.ZipFile(locked) as package:
            self.assertIn(b"encryption-data", package.read("META-INF/manifest.xml"))
        document = Shared.office.desktop.loadComponentFromURL(locked.as_uri(), "_blank", 0, properties(Hidden=True, Password="秘密"))
        self.assertEqual(self.done(document, "check")["lines"], [])

    def test_a_scheme_of_ones_own_beside_the_workbook(self):
        import openpyxl
        scheme = self.folder / "わが町.toml"
        self.assertEqual(program.run("scheme", "new", "--from", "moka", "--out", scheme).returncode, DONE)
        book = openpyxl.load_workbook(self.path)
        row = next(one for one in book["設定"].iter_rows() if one[0].value == "制度")
        row[1].value = "わが町"
        book.save(self.path)
        said = self.done(self.open(), "dashboard")
        written = self.program_writes("dashboard", self.path)
        self.assertEqual(said["files"][0]["sha256"], hashlib.sha256(written.read_bytes()).hexdigest())


class Functions(Documents):
    def setUp(self):
        super().setUp()
        self.document = self.open()
        self.persons = program.run_json("evaluate", self.path)["persons"]

    def sheet(self):
        self.document.Sheets.insertNewByName("関数", self.document.Sheets.Count)
        return self.document.Sheets.getByName("関数")

    def computed(self, formulas, expected):
        sheet = self.sheet()
        for row, formula in enumerate(formulas):
            sheet.getCellByPosition(0, row).setFormula(formula)
        return eventually(lambda: [sheet.getCellByPosition(0, row).String for row in range(len(formulas))], expected)

    def state(self, person, persona):
        if person["stages"][persona]:
            return person["stages"][persona]
        first = next((one["state"] for one in person["reasons"] if one["persona"] == persona), None)
        return {None: NOT_AVAILABLE, "unknown": "不明"}.get(first, "未到達")

    def test_stages_of_everybody(self):
        formulas, expected = [], []
        for row, person in enumerate(self.persons):
            for persona in person["stages"]:
                formulas.append(f'=SKILLMAP_STAGE("{person["staff_id"]}";"{persona}")')
                expected.append(self.state(person, persona))
        self.assertGreater(len(set(expected)), 3)
        self.assertEqual(self.computed(formulas, expected), expected)

    def test_several_personas_numbers_and_people_nobody_knows(self):
        one = next(person for person in self.persons if len(person["stages"]) == 1)
        two = next(person for person in self.persons if len(person["stages"]) == 2)
        several = "、".join(f"{name}：{self.state(two, name)}" for name in two["stages"])
        expected = [self.state(one, next(iter(one["stages"]))), several, several, NOT_AVAILABLE, NOT_AVAILABLE, NOT_AVAILABLE]
        formulas = [f'=SKILLMAP_STAGE("{one["staff_id"]}")', f'=SKILLMAP_STAGE("{two["staff_id"]}")',
                    f'=SKILLMAP_STAGE({int(two["staff_id"])})', '=SKILLMAP_STAGE("だれか")',
                    f'=SKILLMAP_STAGE("{one["staff_id"]}";"ない人材像")', '=SKILLMAP_STAGE(A99)']
        self.assertEqual(self.computed(formulas, expected), expected)

    def test_reasons(self):
        formulas, expected = [], []
        for person in self.persons[:6]:
            for persona in person["stages"]:
                reasons = [one for one in person["reasons"] if one["persona"] == persona]
                if reasons:
                    formulas.append(f'=SKILLMAP_REASON("{person["staff_id"]}";"{persona}")')
                    expected.append(next((one["text"] for one in reasons if not one["reached"]), reasons[-1]["text"]))
                    formulas.append(f'=SKILLMAP_REASON("{person["staff_id"]}";"{persona}";"{reasons[0]["stage"]}")')
                    expected.append(reasons[0]["text"])
        self.assertGreater(len(formulas), 8)
        self.assertEqual(self.computed(formulas, expected), expected)

    def test_figures_are_the_data_of_the_dashboard(self):
        data = json.loads(self.program_writes("dashboard", self.path, name="data.json").read_text("utf-8"))["data"]
        chosen = [one for one in data if one["value"] is not None][:12]
        hidden = [one for one in data if one["hidden"]][:5]
        empty = [one for one in data if one["value"] is None and not one["hidden"]][:3]
        self.assertTrue(chosen and hidden and empty)
        sheet = self.sheet()
        for row, one in enumerate(chosen + hidden + empty):
            sheet.getCellByPosition(0, row).setFormula(f'=SKILLMAP_VALUE("{one["department"]}";"{one["indicator"]}")')

        def seen():
            return [sheet.getCellByPosition(0, row).getValue() for row in range(len(chosen))]

        values = [one["value"] for one in chosen]
        self.assertEqual(eventually(seen, values), values)
        texts = [sheet.getCellByPosition(0, len(chosen) + row).String for row in range(len(hidden) + len(empty))]
        self.assertEqual(texts, ["＊"] * len(hidden) + [NOT_AVAILABLE] * len(empty))

    def test_they_follow_changes_and_change_nothing_themselves(self):
        person = next(one for one in self.persons if len(one["stages"]) == 1 and None not in one["stages"].values())
        persona, stage = next(iter(person["stages"].items()))
        formula = f'=SKILLMAP_STAGE("{person["staff_id"]}";"{persona}")'
        self.assertEqual(self.computed([formula], [stage]), [stage])
        self.document.setModified(False)
        time.sleep(2.5)
        self.assertFalse(self.document.isModified())
        rows = cells(self.document)["職員"]
        row = next(i for i, one in enumerate(rows) if one[0] == person["staff_id"])
        self.document.Sheets.getByName("職員").getCellByPosition(8, row).setString("")
        cell = self.document.Sheets.getByName("関数").getCellByPosition(0, 0)
        self.assertEqual(eventually(lambda: cell.String, NOT_AVAILABLE), NOT_AVAILABLE)
        self.document.UndoManager.undo()
        self.assertEqual(eventually(lambda: cell.String, stage), stage)

    def test_a_document_that_is_no_skill_map_says_why(self):
        self.document = self.new()
        path = self.store(self.document, self.document.Title + ".xlsx", "Calc MS Excel 2007 XML")
        message = "（評価できません）" + program.run("evaluate", path).stderr.strip()
        self.assertEqual(self.computed(['=SKILLMAP_STAGE("1")'], [message]), [message])


class ListWindow(Documents):
    """The window itself, with its controls in LibreOffice and its code here."""

    def test_choosing_a_line_shows_its_cell(self):
        from skillmap_office import list_window, talk
        from skillmap_office.words import Teller
        document = self.open()
        talking = talk.SilentTalk(Teller("ja"), {"Hidden": True})
        lines = [talk.Line(("要確認", "職員 D3", "所属コード"), "職員", "D3"), talk.Line(("参考", "受講記録 C2", "受講日"), "受講記録", "C2"),
                 talk.Line(("要確認", "どこか", "=1+1"), "ないシート", "A1")]
        window = list_window.ListWindow(Shared.office.context, document.CurrentController.Frame, document,
                                        talk.Listing("スキルマップ　点検", "3件", ("区分", "場所", "内容"), lines), talking)
        window.open()
        self.addCleanup(window.close)
        grid = window.control("lines")

        def selected():
            address = document.CurrentSelection.getRangeAddress()
            return document.Sheets.getByIndex(address.Sheet).Name, address.StartColumn, address.StartRow

        for index, expected in ((1, ("受講記録", 2, 1)), (0, ("職員", 3, 2))):
            grid.selectRow(index)
            self.assertEqual(eventually(selected, expected), expected)
        grid.selectRow(2)
        self.assertIn("「ないシート」が見つかりません", eventually(lambda: window.control("detail").Text, "要確認\nどこか\n=1+1\nシート「ないシート」が見つかりません。"))
        self.assertFalse(document.isModified())
        window.to_document()
        self.assertEqual(cells(self.opened(document)), {"点検": [["区分", "場所", "内容"], *(list(one.columns) for one in lines)]})
        window.close()
        self.assertEqual(list_window.shown(), 0)


class Systems(unittest.TestCase):
    def test_each_has_its_library(self):
        from skillmap_office import libraries
        self.assertEqual([libraries.library_file(one) for one in ("linux", "win32")], ["libskillmap.so", "skillmap.dll"])
        self.assertEqual(libraries.platforms(["skillmap.dll"]), ["windows_x86_64"])
        self.assertEqual(len(libraries.platforms(["skillmap.dll", "libskillmap.so"])), 2)
        self.assertNotIn(libraries.library_file("darwin"), ("libskillmap.so", "skillmap.dll"))
        with self.assertRaises(KeyError):
            libraries.platforms(["other.so"])


class Words(unittest.TestCase):
    def test_every_word_in_both_languages_with_the_same_gaps(self):
        import string
        from skillmap_office import offers, words
        for key, (japanese, english) in words.TOLD.items():
            gaps = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (japanese, english)]
            self.assertEqual(gaps[0], gaps[1], key)
        for one in offers.COMMANDS:
            self.assertTrue(all(one.label), one.name)
            self.assertEqual(bool(one.toolbar[0]), bool(one.toolbar[1]), one.name)

    def test_every_word_that_the_code_says_is_there_and_no_other(self):
        import re
        from skillmap_office import words
        code = "".join(path.read_text("utf-8") for path in (LIBREOFFICE / "skillmap_office").glob("*.py") if path.name != "words.py")
        self.assertEqual([key for key in words.TOLD if f'"{key}"' not in code], [])
        for key in re.findall(r'words\("([a-z_]+)"', code) + re.findall(r'Refused\("([a-z_]+)"', code):
            self.assertIn(key, words.TOLD)


def missing():
    if not EXTENSION.exists():
        return f"{EXTENSION.name} (addin/build libreoffice)"
    if os.environ.get("SKILLMAP_SANITIZE") == "1":
        return "a program without sanitizers"
    return office.missing()


def main():
    absent = missing()
    if absent:
        print(f"skipped: {absent} is not there")
        return program.SKIPPED
    if os.geteuid() == 0:
        again, closed = office.as_nobody(EXTENSION, LIBRARY, program.PROGRAM)
        if closed:
            print(f"skipped: unopkg refuses root, and the user nobody cannot read {closed}")
            return program.SKIPPED
        os.execv(again[0], again)
    with tempfile.TemporaryDirectory() as name:
        Shared.folder = pathlib.Path(name)
        Shared.town = Shared.folder / "town.xlsx"
        done = program.run("sample", "--out", Shared.town, "--staff", 60, "--departments", 5)
        assert done.returncode == DONE, done.stderr
        Shared.installed = office.install(EXTENSION, Shared.folder)
        with office.Office(Shared.folder) as Shared.office:
            result = unittest.main(module="__main__", verbosity=1, exit=False).result
        left = [path.name for path in (Shared.folder / "tmp").glob("skillmap-*")]
        if left:
            print(f"left behind: {left}")
        return 0 if result.wasSuccessful() and not left else 1


if __name__ == "__main__":
    sys.exit(main())
