"""Pages and files for each department: its own figures and those of the whole, and nothing about the others."""

import pathlib
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402


def rows(book, sheet):
    import openpyxl
    return list(openpyxl.load_workbook(book, data_only=True)[sheet].iter_rows(values_only=True))


def data(book):
    """{(code, indicator): the rest of the row} of the page データ."""
    return {(row[0], row[3]): row[4:] for row in rows(book, "データ")[1:]}


class Departments(program.Scratch):
    def setUp(self):
        super().setUp()
        self.book = self.folder / "book.xlsx"
        self.assertEqual(program.run("sample", "--staff", 90, "--departments", 7, "--out", self.book).returncode, 0)
        self.departments = {row[0]: row[2] for row in rows(self.book, "所属")[1:] if row[0]}

    def dashboard(self, *options, expected=0):
        done = program.run("dashboard", self.book, *options)
        self.assertEqual(done.returncode, expected, done.stderr)
        return done

    def test_a_file_holds_its_own_department_and_the_whole(self):
        whole, out = self.folder / "whole.xlsx", self.folder / "files"
        self.dashboard("--out", whole)
        self.dashboard("--out", out, "--departments", "files")
        figures = data(whole)
        self.assertEqual(sorted(path.name for path in out.iterdir()),
                         sorted(f"{code}_{name}.xlsx" for code, name in self.departments.items()))
        for code, name in self.departments.items():
            path = out / f"{code}_{name}.xlsx"
            own = data(path)
            self.assertEqual({one for one, _ in own}, {code, None})
            for key, figure in own.items():
                self.assertEqual(figure, figures[key], key)
            self.assertGreater(sum(one == code for one, _ in own), 30)
            with zipfile.ZipFile(path) as package:
                text = "".join(package.read(part).decode("utf-8", "replace") for part in package.namelist())
            for other in set(self.departments.values()) - {name}:
                self.assertNotIn(f">{other}<", text)

    def test_files_that_are_there_stay_unless_told(self):
        out = self.folder / "files"
        self.dashboard("--out", out, "--departments", "files", "--format", "html")
        path = min(out.iterdir())
        path.write_text("mine", encoding="utf-8")
        self.assertIn(path.name, self.dashboard("--out", out, "--departments", "files", "--format", "html", expected=2).stderr)
        self.assertEqual(path.read_text(encoding="utf-8"), "mine")
        self.dashboard("--out", out, "--departments", "files", "--format", "html", "--force")
        self.assertIn("</html>", path.read_text(encoding="utf-8"))

    def test_the_list_leads_to_the_page_of_each_department(self):
        import openpyxl
        out = self.folder / "out.xlsx"
        self.dashboard("--out", out, "--departments", "sheets")
        workbook = openpyxl.load_workbook(out, data_only=True)
        links = {cell.value: cell.hyperlink.location for row in workbook["所属別一覧"].iter_rows() for cell in row
                 if cell.hyperlink is not None and cell.column == 4}
        self.assertEqual(set(links), set(self.departments.values()))
        for name, location in links.items():
            sheet = workbook[location.rpartition("!")[0].strip("'")]
            self.assertEqual(sheet["B1"].value, name)
        self.assertIn("所属票", workbook.sheetnames)

    def test_departments_of_one_name_are_told_apart(self):
        import openpyxl
        workbook = openpyxl.load_workbook(self.book)
        sheet = workbook["所属"]
        sheet.cell(row=3, column=3).value = sheet.cell(row=2, column=3).value
        workbook.save(self.book)
        out = self.folder / "out.xlsx"
        self.dashboard("--out", out)
        names = [row[3] for row in rows(out, "所属別一覧")[6:] if row[1]]
        self.assertEqual(len(names), len(set(names)))
        code, name = sheet.cell(row=3, column=1).value, sheet.cell(row=3, column=3).value
        self.assertIn(f"{name}（{code}）", names)


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
