"""dashboard --into: the pages in a workbook of people's own, replaced at the next run, nothing else changed."""

import html
import pathlib
import re
import sys
import unittest
import zipfile

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import libreoffice, program, xlsx_tool  # noqa: E402

DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)
PAGES = ["表紙と読み方", "全庁サマリー", "所属別一覧", "所属票", "人材像×段階", "人材像×所属", "スキル×所属", "研修×所属", "DX実践一覧", "目標と実績",
         "算定根拠", "データ"]


def sheets(path):
    return openpyxl.load_workbook(path).sheetnames


def parts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def names_of(path):
    """{defined name: what it refers to}, without those of one sheet."""
    text = parts(path)["xl/workbook.xml"].decode()
    return {re.search(r' name="([^"]*)"', tag)[1]: html.unescape(formula)
            for tag, formula in re.findall(r"<definedName( [^>]*)>([^<]*)<", text) if "localSheetId" not in tag}


def pages_of(path):
    """{id of a page: its sheet}, by the marks."""
    return {name.rpartition(".")[2]: text.partition("!")[0].strip("'")
            for name, text in names_of(path).items() if name.startswith("_skillmap.dashboard.")}


def formulas_of(path, sheet):
    return [cell.value for row in openpyxl.load_workbook(path)[sheet].iter_rows() for cell in row
            if isinstance(cell.value, str) and cell.value.startswith("=")]


class Case(program.Scratch):
    def setUp(self):
        super().setUp()
        self.book = self.folder / "town.xlsx"
        program.run("sample", "--out", self.book, "--staff", 60, "--departments", 5)

    def put(self, book=None, into=None, *options):
        into = into or self.book
        done = program.run("dashboard", book or self.book, "--into", into, *options)
        self.assertIn(done.returncode, (DONE, FINDINGS), done.stderr)
        return done

    def tool(self, *arguments):
        done = xlsx_tool.run(*arguments)
        self.assertEqual(done.returncode, DONE, done.stderr)

    def refused(self, words, *arguments):
        done = program.run("dashboard", *arguments)
        self.assertEqual(done.returncode, USAGE, done.stderr)
        for word in words:
            self.assertIn(word, done.stderr)


class Into(Case):
    def test_the_pages_come_behind_the_others(self):
        before = sheets(self.book)
        self.put()
        self.assertEqual(sheets(self.book), before + PAGES)
        self.assertEqual(openpyxl.load_workbook(self.book).active.title, before[0])

    def test_nothing_is_read_from_the_pages(self):
        asked = [("evaluate",), ("check",)]
        before = [program.run(command, self.book, "--format", "json").stdout for (command,) in asked]
        self.put()
        self.assertEqual([program.run(command, self.book, "--format", "json").stdout for (command,) in asked], before)
        self.assertNotIn("DX実践一覧", "".join(before))

    def test_twice_is_once(self):
        self.put()
        once = self.book.read_bytes()
        backup = (self.folder / "town.bak.xlsx").read_bytes()
        self.assertIn("変わりはありません", self.put().stderr)
        self.assertEqual(self.book.read_bytes(), once)
        self.assertEqual((self.folder / "town.bak.xlsx").read_bytes(), backup)

    def test_what_people_picked_stays_picked(self):
        self.put()
        field = names_of(self.book)["選んだ所属"].replace("$", "")
        cell = field.partition("!")[2]
        names = [row[2] for row in openpyxl.load_workbook(self.book)["所属"].iter_rows(min_row=2, values_only=True)]
        first = openpyxl.load_workbook(self.book)["所属票"][cell].value
        other = next(name for name in reversed(names) if name != first)
        self.tool("set", self.book, self.book, f"{field}={other}", "設定!B1=値")
        self.put(None, None, "--min-group", 1)
        shown = openpyxl.load_workbook(self.book, data_only=True)
        self.assertEqual(shown["所属票"][cell].value, other)
        code = next(row[0] for row in shown["所属"].iter_rows(min_row=2, values_only=True) if row[2] == other)
        self.assertIn(code, [cell.value for row in shown["所属票"].iter_rows() for cell in row])
        self.tool("set", self.book, self.book, f"{field}=なくなった課")
        self.put()
        self.assertEqual(openpyxl.load_workbook(self.book)["所属票"][cell].value, first)

    def test_the_pages_leave_no_trace(self):
        before = parts(self.book)
        self.put()
        self.tool("sheets", self.book, self.book, "delete", *PAGES)
        self.assertEqual(parts(self.book), before)

    def test_other_figures_take_their_place(self):
        self.put()
        one = parts(self.book)
        book = openpyxl.load_workbook(self.book)
        for row in list(book["受講記録"].iter_rows(min_row=2))[:40]:
            for cell in row:
                cell.value = None
        other = self.folder / "other.xlsx"
        book.save(other)
        self.put(other, self.book)
        self.assertEqual(sheets(self.book)[-len(PAGES):], PAGES)
        two = parts(self.book)
        self.assertEqual(one.keys(), two.keys())
        changed = {name for name in one if one[name] != two[name]}
        numbers = {int(found[1]) for name in changed if (found := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name))}
        own = len(sheets(self.book)) - len(PAGES)
        self.assertEqual(min(numbers), own + 1)

    def test_names_that_are_taken(self):
        own = ["データ", "全庁サマリー", "表紙と読み方"]
        for name in own:
            self.tool("sheets", self.book, self.book, "insert", name)
        before = [name for name in sheets(self.book)]
        self.put()
        taken = [name + " (2)" if name in own else name for name in PAGES]
        self.assertEqual(sheets(self.book), before + taken)
        pages = pages_of(self.book)
        self.assertEqual((pages["data"], pages["summary"]), ("データ (2)", "全庁サマリー (2)"))
        for page in taken:
            for formula in formulas_of(self.book, page):
                self.assertNotIn("'データ'", formula)
        cover = openpyxl.load_workbook(self.book)["表紙と読み方 (2)"]
        links = {cell.hyperlink.location: cell.value for row in cover.iter_rows() for cell in row if cell.hyperlink}
        self.assertEqual(links["'データ (2)'!A1"], "データ (2)")
        self.assertNotIn("'データ'!A1", links)
        for text in [text for name, text in parts(self.book).items() if name.startswith("xl/charts/")]:
            self.assertNotIn("'全庁サマリー'", text.decode())
        once = self.book.read_bytes()
        self.put()
        self.assertEqual(self.book.read_bytes(), once)

    def test_names_of_ranges_that_are_taken(self):
        from openpyxl.worksheet.table import Table
        text = parts(self.book)["xl/workbook.xml"].decode()
        program.run("dashboard", self.book, "--out", self.folder / "alone.xlsx")
        alone = "".join(body.decode() for name, body in parts(self.folder / "alone.xlsx").items()
                        if name.startswith("xl/tables/"))
        own = re.search(r' displayName="([^"]*)"', alone)[1]
        self.assertNotIn(own, text)
        book = openpyxl.load_workbook(self.book)
        for at, name in ((1, own), (4, "選んだ所属")):
            sheet = book.create_sheet(f"表{at}")
            sheet.append(["甲", "乙"])
            sheet.append([1, 2])
            sheet.add_table(Table(displayName=name, name=name, ref="A1:B2"))
        book.save(self.book)
        self.put()
        names = re.findall(r' displayName="([^"]*)"', "".join(
            body.decode() for name, body in parts(self.book).items() if name.startswith("xl/tables/")))
        self.assertEqual(len(names), len(set(names)))
        self.assertIn(own + "_2", names)
        self.assertIn("選んだ所属_2", names_of(self.book))
        used = "".join(formulas_of(self.book, "所属票"))
        self.assertIn("選んだ所属_2", used)
        self.assertNotIn(own + "[", used)
        once = self.book.read_bytes()
        self.put()
        self.assertEqual(self.book.read_bytes(), once)

    def test_pages_that_were_renamed_and_moved_are_found(self):
        self.put()
        first = sheets(self.book)[0]
        self.tool("sheets", self.book, self.book, "rename", "所属別一覧", "課別")
        for page in ["課別", "データ"]:
            self.tool("sheets", self.book, self.book, "move", page, first)
        self.put()
        names = sheets(self.book)
        self.assertEqual(names[:3], ["表紙と読み方", "全庁サマリー", "課別"])
        self.assertEqual(len(names), len(set(names)))
        self.assertNotIn("所属別一覧", names)
        self.assertEqual(names[len(PAGES)], first)

    def test_formulas_of_people_keep_their_page(self):
        self.put()
        self.tool("sheets", self.book, self.book, "insert", "集計")
        book = openpyxl.load_workbook(self.book)
        book["集計"]["B2"] = "=SUM('所属別一覧'!D8:D30)+COUNTA(データ!A:A)"
        book.save(self.book)
        self.put()
        self.assertEqual(formulas_of(self.book, "集計"), ["=SUM('所属別一覧'!D8:D30)+COUNTA(データ!A:A)"])
        self.assertIn(b'fullCalcOnLoad="1"', parts(self.book)["xl/workbook.xml"])
        once = self.book.read_bytes()
        self.put()
        self.assertEqual(self.book.read_bytes(), once)
        self.refused(["所属別一覧", "集計!B2"], self.book, "--into", self.book, "--style", "wg")
        self.assertEqual(self.book.read_bytes(), once)

    def test_other_pages_after_another_style(self):
        self.put()
        self.put(None, None, "--style", "wg")
        self.assertEqual(sorted(pages_of(self.book)),
                         ["basis", "cover", "data", "department", "people", "personas", "skills", "summary", "targets"])
        self.assertNotIn("所属別一覧", sheets(self.book))
        self.assertFalse([name for name, text in names_of(self.book).items() if "#REF!" in text])

    def test_pages_that_people_deleted_come_again(self):
        self.put()
        book = openpyxl.load_workbook(self.book)  # as Excel does: the name stays behind
        del book["算定根拠"]
        book.defined_names["_skillmap.dashboard.basis"].attr_text = "#REF!$A$1"
        book.save(self.book)
        self.put()
        self.assertEqual(sheets(self.book)[-len(PAGES):], PAGES)
        self.assertEqual(pages_of(self.book)["basis"], "算定根拠")

    def test_another_workbook_and_another_file(self):
        into, out = self.folder / "own.xlsx", self.folder / "out.xlsx"
        book = openpyxl.Workbook()
        book.active["A1"] = "わたしの表"
        book.save(into)
        before = into.read_bytes()
        self.put(self.book, into, "--out", out)
        self.assertEqual(into.read_bytes(), before)
        self.assertEqual(sheets(out), ["Sheet"] + PAGES)
        cover = openpyxl.load_workbook(out)["表紙と読み方"]
        self.assertIn("town.xlsx", [cell.value for row in cover.iter_rows() for cell in row])
        for file in (self.book, into):
            self.refused(["入力のブックと同じ"], self.book, "--into", into, "--out", file)
        self.assertEqual(into.read_bytes(), before)

    def test_a_dashboard_is_brought_up_to_date(self):
        out = self.folder / "dashboard.xlsx"
        program.run("dashboard", self.book, "--out", out)
        self.put(self.book, out)
        self.assertEqual(sheets(out), PAGES)

    def test_wrong_use(self):
        self.refused(["--into", "--format"], self.book, "--into", self.book, "--format", "csv")
        self.refused(["--out"], self.book)
        self.refused(["--departments files"], self.book, "--into", self.book, "--departments", "files")
        self.assertEqual(program.run("dashboard", self.book, "--into", self.folder / "none.xlsx").returncode, INPUT)

    def test_a_page_for_each_department(self):
        self.put(None, None, "--departments", "sheets")
        pages = pages_of(self.book)
        own = {sheet for page, sheet in pages.items() if page.startswith("department_2d")}
        self.assertEqual(len(own), 5)
        once = self.book.read_bytes()
        self.put(None, None, "--departments", "sheets")
        self.assertEqual(self.book.read_bytes(), once)
        self.put()
        self.assertEqual(set(pages_of(self.book).values()), set(pages.values()) - own)

    def test_the_guide_stays(self):
        new = self.folder / "new.xlsx"
        program.run("init", "--scheme", "wg-tokyo-2025", "--scheme", "fukui", "--as-of", "2026-03-31", "--out", new)
        before = sheets(new)
        for _ in range(2):
            self.put(self.book, new)
            self.assertEqual(sheets(new), before + PAGES)

    @unittest.skipUnless(libreoffice.available(), "LibreOffice is not installed")
    def test_after_libreoffice_saved_the_workbook(self):
        self.put()
        saved = libreoffice.convert(self.book, self.folder)
        before = sheets(saved)
        self.put(self.book, saved)
        self.assertEqual(sheets(saved), before)
        self.assertEqual(sorted(pages_of(saved).values()), sorted(PAGES))


class Corpus(Case):
    """Workbooks of other programs, with macros, pivot tables and charts."""

    def test_their_parts_come_back(self):
        corpus = program.SHARED / "corpus"
        books = ["XlsxWriter/macro01.xlsm", "XlsxWriter/chart_bar01.xlsx", "test_files/pivot_table_test.xlsm",
                 "test_files/pivot_table_named_range.xlsx", "skillmaps/wg-form.xlsx"]
        for name in books:
            with self.subTest(name):
                path = self.folder / pathlib.Path(name).name
                path.write_bytes((corpus / name).read_bytes())
                before = parts(path)
                self.put(self.book, path)
                once = path.read_bytes()
                self.put(self.book, path)
                self.assertEqual(path.read_bytes(), once)
                self.tool("sheets", path, path, "delete", *pages_of(path).values())
                self.assertEqual(parts(path), before)

    def test_books_that_take_no_pages(self):
        corpus = program.SHARED / "corpus"
        for name, why in (("test_files/1904.xlsx", "1904"), ("test_files/sheet_visibility_strict.xlsx", "Strict")):
            path = self.folder / pathlib.Path(name).name
            path.write_bytes((corpus / name).read_bytes())
            before = path.read_bytes()
            self.refused(["追加できません", why], self.book, "--into", path)
            self.assertEqual(path.read_bytes(), before)

    def test_a_skill_map_is_read_as_before(self):
        for path in sorted((program.SHARED / "corpus/skillmaps").glob("*.xlsx")):
            with self.subTest(path.name):
                book = self.folder / path.name
                book.write_bytes(path.read_bytes())
                before = [program.run(*command, "--format", "json").stdout
                          for command in (("check", book), ("import", book, "--dry-run"))]
                done = program.run("dashboard", self.book, "--into", book)
                if done.returncode == USAGE:
                    continue
                after = [program.run(*command, "--format", "json").stdout
                         for command in (("check", book), ("import", book, "--dry-run"))]
                self.assertEqual(after, before)


if __name__ == "__main__":
    program.main(needs_corpus="Corpus" in sys.argv, needs_modules=["openpyxl"])
