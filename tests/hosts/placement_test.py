"""For those who give posts: find, what-if and the pages of placement say what the workbook says, worked out here again."""

import collections
import csv
import json
import math
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402

DONE, FINDINGS, USAGE, INPUT = range(4)
PROMOTER, GENERAL, SYSTEMS = "DX推進員", "一般行政職員", "全庁情報システム担当"
TOOL_WORDS = "001:L688"


def rows_of(book, sheet):
    import openpyxl
    rows = list(openpyxl.load_workbook(book)[sheet].iter_rows(values_only=True))
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def table(book, sheet, heading):
    """The rows below the line that has the heading."""
    import openpyxl
    rows = list(openpyxl.load_workbook(book)[sheet].iter_rows(min_col=2, values_only=True))
    first = max(i for i, row in enumerate(rows) if heading in row)
    return [{name: value for name, value in zip(rows[first], row) if name} for row in rows[first + 1:]
            if sum(value is not None for value in row) > 1]


class Town(program.Scratch):
    SAMPLE = ("--staff", 400, "--departments", 12, "--seed", 3)

    def setUp(self):
        super().setUp()
        self.book = self.folder / "town.xlsx"
        program.run("sample", "--out", self.book, *self.SAMPLE)
        self.staff = {row["職員番号"]: row for row in rows_of(self.book, "職員")}
        self.departments = {row["所属コード"]: row for row in rows_of(self.book, "所属")}
        self.counted = {number for number, row in self.staff.items()
                        if row["在籍状況"] == "在籍" and row["任用区分"] != "会計年度任用職員"}

    def stages(self, book=None):
        return {one["staff_id"]: one["stages"] for one in program.run_json("evaluate", book or self.book)["persons"]}


class Find(Town):
    def found(self, *words):
        answer = program.run_json("find", self.book, *words)
        return {name: [one["staff_id"] for one in answer[name]] for name in ("matches", "unknown", "not_used")}

    def test_personas_stages_and_departments(self):
        stages = self.stages()
        for stage in (1, 2):
            wanted = {number for number in self.counted
                      if (stages[number].get(PROMOTER) or "Step0") >= f"Step{stage}" and PROMOTER in stages[number]}
            self.assertEqual(set(self.found("--persona", PROMOTER, "--stage", stage)["matches"]), wanted)
            home = self.staff[sorted(wanted)[0]]["所属コード"]
            outside = {number for number in wanted if self.staff[number]["所属コード"] != home
                       and home not in (self.staff[number]["兼務所属コード"] or "")}
            self.assertEqual(set(self.found("--persona", PROMOTER, "--stage", f"Step{stage}",
                                            "--not-in", home)["matches"]), outside)

    def test_levels_and_what_nobody_answered(self):
        answers = {row["職員番号"]: row for row in rows_of(self.book, f"自己点検_{SYSTEMS}")}
        found = self.found("--persona", SYSTEMS, "--skill", "サイバーセキュリティ=2")
        people = {number for number in self.counted if SYSTEMS in (self.staff[number]["人材像"] or "").split(";")}
        level = {number: answers.get(number, {}).get("サイバーセキュリティ") for number in people}
        self.assertEqual(set(found["matches"]), {n for n in people if level[n] is not None and level[n] >= 2})
        self.assertEqual(set(found["unknown"]), {n for n in people if level[n] is None})

    def test_tools_of_general_staff_change_nothing(self):
        import openpyxl
        words = [("--tool", "Excel=2", "--position", "主事"), ("--stage", "Step2"), ("--persona", GENERAL, "--stage", "2"),
                 ("--skill", "ツール活用（表計算）=1")]
        before = [program.run("find", self.book, *one).stdout for one in words]
        self.assertTrue(all(TOOL_WORDS in one for one in before))
        not_used = self.found("--tool", "Excel=2")["not_used"]
        self.assertEqual(set(not_used), {n for n in self.counted if GENERAL in (self.staff[n]["人材像"] or "").split(";")})
        book = openpyxl.load_workbook(self.book)
        for sheet in book.worksheets:
            if sheet.title.startswith("ツール点検"):
                for row in sheet.iter_rows(min_row=2, min_col=3):
                    if GENERAL in (self.staff[sheet.cell(row[0].row, 1).value]["人材像"] or "").split(";"):
                        for cell in row:
                            cell.value = None
        book.save(self.book)
        self.assertEqual([program.run("find", self.book, *one).stdout for one in words], before)

    def test_a_workbook_marked_and_wrong_use(self):
        out = self.folder / "found.xlsx"
        done = program.run("find", self.book, "--persona", PROMOTER, "--out", out)
        self.assertEqual(done.returncode, DONE, done.stderr)
        import openpyxl
        book = openpyxl.load_workbook(out)
        self.assertEqual(book.sheetnames, ["取扱注意", "該当", "未確認"])
        self.assertIn("取扱注意", book["該当"].oddFooter.left.text)
        self.assertEqual({row["職員番号"] for row in table(out, "該当", "職員番号")},
                         set(self.found("--persona", PROMOTER)["matches"]))
        for words, near in ((("--persona", "DX推進"), PROMOTER), (("--skill", "データ理解=1"), "データ理解/活用"),
                            (("--in", "情報"), "近い名前"), (("--stage", "Step8"), "Step2"), (("--skill", "業務分析/BPR=9"), "1から3"),
                            ((), "条件")):
            done = program.run("find", self.book, *words)
            self.assertEqual((done.returncode, done.stdout), (USAGE, ""), words)
            self.assertIn(near, done.stderr)
        self.assertEqual(program.run("find", self.book, "--stage", 1, "--out", self.folder / "a.csv").returncode, USAGE)


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
