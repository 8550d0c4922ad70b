"""今年度の推移: the figures of the whole at the end of each month are those of a dashboard of that day."""

import csv
import io
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import extreme_towns, program  # noqa: E402

DONE, FINDINGS, USAGE = range(3)
PAGE = "今年度の推移"
MONTH_ENDS = ("2025-04-30", "2025-05-31", "2025-06-30", "2025-07-31", "2025-08-31", "2025-09-30", "2025-10-31", "2025-11-30",
              "2025-12-31", "2026-01-31", "2026-02-28")
RATES = ("①必須研修（階層別）", "②必須研修（DXリーダー）", "③選択研修")


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


class Trend(program.Scratch):
    def town(self, staff=240, departments=16):
        book = self.folder / "town.xlsx"
        done = program.run("sample", "--out", book, "--force", "--staff", staff, "--departments", departments)
        self.assertEqual(done.returncode, DONE, done.stderr)
        return book

    def dashboard(self, book, *options, out="out.xlsx"):
        path = self.folder / out
        done = program.run("dashboard", book, "--out", path, "--force", *options)
        self.assertIn(done.returncode, (DONE, FINDINGS), done.stderr)
        return path

    def data(self, book, *options):
        """{(day, figure): (numerator, denominator, value)} of the whole."""
        found = {}
        for row in rows(self.dashboard(book, *options, out="out.csv").read_text("utf-8-sig")):
            if row["所属コード"] == "":
                key = row["基準日"], row["指標"]
                self.assertNotIn(key, found)
                found[key] = row["分子"], row["分母"], row["値"]
        return found

    def tables(self, book):
        """The tables of the page by their title."""
        import openpyxl
        found, title = {}, None
        for row in openpyxl.load_workbook(book, data_only=True)[PAGE].iter_rows(values_only=True):
            cells = [value for value in row if value is not None]
            if len(cells) == 1:
                title = cells[0]
            elif cells:
                found.setdefault(title, []).append(cells)
        return found

    def test_each_month_is_the_dashboard_of_its_last_day(self):
        book = self.town()
        for least in (1, 3):
            trend = self.data(book, "--as-of", "2026-03-31", "--trend", "--min-group", least)
            today = {name for (day, name), (_, _, value) in trend.items() if day == "2026-03-31" and value == "X"}
            days = {day for day, _ in trend}
            self.assertEqual(days, {*MONTH_ENDS, "2026-03-31"})
            hidden = 0
            for day in MONTH_ENDS:
                then = self.data(book, "--as-of", day, "--min-group", least)
                names = {name for at, name in trend if at == day}
                self.assertTrue(any(name.endswith("Step1以上") for name in names))
                self.assertEqual({name for name in names if not name.endswith("以上")},
                                 {name for name in names if not name.endswith("以上")} & {name for _, name in then})
                for name in names:
                    want = ("X", "X", "X") if name in today else then[day, name]
                    self.assertEqual(trend[day, name], want, (day, name))
                    hidden += trend[day, name][2] == "X"
            self.assertEqual(hidden > 0, least > 1)

    def test_the_page_shows_them(self):
        book = self.town()
        out = self.dashboard(book, "--as-of", "2026-03-31", "--trend", "--min-group", 1)
        found = self.tables(out)
        data = self.data(book, "--as-of", "2026-03-31", "--trend", "--min-group", 1)
        headings, *lines = found["全庁の率の推移"]
        self.assertEqual([line[0] for line in lines], [f"{month}月末" for month in (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)])
        for line, day in zip(lines, (*MONTH_ENDS, "2026-03-31")):
            for heading, value in zip(headings[1:], line[1:]):
                numerator, denominator, _ = data[day, heading.lstrip("①②③④")]
                self.assertAlmostEqual(value, int(numerator) / int(denominator))
        self.assertEqual(tuple(headings[1:]), RATES)

    def test_lines_are_drawn_only_through_figures_that_are_shown(self):
        import zipfile
        book = self.town()
        for least, lines in ((1, 3 + 4), (1000, 0)):
            page = self.dashboard(book, "--as-of", "2026-03-31", "--trend", "--min-group", least, out="out.html").read_text("utf-8")
            self.assertEqual(page.count("<polyline"), lines)
            with zipfile.ZipFile(self.dashboard(book, "--as-of", "2026-03-31", "--trend", "--min-group", least)) as package:
                charts = [package.read(name).decode() for name in package.namelist() if "/charts/chart" in name]
            self.assertEqual(sum(chart.count("<c:ser>") for chart in charts if "<c:lineChart>" in chart), lines)

    def test_the_day_may_be_in_the_middle_of_a_month_or_in_the_first(self):
        book = self.town(60, 6)
        found = self.tables(self.dashboard(book, "--as-of", "2025-06-15", "--trend"))
        self.assertEqual([line[0] for line in found["全庁の率の推移"][1:]], ["4月末", "5月末", "2025年6月15日"])
        found = self.tables(self.dashboard(book, "--as-of", "2025-04-10", "--trend"))
        self.assertEqual([line[0] for line in found["全庁の率の推移"][1:]], ["2025年4月10日"])

    def test_beside_an_earlier_time_every_figure_is_told_apart(self):
        book = self.town(60, 6)
        for day in ("2025-08-31", "2025-03-31"):
            found = [(row["所属コード"], row["指標"], row["基準日"]) for row in rows(
                self.dashboard(book, "--as-of", "2026-03-31", "--trend", "--previous-as-of", day, out="out.csv").read_text("utf-8-sig"))]
            self.assertEqual(len(found), len(set(found)))

    def test_without_it_there_is_no_such_page(self):
        import openpyxl
        book = self.town(60, 6)
        self.assertNotIn(PAGE, openpyxl.load_workbook(self.dashboard(book)).sheetnames)
        for style in ("full", "fukui", "wg"):
            self.assertIn(PAGE, openpyxl.load_workbook(self.dashboard(book, "--trend", "--style", style)).sheetnames)

    def test_towns_with_nothing_in_them(self):
        for staff, departments in ((0, 1), (12, 1)):
            self.dashboard(self.town(staff, departments), "--trend")
        nothing = extreme_towns.nothing_applies(self.town(24, 4), self.folder / "nothing.xlsx")
        self.dashboard(nothing, "--trend")

    def test_files_of_departments_have_none(self):
        done = program.run("dashboard", self.town(24, 4), "--out", self.folder / "files", "--departments", "files", "--trend")
        self.assertEqual(done.returncode, USAGE)
        self.assertIn("--trend", done.stderr)


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
