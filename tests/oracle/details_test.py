"""Every workbook of the corpus: what skillmap-xlsx and openpyxl read besides values, but for the differences listed."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.oracle.cells_test import NOT_OPENED_THERE, REFUSED_HERE, unescaped  # noqa: E402
from tests.support import openpyxl_details, program, xlsx_tool  # noqa: E402


def rows_between(text):
    first, last = text.split(":")
    return range(int(first), int(last) + 1)


def columns_between(text):
    from openpyxl.utils import column_index_from_string, get_column_letter
    first, last = map(column_index_from_string, text.split(":"))
    return map(get_column_letter, range(first, last + 1))


def ours(lines):
    """{(sheet, kind, place): what} of what `details` prints, in the form of openpyxl_details. Threads are joined."""
    found, tables = {}, {}
    for sheet, kind, place, name, text in lines:
        key = sheet, kind, place
        if kind == "sheet":
            found[key] = {"very hidden": "veryHidden"}.get(text, text)
        elif kind in ("formula", "shared formula", "array formula", "data table"):
            found[sheet, "formula", place] = name, text
        elif kind in ("name", "hidden name"):
            found[sheet, "name", name] = text, kind == "hidden name"
        elif kind in ("hidden rows", "hidden columns"):
            for one in (rows_between if kind == "hidden rows" else columns_between)(place):
                found[sheet, kind[:-1], one] = True
        elif kind == "merged":
            found[key] = True
        elif kind == "comment":
            found[key] = name, text
        elif kind == "threaded comment":
            found.setdefault(key, []).append((name, text))
        elif kind == "table":
            tables[name] = found[sheet, "table", (name, place)] = [text, [], False, False]
        elif kind == "table column":
            tables[name][1].append(text)
        elif kind in ("table headings", "table totals"):
            tables[name][2 if kind == "table headings" else 3] = True
        else:
            assert kind == "phonetic", kind
    return found


def same(one, other):
    if isinstance(one, list):  # a table
        one = (one[0], tuple(one[1]), *one[2:])
    return one == other


def built_in_names(book, key, ours, theirs):
    """openpyxl turns _xlnm.Print_Area and the like into properties of sheets."""
    return key[1] == "name" and key[2].startswith("_xlnm.") and ours and theirs is None


def hidden_by_default(book, key, ours, theirs):
    """openpyxl does not apply zeroHeight of sheetFormatPr, which hides the rows that are not listed."""
    return book in ("XlsxWriter/default_row02.xlsx", "XlsxWriter/default_row03.xlsx",
                    "XlsxWriter/default_row05.xlsx") and key[1] == "hidden row" and ours and theirs is None


def threads(book, key, ours, theirs):
    """openpyxl does not know threaded comments and gives the note that stands in for one."""
    if key[1] == "threaded comment":
        return theirs is None
    return key[1] == "comment" and ours is None and theirs[1].startswith("[Threaded comment]")


def dialogs_and_macros(book, key, ours, theirs):
    """openpyxl takes dialog sheets and sheets of Excel 4.0 macros for worksheets; here they are no sheets of cells."""
    return book == "test_files/BlankSheetTypes.xlsm" and key[0] in ("Dialog1", "Macro1") and ours is None


def strict(book, key, ours, theirs):
    """openpyxl does not know the namespaces of ISO/IEC 29500 Strict and finds no sheets."""
    return book == "test_files/sheet_visibility_strict.xlsx" and theirs is None


DIFFERENCES = (built_in_names, hidden_by_default, threads, dialogs_and_macros, strict)


class Corpus(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.books = xlsx_tool.corpus()
        cls.readings = {name: xlsx_tool.run("details", path) for name, path in cls.books.items()}

    def test_same_details_but_for_the_differences_listed(self):
        seen, unlisted, not_opened, kinds = set(), [], set(), set()
        for name, path in self.books.items():
            try:
                theirs = openpyxl_details.details(path)
            except Exception:  # openpyxl fails in many ways
                not_opened.add(name)
                continue
            found = ours(xlsx_tool.parse_lines(self.readings[name].stdout))
            for key in found.keys() | theirs.keys():
                pair = found.get(key), theirs.get(key)
                if same(*pair):
                    kinds.add(key[1])
                    continue
                fitting = [one for one in DIFFERENCES if one(name, key, *pair)]
                seen.update(fitting)
                if not fitting:
                    unlisted.append((name, key, *pair))
        self.assertEqual(sorted(unlisted, key=str)[:40], [])
        self.assertEqual([one.__name__ for one in DIFFERENCES if one not in seen], [], "no longer differ")
        self.assertEqual(sorted(kinds), ["comment", "formula", "hidden column", "hidden row", "merged", "name", "sheet",
                                         "table"])
        self.assertEqual(sorted(not_opened), sorted(NOT_OPENED_THERE))

    def test_the_same_books_are_refused_as_for_their_cells(self):
        refused = [name for name, done in self.readings.items() if done.returncode != xlsx_tool.DONE]
        self.assertEqual(sorted(refused), sorted(REFUSED_HERE))


if __name__ == "__main__":
    program.main(needs_corpus=True, needs_modules=["openpyxl"])
