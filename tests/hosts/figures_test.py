"""What the pages of the dashboard say of records that lack something."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402

DONE, FINDINGS = 0, 1


class Figures(program.Scratch):
    def setUp(self):
        super().setUp()
        self.book, self.out = self.folder / "town.xlsx", self.folder / "out.xlsx"
        self.assertEqual(program.run("sample", "--out", self.book, "--staff", 60, "--departments", 6).returncode, DONE)

    def change(self, change):
        import openpyxl
        workbook = openpyxl.load_workbook(self.book)
        change(workbook)
        workbook.save(self.book)

    def page(self, name, *options):
        """The rows of a page as lists."""
        import openpyxl
        done = program.run("dashboard", self.book, "--out", self.out, "--min-group", 1, *options)
        self.assertIn(done.returncode, (DONE, FINDINGS), done.stderr)
        return [list(row) for row in openpyxl.load_workbook(self.out, data_only=True)[name].iter_rows(values_only=True)]

    def column(self, rows, heading):
        """{department: value} below a heading."""
        top = next(row for row in rows if heading in row and "所属" in row)
        at, name, code = top.index(heading), top.index("所属"), top.index("所属コード")
        return {row[name]: row[at] for row in rows[rows.index(top) + 1:] if row[code] and row[name]}

    def test_a_leader_is_there_though_nobody_knows_what_was_completed(self):
        before = self.column(self.page("所属別一覧"), "DXリーダー")
        self.assertEqual(set(before.values()), {"配置", "なし"})
        self.change(lambda workbook: workbook.remove(workbook["受講記録"]))
        rows = self.page("所属別一覧")
        self.assertEqual(self.column(rows, "DXリーダー"), before)
        self.assertEqual(set(self.column(rows, "②率").values()), {"－"})

    def test_a_practice_without_a_readable_date_is_counted_and_listed(self):
        def add(workbook):
            headings = [cell.value for cell in workbook["DX実践"][1]]
            department = workbook["所属"]["A2"].value
            values = {"所属コード": department, "件名": "日付のない取組", "効果": "時間の削減", "実施日": "令和7年13月1日"}
            workbook["DX実践"].append([values.get(heading) for heading in headings])
        self.change(add)
        listed = [row for row in self.page("DX実践一覧") if any(isinstance(cell, str) for cell in row[3:])]
        rows = [row for row in listed if "日付のない取組" in row]
        self.assertEqual(len(rows), 1, listed)
        counts = self.column(self.page("所属別一覧"), "④件数")
        names = {row[1] for row in listed}
        self.assertEqual(sum(1 for row in listed if row[1] == rows[0][1]), counts[rows[0][1]], names)

    def test_more_than_the_target_is_more_than_all_of_it(self):
        def target(workbook):
            workbook["目標"].append(["在籍する職員の数", "一般行政職員", 10, "人", 2026])
        self.change(target)
        row = next(row for row in self.page("目標と実績") if "在籍する職員の数" in row)
        figures = [cell for cell in row if isinstance(cell, (int, float))]
        wanted, actual, progress = figures[:3]
        self.assertGreater(actual, wanted)
        self.assertAlmostEqual(progress, actual / wanted)


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
