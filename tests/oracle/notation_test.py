"""The flat data of a dashboard, on its page データ and as CSV, follow the notation rules for statistics; and the checker
names every rule that a table breaks."""

import csv
import datetime
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.oracle import notation  # noqa: E402
from tests.support import program, written_books  # noqa: E402

DAY = datetime.date(2026, 3, 31)
GOOD = [["所属コード", "所属名", "年度", "指標", "分子（人）", "分母（人）", "値", "単位", "基準日"],
        [None, "全庁", 2025, "必須研修", 22, 36, 0.5, "割合", DAY],
        ["0100", "総務課", 2025, "必須研修", 7, 12, 0.75, "割合", DAY],
        ["0101", "人事課", 2025, "必須研修", "X", "X", "X", "割合", DAY],
        ["0102", "財政課", 2025, "DX実践", 8, "***", 8, "件", DAY]]
AREAS = [["都道府県", "人口（人）"], ["東京都", 14000000], ["北海道", 5000000], ["福井県", 740000]]


def put(place, value, table=GOOD):
    """The table with another value at (row, column)."""
    rows = [list(row) for row in table]
    rows[place[0]][place[1]] = value
    return rows


# rule: [(what is wrong, rows, place told)]. What only a workbook can have is below.
BROKEN = {
    "1-2": [("two figures", put((2, 4), "7（5）"), "E3"), ("a list", put((2, 4), "7、5"), "E3"),
            ("a fraction", put((2, 6), "7/12"), "G3")],
    "1-3": [("a unit", put((2, 4), "7人"), "E3"), ("a sign", put((2, 6), "▲0.5"), "G3"),
            ("a comma", put((2, 4), "1,234"), "E3")],
    "1-5": [("a space in front", put((2, 1), " 総務課"), "B3"), ("a wide space", put((2, 1), "総　務　課"), "B3"),
            ("a line break", put((0, 3), "指\n標"), "D1")],
    "1-6": [("no heading", put((0, 3), None), "D1"), ("a heading twice", put((0, 1), "指標"), "D1"),
            ("the same as above", put((3, 3), "〃"), "D4"), ("nothing for the same", put((3, 3), None), "D4")],
    "1-9": [("a figure without a unit", put((0, 4), "分子"), "E1"), ("a unit left out", put((2, 7), None), "H3")],
    "1-10": [("a circled number", put((2, 3), "①必須研修"), "D3"), ("a unit in one character", put((2, 7), "㎡"), "H3")],
    "1-11": [("a year of an era", put((2, 2), "令和7年度"), "C3"), ("in short", put((2, 2), "R7"), "C3")],
    "1-12": [("a prefecture cut short", put((1, 0), "東京", AREAS), "A2")],
    "1-13": [("a blank", put((2, 4), None), "E3"), ("another symbol", put((2, 6), "－"), "G3"),
             ("a star", put((2, 6), "＊"), "G3")],
    "2-1": [("a blank row", [*GOOD[:3], [None] * 9, *GOOD[3:]], "4"),
            ("a blank column", [[*row[:3], None, *row[3:]] for row in GOOD], "D")],
    "2-2": [("a second table below", [*GOOD, [None] * 9, *GOOD], "6"), ("without a gap", [*GOOD, *GOOD], "6")],
}
WORKBOOK_ONLY = {"1-3": "a number as text", "1-4": "merged cells", "1-7": "a formula", "1-8": "a chart"}


class Checker(program.Scratch):
    def book(self, rows, change=lambda sheet: None):
        import openpyxl
        book, path = openpyxl.Workbook(), self.folder / "table.xlsx"
        for row in rows:
            book.active.append(row)
        change(book.active)
        book.save(path)
        return path

    def text(self, rows, encoding="utf-8"):
        path = self.folder / "table.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file).writerows([["" if one is None else one for one in row] for row in rows])
        return path

    def test_good_tables_break_nothing(self):
        for rows in (GOOD, AREAS):
            self.assertEqual(notation.check_file(self.book(rows)), [])
            for encoding in ("utf-8", "utf-8-sig", "cp932"):
                self.assertEqual(notation.check_file(self.text(rows, encoding)), [])

    def test_each_rule_is_told_with_its_place(self):
        for rule, cases in BROKEN.items():
            for what, rows, place in cases:
                for path in (self.book(rows), self.text(rows)):
                    with self.subTest(f"{rule} {what} {path.suffix}"):
                        found = notation.check_file(path)
                        self.assertEqual({one.rule for one in found}, {rule}, found)
                        self.assertIn(place, {one.place for one in found})

    def test_what_only_a_workbook_has(self):
        import openpyxl
        changes = {"1-3": lambda sheet: sheet.__setitem__("E3", "7"), "1-4": lambda sheet: sheet.merge_cells("A7:B7"),
                   "1-7": lambda sheet: sheet.__setitem__("E3", "=3+4"),
                   "1-8": lambda sheet: sheet.add_chart(openpyxl.chart.BarChart(), "L2")}
        self.assertEqual(set(changes), set(WORKBOOK_ONLY))
        for rule, change in changes.items():
            with self.subTest(WORKBOOK_ONLY[rule]):
                found = notation.check_file(self.book(GOOD, change))
                # A formula that nobody computed has no value either.
                self.assertEqual({one.rule for one in found} - ({"1-13"} if rule == "1-7" else set()), {rule}, found)

    def test_what_is_no_table(self):
        paths = {name: self.folder / name for name in ("table.pdf", "table.xlsx", "table.csv")}
        for path in paths.values():
            path.write_bytes(b"a,b\r\n\x83")
            self.assertEqual([one.rule for one in notation.check_file(path)], ["1-1"], path)

    def test_every_rule_has_a_case(self):
        self.assertEqual({*BROKEN, *WORKBOOK_ONLY, "1-1"}, set(notation.RULES))


class Dashboards(program.Scratch):
    """The flat data of the program break none of the rules."""

    def check(self, path, name=None):
        found = notation.check_file(path, name)
        told = "\n".join(f"{one.rule} {notation.RULES[one.rule][0]}: {one.place} {one.what}" for one in found)
        self.assertEqual(told, "")

    def test_data_of_every_style(self):
        for staff, departments in ((60, 9), (12, 9), (0, 1)):
            town = written_books.town(self.folder, "town", staff, departments)
            for style in written_books.STYLES:
                for least in (3, 1):
                    options = ("--style", style, "--min-group", least)
                    with self.subTest(f"{staff} {style} {least}"):
                        book = written_books.dashboard(town, self.folder / "out.xlsx", *options)
                        text = written_books.dashboard(town, self.folder / "out.csv", *options)
                        self.check(book, "データ")
                        self.check(text)

    def test_data_beside_an_earlier_time(self):
        town = written_books.town(self.folder, "town", 60, 9)
        for options in (("--previous-as-of", "2025-03-31"), ("--previous", town), ("--trend",)):
            self.check(written_books.dashboard(town, self.folder / "out.xlsx", *options), "データ")
            self.check(written_books.dashboard(town, self.folder / "out.csv", *options))

    def test_data_of_several_towns(self):
        self.check(written_books.several_towns(self.folder, self.folder / "towns.xlsx", (6, 24, 70)), "データ")
        self.check(written_books.several_towns(self.folder, self.folder / "towns.csv", (6, 24, 70)))

    def test_csv_is_utf8_with_a_mark_and_lines_of_windows(self):
        town = written_books.town(self.folder, "town", 24, 4)
        content = written_books.dashboard(town, self.folder / "out.csv").read_bytes()
        self.assertTrue(content.startswith(b"\xef\xbb\xbf"))
        self.assertEqual(content.count(b"\n"), content.count(b"\r\n"))
        rows = list(csv.reader(content.decode("utf-8-sig").splitlines()))
        self.assertEqual({len(row) for row in rows}, {len(rows[0])})


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
