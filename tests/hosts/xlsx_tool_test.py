"""skillmap-xlsx as its user meets it: values, sheet names, wrong use, files left behind or not."""

import pathlib
import subprocess
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program, small_book, xlsx_tool  # noqa: E402


class Set(program.Scratch):
    def setUp(self):
        super().setUp()
        self.book, self.out = self.folder / "book.xlsx", self.folder / "out.xlsx"
        self.book.write_bytes(small_book.book())
        self.sheet = xlsx_tool.cells(self.book)[0][0]

    def value(self, ref, text, *options):
        done = xlsx_tool.run("set", self.book, self.out, *options, f"{self.sheet}!{ref}={text}")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (xlsx_tool.DONE, "", ""))
        return {cell[1]: cell[2:] for cell in xlsx_tool.cells(self.out)}.get(ref)

    def test_values_of_every_type(self):
        self.assertEqual(self.value("A1", "町 "), ("text", "町 "))
        self.assertEqual(self.value("A9", "0.1", "--number"), ("number", "0.1"))
        self.assertEqual(self.value("A1", "-1e-3", "--number"), ("number", "-0.001"))
        self.assertEqual(self.value("C1", "FALSE", "--bool"), ("boolean", "FALSE"))
        self.assertEqual(self.value("D4", "令和8年3月31日", "--date"), ("date", "46112"))
        self.assertIsNone(self.value("A1", ""))

    def test_text_never_becomes_a_formula(self):
        for text in ("=1+1", "+1", "-1", "@SUM(1)", "\t=1"):
            self.assertEqual(self.value("A1", text), ("text", text))
        with zipfile.ZipFile(self.out) as package:
            for name in package.namelist():
                self.assertNotIn(b"<f>1+1", package.read(name))

    def test_a_cell_keeps_its_format(self):
        self.assertEqual(self.value("A2", "45000", "--number"), ("date", "45000"))

    def test_sheet_names_in_quotes(self):
        done = xlsx_tool.run("set", self.book, self.out, f"'{self.sheet}'!A1=x")
        self.assertEqual(done.returncode, xlsx_tool.DONE)

    def refuse(self, code, words, *arguments):
        done = xlsx_tool.run(*arguments)
        self.assertEqual((done.returncode, done.stdout, done.stderr.count("\n")), (code, "", 1), done.stderr)
        self.assertIn(words, done.stderr)
        self.assertEqual(sorted(self.folder.iterdir()), [self.book])

    def test_wrong_use(self):
        for wrong in ("A1=x", f"{self.sheet}!A1", f"{self.sheet}!A0=x", f"{self.sheet}!=x", "!A1"):
            self.refuse(xlsx_tool.USAGE, wrong, "set", self.book, self.out, wrong)
        self.refuse(xlsx_tool.USAGE, "ない表", "set", self.book, self.out, "ない表!A1=x")
        self.refuse(xlsx_tool.USAGE, "abc", "set", self.book, self.out, "--number", f"{self.sheet}!A1=abc")
        self.refuse(xlsx_tool.USAGE, "2026-02-30", "set", self.book, self.out, "--date", f"{self.sheet}!A1=2026-02-30")
        self.refuse(xlsx_tool.USAGE, "ない表", "cells", self.book, "--sheet", "ない表")
        self.refuse(xlsx_tool.USAGE, "fold", "sheets", self.book, self.out, "fold", "a")
        self.refuse(xlsx_tool.USAGE, "a/b", "sheets", self.book, self.out, "insert", "a/b")
        self.refuse(xlsx_tool.INPUT, "none.xlsx", "sheets", self.book, self.out, "graft", self.folder / "none.xlsx")

    def test_in_place_the_book_stays_beside_it(self):
        old, backup = self.book.read_bytes(), self.folder / "book.bak.xlsx"
        for value in ("1", "2"):
            was = self.book.read_bytes()
            done = xlsx_tool.run("set", self.book, self.book, f"{self.sheet}!A1={value}")
            self.assertEqual((done.returncode, done.stderr), (xlsx_tool.DONE, ""))
            self.assertEqual(backup.read_bytes(), was)
            self.assertEqual(xlsx_tool.cells(self.book)[0][3], value)
        self.assertEqual(sorted(self.folder.iterdir()), sorted([self.book, backup]))
        (self.folder / "~$book.xlsx").write_bytes(b"")
        done = xlsx_tool.run("set", self.book, self.book, f"{self.sheet}!A1=3")
        self.assertEqual(done.returncode, xlsx_tool.OUTPUT)
        self.assertEqual(backup.read_bytes(), was)
        self.assertNotEqual(self.book.read_bytes(), old)

    def test_sheets(self):
        def sheets(*action):
            done = xlsx_tool.run("sheets", self.book, self.book, *action)
            self.assertEqual((done.returncode, done.stderr), (xlsx_tool.DONE, ""))
            listed = xlsx_tool.parse_lines(xlsx_tool.run("details", self.book).stdout)
            return [line[0] for line in listed if line[1] == "sheet"]

        first = self.sheet
        self.assertEqual(sheets("insert", "結果", first), ["結果", first])
        self.assertEqual(sheets("move", "結果"), [first, "結果"])
        self.assertEqual(sheets("rename", first, "一覧表"), ["一覧表", "結果"])
        page = self.folder / "page.xlsx"
        self.assertEqual(program.run("sample", "--out", page, "--staff", 20, "--departments", 2).returncode, 0)
        xlsx_tool.run("sheets", self.book, self.book, "delete", "結果")
        grafted = sheets("graft", page, "一覧表")
        self.assertEqual(grafted[-1], "一覧表")
        self.assertEqual([line for line in xlsx_tool.cells(self.book) if line[0] != "一覧表"], xlsx_tool.cells(page))
        self.assertEqual(sheets("delete", *grafted[:-1]), ["一覧表"])

    def test_files_that_are_not_there(self):
        self.refuse(xlsx_tool.INPUT, "none.xlsx", "cells", self.folder / "none.xlsx")
        self.refuse(xlsx_tool.OUTPUT, "no", "copy", self.book, self.folder / "no" / "out.xlsx")

    def test_details(self):
        names = ('<definedNames><definedName name="表" hidden="1">Sheet1!$A$1</definedName>'
                 '<definedName name="印刷" localSheetId="0">A1&amp;"\t"</definedName></definedNames>')
        self.book.write_bytes(small_book.book({
            small_book.BOOK: small_book.parts()[small_book.BOOK].replace("</sheets>", "</sheets>" + names),
            small_book.SHEET: small_book.sheet(
                before='<cols><col min="2" max="3" width="9" hidden="1"/></cols>',
                after='<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'),
            small_book.STRINGS: small_book.parts()[small_book.STRINGS].replace(
                "</si>", '<rPh sb="0" eb="2"><t>ショクイン</t></rPh></si>', 1)}))
        done = xlsx_tool.run("details", self.book)
        self.assertEqual((done.returncode, done.stderr), (xlsx_tool.DONE, ""))
        of_sheet = [[self.sheet, *line] for line in (
            ["name", "", "印刷", 'A1&"\t"'], ["sheet", "", "", "visible"], ["hidden columns", "B:C", "", ""],
            ["merged", "A1:B1", "", ""], ["formula", "A4", "", 'A1&"x"'], ["phonetic", "A1", "", "ショクイン"],
            ["phonetic", "C4", "", "x"])]
        self.assertEqual(xlsx_tool.parse_lines(done.stdout),
                         [["", "hidden name", "", "表", "Sheet1!$A$1"], *of_sheet])
        done = xlsx_tool.run("details", self.book, "--sheet", self.sheet)
        self.assertEqual(xlsx_tool.parse_lines(done.stdout), of_sheet)
        self.refuse(xlsx_tool.USAGE, "ない表", "details", self.book, "--sheet", "ない表")

    def test_limits(self):
        self.assertEqual(len(xlsx_tool.cells(self.book, "--max-cells", 8)), 8)
        self.refuse(xlsx_tool.INPUT, "> 2 cells", "cells", self.book, "--max-cells", 2)
        self.assertEqual(xlsx_tool.run("cells", self.book, "--max-cells", 7).returncode, xlsx_tool.INPUT)
        self.assertEqual(xlsx_tool.run("details", self.book, "--max-cells", 7).returncode, xlsx_tool.INPUT)
        self.refuse(xlsx_tool.INPUT, "> 2 levels", "cells", self.book, "--max-depth", 2)

    def test_parts_of_a_damaged_book(self):
        whole = bytearray(self.book.read_bytes())
        with zipfile.ZipFile(self.book) as package:
            info = package.getinfo(small_book.STYLES)
        whole[info.header_offset + 30 + len(info.filename) + info.compress_size // 2] ^= 0xFF
        self.book.write_bytes(whole)
        self.refuse(xlsx_tool.INPUT, small_book.STYLES, "parts", self.book)

    def test_full_disk(self):
        if not pathlib.Path("/dev/full").exists():
            self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full:
            done = subprocess.run([xlsx_tool.TOOL, "cells", str(self.book)], stdout=full, stderr=subprocess.PIPE,
                                  check=False)
        self.assertEqual(done.returncode, xlsx_tool.OUTPUT)


if __name__ == "__main__":
    program.main()
