"""Every workbook of the corpus: skillmap-xlsx and openpyxl read the same cells, but for the differences listed."""

import pathlib
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import openpyxl_cells, program, xlsx_tool  # noqa: E402

# What openpyxl cannot open, and why. Ours are only read.
NOT_OPENED_THERE = {
    "XlsxWriter/chart_combined07.xlsx": "it does not know a chart with such a second axis",
    "exceljs/invalid-xml.xlsx": "the sheet is no well-formed XML",
    "exceljs/missing-bits.xlsx": "no [Content_Types].xml, no workbook",
    "exceljs/test-row-styles.xlsx": "state=\"show\" of a sheet is no word of ST_SheetState",
    "test_files/pivot_table_named_range.xlsx": "it does not know a word in the pivot table",
    "test_files/wtf_path.xlsx": "style numbers without a style",
    "test_files/xlsx-stream-d-date-cell.xlsx": "a named style without a format",
}

# What we refuse as well, with the words of the message.
REFUSED_HERE = {
    "exceljs/invalid-xml.xlsx": "壊れています",  # XML 1.0, 2.8: no text before the root; a fatal error
    "exceljs/missing-bits.xlsx": "Excelブックではありません",
}

# Cells of books that openpyxl cannot open, read by eye from the XML.
BY_EYE = {
    ("test_files/xlsx-stream-d-date-cell.xlsx", "Sheet1", "B5"):
        ("date", 41684 + (8 * 3600 + 27 * 60 + 48.765) / 86400),  # t="d" 2014-02-14T08:27:48.765Z
    ("test_files/wtf_path.xlsx", "SheetJS", "A1"): ("number", 1.0),
    ("exceljs/test-row-styles.xlsx", "Sheet1", "A1"): ("text", "asdf"),
}


def unescaped(text):
    """_xHHHH_ is the character HHHH (ECMA-376 Part 1, 22.9.2.19)."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)


def escapes(book, cell, ours, theirs):
    """openpyxl keeps the escapes of ST_Xstring as they are."""
    return ours and theirs and ours[0] == theirs[0] == "text" and ours[1] == unescaped(theirs[1])


def escaped_escapes(book, cell, ours, theirs):
    """openpyxl drops every "x005F_": of _x005F_x005F_, which is _x005F_, it leaves _."""
    return (book, cell) == ("XlsxWriter/shared_strings02.xlsx", ("Sheet1", "A8")) and ours == ("text", "_x005F_")


def short_date_codes(book, cell, ours, theirs):
    """openpyxl takes the codes "d", "h", "s" (3.0 only) and "[HH]", "[SS]" for numbers; Excel shows dates and times."""
    return (book.startswith("test_files/LONumbers") and ours and theirs and (ours[0], theirs[0]) == ("date", "number")
            and float(ours[1]) == theirs[1])


def hyperlink_for_value(book, cell, ours, theirs):
    """openpyxl puts the target of a hyperlink into the empty cell it is on; the cell has no value."""
    return (book, cell, ours) == ("exceljs/test-issue-877.xlsx", ("Handlungsanweisung", "A1"), None)


def strict(book, cell, ours, theirs):
    """openpyxl does not know the namespaces of ISO/IEC 29500 Strict and finds no sheets."""
    return book == "test_files/sheet_visibility_strict.xlsx" and theirs is None


DIFFERENCES = (escapes, escaped_escapes, short_date_codes, hyperlink_for_value, strict)


class Corpus(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.books = xlsx_tool.corpus()
        cls.readings = {name: xlsx_tool.run("cells", path) for name, path in cls.books.items()}

    def ours(self, name):
        """{(sheet, reference): (type, value)}; nothing for a book that was refused."""
        cells = xlsx_tool.parse_cells(self.readings[name].stdout)
        return {(sheet, ref): (kind, value) for sheet, ref, kind, value in cells}

    def test_same_cells_but_for_the_differences_listed(self):
        seen, unlisted, not_opened = set(), [], set()
        for name, path in self.books.items():
            try:
                theirs = openpyxl_cells.cells(path)
            except Exception:  # openpyxl fails in many ways
                not_opened.add(name)
                continue
            ours = self.ours(name)
            for cell in ours.keys() | theirs.keys():
                pair = ours.get(cell), theirs.get(cell)
                if openpyxl_cells.same(*pair):
                    continue
                kinds = [one for one in DIFFERENCES if one(name, cell, *pair)]
                seen.update(kinds)
                if not kinds:
                    unlisted.append((name, *cell, *pair))
        self.assertEqual(unlisted[:20], [])
        self.assertEqual([one.__name__ for one in DIFFERENCES if one not in seen], [], "no longer differ")
        self.assertEqual(sorted(not_opened), sorted(NOT_OPENED_THERE))

    def test_only_listed_books_are_refused(self):
        refused = {}
        for name, done in self.readings.items():
            if done.returncode != xlsx_tool.DONE:
                refused[name] = done.stderr
                self.assertEqual((done.returncode, done.stderr.count("\n")), (xlsx_tool.INPUT, 1), name)
                self.assertIn(pathlib.Path(name).name, done.stderr)
        self.assertEqual(sorted(refused), sorted(REFUSED_HERE))
        for name, words in REFUSED_HERE.items():
            self.assertIn(words, refused[name])

    def test_cells_of_books_that_openpyxl_cannot_open(self):
        for (book, sheet, ref), wanted in BY_EYE.items():
            ours = self.ours(book).get((sheet, ref))
            self.assertTrue(openpyxl_cells.same(ours, wanted), (book, ref, ours, wanted))

    def test_cells_come_in_the_order_of_the_sheet(self):
        from openpyxl.utils.cell import coordinate_to_tuple
        for name, done in self.readings.items():
            places = [(cell[0], coordinate_to_tuple(cell[1])) for cell in xlsx_tool.parse_cells(done.stdout)]
            sheets = list(dict.fromkeys(sheet for sheet, _ in places))
            self.assertEqual(places, sorted(places, key=lambda p: (sheets.index(p[0]), p[1])), name)
            self.assertEqual(len(set(places)), len(places), name)


if __name__ == "__main__":
    program.main(needs_corpus=True, needs_modules=["openpyxl"])
