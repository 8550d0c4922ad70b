"""evaluate --write: stages written into the workbook they were computed from, and nothing else changed."""

import pathlib
import sys
import zipfile

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402

DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)
COMPUTED = ["育成段階", "次の段階に必要なもの", "判定日"]


def parts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def columns(sheet):
    return {cell.value: cell.column for cell in sheet[1] if cell.value}


class Written(program.Scratch):
    def setUp(self):
        super().setUp()
        self.path = self.folder / "town.xlsx"
        program.run("sample", "--out", self.path, "--staff", 60, "--departments", 5)

    def write(self, path, *options):
        done = program.run("evaluate", path, "--write", *options)
        self.assertIn(done.returncode, (DONE, FINDINGS), done.stderr)
        return done

    def test_the_columns_say_what_the_evaluation_says(self):
        out = self.folder / "out.xlsx"
        self.write(self.path, "--out", out)
        said = {one["staff_id"]: one["stages"] for one in program.run_json("evaluate", self.path)["persons"]}
        sheet = openpyxl.load_workbook(out)["職員"]
        at = columns(sheet)
        self.assertEqual(list(at)[-3:], COMPUTED)
        looked = 0
        for row in sheet.iter_rows(min_row=2):
            stages = said[row[0].value]
            written = row[at["育成段階"] - 1].value
            if len(stages) != 1 or row[at["判定日"] - 1].value is None:
                continue
            self.assertEqual(written, next(iter(stages.values())))
            self.assertEqual(row[at["判定日"] - 1].value.isoformat()[:10], "2026-03-31")
            looked += 1
        self.assertGreater(looked, 20)

    def test_only_the_sheet_of_staff_differs(self):
        out = self.folder / "out.xlsx"
        self.write(self.path, "--out", out)
        before, after = parts(self.path), parts(out)
        names = openpyxl.load_workbook(self.path).sheetnames
        staff = f"xl/worksheets/sheet{names.index('職員') + 1}.xml"
        changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        self.assertLessEqual(changed, {staff, "xl/styles.xml", "xl/sharedStrings.xml"})
        self.assertEqual(program.run("evaluate", self.path, "--format", "json").stdout,
                         program.run("evaluate", out, "--format", "json").stdout)

    def test_written_twice_is_written_once(self):
        self.write(self.path)
        self.assertTrue((self.folder / "town.bak.xlsx").exists())
        first = self.path.read_bytes()
        self.assertIn("0人", self.write(self.path).stderr)
        self.assertEqual(self.path.read_bytes(), first)

    def test_what_is_no_longer_so_goes(self):
        self.write(self.path)
        book = openpyxl.load_workbook(self.path)
        sheet = book["職員"]
        at = columns(sheet)
        row = next(r for r in sheet.iter_rows(min_row=2) if r[at["育成段階"] - 1].value)
        number = row[0].value
        row[at["人材像"] - 1].value = None
        book.save(self.path)
        self.write(self.path)
        sheet = openpyxl.load_workbook(self.path)["職員"]
        row = next(r for r in sheet.iter_rows(min_row=2) if r[0].value == number)
        self.assertEqual([row[at[name] - 1].value for name in COMPUTED], [None] * 3)


if __name__ == "__main__":
    program.main(needs_modules=("openpyxl",))
