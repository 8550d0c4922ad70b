"""Evaluations recorded in sheets of the workbook itself, for those who keep everything in Excel: the same as in a database,
also after other programs have saved the workbook, and what happens where somebody has changed the sheets."""

import csv
import io
import json
import pathlib
import shutil
import sys
import unittest
import zipfile

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.hosts.comparison_test import CHANGES  # noqa: E402
from tests.hosts.history_test import BEFORE, DONE, INPUT, NOW, USAGE, Case, people  # noqa: E402
from tests.support import libreoffice, map_books, program, two_books  # noqa: E402

SHEETS = ["履歴", "履歴_段階", "履歴_控え"]
COPY = "履歴_控え"
WORDS, VALUES = "種類", "値1"


def records_of(path):
    """{sheet: values} without the sheets of the history."""
    book = openpyxl.load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book if sheet.title not in SHEETS}


def copy_rows(path):
    return [row for row in openpyxl.load_workbook(path)[COPY].iter_rows(values_only=True)]


def go_on(book, later, out):
    """The workbook as people edit it in a year: its own sheets hold what those of `later` do."""
    target, source = openpyxl.load_workbook(book), openpyxl.load_workbook(later)
    for sheet in source:
        own = target[sheet.title]
        own.delete_rows(1, own.max_row)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    own.cell(cell.row, cell.column, cell.value).number_format = cell.number_format
    target.save(out)


class SheetCase(Case):
    def record_in_sheet(self, book, *options):
        done = program.run("evaluate", book, "--record-sheet", *options)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done


class Town(SheetCase):
    """240 people, 120 transfers and a reorganisation, in one workbook that was gone on with."""

    def setUp(self):
        super().setUp()
        self.now, self.before = self.folder / "now.xlsx", self.folder / "before.xlsx"
        two_books.make(self.sample("sample.xlsx", 240, 16), self.now, self.before, 120, CHANGES)
        self.file = self.folder / "town.skillmap-history"
        for book in (self.before, self.now):
            self.record(book, "--history", self.file)
        shutil.copy(self.before, self.folder / "year.xlsx")
        self.record_in_sheet(self.folder / "year.xlsx")
        self.book = self.folder / "town.xlsx"
        go_on(self.folder / "year.xlsx", self.now, self.book)
        self.record_in_sheet(self.book)

    def without_files(self, evaluations):
        return [{key: value for key, value in one.items() if key != "book"} for one in evaluations]

    def test_it_says_what_the_database_says(self):
        found = self.without_files(self.history(self.book)["evaluations"])
        self.assertEqual(found, self.without_files(self.history(self.file)["evaluations"]))
        self.assertEqual([one["as_of"] for one in found], [BEFORE, NOW])
        for number in list(people(self.now))[::12]:
            self.assertEqual(self.history(self.book, "--staff", number), self.history(self.file, "--staff", number))
        for code in {department for department, _, _ in people(self.now).values()} | {"0107"}:
            self.assertEqual(self.history(self.book, "--department", code), self.history(self.file, "--department", code))

    def figures(self, *options):
        text = self.dashboard(self.book, *options, out="out.csv").read_text("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    def test_comparisons_and_lines_come_from_it(self):
        for options in ((), ("--min-group", 1), ("--previous-as-of", BEFORE)):
            of_sheet = self.figures("--previous", self.book, *options)
            self.assertEqual(of_sheet, self.figures("--previous", self.file, *options))
        self.assertTrue(any(row["基準日"] == BEFORE for row in of_sheet))
        self.assertEqual(self.figures("--trend", "--history", self.book), self.figures("--trend", "--history", self.file))

    def test_nothing_else_in_the_workbook_changes(self):
        self.assertEqual(records_of(self.book), records_of(self.now))
        self.assertEqual([one for one in openpyxl.load_workbook(self.book).sheetnames if one in SHEETS], SHEETS)
        self.assertEqual(program.run_json("evaluate", self.book), program.run_json("evaluate", self.now))

    def test_recorded_again_nothing_changes(self):
        before = self.book.read_bytes()
        self.record_in_sheet(self.book)
        self.assertEqual(self.book.read_bytes(), before)
        done = program.run("dashboard", self.book, "--into", self.book)
        self.assertEqual(done.returncode, DONE, done.stderr)
        before = self.book.read_bytes()
        self.record_in_sheet(self.book)
        self.assertEqual(self.book.read_bytes(), before)

    def test_rows_that_stay_cost_nothing(self):
        def lines():
            return sum(row[0] == "行" for row in copy_rows(self.book))
        before = lines()
        self.record_in_sheet(self.book, "--as-of", "2026-04-30")
        self.assertEqual(lines(), before)

    def test_rows_in_another_order(self):
        want = self.history(self.book, "--staff", next(iter(people(self.now))))
        book = openpyxl.load_workbook(self.book)
        rows = [[cell.value for cell in row] for row in book[COPY].iter_rows(min_row=2)]
        for i, row in enumerate(reversed(rows)):
            for j, value in enumerate(row):
                book[COPY].cell(i + 2, j + 1).value = value
        book.save(self.book)
        self.assertEqual(self.history(self.book, "--staff", next(iter(people(self.now)))), want)
        self.figures("--previous", self.book)

    @unittest.skipUnless(libreoffice.available(), "no LibreOffice")
    def test_after_libreoffice_has_saved_it(self):
        want = self.history(self.book)
        figures = self.figures("--previous", self.book)
        shutil.copy(libreoffice.convert(self.book, self.folder), self.book)
        self.assertEqual(self.history(self.book), want)
        self.assertEqual(self.figures("--previous", self.book), figures)

    def test_the_table_of_stages(self):
        rows = list(openpyxl.load_workbook(self.book)["履歴_段階"].iter_rows(values_only=True))
        at = next(i for i, row in enumerate(rows) if "職員番号" in row)
        table = [dict(zip(rows[at], row)) for row in rows[at + 1:] if row[1]]
        number = next(iter(people(self.now)))
        want = [(day["as_of"], day["department"]["code"], one["persona"], one["stage"] or "未到達")
                for day in self.history(self.file, "--staff", number)["days"] for one in day["personas"] if one["staged"]]
        found = [(row["基準日"].date().isoformat(), row["所属コード"], row["人材像"], row["育成段階"].split("（")[0])
                 for row in table if row["職員番号"] == number and row["育成段階"] != "－"]
        self.assertEqual(found, want)

    def test_what_is_deleted_is_gone(self):
        def parts_with(name):
            with zipfile.ZipFile(self.book) as package:
                return [part for part in package.namelist() if name.encode() in package.read(part)]
        self.assertTrue(parts_with("旧名称課"))  # that department had another name then
        self.assertIn("1件", program.run("history", self.book, "--delete", BEFORE).stdout)
        self.assertEqual([one["as_of"] for one in self.history(self.book)["evaluations"]], [NOW])
        self.assertEqual(parts_with("旧名称課"), [])
        self.assertEqual(records_of(self.book), records_of(self.now))
        self.assertEqual(program.run("history", self.book, "--delete", "2020-01-01").returncode, USAGE)


class OneBook(SheetCase):
    def test_stages_written_and_recorded_at_once(self):
        book = self.sample()
        self.record_in_sheet(book, "--write")
        before = book.read_bytes()
        self.record_in_sheet(book, "--write")
        self.assertEqual(book.read_bytes(), before)
        self.assertEqual(len(self.history(book)["evaluations"]), 1)

    def test_into_another_file(self):
        book, out = self.sample(), self.folder / "out.xlsx"
        before = book.read_bytes()
        self.record_in_sheet(book, "--out", out)
        self.assertEqual(book.read_bytes(), before)
        self.assertEqual(len(self.history(out)["evaluations"]), 1)
        self.assertEqual(program.run("history", book).returncode, INPUT)
        self.assertEqual(program.run("evaluate", book, "--out", out, "--force").returncode, USAGE)
        self.assertEqual(program.run("evaluate", book, "--record", "--record-sheet").returncode, USAGE)

    def test_schemes_beside_the_book_are_kept_with_it(self):
        book = self.sample()
        for name, out in (("own", "own.toml"), ("second", "second.toml")):
            done = program.run("scheme", "new", "--from", "fukui", "--id", name, "--out", self.folder / out)
            self.assertEqual(done.returncode, DONE, done.stderr)
        done = program.run("scheme", "export", self.folder / "second.toml", "--out", self.folder / "second.xlsx")
        self.assertEqual(done.returncode, DONE, done.stderr)
        (self.folder / "second.toml").unlink()
        options = "--scheme", "wg-tokyo-2025", "--scheme", "own", "--scheme", "second"
        def figures(*more):
            made = json.loads(self.dashboard(book, *options, *more, out="out.json").read_text("utf-8"))
            return [row for row in made["data"] if not row["indicator"].startswith("異動した職員")]  # of two books alone
        want = figures("--previous-as-of", "2025-09-30")
        self.record_in_sheet(book, *options, "--as-of", "2025-09-30")
        kinds = [scheme["id"] for scheme in self.history(book)["evaluations"][0]["schemes"]]
        self.assertEqual(kinds, ["wg-tokyo-2025", "own", "second"])
        self.assertEqual(figures("--previous", book), want)

    def test_skill_maps_of_other_looks(self):
        for look in map_books.LOOKS:
            with self.subTest(look.__name__):
                book = self.folder / f"{look.__name__}.xlsx"
                look(book)
                done = program.run("import", book, "--accept")
                self.assertEqual(done.returncode, DONE, done.stderr)
                layout = book.with_name(book.stem + ".mapping.toml")
                layout.write_text(layout.read_text("utf-8").replace("\n", '\npersonas = ["DX推進員"]\n', 1), "utf-8")
                want = self.dashboard(book, "--as-of", NOW, "--previous-as-of", BEFORE, out="out.csv").read_text("utf-8-sig")
                self.record_in_sheet(book, "--as-of", BEFORE)
                self.record_in_sheet(book, "--as-of", NOW)
                before = book.read_bytes()
                self.record_in_sheet(book, "--as-of", NOW)
                self.assertEqual(book.read_bytes(), before)
                self.assertEqual([one["as_of"] for one in self.history(book)["evaluations"]], [BEFORE, NOW])
                found = self.dashboard(book, "--as-of", NOW, "--previous", book, out="out.csv").read_text("utf-8-sig")
                self.assertEqual([line for line in found.splitlines() if "異動した職員" not in line], want.splitlines())


class Trouble(SheetCase):
    def setUp(self):
        super().setUp()
        self.book = self.sample()
        self.record_in_sheet(self.book, "--as-of", "2025-09-30")

    def refused(self, told, words=None):
        before = self.book.read_bytes()
        for words in words or (("history", self.book), ("evaluate", self.book, "--record-sheet"),
                               ("dashboard", self.book, "--out", self.folder / "out.xlsx", "--previous", self.book)):
            done = program.run(*words)
            self.assertEqual(done.returncode, INPUT, (words, done.stderr))
            self.assertIn(told, done.stderr)
        self.assertEqual(self.book.read_bytes(), before)

    def changed(self, change):
        book = openpyxl.load_workbook(self.book)
        change(book[COPY])
        book.save(self.book)

    def cell_of(self, sheet, word, column):
        return next(row for row in sheet.iter_rows() if row[0].value == word)[column]

    def test_a_value_that_somebody_changed(self):
        for word, column, value in (("段階", 6, "別の人材像"), ("職員", 4, "別の氏名"), ("評価", 5, "2025-09-29"),
                                    ("行", 2, '["別の行"]'), ("ファイル", 1, "0" * 64), ("指標の値", 4, "x")):
            kept = self.book.read_bytes()
            self.changed(lambda sheet: setattr(self.cell_of(sheet, word, column), "value", value))
            with self.subTest(word):
                words = (("dashboard", self.book, "--out", self.folder / "out.xlsx", "--force", "--previous", self.book),)
                self.refused("壊れているか、書き換えられています", words)
            self.book.write_bytes(kept)

    def test_a_row_that_somebody_deleted(self):
        for word in ("段階", "職員", "評価", "行", "ファイル", "形式の版"):
            kept = self.book.read_bytes()
            self.changed(lambda sheet: sheet.delete_rows(self.cell_of(sheet, word, 0).row))
            with self.subTest(word):
                words = (("dashboard", self.book, "--out", self.folder / "out.xlsx", "--force", "--previous", self.book),)
                self.refused("壊れているか、書き換えられています", words)
            self.book.write_bytes(kept)

    def test_lines_of_a_file_that_cannot_be_meant(self):
        """Numbers beyond every line, and a small sheet that would make a file of gigabytes."""
        last = 10 ** 18
        for numbers in ("0-3", f"1-{last}", f"{last}{last}", "1-", "-1", "1,2", f"{10 ** 300}", "1 " * 16_000):
            kept = self.book.read_bytes()

            def change(sheet):
                self.cell_of(sheet, "行", 2).value = "x" * 32_000
                self.cell_of(sheet, "行", 1).value = 1
                self.cell_of(sheet, "ファイル", 2).value = numbers
            self.changed(change)
            with self.subTest(numbers[:20]):
                self.refused("壊れているか、書き換えられています", (("history", self.book),))
            self.book.write_bytes(kept)

    def test_a_number_of_a_line_that_is_none(self):
        for number in (1e300, -1e300, 1.5e16, "1", None, True):
            kept = self.book.read_bytes()
            self.changed(lambda sheet: setattr(self.cell_of(sheet, "行", 1), "value", number))
            with self.subTest(number):
                self.refused("壊れているか、書き換えられています", (("history", self.book),))
            self.book.write_bytes(kept)

    def test_one_of_a_newer_version(self):
        self.changed(lambda sheet: setattr(self.cell_of(sheet, "形式の版", 1), "value", 99))
        self.refused("新しい版")

    def test_a_book_without_one(self):
        other = self.sample("other.xlsx", 20, 3)
        done = program.run("dashboard", other, "--out", self.folder / "x.xlsx", "--trend", "--history", other)
        self.assertEqual(done.returncode, INPUT)
        self.assertIn("--record-sheet", done.stderr)

    def test_the_sheets_deleted_it_begins_anew(self):
        book = openpyxl.load_workbook(self.book)
        for name in SHEETS:
            del book[name]
        book.save(self.book)
        self.assertEqual(program.run("history", self.book).returncode, INPUT)
        self.record_in_sheet(self.book)
        self.assertEqual([one["as_of"] for one in self.history(self.book)["evaluations"]], [NOW])


if __name__ == "__main__":
    program.main()
