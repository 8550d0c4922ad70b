"""LibreOffice recalculates the dashboard: every formula gives the value that the program cached."""

import pathlib
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import libreoffice, program  # noqa: E402


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
    def dashboard(self, *options, least=3):
        book, out = self.folder / "book.xlsx", self.folder / "dashboard.xlsx"
        self.assertEqual(program.run("sample", "--out", book, *options).returncode, 0)
        done = program.run("dashboard", book, "--out", out, "--min-group", least)
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

    def test_small_town_where_much_does_not_apply(self):
        self.check(self.dashboard("--staff", 12, "--departments", 9), 30)
        self.check(self.dashboard("--staff", 12, "--departments", 9, least=1), 250)

    def test_town_without_staff(self):
        self.check(self.dashboard("--staff", 0, "--departments", 3), 30)


class Corpus(Case):
    """The books of ../shared."""

    def test_books_made_by_other_programs(self):
        for name in ("wg-form.xlsx", "wg-form-untidy.xlsx"):
            out = self.folder / name
            book = program.SHARED / "corpus/skillmaps" / name
            self.assertEqual(program.run("dashboard", book, "--out", out).returncode, 0)
            self.check(out, 350)


if __name__ == "__main__":
    if not libreoffice.available():
        print("skipped: LibreOffice is not installed")
        sys.exit(program.SKIPPED)
    program.main(needs_corpus="Corpus" in sys.argv, needs_modules=["openpyxl"])
