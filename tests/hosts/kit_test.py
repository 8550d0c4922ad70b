"""Self-check files: made for a sample town, filled in and damaged as people do, collected, and judged by."""

import datetime
import pathlib
import shutil
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import libreoffice, program  # noqa: E402
from tests.support.kit_file import field, fields, open_book, place, rows_of  # noqa: E402

DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)
DAY = datetime.date(2026, 3, 20)


def answer_all(sheet, pick=-1, day=DAY):
    for cell, choices in fields(sheet):
        choice = choices[pick % len(choices)]
        cell.value = int(choice) if choice.isdigit() else choice
    if day:
        field(sheet, "点検日").value = day


def fill(path, change=None, pick=-1, day=DAY):
    """Fills in a file as handed out, then changes the book."""
    book = open_book(path)
    sheet = book.active
    answer_all(sheet, pick, day)
    if change:
        change(book, sheet)
    book.save(path)


class Town(program.Scratch):
    """A sample town with its kit, made once."""

    @classmethod
    def setUpClass(cls):
        import tempfile
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.base = pathlib.Path(folder.name)
        cls.town = cls.base / "town.xlsx"
        assert program.run("sample", "--staff", 60, "--departments", 5, "--out", cls.town).returncode == DONE
        cls.master = cls.base / "kit"
        done = program.run("kit", cls.town, "--out", cls.master)
        assert done.returncode == DONE, done.stderr
        cls.departments = cls.base / "departments"
        assert program.run("kit", cls.town, "--by", "department", "--out", cls.departments).returncode == DONE

    def setUp(self):
        super().setUp()
        self.book = self.folder / "book.xlsx"
        shutil.copy(self.town, self.book)
        self.returned = self.folder / "returned"
        self.returned.mkdir()
        self.numbers = [path.name.split("_")[0] for path in sorted(self.master.iterdir())]

    def hand_out(self, which, name=None):
        """A file of the kit among the returned ones: the nth, or of a staff number."""
        path = sorted(self.master.iterdir())[which]
        copy = self.returned / (name or path.name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
        return copy

    def collect(self, *options, sources=None):
        return program.run_json("collect", *(sources or [self.returned]), "--book", self.book, *options)

    def checks(self, number, path=None):
        return [row for sheet in open_book(path or self.book).sheetnames if sheet.startswith(("自己点検", "ツール点検"))
                for row in rows_of(path or self.book, sheet) if str(row.get("職員番号")) == number]


class Kit(Town):
    def test_every_person_gets_a_file_named_after_them(self):
        staff = [row for row in rows_of(self.town, "職員") if row["在籍状況"] != "退職"]
        names = {path.name for path in self.master.iterdir()}
        self.assertEqual(names, {f"{row['職員番号']}_{row['氏名']}.xlsx" for row in staff})
        self.assertEqual(len(list(self.departments.iterdir())), 5)

    def test_who_has_left_gets_none(self):
        import openpyxl
        book = openpyxl.load_workbook(self.book)
        sheet = book["職員"]
        status = next(cell.column for cell in sheet[1] if cell.value == "在籍状況")
        sheet.cell(2, status).value = "退職"
        number = sheet.cell(2, 1).value
        book.save(self.book)
        self.assertEqual(program.run("kit", self.book, "--out", self.folder / "k").returncode, DONE)
        self.assertEqual([path for path in (self.folder / "k").iterdir() if path.name.startswith(number)], [])

    def test_the_same_book_gives_the_same_bytes(self):
        for master, options in ((self.master, ()), (self.departments, ("--by", "department"))):
            again = self.folder / master.name
            self.assertEqual(program.run("kit", self.town, "--out", again, *options).returncode, DONE)
            for path in master.iterdir():
                self.assertEqual(path.read_bytes(), (again / path.name).read_bytes(), path.name)

    def test_nothing_is_overwritten_unasked(self):
        folder = self.folder / "kit"
        options = ("kit", self.town, "--out", folder, "--staff", self.numbers[3], "--staff", self.numbers[1])
        self.assertEqual(program.run(*options).returncode, DONE)
        files = sorted(folder.iterdir())
        self.assertEqual([path.name.split("_")[0] for path in files], [self.numbers[1], self.numbers[3]])
        files[1].write_bytes(b"filled in")
        done = program.run("kit", self.town, "--out", folder)
        self.assertEqual(done.returncode, USAGE)
        self.assertIn(files[0].name, done.stderr)
        self.assertEqual(len(list(folder.iterdir())), 2)
        self.assertEqual(files[1].read_bytes(), b"filled in")
        self.assertEqual(program.run("kit", self.town, "--out", folder, "--force").returncode, DONE)
        self.assertNotEqual(files[1].read_bytes(), b"filled in")

    def test_who_is_asked_for_has_to_be_there(self):
        done = program.run("kit", self.town, "--out", self.folder / "kit", "--staff", "999999")
        self.assertEqual(done.returncode, USAGE)
        self.assertIn("999999", done.stderr)
        self.assertFalse((self.folder / "kit").exists())

    def test_only_the_fields_can_be_changed(self):
        sheet = open_book(sorted(self.master.iterdir())[0]).active
        self.assertTrue(sheet.protection.sheet)
        self.assertIsNone(sheet.protection.password)
        unlocked = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
        self.assertEqual(len(unlocked), 1 + len(fields(sheet)))
        self.assertEqual(sheet.page_setup.orientation, "portrait")
        self.assertEqual(int(sheet.page_setup.paperSize), 9)


class Collect(Town):
    def test_what_was_answered_stands_in_the_book_and_counts(self):
        numbers = self.numbers[:8]
        for i in range(len(numbers)):
            fill(self.hand_out(i))
        before = {one["staff_id"]: one for one in program.run_json("evaluate", self.book)["persons"]}
        told = self.collect()
        self.assertEqual((told["counts"]["added"], told["returned"], told["people"]), (8, 8, 60))
        self.assertEqual(sum(len(one["people"]) for one in told["missing"]), 52)
        for number in numbers:
            rows = [row for row in self.checks(number) if row["点検日"].date() == DAY]
            self.assertGreater(len(rows), 0, number)
            for row in rows:
                answers = [value for heading, value in row.items()
                           if heading not in ("職員番号", "氏名", "所属名", "点検日") and value is not None]
                self.assertTrue(set(answers) <= {3, "×"}, answers)
        after = {one["staff_id"]: one for one in program.run_json("evaluate", self.book)["persons"]}
        self.assertNotEqual(before, after)
        self.assertEqual(program.run("check", self.book).returncode, DONE)

    def test_the_same_twice_changes_nothing(self):
        for i in range(4):
            fill(self.hand_out(i))
        (self.returned / "memo.xlsx").write_bytes(b"memo")  # told once is enough
        self.hand_out(5)  # nothing filled in
        self.collect()
        bytes_of_book = self.book.read_bytes()
        told = self.collect()
        self.assertEqual((told["counts"]["unchanged"], told["counts"]["rejected"]), (4, 2))
        self.assertEqual(self.book.read_bytes(), bytes_of_book)

    def test_a_dry_run_writes_nothing(self):
        fill(self.hand_out(0))
        before = self.book.read_bytes()
        self.assertEqual(self.collect("--dry-run")["counts"]["added"], 1)
        self.assertEqual(self.book.read_bytes(), before)
        out = self.folder / "out.xlsx"
        self.collect("--out", out)
        self.assertEqual(self.book.read_bytes(), before)
        self.assertGreater(len(self.checks(self.numbers[0], out)), len(self.checks(self.numbers[0])))

    def test_departments_are_read_row_by_row(self):
        for path in self.departments.iterdir():
            shutil.copy(path, self.returned)
            book = open_book(self.returned / path.name)
            sheet = book.active
            answer_all(sheet, day=None)
            number = place(sheet, "職員番号")
            date = place(sheet, "点検日")
            for row in range(number.row + 2, sheet.max_row + 1):
                if sheet.cell(row, number.column).value:
                    sheet.cell(row, date.column).value = DAY
            book.save(self.returned / path.name)
        told = self.collect()
        self.assertEqual((told["counts"]["added"], told["returned"], told["missing"]), (60, 60, []))

    def test_a_folder_that_is_not_there_is_an_error_and_changes_nothing(self):
        before = self.book.read_bytes()
        done = program.run("collect", self.folder / "nowhere", "--book", self.book)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("nowhere", done.stderr)
        self.assertEqual(self.book.read_bytes(), before)

    def test_archives_and_folders_in_folders(self):
        fill(self.hand_out(0, "総務部/総務課/a.xlsx"))
        second = self.folder / "b.xlsx"
        shutil.copy(self.hand_out(1), second)
        (self.returned / sorted(self.master.iterdir())[1].name).unlink()
        fill(second)
        archive = self.returned / "まとめ.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
            zipped.write(second, "人事課/b.xlsx")
            zipped.writestr("人事課/Thumbs.db", b"x")
            zipped.writestr("__MACOSX/人事課/._b.xlsx", b"x")
        told = self.collect()
        self.assertEqual((told["counts"]["added"], told["ignored"]), (2, 2))
        self.assertEqual({row["file"] for row in told["rows"]}, {"総務部/総務課/a.xlsx", "まとめ.zip/人事課/b.xlsx"})

    def test_who_has_not_returned_is_told_by_department_for_a_mail(self):
        fill(self.hand_out(0))
        done = program.run("collect", self.returned, "--book", self.book, "--dry-run")
        self.assertEqual(done.returncode, DONE, done.stderr)
        self.assertIn("自己点検票が未提出の方（59人）", done.stdout)
        self.assertIn("■総務課", done.stdout)
        self.assertNotIn(self.numbers[0], done.stdout)
        self.assertIn(self.numbers[1], done.stdout)
        since = self.collect("--dry-run", "--since", "2025-12-01")
        self.assertLess(sum(len(one["people"]) for one in since["missing"]), 59)


def full_width(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


class Damage(Town):
    """Each thing that people do to their file, by itself."""

    skill = "DXの必要性理解"
    where = 0  # a person of whom that skill is asked

    def outcome(self, told):
        self.assertEqual(len(told["rows"]), 1, told["rows"])
        return told["rows"][0]

    def damaged(self, change, **how):
        fill(self.hand_out(self.where), change, **how)
        return self.collect()

    def answer(self, number=None, skill=None):
        """The last one in the book; None where there is none."""
        found = [row[skill or self.skill] for row in self.checks(number or self.numbers[self.where])
                 if row.get(skill or self.skill) is not None]
        return found[-1] if found else None

    def test_renamed(self):
        path = self.hand_out(0)
        fill(path)
        path.rename(self.returned / "提出用 (最終) - コピー.xlsx")
        self.assertEqual(self.outcome(self.collect())["outcome"], "added")
        self.assertEqual(self.answer(), 3)

    def test_rows_inserted(self):
        def change(_, sheet):
            for merged in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(merged))
            sheet.insert_rows(place(sheet, self.skill).row, 2)
            sheet.insert_rows(1, 3)
        self.assertEqual(self.outcome(self.damaged(change))["outcome"], "added")
        self.assertEqual(self.answer(), 3)

    def test_columns_inserted(self):
        def change(_, sheet):
            for merged in list(sheet.merged_cells.ranges):
                sheet.unmerge_cells(str(merged))
            sheet.insert_cols(5, 1)
            sheet.insert_cols(1, 2)
        self.assertEqual(self.outcome(self.damaged(change))["outcome"], "added")
        self.assertEqual(self.answer(), 3)

    def test_sheet_renamed(self):
        def change(_, sheet):
            sheet.title = "提出"
        self.assertEqual(self.outcome(self.damaged(change))["outcome"], "added")

    def test_sheet_copied(self):
        def change(book, sheet):
            book.copy_worksheet(sheet)
        told = self.damaged(change)
        self.assertEqual(sorted(row["outcome"] for row in told["rows"]), ["added", "superseded"])

    def test_filled_in_on_a_copy(self):
        book = open_book(self.hand_out(0))
        copy = book.copy_worksheet(book.active)
        place(copy, self.skill)  # it is there
        row = place(copy, self.skill).row
        copy.cell(row, field(book.active, self.skill).column).value = 1
        copy.cell(field(book.active, "点検日").row, field(book.active, "点検日").column).value = DAY
        book.save(self.returned / "a.xlsx")
        (self.returned / sorted(self.master.iterdir())[0].name).unlink()
        self.assertEqual(self.outcome(self.collect())["outcome"], "added")
        self.assertEqual(self.answer(), 1)

    def test_other_sheets_besides(self):
        def change(book, _):
            book.create_sheet("メモ", 0)["A1"] = "今回の点検について"
            book["メモ"]["A3"] = "職員番号"
        self.assertEqual(self.outcome(self.damaged(change))["outcome"], "added")

    def test_saved_over_the_file_of_somebody_else(self):
        path = self.hand_out(0)
        def change(_, sheet):
            place(sheet, self.numbers[0]).value = self.numbers[1]
            place(sheet, sorted(self.master.iterdir())[0].stem.split("_")[1]).value = sorted(
                self.master.iterdir())[1].stem.split("_")[1]
        fill(path, change)
        told = self.collect()
        self.assertEqual(self.outcome(told)["outcome"], "held")
        self.assertEqual(set(told["held"][0]["candidates"]), {self.numbers[0], self.numbers[1]})
        checked = [one["staff_id"] for group in told["missing"] for one in group["people"] if one["to_be_checked"]]
        self.assertEqual(set(checked), {self.numbers[0], self.numbers[1]})
        # Somebody says whose it is.
        book = open_book(self.book)
        sheet = book["取り込み確認"]
        heading = place(sheet, "正しい職員番号")
        sheet.cell(heading.row + 1, heading.column).value = self.numbers[1]
        book.save(self.book)
        self.assertEqual(self.outcome(self.collect())["outcome"], "added")
        self.assertEqual(self.outcome(self.collect())["outcome"], "unchanged")

    def test_number_typed_full_width(self):
        def change(_, sheet):
            place(sheet, self.numbers[0]).value = full_width(self.numbers[0])
        self.assertEqual(self.outcome(self.damaged(change))["staff_id"], self.numbers[0])

    def test_number_without_its_zeros(self):
        def change(_, sheet):
            place(sheet, self.numbers[0]).value = int(self.numbers[0])
        self.assertEqual(self.outcome(self.damaged(change))["staff_id"], self.numbers[0])

    def test_number_deleted(self):
        def change(_, sheet):
            place(sheet, self.numbers[0]).value = None
        self.assertEqual(self.outcome(self.damaged(change))["staff_id"], self.numbers[0])

    def test_number_and_name_deleted(self):
        def change(_, sheet):
            place(sheet, self.numbers[0]).value = None
            place(sheet, sorted(self.master.iterdir())[0].stem.split("_")[1]).value = None
        told = self.damaged(change)
        self.assertEqual(self.outcome(told)["outcome"], "held")
        self.assertEqual(told["held"][0]["candidates"], [self.numbers[0]])

    def test_levels_as_text(self):
        for text, level in (("Lv1", 1), ("２", 2), ("レベル3", 3), ("0", 0), (2.0, 2)):
            with self.subTest(text):
                shutil.copy(self.town, self.book)
                def change(_, sheet, text=text):
                    field(sheet, self.skill).value = text
                self.assertEqual(self.outcome(self.damaged(change))["outcome"], "added")
                self.assertEqual(self.answer(), level)

    def test_an_answer_that_is_none(self):
        for text in ("9", "たぶん2", 2.5, -1, "=1+1"):
            with self.subTest(text):
                shutil.copy(self.town, self.book)
                def change(_, sheet, text=text):
                    field(sheet, self.skill).value = text
                    field(sheet, "顧客/ユーザー理解").value = 1
                row = self.outcome(self.damaged(change))
                self.assertEqual(row["outcome"], "added")
                self.assertEqual(len(row["reasons"]), 1, row["reasons"])
                self.assertIn(self.skill, row["reasons"][0])
                self.assertEqual(self.answer(skill="顧客/ユーザー理解"), 1)
                self.assertIsNone(self.answer())

    def test_blank_answers_stay_unknown(self):
        def change(_, sheet):
            field(sheet, self.skill).value = None
        self.assertEqual(self.outcome(self.damaged(change))["outcome"], "added")
        self.assertIsNone(self.answer())

    def test_nothing_filled_in(self):
        self.hand_out(0)
        row = self.outcome(self.collect())
        self.assertEqual(row["outcome"], "rejected")
        self.assertEqual(len(self.collect()["missing"][0]["people"]) > 0, True)

    def test_day_blank(self):
        fill(self.hand_out(0), day=None)
        row = self.outcome(self.collect("--dry-run"))
        self.assertEqual((row["outcome"], len(row["reasons"])), ("added", 1))
        row = self.outcome(self.collect("--date", "2026-03-31"))
        self.assertEqual((row["outcome"], row["reasons"]), ("added", []))
        self.assertEqual(self.checks(self.numbers[0])[-1]["点検日"].date(), datetime.date(2026, 3, 31))

    def test_day_as_text(self):
        for text in ("令和8年3月20日", "R8.3.20", "2026/3/20", "２０２６年３月２０日"):
            with self.subTest(text):
                shutil.copy(self.town, self.book)
                fill(self.hand_out(0), day=text)
                self.assertEqual(self.outcome(self.collect())["reasons"], [])
                self.assertEqual(self.checks(self.numbers[0])[-1]["点検日"].date(), DAY)

    def test_two_files_of_one_person_by_day(self):
        fill(self.hand_out(0, "a.xlsx"), pick=1, day=datetime.date(2026, 3, 25))
        fill(self.hand_out(0, "b.xlsx"), pick=2, day=DAY)
        told = self.collect()
        self.assertEqual(told["counts"]["added"], 2)
        kit = self.folder / "next"
        self.assertEqual(program.run("kit", self.book, "--out", kit, "--staff", self.numbers[0]).returncode, DONE)
        sheet = open_book(next(kit.iterdir())).active
        cell = field(sheet, self.skill)
        self.assertEqual(sheet.cell(cell.row, place(sheet, "前回").column).value, 1)  # the later one

    def test_two_files_of_one_person_and_day(self):
        fill(self.hand_out(0, "a.xlsx"), pick=1)
        fill(self.hand_out(0, "b.xlsx"), pick=2)
        before = self.book.read_bytes()
        told = self.collect()
        self.assertEqual([row["outcome"] for row in told["rows"]], ["held", "held"])
        self.assertIn("b.xlsx", told["rows"][0]["reasons"][0])
        self.assertEqual(self.book.read_bytes(), before)

    def test_the_same_file_twice(self):
        fill(self.hand_out(0, "a.xlsx"))
        shutil.copy(self.returned / "a.xlsx", self.returned / "b.xlsx")
        self.assertEqual([row["outcome"] for row in self.collect()["rows"]], ["added", "superseded"])

    def test_files_that_are_no_returns(self):
        fill(self.hand_out(0))
        lying = {"~$000003.xlsx": b"\x05lock", "Thumbs.db": b"x", ".DS_Store": b"x", "desktop.ini": b"x",
                 ".~lock.a.xlsx#": b"x"}
        bad = {"empty.xlsx": b"", "memo.txt": b"memo", "photo.xlsx": b"\x89PNG\r\n", "half.xlsx": None,
               "locked.xlsx": b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + "EncryptedPackage".encode("utf-16-le") * 4,
               "old.xls": b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + b"\0" * 600, "broken.zip": b"PK\3\4junk"}
        whole = sorted(self.master.iterdir())[1].read_bytes()
        for name, content in {**lying, **bad}.items():
            (self.returned / name).write_bytes(whole[:len(whole) // 2] if content is None else content)
        shutil.copy(self.town, self.returned / "other.xlsx")
        told = self.collect()
        self.assertEqual((told["files"], told["ignored"], told["unreadable"]), (14, 5, 8))
        rejected = {row["file"]: row["reasons"][0] for row in told["rows"] if row["outcome"] == "rejected"}
        self.assertEqual(set(rejected), set(bad) | {"other.xlsx"})
        self.assertIn("パスワード", rejected["locked.xlsx"])
        self.assertIn("0バイト", rejected["empty.xlsx"])
        logged = [row["ファイル"] for row in rows_of(self.book, "取り込み結果")]
        self.assertEqual(set(logged), set(rejected) | {sorted(self.master.iterdir())[0].name})

    def test_somebody_unknown(self):
        def change(_, sheet):
            place(sheet, self.numbers[0]).value = "999999"
        told = self.damaged(change)
        self.assertEqual(self.outcome(told)["outcome"], "held")
        self.assertEqual(len(rows_of(self.book, "取り込み確認")), 1)
        before = self.book.read_bytes()
        self.collect()
        self.assertEqual(self.book.read_bytes(), before)

    def test_formulas_in_text_stay_text(self):
        def change(_, sheet):
            field(sheet, self.skill).value = "@SUM(1)"
        row = self.outcome(self.damaged(change))
        self.assertEqual(len(row["reasons"]), 1)
        for sheet in open_book(self.book):
            for line in sheet.iter_rows():
                self.assertTrue(all(cell.data_type != "f" for cell in line))


@unittest.skipUnless(libreoffice.available(), "no LibreOffice")
class SavedByLibreOffice(Town):
    def test_saved_again_says_the_same(self):
        for i in range(5):
            fill(self.hand_out(i))
        department = self.returned / "department.xlsx"
        shutil.copy(sorted(self.departments.iterdir())[1], department)
        book = open_book(department)
        answer_all(book.active, day=None)
        book.save(department)
        again = self.folder / "again"
        again.mkdir()
        libreoffice.run(sorted(self.returned.iterdir()), self.folder, again, "xlsx")
        self.assertEqual(len(list(again.iterdir())), 6)
        self.assertEqual(self.collect("--dry-run", sources=[again]), self.collect("--dry-run"))
        self.assertEqual(len(self.collect("--dry-run", sources=[again])["kits"]), 1)


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
