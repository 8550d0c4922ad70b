"""What the pages of the dashboard say of records that lack something."""

import collections
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
        done = program.run("dashboard", self.book, "--out", self.out, "--force", "--min-group", 1, *options)
        self.assertIn(done.returncode, (DONE, FINDINGS), done.stderr)
        return [list(row) for row in openpyxl.load_workbook(self.out, data_only=True)[name].iter_rows(values_only=True)]

    def column(self, rows, heading):
        """{department: value} below a heading."""
        top = next(row for row in rows if heading in row and "所属" in row)
        at, name, code = top.index(heading), top.index("所属"), top.index("所属コード")
        return {row[name]: row[at] for row in rows[rows.index(top) + 1:] if row[code] and row[name]}

    def test_a_leader_is_there_though_nobody_knows_what_was_completed(self):
        before = self.column(self.page("所属別一覧"), "DXリーダー")
        self.assertEqual(set(before.values()), {"配置あり", "配置なし"})
        self.change(lambda workbook: workbook.remove(workbook["受講記録"]))
        rows = self.page("所属別一覧")
        self.assertEqual(self.column(rows, "DXリーダー"), before)
        self.assertEqual(set(self.column(rows, "②率").values()), {"－"})

    def test_what_no_sheet_tells_is_not_counted_as_0(self):
        self.change(lambda workbook: workbook.remove(workbook["DX実践"]))
        self.assertEqual(set(self.column(self.page("所属別一覧"), "④件数").values()), {"－"})
        top = next(row for row in self.page("全庁サマリー") if "④DX実践" in row)
        rows = self.page("全庁サマリー")
        self.assertEqual(rows[rows.index(top) + 1][top.index("④DX実践")], "－")
        figures = [row for row in self.page("データ") if row[3] == "DX実践"]
        self.assertGreater(len(figures), 6)
        self.assertEqual({tuple(row[4:7]) for row in figures}, {("***", "***", "***")})
        self.change(lambda workbook: workbook.create_sheet("DX実践").append(["所属コード", "件名", "実施日"]))
        self.assertEqual(set(self.column(self.page("所属別一覧"), "④件数").values()), {0})

    def test_attendances_of_trainings_that_nothing_names_are_unknown(self):
        """Without the sheet of trainings their codes say nothing: nobody knows who completed what."""
        self.change(lambda workbook: workbook.remove(workbook["研修"]))
        rows = self.page("人材像×段階")
        top = next(row for row in rows if "人材像" in row and "うち不明" in row)
        row = next(row for row in rows if "一般行政職員" in row)
        self.assertEqual(row[top.index("うち不明")], row[top.index("人数")])
        self.assertEqual(set(self.column(self.page("所属別一覧"), "①率").values()), {"－"})
        self.assertIn("sheet.attendances_absent", program.run("check", self.book, "--format", "json").stdout)

    def test_what_is_unknown_is_told_apart_from_what_is_not_reached(self):
        """Without the sheets that decide a stage nobody knows who reached it: the table and the cover say so."""
        def people(rows):
            top = next(row for row in rows if "人材像" in row and "うち不明" in row)
            at = {name: top.index(name) for name in ("人材像", "人数", "うち不明", "未到達")}
            return {row[at["人材像"]]: [row[at[name]] for name in ("人数", "うち不明", "未到達")]
                    for row in rows[rows.index(top) + 1:] if row[at["人数"]] is not None}
        before = people(self.page("人材像×段階"))
        self.assertLess(before["一般行政職員"][1], before["一般行政職員"][0])
        def empty(workbook):
            workbook.remove(workbook["受講記録"])
            workbook.remove(workbook["資格"])
            workbook["実務経験"].delete_rows(2, workbook["実務経験"].max_row)
            for name in workbook.sheetnames:
                if name.startswith("自己点検"):
                    workbook.remove(workbook[name])
        self.change(empty)
        after = people(self.page("人材像×段階"))
        self.assertEqual(after["一般行政職員"], [before["一般行政職員"][0]] * 3)
        cover = {row[1]: [cell for cell in row[2:] if cell] for row in self.page("表紙と読み方")}
        self.assertIn("受講記録、自己点検", cover["ブックにないシート"][0])
        self.assertIn("資格", cover["ブックにないシート"][0])
        self.assertIn("実務経験", cover["記録のないシート"][0])
        self.assertIn("「自己点検、資格」がないため", program.run("check", self.book).stdout)

    def test_a_workbook_without_departments_says_so(self):
        self.change(lambda workbook: workbook.remove(workbook["所属"]))
        cover = {row[1]: [cell for cell in row[2:] if cell] for row in self.page("表紙と読み方")}
        self.assertRegex(cover["ブックにないシート"][0], "^所属（.*職員のいない所属")

    def test_a_target_out_of_range_is_not_compared(self):
        def add(workbook):
            for value, unit, target in ((-3, "人", "DX推進員"), (120, "%", "DX推進員:Step1")):
                workbook["目標"].append([f"範囲外{unit}", target, value, unit, 2026])
        self.change(add)
        rows = {row[1]: row for row in self.page("目標と実績") if "範囲外" in str(row[1])}
        self.assertEqual(len(rows), 2)
        for row in rows.values():
            self.assertEqual(row[5:7], ["－", "－"], row)

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

    def test_headings_and_units_follow_what_is_counted(self):
        def about(scheme):
            rows = self.page("所属別一覧", "--scheme", "wg-tokyo-2025", "--scheme", scheme)
            return next(row for row in rows if "所属コード" in row)[5:]
        self.assertEqual(about("tochigi"), ["①人数", "②人数", "③人数", "④該当者", "④対象者", "④率",
                                            "⑤該当者", "⑤対象者", "⑤率", "⑥人数"])
        self.assertEqual(about("mic-guidebook"), ["①段階数", "②段階数", "③段階数"])
        self.assertEqual(about("fukui")[-2:], ["④件数", "④最新の取組"])

    def test_without_rates_there_is_no_chart_of_them(self):
        """libxlsxwriter says on stderr what it cannot draw."""
        for scheme in ("mic-guidebook", "fukuroi"):
            done = program.run("dashboard", self.book, "--out", self.out, "--force", "--scheme", "wg-tokyo-2025",
                               "--scheme", scheme)
            self.assertNotIn("WARNING", done.stderr)
            summary = [cell for row in self.page("全庁サマリー", "--scheme", "wg-tokyo-2025", "--scheme", scheme)
                       for cell in row]
            self.assertNotIn("割合の分布（所属数）", summary)

    def shown(self, name, *options):
        """The rows of a page of a dashboard that hides, as cells."""
        import openpyxl
        done = program.run("dashboard", self.book, "--out", self.out, "--force", *options)
        self.assertIn(done.returncode, (DONE, FINDINGS), done.stderr)
        return list(openpyxl.load_workbook(self.out, data_only=True)[name].iter_rows())

    def test_rates_told_in_tenths_look_so_whoever_is_picked(self):
        rows = self.shown("所属票")
        title = next(i for i, row in enumerate(rows) if row[1].value == "スキルの習得")
        cells = [cell for row in rows[title:] for cell in row]
        own, whole = (next(cell.column for cell in cells if cell.value == name) for name in ("この所属", "全庁"))
        end = next(i for i in range(title + 3, len(rows)) if rows[i][own - 1].value is None)
        self.assertGreater(end - title, 20)
        told = collections.Counter(row[3].value for row in self.shown("データ") if row[7].value == "割合（以上）")
        for row in rows[title + 3:end]:
            skill = next(cell.value for cell in reversed(row[:own - 1]) if cell.value)
            if told["習得：" + skill] > 1:  # by one department at least
                self.assertIn("目安なし", row[own - 1].number_format, skill)
            if row[whole - 1].value != "＊":
                self.assertIn("目安なし", row[whole - 1].number_format, skill)
        self.assertIn("順位付けには使えません", rows[title + 1][1].value)

    def test_the_whole_is_told_like_the_departments_beside_it(self):
        rows = [[cell.value for cell in row] for row in self.shown("スキル×所属")]
        whole = next(row for row in rows if "全庁" in row)
        rates = [cell for cell in whole[3:] if isinstance(cell, float)]
        self.assertGreater(len(rates), 5)
        for rate in rates:
            self.assertAlmostEqual(rate * 10, round(rate * 10))

    def test_where_all_departments_are_hidden_none_is_said_to_reach_the_minimum(self):
        def target(workbook):
            workbook["目標"].append(["所属ごとのDX推進員の人数", "DX推進員", 1, "人", 2026])
        self.change(target)
        self.assertEqual(program.run("dashboard", self.book, "--out", self.out, "--force").returncode, DONE)
        texts = lambda *options: [cell.value for row in self.shown("目標と実績", *options) for cell in row if cell.value]
        self.assertIn("示せる所属がありません（値を伏せています）", texts("--min-group", 50))
        self.assertNotIn("なし", texts("--min-group", 50))

    def test_a_target_for_a_stage_is_told_in_words(self):
        cells = [cell for row in self.page("目標と実績") for cell in row]
        self.assertIn("DX推進員 Step1以上", cells)
        self.assertFalse([cell for cell in cells if isinstance(cell, str) and ":Step" in cell])

    def test_the_cover_tells_every_sign_once(self):
        def signs(*options):
            rows = [[cell.value for cell in row if cell.value] for row in self.shown("表紙と読み方", *options)]
            return {row[0]: row[1] for row in rows if len(row) == 3}
        self.assertEqual(signs(), {"記号": "「データ」では", "－": "***", "＊": "X", "70%～": "0.7、単位は割合（以上）",
                                   "目安なし": "0、単位は割合（以上）"})
        self.assertEqual(signs("--min-group", 1), {"記号": "「データ」では", "－": "***"})

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
