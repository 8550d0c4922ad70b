"""New workbooks: what every scheme's has in it, that it reads as nothing to complain of, and what it is made of."""

import pathlib
import sys
import tempfile
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import libreoffice, program  # noqa: E402

SCHEMES = sorted(path.stem for path in (program.ROOT / "core/schemes").glob("*.toml"))
SHEETS = ["はじめに", "設定", "所属", "職員", "スキル項目", "スキル基準", "研修", "ツール項目", "受講記録", "案件", "実務経験", "資格", "確認", "DX実践", "目標",
          "研修日程", "選択肢"]
DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)


def new_book(folder, *schemes, name=None, options=()):
    book = folder / f"{name or '_'.join(schemes)}.xlsx"
    asked = [word for scheme in schemes for word in ("--scheme", scheme)]
    done = program.run("init", *asked, "--out", book, *options)
    assert done.returncode == DONE, done.stderr
    return book


def open_book(path):
    import openpyxl
    return openpyxl.load_workbook(path)


def heading_row(sheet):
    """The row below which cells are filled in: what stays in view."""
    return int("".join(c for c in sheet.freeze_panes if c.isdigit())) - 1


def headings(sheet):
    return [cell.value for cell in sheet[heading_row(sheet)] if cell.value]


def lists_of(sheet):
    """{column letter: formula of the drop-down or check}"""
    return {str(range_.coord).split(":")[0].rstrip("0123456789"): rule.formula1
            for rule in sheet.data_validations.dataValidation for range_ in rule.sqref.ranges}


def letter_of(sheet, heading):
    return next(cell.column_letter for cell in sheet[heading_row(sheet)] if cell.value == heading)


class EveryScheme(program.Scratch):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.paths = {scheme: new_book(pathlib.Path(folder.name), scheme, name=scheme.replace("-", "_"))
                     for scheme in SCHEMES}
        cls.books = {scheme: open_book(path) for scheme, path in cls.paths.items()}

    def test_check_blames_nobody_for_blank_sheets(self):
        for scheme, path in self.paths.items():
            with self.subTest(scheme):
                ids = {issue["code"] for issue in program.run_json("check", path)["issues"]}
                self.assertLessEqual(ids, {"scheme.parameter_missing"})

    def test_every_scheme_has_the_sheets_of_the_form(self):
        for scheme, book in self.books.items():
            with self.subTest(scheme):
                names = [name for name in book.sheetnames if not name.startswith(("自己点検", "ツール点検"))]
                self.assertEqual(names, SHEETS)
                for sheet in book.worksheets[1:]:
                    self.check_sheet(sheet)

    def check_sheet(self, sheet):
        with self.subTest(sheet.title):
            self.assertIsNotNone(sheet.freeze_panes)
            self.assertTrue(sheet.protection.sheet)
            self.assertIsNone(sheet.protection.password)
            for allowed in ("formatCells", "formatColumns", "insertRows", "sort", "autoFilter"):
                self.assertFalse(getattr(sheet.protection, allowed), allowed)
            row = heading_row(sheet)
            self.assertTrue(sheet.cell(row, 1).protection.locked)
            fields = [cell for cell in sheet[row + 1] if cell.value is None]
            if sheet.title != "設定":
                self.assertFalse(any(cell.protection.locked for cell in fields))
                self.assertTrue(sheet.auto_filter.ref or sheet.title == "選択肢")
            if sheet.title != "選択肢":
                self.assertTrue(any(cell.comment for cell in sheet[row]))
            self.assertEqual(sheet.page_setup.orientation, "landscape")
            self.assertIn(sheet.page_setup.paperSize, (8, 9))
            self.assertTrue(sheet.print_title_rows)
            self.assertIn("&P", sheet.oddFooter.right.text)

    def test_no_list_is_longer_than_excel_allows(self):
        for scheme, book in self.books.items():
            for sheet in book.worksheets:
                for rule in sheet.data_validations.dataValidation:
                    self.assertLessEqual(len(rule.formula1 or ""), 255, (scheme, sheet.title))
                    self.assertLessEqual(len(rule.error or ""), 225)

    def test_libreoffice_opens_all_of_them(self):
        if not libreoffice.available():
            self.skipTest("no LibreOffice")
        read = libreoffice.sheets(self.paths.values(), self.folder)
        self.assertEqual(sorted(read), sorted(path.stem for path in self.paths.values()))
        for book, sheets in read.items():
            self.assertEqual([name for name in SHEETS if name not in sheets], [], book)


class FromAFile(program.Scratch):
    """A town's own scheme is a file beside the workbook."""

    def test_the_settings_name_the_file_and_every_command_finds_it(self):
        program.run("scheme", "new", "--from", "moka", "--out", self.folder / "town.toml")
        program.run("scheme", "export", self.folder / "town.toml", "--out", self.folder / "制度.xlsx")
        book = new_book(self.folder, self.folder / "制度.xlsx", name="book", options=("--as-of", "2026-03-31"))
        rows = {row[0].value: row[1].value for row in open_book(book)["設定"].iter_rows(min_row=2)}
        self.assertEqual(rows["制度"], "制度.xlsx")
        self.assertIn("報告会評価の基準値", rows)
        checked = program.run_json("check", book)
        self.assertEqual({issue["code"] for issue in checked["issues"]}, {"scheme.parameter_missing"})

    def test_it_is_told_where_the_file_has_to_be(self):
        program.run("scheme", "new", "--from", "moka", "--out", self.folder / "town.toml")
        (self.folder / "sub").mkdir()
        done = program.run("init", "--scheme", self.folder / "town.toml", "--out", self.folder / "sub/book.xlsx")
        self.assertEqual(done.returncode, DONE)
        self.assertIn("「town.toml」を", done.stderr)
        self.assertEqual(program.run("check", self.folder / "sub/book.xlsx").returncode, INPUT)

    def test_what_is_wrong_in_it_is_told(self):
        (self.folder / "town.toml").write_text('id = "town"\nname = "町"\n')
        done = program.run("init", "--scheme", self.folder / "town.toml", "--out", self.folder / "book.xlsx")
        self.assertEqual(done.returncode, INPUT)
        self.assertIn("「version」", done.stderr)
        self.assertFalse((self.folder / "book.xlsx").exists())


class TheBook(program.Scratch):
    def setUp(self):
        super().setUp()
        self.path = new_book(self.folder, "wg-tokyo-2025", "fukui", name="book",
                             options=("--organization", "見本市", "--as-of", "2026-03-31"))
        self.book = open_book(self.path)

    def test_settings_are_filled_in(self):
        rows = {row[0].value: row[1] for row in self.book["設定"].iter_rows(min_row=2)}
        self.assertEqual([rows[name].value for name in ("団体名", "制度", "評価基準")],
                         ["見本市", "wg-tokyo-2025", "fukui"])
        self.assertEqual(rows["基準日"].value.isoformat()[:10], "2026-03-31")
        self.assertEqual(rows["基準日"].number_format, "yyyy/mm/dd")
        option = rows["リード1年以上の数え方"]
        self.assertIn("A-7", option.comment.text)
        rules = [rule for rule in self.book["設定"].data_validations.dataValidation if option.coordinate in rule.sqref]
        self.assertEqual(rules[0].formula1, '"すべての案件の月数を通算（重複月は1回）,1つの案件で12か月以上"')
        self.assertEqual(rules[0].errorStyle or "stop", "stop")

    def test_drop_downs_look_at_the_master_sheets(self):
        for sheet, heading, source in (("職員", "所属コード", "所属!$A$2"), ("受講記録", "職員番号", "職員!$A$2"),
                                       ("受講記録", "研修", "研修!$B$2"), ("資格", "資格名", "選択肢!"),
                                       ("職員", "人材像", "選択肢!$A$2"), ("自己点検_DX推進員", "職員番号", "職員!$A$2")):
            with self.subTest(sheet=sheet, heading=heading):
                sheet = self.book[sheet]
                formula = lists_of(sheet)[letter_of(sheet, heading)].replace("'", "")
                self.assertIn(source, formula)
                self.assertIn("$2001", formula)

    def test_words_and_levels_are_offered_with_a_warning(self):
        sheet = self.book["受講記録"]
        rule = next(rule for rule in sheet.data_validations.dataValidation if "修了" in (rule.formula1 or ""))
        self.assertEqual((rule.type, rule.errorStyle), ("list", "warning"))
        checks = self.book["自己点検_DX推進員"]
        self.assertEqual(lists_of(checks)[letter_of(checks, "プロジェクトマネジメント")], '"0,1,2,3"')
        self.assertEqual(checks.cell(1, 5).value, "共通")
        dates = next(rule for rule in sheet.data_validations.dataValidation if rule.type == "date")
        self.assertEqual(dates.errorStyle, "warning")

    def test_codes_are_text_and_dates_are_dates(self):
        staff = self.book["職員"]
        row = heading_row(staff) + 1
        self.assertEqual(staff[f"{letter_of(staff, '職員番号')}{row}"].number_format, "@")
        self.assertEqual(staff[f"{letter_of(staff, '配属日')}{row}"].number_format, "yyyy/mm/dd")

    def test_the_first_sheet_is_marked_as_ours(self):
        self.assertEqual(self.book.sheetnames[0], "はじめに")
        self.assertIn("はじめに", self.book.defined_names["_skillmap.guide.guide"].attr_text)

    def test_same_options_same_bytes(self):
        again = new_book(self.folder, "wg-tokyo-2025", "fukui", name="again",
                         options=("--organization", "見本市", "--as-of", "2026-03-31"))
        self.assertEqual(again.read_bytes(), self.path.read_bytes())

    def test_filled_in_it_is_read(self):
        self.fill("所属", {"所属コード": "0100", "所属名": "総務課"})
        self.fill("職員", {"職員番号": "000007", "氏名": "見本 七", "所属コード": "0100", "任用区分": "正規",
                           "役職区分": "一般職員", "人材像": "DX推進員", "在籍状況": "在籍"})
        sheet = self.book["スキル項目"]
        trainings = {row[4].value for row in sheet.iter_rows(min_row=2) if row[0].value == "DX推進員"}
        for number, training in enumerate(sorted(trainings)):
            self.fill("受講記録", {"職員番号": "000007", "研修": training, "受講日": "2025/5/1", "状態": "修了"}, number)
        self.fill("自己点検_DX推進員", {"職員番号": "000007", "点検日": "2025/6/1", "プロジェクトマネジメント": 2})
        filled = self.folder / "filled.xlsx"
        self.book.save(filled)
        self.assertEqual(program.run("check", filled).stdout, "確認が必要な点はありません。\n")
        answer = program.run_json("evaluate", filled)
        self.assertEqual(answer["persons"][0]["stages"], {"DX推進員": "Step1"})

    def fill(self, name, cells, number=0):
        sheet = self.book[name]
        for heading, value in cells.items():
            sheet[f"{letter_of(sheet, heading)}{heading_row(sheet) + 1 + number}"] = value

    def test_without_calculations_left_to_do(self):
        with zipfile.ZipFile(self.path) as package:
            self.assertFalse([name for name in package.namelist()
                              if name.startswith("xl/worksheets/sheet") and b"<f>" in package.read(name)])


class WrongUse(program.Scratch):
    def test_an_unknown_scheme_is_answered_with_those_there_are(self):
        done = program.run("init", "--scheme", "nowhere", "--out", self.folder / "a.xlsx")
        self.assertEqual(done.returncode, USAGE)
        for words in ("nowhere", *SCHEMES):
            self.assertIn(words, done.stderr)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_no_scheme(self):
        self.assertEqual(program.run("init", "--out", self.folder / "a.xlsx").returncode, USAGE)

    def test_a_file_that_is_there_is_kept(self):
        book = new_book(self.folder, "moka")
        before = book.read_bytes()
        done = program.run("init", "--scheme", "fukui", "--out", book)
        self.assertEqual(done.returncode, USAGE)
        self.assertIn("同じ名前のファイル", done.stderr)
        self.assertEqual(book.read_bytes(), before)

    def test_an_as_of_date_that_is_none(self):
        done = program.run("init", "--scheme", "moka", "--as-of", "年度末", "--out", self.folder / "a.xlsx")
        self.assertEqual(done.returncode, USAGE)
        self.assertIn("--as-of「年度末」", done.stderr)


if __name__ == "__main__":
    program.main(needs_modules=("openpyxl",))
