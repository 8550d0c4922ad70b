"""LibreOffice reads the same values before and after a cell of a workbook is set, but in that cell.

Two changes of each book, both in its first sheet:
- neutral: a cell beyond all others, and a formula that is replaced by its own value, the first of a shared formula where
  there is one. No other cell may differ.
- constant: a cell without a formula gets another value. Cells with formulas and pivot tables may differ: they may depend
  on it.

Formulas of books that use the clock, chance or the file's name may differ always. A sample of the corpus is looked at;
with SKILLMAP_WHOLE_CORPUS=1 all of it, which takes five minutes."""

import math
import os
import pathlib
import posixpath
import re
import shutil
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import libreoffice, program, small_book, xlsx_tool  # noqa: E402

SAMPLE = 60
WHOLE = os.environ.get("SKILLMAP_WHOLE_CORPUS") == "1"
# These do not count cells that have such formulas themselves.
TOTALS = re.compile(r"\b(SUBTOTAL|AGGREGATE)\(", re.IGNORECASE)
VOLATILE = re.compile(r"\b(NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|CELL|INFO)\(", re.IGNORECASE)
# What tells workbooks apart, besides the kinds of their parts.
FEATURES = [re.compile(pattern) for pattern in (
    rb't="shared"', rb't="array"', rb't="dataTable"', rb't="inlineStr"', rb't="str"', rb't="e"', rb't="b"', rb't="d"',
    rb"<f>", rb"<mergeCell ", rb"<c>", rb"<row>", rb"<\w+:sheetData", rb" cm=", rb" vm=", rb" ph=", rb"<sheetData/>")]
# What has no reasonable size as a file of values.
LEFT_OUT = {"XlsxWriter/comment03.xlsx": "a comment in the last cell of the sheet makes LibreOffice write 2^34 commas"}
MOST_ROWS, MOST_COLUMNS = 1 << 20, 1 << 14


def name_of(row, column):
    from openpyxl.utils import get_column_letter
    return f"{get_column_letter(column)}{row}"


def cells_of(ref):
    """The places of "A1" or "A1:B2"."""
    from openpyxl.utils.cell import range_boundaries
    left, top, right, bottom = range_boundaries(ref)
    return {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}


class Parts:
    """The parts of a workbook and how they refer to each other."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            self.parts = {name.replace("\\", "/").lstrip("/").lower(): package.read(name) for name in package.namelist()}

    def xml(self, part):
        return ElementTree.fromstring(self.parts[part.lower()])

    def related(self, part):
        """{id: (type, part)} of what a part refers to, "" being the package."""
        folder, name = posixpath.split(part)
        relationships = posixpath.join(folder, "_rels", name + ".rels")
        if relationships.lower() not in self.parts:
            return {}
        return {one.get("Id"): (one.get("Type").rpartition("/")[2],
                                posixpath.normpath(posixpath.join("/", folder, one.get("Target"))).lstrip("/"))
                for one in self.xml(relationships)}

    def of_type(self, part, kind):
        return [target for type_, target in self.related(part).values() if type_ == kind]


class Formulas:
    """Where the cells with formulas are, by sheet. Pivot tables are like formulas: LibreOffice fills them anew."""

    def __init__(self, path):
        self.cells, self.alone, self.shared, self.volatile = {}, [], [], False
        parts = Parts(path)
        book = parts.of_type("", "officeDocument")[0]
        related = parts.related(book)
        for sheet in parts.xml(book).iterfind("{*}sheets/{*}sheet"):
            kind, part = related[next(value for key, value in sheet.items() if key.endswith("}id"))]
            if kind != "worksheet":
                continue
            self.read(sheet.get("name"), parts.xml(part), first=not self.cells)
            for pivot in parts.of_type(part, "pivotTable"):
                self.cells[sheet.get("name")] |= cells_of(parts.xml(pivot).find("{*}location").get("ref"))

    def read(self, name, worksheet, first):
        found = self.cells[name] = set()
        row = 0
        for element in worksheet.iterfind("{*}sheetData/{*}row"):
            row, column = int(element.get("r", row + 1)), 0
            for cell in element.iterfind("{*}c"):
                column = max(cells_of(cell.get("r")))[1] if cell.get("r") else column + 1
                formula = cell.find("{*}f")
                if formula is None:
                    continue
                kind = formula.get("t", "normal")
                found.add((row, column))
                self.volatile = self.volatile or bool(VOLATILE.search(formula.text or ""))
                if kind in ("array", "dataTable"):
                    found |= cells_of(formula.get("ref"))
                elif first and formula.text and not TOTALS.search(formula.text):
                    (self.shared if kind == "shared" else self.alone).append((row, column))


def equal(one, other):
    if one == other:
        return True
    try:
        return math.isclose(float(one), float(other), rel_tol=1e-9)
    except ValueError:
        return False


def by_place(rows):
    return {(row, column): value for row, cells in enumerate(rows, 1) for column, value in enumerate(cells, 1) if value}


class Book:
    """A book of the corpus, and what is set in it."""

    def __init__(self, name, path, before):
        self.name, self.path = name, path
        self.sheets = {sheet: by_place(rows) for sheet, rows in before.items()}
        self.formulas = Formulas(path)
        self.first = next(iter(self.formulas.cells))
        self.rows = before.get(self.first, [])
        self.ours = {cell[1]: cell[2:] for cell in xlsx_tool.cells(path, "--sheet", self.first)}

    def type_of(self, place):
        """The type of a cell, where LibreOffice reads the value that is stored."""
        kind, value = self.ours.get(name_of(*place), (None, None))
        return kind if value is not None and equal(self.sheets[self.first].get(place, ""), value) else None

    def set(self, out, values, number):
        options = ["--number"] if number else []
        sheet = "'" + self.first.replace("'", "''") + "'!"
        return xlsx_tool.run("set", self.path, out, *options,
                             *(f"{sheet}{name_of(*place)}={value}" for place, value in values.items()))

    def neutral(self):
        """Values that change nothing else, and whether they are numbers."""
        beyond = len(self.rows) + 1, max(map(len, self.rows), default=0) + 1
        formula = next((place for place in self.formulas.shared + self.formulas.alone
                        if self.type_of(place) in ("number", "text")), None)
        values = {}
        if beyond[0] <= MOST_ROWS and beyond[1] <= MOST_COLUMNS:
            values[beyond] = "12.5"
        if formula:
            values[formula] = self.ours[name_of(*formula)][1]
        return values, not formula or self.type_of(formula) == "number"

    def constants(self):
        """Cells without a formula, numbers first, with another value for each."""
        places = [place for place in self.sheets.get(self.first, {}) if place not in self.formulas.cells[self.first]]
        for place in places:
            if self.type_of(place) == "number":
                yield {place: repr(float(self.ours[name_of(*place)][1]) + 1)}, True
        for place in places:
            if self.type_of(place) == "text":
                yield {place: "新しい値"}, False

    def differences(self, after, values, may_differ):
        """(sheet, cell, before, after) of all other cells. `may_differ`: {sheet: cells}."""
        if sorted(after) != sorted(self.sheets):
            return [("sheets", sorted(self.sheets), sorted(after))]
        found = []
        for sheet, rows in after.items():
            old, new = self.sheets[sheet], by_place(rows)
            for place in old.keys() | new.keys():
                allowed = place in may_differ.get(sheet, ()) or (sheet == self.first and place in values)
                if not allowed and not equal(old.get(place, ""), new.get(place, "")):
                    found.append((sheet, name_of(*place), old.get(place), new.get(place)))
        if self.first in after:
            new = by_place(after[self.first])
            found += [("not set", name_of(*place), value, new.get(place)) for place, value in values.items()
                      if place not in self.sheets[self.first] and not equal(value, new.get(place, ""))]
        return found


def kind_of(path):
    """What a workbook is made of."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        kinds = {re.sub(r"\d+", "", name) for name in names if not name.startswith("docProps")}
        for name in names:
            if "worksheets/" in name and name.endswith(".xml"):
                xml = package.read(name)
                kinds.update(feature.pattern for feature in FEATURES if feature.search(xml))
    return frozenset(kinds)


def sample(books):
    """Workbooks that differ as much as possible, small ones rather than large ones."""
    kinds = {}
    for name, path in sorted(books.items(), key=lambda one: one[1].stat().st_size):
        kinds.setdefault(kind_of(path), (name, path))
    chosen = list(kinds.values())
    return dict(chosen[i * len(chosen) // SAMPLE] for i in range(min(SAMPLE, len(chosen))))


class UnchangedElsewhere(program.Scratch):
    maxDiff = None

    def converted(self, name, books):
        folder = self.folder / name
        folder.mkdir()
        return libreoffice.sheets(books, folder)

    def copies(self, books):
        """{stem: (name, path)}: copies whose names LibreOffice keeps."""
        folder = self.folder / "books"
        folder.mkdir()
        copied = {}
        for number, (name, path) in enumerate(books.items()):
            stem = f"{number:04}"
            copied[stem] = name, pathlib.Path(shutil.copy(path, folder / (stem + path.suffix.lower())))
        return copied

    def change(self, books):
        """Writes the changed books: {stem: (book, values, cells that may differ)}."""
        folder = self.folder / "changed"
        folder.mkdir()
        changes = {}
        for stem, book in books.items():
            rounds = {"neutral": [book.neutral()], "constant": list(book.constants())[:9]}
            for what, attempts in rounds.items():
                formulas = book.formulas.cells if what == "constant" or book.formulas.volatile else {}
                for values, number in attempts:
                    out = folder / f"{stem}{what}{book.path.suffix}"
                    done = book.set(out, values, number) if values else None
                    if done is not None and done.returncode == xlsx_tool.DONE:
                        changes[out.stem] = book, values, formulas
                        break
                    self.assertIn(done and done.returncode, (None, xlsx_tool.USAGE), (book.name, done and done.stderr))
        return changes, sorted(folder.iterdir())

    def check(self, books):
        """The number of books, neutral changes and changes of constants that were compared."""
        copies = self.copies(books)
        before = self.converted("before", [path for _, path in copies.values()])
        read = {}
        for stem, sheets in before.items():
            name, path = copies[stem]
            if xlsx_tool.run("cells", path).returncode == xlsx_tool.DONE:
                read[stem] = Book(name, path, sheets)
        changes, paths = self.change(read)
        after = self.converted("after", paths)
        wrong = {}
        for stem, (book, values, formulas) in changes.items():
            found = book.differences(after.get(stem, {}), values, formulas)
            if found:
                wrong[book.name, stem[4:]] = values, found[:5]
        self.assertEqual(wrong, {})
        counts = [len(read), *(sum(stem.endswith(what) for stem in changes) for what in ("neutral", "constant"))]
        print("{} books, {} neutral changes, {} of constants; {} replace a shared formula, {} a formula; {} volatile; "
              "not opened: {}".format(
                  *counts, *(sum(bool(values.keys() & set(getattr(book.formulas, kind)))
                                 for stem, (book, values, _) in changes.items() if stem.endswith("neutral"))
                             for kind in ("shared", "alone")),
                  sum(book.formulas.volatile for book in read.values()),
                  sorted(copies[stem][0] for stem in copies.keys() - read.keys())))
        return counts

    def test_books_of_the_corpus(self):
        books = {name: path for name, path in xlsx_tool.corpus().items() if name not in LEFT_OUT}
        least = len(books) if WHOLE else SAMPLE
        for count in self.check(books if WHOLE else sample(books)):
            self.assertGreater(count, least * 2 // 3)

    def test_a_difference_is_noticed(self):
        """The proof that the comparison works."""
        path = self.folder / "book.xlsx"
        path.write_bytes(small_book.book())
        other = self.folder / "other.xlsx"
        other.write_bytes(small_book.book({small_book.SHEET: small_book.sheet(small_book.CELLS.replace("1.5", "1.6"))}))
        before, after = (self.converted(one.stem, [one])[one.stem] for one in (path, other))
        book = Book("book", path, before)
        self.assertEqual(book.differences(before, {}, {}), [])
        self.assertEqual(book.differences(after, {}, {}), [("職員 表", "B1", "1.5", "1.6")])
        self.assertEqual(book.differences(after, {(1, 2): "1.6"}, {}), [])
        self.assertEqual(book.differences(after, {}, {"職員 表": {(1, 2)}}), [])
        self.assertEqual(book.differences(before, {(9, 9): "1"}, {}), [("not set", "I9", "1", None)])


if __name__ == "__main__":
    if not libreoffice.available():
        print("skipped: LibreOffice is not installed")
        sys.exit(program.SKIPPED)
    program.main(needs_corpus=True, needs_modules=["openpyxl"])
