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


class WhatIf(Town):
    def setUp(self):
        super().setUp()
        self.transfers = self.folder / "異動.csv"

    def write(self, rows, heading=("職員番号", "氏名", "異動先")):
        with self.transfers.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([heading, *rows])

    def moves(self):
        """Some people to the next department, and everybody of the smallest one away."""
        codes = sorted(self.departments)
        people = sorted(self.counted)
        chosen = {n: codes[(codes.index(self.staff[n]["所属コード"]) + 1) % len(codes)] for n in people[::23]}
        size = collections.Counter(self.staff[n]["所属コード"] for n in self.counted)
        smallest = min(size, key=lambda code: (size[code], code))
        other = next(code for code in codes if code != smallest)
        chosen.update({n: other for n in people if self.staff[n]["所属コード"] == smallest})
        chosen = {n: (other if to == smallest else to) for n, to in chosen.items()}
        return {n: to for n, to in chosen.items() if to != self.staff[n]["所属コード"]}, smallest

    def test_every_figure_is_that_of_a_workbook_in_which_they_have_moved(self):
        import openpyxl
        book = openpyxl.load_workbook(self.book)
        targets = book["目標"]
        targets.append(["所属ごとのDX推進員", PROMOTER, 2, "人", 2026])
        targets.append(["所属ごとの必須研修", "mandatory", 70, "%", 2026])
        book.save(self.book)
        moves, emptied = self.moves()
        self.write([(n, self.staff[n]["氏名"].replace(" ", ""), to) for n, to in moves.items()])
        done = program.run("what-if", self.book, self.transfers, "--format", "json")
        self.assertEqual(done.returncode, FINDINGS, done.stderr)
        self.assertIn(self.departments[emptied]["所属名"], done.stderr)
        answer = json.loads(done.stdout)
        self.assertEqual(answer["emptied"], [emptied])
        self.assertEqual({one["staff_id"]: one["to"] for one in answer["transfers"]}, moves)
        # The same people in a workbook that says they are there.
        book = openpyxl.load_workbook(self.book)
        sheet = book["職員"]
        column = [cell.value for cell in sheet[1]].index("所属コード") + 1
        for row in range(2, sheet.max_row + 1):
            if (number := sheet.cell(row, 1).value) in moves:
                sheet.cell(row, column, moves[number])
        after_book = self.folder / "after.xlsx"
        book.save(after_book)
        before, after = (program.run_json("evaluate", one) for one in (self.book, after_book))
        self.assertGreater(len(answer["departments"]), 6)
        for one in answer["departments"]:
            for side, evaluation, home in (("before", before, {}), ("after", after, moves)):
                self.compare(one["code"], one[side], evaluation, home)
        self.compare_minimums(answer, before, after)
        promoters = [collections.Counter(home.get(n, self.staff[n]["所属コード"]) for n in self.counted
                                         if PROMOTER in (self.staff[n]["人材像"] or "").split(";")) for home in ({}, moves)]
        self.assertEqual({one["code"] for one in answer["lost"] if one["role"] == PROMOTER},
                         {code for code in promoters[0] if not promoters[1][code]})

    def compare(self, code, side, evaluation, home):
        people = [n for n in self.counted if home.get(n, self.staff[n]["所属コード"]) == code]
        self.assertEqual(side["members"], len(people))
        stages = {one["staff_id"]: one["stages"] for one in evaluation["persons"]}
        for persona, counts in side["personas"].items():
            reached = collections.Counter(stages[n][persona] or "" for n in people if persona in stages[n])
            if persona == GENERAL:  # Step2 is decided by tools
                reached["Step1"] += reached.pop("Step2", 0)
                self.assertNotIn("Step2", counts)
            self.assertEqual({name: count for name, count in counts.items() if count}, {k: v for k, v in reached.items() if v})
        told = next((one for one in evaluation["departments"] if one["code"] == code), {})
        for name, value in side["indicators"].items():
            self.assertEqual(value, told[name], (code, name))

    def compare_minimums(self, answer, before, after):
        for target in ("所属ごとのDX推進員", "所属ごとの必須研修"):
            missed = [{one["code"] for one in next(t for t in evaluation["targets"] if t["name"] == target)["below"]}
                      for evaluation in (before, after)]
            changed = {one["code"] for one in answer["departments"]} - set(answer["emptied"])
            newly = {one["code"] for one in answer["minimums"] if one["target"] == target and one["newly_missed"]}
            self.assertEqual(newly, (missed[1] - missed[0]) & changed)
            reached = {one["code"] for one in answer["minimums"] if one["target"] == target and one["newly_reached"]}
            self.assertEqual(reached, (missed[0] - missed[1]) & changed)

    def test_bad_rows_are_told_and_the_rest_is_tried(self):
        numbers = sorted(self.counted)
        codes = sorted(self.departments)
        to = {n: next(code for code in codes if code != self.staff[n]["所属コード"]) for n in numbers[:6]}
        import openpyxl
        book = openpyxl.load_workbook(self.book)
        book["所属"].append(["9999", "総務部", "旧総務課", None, None, "2025-03-31", codes[0], 99])
        book.save(self.book)
        self.write([(numbers[0], "", to[numbers[0]]), ("99999999", "", codes[0]), (numbers[1], "別人 太郎", to[numbers[1]]),
                    (numbers[2], "", "ない課"), (numbers[3], "", "9999"), (numbers[4], "", ""),
                    (numbers[5], "", self.departments[self.staff[numbers[5]]["所属コード"]]["所属名"]),
                    (numbers[6], "", to[numbers[0]]), (numbers[6], "", to[numbers[0]])])
        before = self.book.read_bytes()
        done = program.run("what-if", self.book, self.transfers, "--format", "json")
        self.assertEqual(done.returncode, FINDINGS, done.stderr)
        self.assertEqual([one["staff_id"] for one in json.loads(done.stdout)["transfers"]], [numbers[0]])
        for words in ("99999999", "別人 太郎", "ない課", "廃止", "異動先が空", "すでに", "行目にも"):
            self.assertIn(words, done.stderr)
        for row in range(3, 10):
            self.assertRegex(done.stderr, rf"異動\.csv.*{row}")
        self.assertEqual(self.book.read_bytes(), before)

    def test_files_that_are_no_list_of_transfers(self):
        self.write([("1", "x")], heading=("職員番号", "氏名"))
        done = program.run("what-if", self.book, self.transfers)
        self.assertEqual(done.returncode, INPUT)
        self.assertIn("異動先", done.stderr)
        self.assertEqual(program.run("what-if", self.book, self.book).returncode, INPUT)
        self.assertEqual(program.run("what-if", self.book, self.folder / "none.csv").returncode, INPUT)
        self.write([])
        self.assertEqual(program.run("what-if", self.book, self.transfers).returncode, FINDINGS)

    def test_a_workbook_marked(self):
        import openpyxl
        moves, emptied = self.moves()
        self.write([(n, "", to) for n, to in moves.items()] + [("99999999", "", "1")])
        out = self.folder / "試算.xlsx"
        done = program.run("what-if", self.book, self.transfers, "--out", out)
        self.assertEqual(done.returncode, FINDINGS, done.stderr)
        book = openpyxl.load_workbook(out)
        self.assertEqual(book.sheetnames, ["取扱注意", "所属ごとの変化", "所属ごとの最低数", "いなくなる所属", "反映した異動", "確認が必要な点"])
        self.assertIn("取扱注意", book["反映した異動"].oddFooter.left.text)
        self.assertEqual(len(table(out, "反映した異動", "職員番号")), len(moves))
        gone = table(out, "いなくなる所属", "いなくなるもの")
        self.assertIn((emptied, "すべての職員"), {(row["所属コード"], row["いなくなるもの"]) for row in gone})


class Pages(Town):
    SAMPLE = ("--staff", 800, "--departments", 14, "--seed", 5)  # some at Step3

    def setUp(self):
        super().setUp()
        self.lists = self.folder / "lists.xlsx"
        done = program.run("dashboard", self.book, "--audience", "hr", "--out", self.lists)
        self.assertEqual(done.returncode, DONE, done.stderr)

    def test_where_the_people_of_the_higher_stages_are(self):
        import openpyxl
        stages = self.stages()
        sheet = openpyxl.load_workbook(self.lists)["Step2・Step3の配置"]
        rows = list(sheet.iter_rows(min_col=2, values_only=True))
        first = max(i for i, row in enumerate(rows) if "所属コード" in row)
        begin = rows[first - 1].index(PROMOTER)
        columns = [i for i, name in enumerate(rows[first]) if name and i >= begin][:3]
        self.assertEqual([rows[first][i] for i in columns], ["Step2", "Step3", "割合"])
        at = collections.Counter((self.staff[n]["所属コード"], stages[n].get(PROMOTER)) for n in self.counted)
        whole = sum(count for (_, stage), count in at.items() if stage in ("Step2", "Step3"))
        seen = 0
        for row in rows[first + 1:]:
            if row[0] not in self.departments:
                continue
            counts = [at[row[0], stage] for stage in ("Step2", "Step3")]
            self.assertEqual([row[i] for i in columns[:2]], counts)
            self.assertAlmostEqual(row[columns[2]], sum(counts) / whole)
            seen += 1
        self.assertEqual(seen, len(self.departments))
        totals = {code: at[code, "Step2"] + at[code, "Step3"] for code in self.departments}
        most = [self.departments[code]["所属名"] for code in self.departments if totals[code] == max(totals.values())]
        told = next(cell for row in rows for cell in row if f"{PROMOTER}：Step2" in str(cell))
        self.assertIn(f"全庁に{whole}人です。最も多い所属は{'、'.join(most)}で、{max(totals.values())}人", told)

    def test_where_nobody_is(self):
        people = collections.Counter(self.staff[n]["所属コード"] for n in self.counted)
        with_one = {self.staff[n]["所属コード"] for n in self.counted if PROMOTER in (self.staff[n]["人材像"] or "").split(";")}
        leaders = {self.staff[n]["所属コード"] for n in self.counted if "DXリーダー" in (self.staff[n]["セグメント"] or "")}
        rows = {row["所属コード"]: row for row in table(self.lists, "人材像・リーダーの有無", "所属コード")}
        self.assertEqual({code for code in people if rows[code][PROMOTER] == "いない"}, set(people) - with_one)
        missing = table(self.lists, "人材像・リーダーのいない所属", "所属コード")
        self.assertEqual({row["所属コード"] for row in missing if row["人材像・リーダー"] == PROMOTER}, set(people) - with_one)
        self.assertEqual({code for code in people if rows[code]["DXリーダー"] == "いない"}, set(people) - leaders)

    def unsure(self, persona):
        """People of whom nobody knows whether they reached the next stage."""
        return {one["staff_id"] for one in program.run_json("evaluate", self.book)["persons"]
                for reason in one["reasons"] if reason["persona"] == persona and reason["state"] == "unknown"}

    def test_pairs_are_certain_balanced_and_near(self):
        stages = self.stages()
        pairs = [row for row in table(self.lists, "指導の組合せ（案）", "職員番号") if row["職員番号"] in self.staff]
        for persona in {row["人材像"] for row in pairs}:
            mine = [row for row in pairs if row["人材像"] == persona]
            self.assertEqual(len({row["職員番号"] for row in mine}), len(mine))
            mentors = {n for n in self.counted if stages[n].get(persona) == "Step3"}
            learners = {n for n in self.counted if persona in stages[n] and stages[n][persona] in (None, "Step1")}
            self.assertEqual({row["職員番号"] for row in mine}, learners - self.unsure(persona))
            loads = collections.Counter(row["指導者の職員番号"] for row in mine)
            self.assertLessEqual(set(loads), mentors)
            most = math.ceil(len(mine) / len(mentors))
            self.assertLessEqual(max(loads.values()), most)

            def bureau(number):
                return self.departments[self.staff[number]["所属コード"]]["部局名"]
            same = sum(bureau(row["職員番号"]) == bureau(row["指導者の職員番号"]) for row in mine)
            learning = collections.Counter(bureau(row["職員番号"]) for row in mine)
            guiding = collections.Counter(bureau(n) for n in mentors)
            self.assertEqual(same, sum(min(learning[b], guiding[b] * most) for b in learning))
        self.assertGreater(len(pairs), 3)


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
