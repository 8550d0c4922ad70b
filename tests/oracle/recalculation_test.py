"""LibreOffice recalculates the dashboard: every formula gives the value that the program cached."""

import os
import pathlib
import subprocess
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import extreme_towns, libreoffice, program, two_books, written_books  # noqa: E402


def formulas(book):
    """{(sheet, cell): cached value} of every cell with a formula."""
    import openpyxl
    texts = openpyxl.load_workbook(book)
    values = openpyxl.load_workbook(book, data_only=True)
    found = {}
    for sheet in texts.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    found[sheet.title, cell.coordinate] = values[sheet.title][cell.coordinate].value
    return found


def values(book, cells):
    import openpyxl
    workbook = openpyxl.load_workbook(book, data_only=True)
    return {cell: workbook[cell[0]][cell[1]].value for cell in cells}


class Case(program.Scratch):
    def dashboard(self, *options, least=3, style="full"):
        book, out = self.folder / "book.xlsx", self.folder / "dashboard.xlsx"
        self.assertEqual(program.run("sample", "--out", book, "--force", *options).returncode, 0)
        done = program.run("dashboard", book, "--out", out, "--force", "--min-group", least, "--style", style)
        self.assertEqual(done.returncode, 0, done.stderr)
        return out

    def check(self, dashboard, least):
        cached = formulas(dashboard)
        self.assertGreater(len(cached), least)
        computed = values(libreoffice.convert(dashboard, self.folder), cached)
        for cell, value in cached.items():
            if isinstance(value, str):
                self.assertEqual(computed[cell], value, cell)
            else:
                self.assertAlmostEqual(computed[cell], value, delta=1e-12, msg=str(cell))


    def chosen(self, book, name):
        """The cells of the page of one department, recalculated after that one was picked."""
        picked = self.folder / "picked.xlsx"
        sheet, cell = self.field(book)
        subprocess.run([os.environ["SKILLMAP_XLSX"], "set", book, picked, f"{sheet}!{cell.replace('$', '')}={name}"],
                       check=True)
        import openpyxl
        return openpyxl.load_workbook(libreoffice.convert(picked, self.folder), data_only=True)["所属票"]

    def field(self, book):
        import openpyxl
        name = openpyxl.load_workbook(book).defined_names["選んだ所属"]
        return next(iter(name.destinations))


class Towns(Case):
    """Invented towns, and the proof that the comparison works."""

    def test_a_wrong_cached_value_is_noticed(self):
        dashboard = self.dashboard()
        canary = self.folder / "canary.xlsx"
        with zipfile.ZipFile(dashboard) as old, zipfile.ZipFile(canary, "w") as new:
            for name in old.namelist():
                text = old.read(name)
                if name == "xl/worksheets/sheet2.xml":
                    before, after = text.split(b"</f><v>", 1)
                    text = before + b"</f><v>987654" + after[after.index(b"</v>"):]
                new.writestr(name, text)
        cached = formulas(canary)
        wrong = [cell for cell, value in cached.items() if value == 987654]
        self.assertEqual(len(wrong), 1)
        self.assertNotEqual(values(libreoffice.convert(canary, self.folder), wrong)[wrong[0]], 987654)

    def test_sample_town(self):
        self.check(self.dashboard(), 480)
        self.check(self.dashboard(least=1), 500)
        self.check(self.dashboard(style="fukui"), 300)
        self.check(self.dashboard(style="wg"), 300)

    def test_pages_in_the_own_workbook(self):
        book = self.folder / "book.xlsx"
        self.assertEqual(program.run("sample", "--out", book, "--force").returncode, 0)
        done = program.run("dashboard", book, "--into", book)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.check(book, 480)

    def test_several_towns(self):
        self.check(written_books.several_towns(self.folder, self.folder / "towns.xlsx", (6, 24, 140)), 100)

    def test_small_town_where_much_does_not_apply(self):
        self.check(self.dashboard("--staff", 12, "--departments", 9), 30)
        self.check(self.dashboard("--staff", 12, "--departments", 9, least=1), 250)

    def test_another_department_is_picked(self):
        import openpyxl
        dashboard = self.dashboard()
        data = openpyxl.load_workbook(dashboard, data_only=True)["データ"].iter_rows(min_row=2, values_only=True)
        figures = {(row[1], row[3]): row for row in data}
        prefixes = ("", "習得：", "修了：", "育成段階：")
        names = sorted({name for name, _ in figures if name != "全庁"})
        saved = self.folder / "saved.xlsx"
        saved.write_bytes(libreoffice.convert(dashboard, self.folder).read_bytes())
        for book, picked in ((dashboard, names[3]), (dashboard, names[-1]), (saved, names[5])):
            shown = [[cell for cell in row if cell is not None]
                     for row in self.chosen(book, picked).iter_rows(values_only=True)]
            checked = 0
            for row in shown:
                if len(row) < 3 or isinstance(row[-1], str) and row[-1] not in "－＊":
                    continue
                subject = str(row[-3] if isinstance(row[-3], str) else row[0]).lstrip("①②③④")
                figure = next((figures[picked, prefix + subject] for prefix in prefixes
                               if (picked, prefix + subject) in figures), None)
                if figure is None or subject == "職員数":
                    continue
                own = row[-2]
                checked += 1
                if figure[6] == "X":
                    self.assertEqual(own, "＊", row)
                elif figure[6] == "***":
                    self.assertEqual(own, "－", row)
                else:
                    self.assertAlmostEqual(own, figure[6], delta=1e-12, msg=str(row))
            self.assertGreater(checked, 40)

    def test_changes_since_an_earlier_time(self):
        sample, now, before, out = (self.folder / f"{name}.xlsx" for name in ("sample", "now", "before", "compared"))
        self.assertEqual(program.run("sample", "--staff", 90, "--out", sample, "--force").returncode, 0)
        two_books.make(sample, now, before, 30, [two_books.merge("0120", "0105"), two_books.create("0110", "0101")])
        for options in (("--previous", before), ("--previous", before, "--min-group", 1), ("--previous-as-of", "2025-03-31"),
                        ("--previous-as-of", "2025-03-31", "--trend")):
            done = program.run("dashboard", now, "--out", out, "--force", *options)
            self.assertIn(done.returncode, (0, 1), done.stderr)
            compared = [cell for cell in formulas(out) if cell[0] == "前回比較"]
            self.assertGreater(len(compared), 100)
            self.check(out, 500)

    def test_much_and_nothing(self):
        sample, out = self.folder / "sample.xlsx", self.folder / "out.xlsx"
        self.assertEqual(program.run("sample", "--out", sample, "--force", "--staff", 60, "--departments", 4).returncode, 0)
        for make, least in ((extreme_towns.many_trainings, 1200), (extreme_towns.nothing_applies, 30)):
            book = make(sample, self.folder / "extreme.xlsx")
            done = program.run("dashboard", book, "--out", out, "--force")
            self.assertIn(done.returncode, (0, 1), done.stderr)
            self.check(out, least)

    def test_town_without_staff(self):
        self.check(self.dashboard("--staff", 0, "--departments", 3), 30)


class Corpus(Case):
    """The books of ../shared."""

    def test_books_made_by_other_programs(self):
        for name in ("wg-form.xlsx", "wg-form-untidy.xlsx"):
            out = self.folder / name
            book = program.SHARED / "corpus/skillmaps" / name
            self.assertEqual(program.run("dashboard", book, "--out", out, "--force").returncode, 0)
            self.check(out, 350)


if __name__ == "__main__":
    if not libreoffice.available():
        print("skipped: LibreOffice is not installed")
        sys.exit(program.SKIPPED)
    program.main(needs_corpus="Corpus" in sys.argv, needs_modules=["openpyxl"])
