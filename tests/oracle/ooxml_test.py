"""Excel opens the workbooks we write without offering a repair: the schema of each part as the validator of Microsoft's
Open XML SDK knows it, and the rules of the package that no schema says. In workbooks of other origin only what an edit
of ours has brought counts."""

import collections
import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.oracle import package_rules  # noqa: E402
from tests.support import program, validator, written_books, xlsx_tool  # noqa: E402

TYPES, BOOK, STYLES = "[Content_Types].xml", "xl/workbook.xml", "xl/styles.xml"
PAGE, CHART, TABLE = "xl/worksheets/sheet2.xml", "xl/charts/chart1.xml", "xl/tables/table1.xml"
# What is done to a dashboard: (part, pattern, replacement, words of the finding). The page has charts and links.
AGAINST_THE_SCHEMA = {
    "elements in another order": (PAGE, r"(<sheetViews>.*</sheetViews>)(.*?)(<sheetData>)", r"\2\1\3", "sheetViews"),
    "an attribute that there is not": (PAGE, "<sheetData>", '<sheetData lang="ja">', "'lang' attribute"),
    "a value that there is not": (PAGE, '<pageSetup ', '<pageSetup pageOrder="sideways" ', "pageOrder"),
    "an element of a chart too early": (CHART, r"(<c:barDir [^>]*/>)(<c:grouping [^>]*/>)", r"\2\1", "grouping"),
    "an element that is missing": (CHART, r"<c:axId [^>]*/>", "", "axId"),
    "a format that is not there": (PAGE, r' s="\d+"', ' s="9999"', "9999"),
    "a relationship that is not there": (PAGE, r'r:id="rId1"', 'r:id="rId99"', "rId99"),
    "a font that is not there": (STYLES, r'(<cellXfs.*?fontId=)"\d+"', r'\1"999"', "999"),
}
AGAINST_THE_RULES = {
    "parts without a type": (TYPES, r'<Default Extension="rels"[^>]*/>', "", "drawing1.xml.rels: has no content type"),
    "a type without a part": (TYPES, "/xl/styles.xml", "/xl/style.xml", "style.xml is not in the archive"),
    "a target that is not there": ("xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet99.xml", "sheet99.xml"),
    "an identity twice": ("xl/_rels/workbook.xml.rels", 'Id="rId2"', 'Id="rId1"', "relationship rId1 twice"),
    "a relationship that is not there": (PAGE, r'r:id="rId1"', 'r:id="rId99"', "rId99"),
    "a sheet's name": (BOOK, '<sheet name="データ"', '<sheet name="デ/タ"', "cannot be called"),
    "a sheet's name twice": (BOOK, '<sheet name="データ"', '<sheet name="全庁サマリー"', "two sheets have"),
    "a long name": (BOOK, '<sheet name="データ"', f'<sheet name="{"長" * 32}"', "cannot be called"),
    "a defined name": (BOOK, 'name="_xlnm.Print_Titles"', 'name="A1"', "a name cannot be A1"),
    "a defined name twice": (BOOK, r"(<definedName [^>]*>[^<]*</definedName>)", r"\1\1", "is defined twice"),
    "a row again": (PAGE, r'<row r="3"', '<row r="1"', "row 1 is not in order"),
    "a cell of another row": (PAGE, r'<c r="B3"', '<c r="B4"', "B4 is not in order"),
    "a string that is not there": (PAGE, r't="s"><v>\d+', 't="s"><v>99999', "shared string"),
    "a format that is not there": (PAGE, r' s="\d+"', ' s="9999"', "has a format that is not there"),
    "a long formula": (PAGE, "<f>[^<]*</f>", f"<f>{'1+' * 4096}1</f>", "formula that is too long"),
    "a long text": ("xl/sharedStrings.xml", "<t>[^<]*</t>", f"<t>{'長' * 32768}</t>", "is too long"),
    "a number that is none": (PAGE, "(<f>[^<]*</f>)<v>[^<]*", r"\1<v>nan", "cannot have the value nan"),
    "a formula of no sheet": (PAGE, "<f>[^<]*</f>", "<f>無い表!A1</f>", "names the sheet 無い表"),
    "a formula of no table": (PAGE, "<f>[^<]*</f>", "<f>SUM(無い表[値])</f>", "names the table 無い表"),
    "a function of later": (PAGE, "<f>[^<]*</f>", "<f>TEXTJOIN(1,2)</f>", "TEXTJOIN without _xlfn."),
    "a row of a table in short": (PAGE, "<f>[^<]*</f>", "<f>表[@値]</f>", "[#This Row]"),
    "two sheets selected": ("xl/worksheets/sheet3.xml", "<sheetView ", '<sheetView tabSelected="1" ', "are selected together"),
    "a long header": (PAGE, "<oddFooter>", f"<oddFooter>{'長' * 256}", "oddFooter is too long"),
    "a high row": (PAGE, '(<row r="1"[^>]*) ht="[^"]*"', r'\1 ht="410"', "is 410 high"),
    "merged cells that overlap": (PAGE, r'(<mergeCell ref="[^"]+"/>)', r"\1\1", "overlap"),
    "a link to no sheet": (PAGE, r'location="[^"]*"', 'location="\'どこにもない\'!A1"', "どこにもない"),
    "a chart of no sheet": (CHART, r"<c:f>[^<]*</c:f>", "<c:f>無い!$A$1</c:f>", "draws the sheet 無い"),
    "an anchor back to front": ("xl/drawings/drawing1.xml", r"<xdr:to><xdr:col>\d+", "<xdr:to><xdr:col>0",
                                "ends before it begins"),
    "a bar without its extension": ("xl/worksheets/sheet3.xml", r'<x14:cfRule type="dataBar" id="[^"]*"',
                                    '<x14:cfRule type="dataBar" id="{0}"', "extends no conditional format"),
    "two priorities": ("xl/worksheets/sheet3.xml", r'priority="\d+"', 'priority="2"', "have priority 2"),
}
AGAINST_THE_TABLES = {
    "another heading": (TABLE, r'(<tableColumn id="1" name=")[^"]*', r"\1別の名前", "別の名前 is headed"),
    "a heading twice": (TABLE, r'(<tableColumn id="2" name=")[^"]*', r"\1職員番号", "two columns have"),
    "too few columns": (TABLE, r'<tableColumn id="1"[^>]*/>', "", "not as many columns"),
    "a table's name": (TABLE, r'displayName="[^"]*"', 'displayName="R1C1"', "cannot be called R1C1"),
}
EVERY = {"Corpus": 9, "CorpusSchema": 100}


def news(before, after):
    """What is in `after` more often than in `before`; numbers do not tell findings apart, for parts and styles move."""
    known = collections.Counter(re.sub(r"\d+", "0", one) for one in before)
    left = []
    for one in after:
        key = re.sub(r"\d+", "0", one)
        known[key] -= 1
        if known[key] < 0:
            left.append(one)
    return left


class Case(program.Scratch):
    def judge(self, books):
        """{book: what is wrong with it}."""
        return {book: package_rules.broken(book) for book in books}

    def check_new(self, books):
        judged = self.judge(books.values())
        for name, book in books.items():
            with self.subTest(name):
                self.assertEqual(judged[book], [])

    def check_changed(self, books, least):
        self.assertGreaterEqual(len(books), least)
        judged = self.judge({book for pair in books.values() for book in pair})
        for name, (before, after) in books.items():
            with self.subTest(name):
                self.assertEqual(news(judged[before], judged[after]), [])

    def check_damages(self, damages, book):
        copies = {name: written_books.damaged(book, self.folder / f"{number}.xlsx", *damage[:3])
                  for number, (name, damage) in enumerate(damages.items())}
        judged = self.judge([book, *copies.values()])
        self.assertEqual(judged[book], [])
        for name, copy in copies.items():
            with self.subTest(name):
                self.assertIn(damages[name][3], "\n".join(judged[copy]))

    def dashboard(self):
        return written_books.dashboard(written_books.town(self.folder, "town", 24, 4), self.folder / "dashboard.xlsx")


class Rules(Case):
    def test_new_workbooks(self):
        self.check_new(written_books.dashboards(self.folder))
        self.check_new(written_books.new_books(self.folder))

    def test_changed_workbooks(self):
        self.check_changed(written_books.changed_books(self.folder), 5)

    def test_damages_are_told(self):
        self.check_damages(AGAINST_THE_RULES, self.dashboard())

    def test_damages_of_tables_are_told(self):
        import openpyxl
        from openpyxl.worksheet.table import Table
        book, path = openpyxl.Workbook(), self.folder / "tables.xlsx"
        for row in (("職員番号", "氏名"), ("000001", "見本")):
            book.active.append(row)
        book.active.add_table(Table(displayName="職員", ref="A1:B2"))
        book.save(path)
        self.check_damages(AGAINST_THE_TABLES, path)


class Corpus(Case):
    def test_edits_bring_nothing_new(self):
        every = 1 if os.environ.get("SKILLMAP_WHOLE_CORPUS") == "1" else EVERY[type(self).__name__]
        books = list(xlsx_tool.corpus().items())[::every]
        self.check_changed(written_books.edited_books(self.folder, books), len(books) * 4)


class WithValidator:
    """Judges by the schema instead."""

    def judge(self, books):
        found = validator.findings(books)
        return {book: [f"{part}{place}: {text}" for part, place, text in found[pathlib.Path(book).resolve()]]
                for book in books}


class Schema(WithValidator, Case):
    def test_new_workbooks(self):
        self.check_new({**written_books.dashboards(self.folder), **written_books.new_books(self.folder)})

    def test_changed_workbooks(self):
        self.check_changed(written_books.changed_books(self.folder), 5)

    def test_damages_are_told(self):
        self.check_damages(AGAINST_THE_SCHEMA, self.dashboard())


class CorpusSchema(WithValidator, Corpus):
    pass


if __name__ == "__main__":
    if any(name.endswith("Schema") for name in sys.argv) and validator.missing():
        print(f"skipped: no {validator.missing()}")
        sys.exit(program.SKIPPED)
    program.main(needs_corpus=any(name.startswith("Corpus") for name in sys.argv), needs_modules=["openpyxl"])
