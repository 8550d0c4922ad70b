"""Imports as an officer does them: what is shown first, what the workbook has afterwards, and what stays as it was."""

import pathlib
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import libreoffice, program, staff_book  # noqa: E402

DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)
OWN = "ID,開始時刻,完了時刻,メール,名前,"
SKILLS = "プロジェクトマネジメント,変革マネジメント"


def answer(number, day, mail, name, *answers):
    return f"{number},2026/7/{day} 9:00:00,2026/7/{day} 9:{number:02}:00,{mail},{name},{','.join(answers)}"


ICHIRO = ("ichiro@example.jp", "見本 一郎")
FUTABA = ("futaba@example.jp", "見本 二葉")
SABURO = ("", "例示 三郎")


class Import(program.Scratch):
    def setUp(self):
        super().setUp()
        self.book = staff_book.make(self.folder / "book.xlsx")

    def file(self, text, name="answers.csv", encoding="utf-8"):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return path

    def forms(self, *answers, questions=SKILLS, name="answers.csv"):
        return self.file("\n".join([OWN + questions, *answers]) + "\n", name)

    def take(self, *arguments, expect=DONE, book=None):
        done = program.run("import", *arguments, "--book", book or self.book)
        self.assertEqual(done.returncode, expect, done.stdout + done.stderr)
        return done

    def rows(self, sheet):
        return staff_book.rows(self.book, sheet)

    def outcomes(self):
        """(outcome, row of the file) of each row of 取り込み結果."""
        return [(row[1], row[3]) for row in self.rows("取り込み結果")[1:]]


class Effects(Import):
    def test_without_saying_so_nothing_is_written(self):
        before = self.book.read_bytes()
        done = self.take(self.forms(answer(1, 1, *ICHIRO, "2", "1")), expect=FINDINGS)
        self.assertIn("スキル：変革マネジメント", done.stdout)
        self.assertIn("--accept", done.stderr)
        self.assertEqual(self.book.read_bytes(), before)

    def test_dry_run_tells_and_writes_nothing(self):
        before = sorted((path.name, path.read_bytes()) for path in self.folder.iterdir())
        file = self.forms(answer(1, 1, *ICHIRO, "2", "1"), answer(2, 1, *SABURO, "2", "1"))
        done = self.take(file, "--dry-run", "--mapping", self.folder / "m.toml", expect=FINDINGS)
        self.assertIn("追加 1", done.stdout)
        self.assertIn("保留 1", done.stdout)
        file.unlink()
        self.assertEqual(sorted((path.name, path.read_bytes()) for path in self.folder.iterdir()), before)

    def test_the_same_file_twice_changes_nothing(self):
        file = self.forms(answer(1, 1, *ICHIRO, "2", "1"), answer(2, 1, *SABURO, "2", "1"),
                          answer(3, 2, *ICHIRO, "3", "1"), answer(4, 2, *ICHIRO, "3", "2"), answer(5, 2, *FUTABA, "", ""))
        self.take(file, "--accept", expect=FINDINGS)
        before = self.book.read_bytes()
        stamp = self.book.stat().st_mtime_ns
        done = self.take(file, "--accept", expect=FINDINGS)
        self.assertIn("変更はありません", done.stderr)
        self.assertEqual((self.book.read_bytes(), self.book.stat().st_mtime_ns), (before, stamp))

    def test_the_latest_answer_of_a_day_counts_and_other_days_are_kept(self):
        self.take(self.forms(answer(4, 2, *ICHIRO, "3", "2"), answer(3, 2, *ICHIRO, "1", "1"),
                             answer(1, 1, *ICHIRO, "2", "1")), "--accept")
        self.assertEqual([row[3:6] for row in self.rows("自己点検")[1:]], [("2026-07-02", 3, 2), ("2026-07-01", 2, 1)])
        self.assertEqual(self.outcomes(), [("追加", 2), ("前の回答", 3), ("追加", 4)])

    def test_a_changed_answer_changes_the_row_and_says_what_stood_there(self):
        self.take(self.forms(answer(1, 1, *ICHIRO, "2", "1")), "--accept")
        self.take(self.forms(answer(1, 1, *ICHIRO, "3", "1")), "--accept")
        self.assertEqual(len(self.rows("自己点検")), 2)
        log = self.rows("取り込み結果")
        self.assertEqual([row[:4] for row in log[1:]], [(1, "追加", "answers.csv", 2), (2, "更新", "answers.csv", 2)])
        self.assertIn("「2」を「3」に更新しました", log[2][7])

    def test_out_leaves_the_book_alone(self):
        before = self.book.read_bytes()
        other = self.folder / "other.xlsx"
        self.take(self.forms(answer(1, 1, *ICHIRO, "2", "1")), "--accept", "--out", other)
        self.assertEqual(self.book.read_bytes(), before)
        self.assertEqual(len(staff_book.rows(other, "自己点検")), 2)

    def test_retired_staff_are_imported_and_told(self):
        self.take(self.forms(answer(1, 1, "satsuki@example.jp", "架空 五月", "2", "1")), "--accept")
        self.assertIn("退職した職員の記録です", self.rows("取り込み結果")[1][7])

    def test_several_files_at_once(self):
        one = self.forms(answer(1, 1, *ICHIRO, "2", "1"))
        two = self.forms(answer(2, 1, *ICHIRO, "3", ""), name="later.csv")
        self.take(one, two, "--accept")
        self.assertEqual(self.rows("自己点検")[1][3:6], ("2026-07-01", 3, 1))
        self.assertEqual([row[1:4] for row in self.rows("取り込み結果")[1:]],
                         [("前の回答", "answers.csv", 2), ("追加", "later.csv", 2)])


class Review(Import):
    def setUp(self):
        super().setUp()
        self.answers = self.forms(answer(1, 1, *SABURO, "2", "1"), answer(2, 2, *SABURO, "3", "1"),
                                  answer(3, 1, "", "居ない 者", "1", "1"))
        self.take(self.answers, "--accept", expect=FINDINGS)

    def decide(self, **decisions):
        import openpyxl
        book = openpyxl.load_workbook(self.book)
        sheet = book["取り込み確認"]
        names = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            name = row[names.index("入力された氏名")].value.replace(" ", "_")
            if name in decisions:
                row[names.index("正しい職員番号")].value = decisions[name]
        book.save(self.book)

    def test_people_nobody_can_tell_are_listed_once_with_candidates(self):
        head, *people = self.rows("取り込み確認")
        listed = {row[head.index("入力された氏名")]: row for row in people}
        self.assertEqual(set(listed), {"例示 三郎", "居ない 者"})
        saburo = listed["例示 三郎"]
        self.assertEqual(saburo[head.index("候補")], "000003 例示 三郎（総務課）\n000004 例示 三郎（企画課）")
        self.assertEqual(saburo[head.index("行数")], 2)
        self.assertIn("同じ氏名", saburo[head.index("確認が必要な理由")])
        self.assertEqual(len(self.rows("自己点検")), 1)

    def test_what_was_decided_is_imported_next_time(self):
        self.decide(例示_三郎=4, 居ない_者="対象外")
        done = self.take(self.answers, "--accept", expect=FINDINGS)
        self.assertIn("追加 2", done.stdout)
        self.assertEqual([row[0] for row in self.rows("自己点検")[1:]], ["000004", "000004"])
        last = self.rows("取り込み結果")[-1]
        self.assertEqual(last[1], "不採用")
        self.assertIn("「対象外」", last[7])
        before = self.book.read_bytes()
        self.take(self.answers, "--accept", expect=FINDINGS)
        self.assertEqual(self.book.read_bytes(), before)

    def test_a_wrong_number_is_asked_again(self):
        self.decide(例示_三郎="999999")
        done = self.take(self.answers, "--accept", expect=FINDINGS)
        self.assertIn("「999999」は、職員シートにない職員番号です", done.stdout)
        self.assertEqual(len(self.rows("自己点検")), 1)


class Questions(Import):
    def test_impossible_levels_stop_until_the_mapping_says_what_they_mean(self):
        file = self.forms(answer(1, 1, *ICHIRO, "Lv9", "業務で使える"))
        mapping = self.folder / "mapping.toml"
        done = self.take(file, "--accept", "--mapping", mapping, expect=FINDINGS)
        self.assertIn("回答「Lv9」（1列、1件、最初はF2）", done.stdout)
        self.assertIn("回答「業務で使える」（1列、1件、最初はG2）", done.stdout)
        self.assertEqual(len(self.rows("自己点検")), 1)
        mapping.write_text(mapping.read_text().replace('"Lv9" = "open"', '"Lv9" = 3')
                           .replace('"業務で使える" = "open"', '"業務で使える" = 2'))
        self.take(file, "--accept", "--mapping", mapping)
        self.assertEqual(self.rows("自己点検")[1][4:6], (3, 2))

    def test_a_level_of_the_mapping_above_the_scale_is_none(self):
        file = self.forms(answer(1, 1, *ICHIRO, "最高", "1"))
        mapping = self.folder / "mapping.toml"
        self.take(file, "--accept", "--mapping", mapping, expect=FINDINGS)
        mapping.write_text(mapping.read_text().replace('"最高" = "open"', '"最高" = 7'))
        self.take(file, "--accept", "--mapping", mapping, expect=FINDINGS)
        self.assertEqual(len(self.rows("自己点検")), 1)

    def test_a_later_export_that_differs_says_what_changed(self):
        mapping = self.folder / "mapping.toml"
        self.take(self.forms(answer(1, 1, *ICHIRO, "2", "1")), "--accept", "--mapping", mapping)
        later = self.forms(answer(2, 2, *ICHIRO, "2", "1"), questions="プロジェクトマネジメント,変革ゴール設定")
        done = self.take(later, "--accept", "--mapping", mapping, expect=FINDINGS)
        self.assertIn("なくなった見出し：変革マネジメント", done.stdout)
        self.assertIn("新しい見出し：変革ゴール設定", done.stdout)
        self.assertEqual(len(self.rows("自己点検")), 2)

    def test_trainings_beside_skills_are_shown_too(self):
        file = self.forms(answer(1, 1, *ICHIRO, "2", "1", "データ活用研修", "2026-06-01"),
                          questions=SKILLS + ",受講した研修,受講日")
        done = self.take(file, "--dry-run")
        self.assertRegex(done.stdout, "受講した研修 +研修")
        self.assertRegex(done.stdout, "受講日 +受講日")
        self.take(file, "--accept")
        self.assertEqual(self.rows("受講記録")[-1][:4], ("000001", "データ活用研修", "2026-06-01", "修了"))

    def test_one_mapping_serves_several_files_of_the_same_columns_only(self):
        mapping = self.folder / "mapping.toml"
        one = self.forms(answer(1, 1, *ICHIRO, "よくできる", "1"), name="1.csv")
        two = self.forms(answer(2, 1, *FUTABA, "少しできる", "1"), name="2.csv")
        self.take(one, two, "--accept", "--mapping", mapping, expect=FINDINGS)
        self.assertIn('"よくできる" = "open"', mapping.read_text())
        self.assertIn('"少しできる" = "open"', mapping.read_text())
        mapping.unlink()
        other = self.file("職員番号,Excel\n000001,2\n", "3.csv")
        done = self.take(self.forms(answer(1, 1, *ICHIRO, "2", "1"), name="1.csv"), other, "--accept",
                         "--mapping", mapping, expect=FINDINGS)
        self.assertIn("対応表を保存していません", done.stderr)
        self.assertFalse(mapping.exists())

    def test_dates_of_two_readings_are_refused_until_the_mapping_says_which(self):
        file = self.file("職員番号,回答日,変革マネジメント\n000001,7/8/26,2\n")
        mapping = self.folder / "mapping.toml"
        done = self.take(file, "--accept", "--mapping", mapping, expect=FINDINGS)
        self.assertIn("「7/8/26」", done.stdout)
        self.assertIn("open", mapping.read_text())
        mapping.write_text(mapping.read_text().replace('to = "open" },  # ? field.date',
                                                       'to = "field.date", dates = "mdy" },'))
        self.take(file, "--accept", "--mapping", mapping)
        self.assertEqual(self.rows("自己点検")[1][3], "2026-07-08")

    def test_two_columns_of_one_meaning_stop(self):
        file = self.forms(answer(1, 1, *ICHIRO, "2", "1"), questions="変革マネジメント,変革マネジメント")
        done = self.take(file, "--accept", expect=FINDINGS)
        self.assertIn("? 変革マネジメント", done.stdout)
        self.assertEqual(len(self.rows("自己点検")), 1)

    def test_an_unknown_training_is_told(self):
        file = self.file("職員番号,研修名,受講日,状態\n000001,謎の研修,2026/5/1,修了\n1,T1,2026/5/1,修了\n")
        done = self.take(file, "--accept", expect=FINDINGS)
        self.assertIn("研修「謎の研修」", done.stdout)
        self.assertEqual(self.outcomes(), [("不採用", 2), ("追加", 3)])

    def test_a_mapping_that_is_wrong_is_told_with_its_line(self):
        mapping = self.file('source = "forms"\ninto = "skill_checks"\ncolumns = [\n  { heading = "x", to = "skil:y" },\n]\n',
                            "mapping.toml")
        done = self.take(self.forms(answer(1, 1, *ICHIRO, "2", "1")), "--mapping", mapping, expect=INPUT)
        self.assertIn("4行目", done.stderr)

    def test_wrong_words_of_options(self):
        file = self.forms(answer(1, 1, *ICHIRO, "2", "1"))
        for option, value in (("--source", "excel"), ("--date", "年度末"), ("--status", "たぶん")):
            with self.subTest(option):
                done = self.take(file, option, value, expect=USAGE)
                self.assertIn(value, done.stderr)


class Files(Import):
    def test_encodings_are_told(self):
        file = self.file("職員番号,氏名,変革マネジメント\n000001,見本 一郎,2\n", encoding="cp932")
        self.assertIn("CP932", self.take(file, "--accept").stdout)

    def test_nec_and_ibm_characters(self):
        self.book = staff_book.make(self.book, 職員=[
            ("職員番号", "氏名", "在籍状況"), ("000001", "髙﨑 一郎", "在籍"), ("000002", "見本 二葉", "在籍")])
        self.take(self.file("氏名,変革マネジメント\n高崎 一郎,２\n髙﨑 一郎,①\n", encoding="cp932"),
                  "--accept", "--date", "2026-07-01", expect=FINDINGS)
        self.assertEqual(self.outcomes(), [("前の回答", 2), ("追加", 3)])
        self.assertEqual(self.rows("自己点検")[1][1], "髙﨑 一郎")

    def test_utf16(self):
        self.take(self.file("職員番号\t変革マネジメント\n000001\t2\n", "a.csv", "utf-16"), "--accept")
        self.assertEqual(self.outcomes(), [("追加", 2)])

    def test_what_cannot_be_read_is_an_error_and_nothing_is_written(self):
        before = self.book.read_bytes()
        half = self.book.read_bytes()[:2000]
        cut = ("職員番号,氏名\n" + "000001,見本 一郎\n" * 5).encode()[:-9] + b"\xff\xff\n"
        for name, content, words in (("half.xlsx", half, "half.xlsx"), ("cut.csv", cut, "cut.csv"),
                                     ("none.csv", "あ,い\nう,え\n".encode(), "見出し"), ("empty.csv", b"", "empty.csv")):
            with self.subTest(name):
                done = self.take(self.file(content, name), "--accept", expect=INPUT)
                self.assertIn(words, done.stderr)
        self.assertEqual(self.book.read_bytes(), before)

    def test_formulas_stay_text_everywhere(self):
        evil = ["=1+1", "+81 3", "-2+3", "@SUM(A1)", "\t=1"]
        lines = ["職員番号,氏名,研修名,受講日,状態,方法"]
        lines += [f'"{text}","{text}",T1,2026/5/1,修了,' for text in evil]
        lines += [f'000001,,T1,2026/5/{day},修了,"{text}"' for day, text in enumerate(evil, 1)]
        done = self.take(self.file("\n".join(lines) + "\n"), "--accept", expect=FINDINGS)
        self.assertIn("追加 5", done.stdout)
        with zipfile.ZipFile(self.book) as package:
            for name in package.namelist():
                if name.startswith("xl/worksheets/sheet"):
                    self.assertNotIn(b"<f", package.read(name).replace(b"<filter", b"").replace(b"<formula", b""), name)
        import openpyxl
        book = openpyxl.load_workbook(self.book)
        written = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
                   if isinstance(cell.value, str) and cell.value.strip()[:1] in "=+-@"]
        self.assertGreaterEqual(len(written), 10)
        for cell in written:
            self.assertTrue(cell.data_type == "s" or cell.value.startswith("="), cell.value)


class TheBook(Import):
    def parts(self, path):
        with zipfile.ZipFile(path) as package:
            return {name: package.read(name) for name in package.namelist()}

    def test_rows_of_several_lines_are_as_high_as_their_text(self):
        import openpyxl
        for day, title in ((1, "1.csv"), (2, "2.csv")):
            self.take(self.forms(answer(1, day, "", f"知らない 太{day}", "2", "1"), answer(2, day, *ICHIRO, "2", "1"),
                                 answer(3, day, "", "見本 一朗" + "あ" * day, "2", "1"), answer(4, day, "", "見本", "2", "1"), name=title),
                      "--accept", expect=FINDINGS)
        several = 0
        for name in ("取り込み結果", "取り込み確認"):
            sheet = openpyxl.load_workbook(self.book)[name]
            for row in sheet.iter_rows(min_row=2):
                lines = max(str(cell.value or "").count("\n") + 1 for cell in row)
                if lines > 1:
                    several += 1
                    self.assertGreaterEqual(sheet.row_dimensions[row[0].row].height, 15 * lines, (name, row[0].row))
        self.assertGreater(several, 1)

    def test_a_book_without_the_sheet_gets_one(self):
        self.book = staff_book.make(self.book, without=("自己点検",))
        self.take(self.forms(answer(1, 1, *ICHIRO, "2", "1")), "--accept")
        self.assertEqual(self.rows("自己点検"), [
            ("職員番号", "氏名", "所属名", "点検日", "プロジェクトマネジメント", "変革マネジメント"),
            ("000001", "見本 一郎", "総務課", "2026-07-01", 2, 1)])
        found = [issue for issue in program.run_json("check", self.book)["issues"] if issue["sheet"] == "自己点検"]
        self.assertEqual(found, [])

    def test_a_skill_without_a_column_gets_one_behind_everything_that_is_there(self):
        self.take(self.forms(answer(1, 1, *ICHIRO, "2", "1"), questions="変革マネジメント,変革ゴール設定"), "--accept")
        head, row = self.rows("自己点検")
        self.assertEqual(head[6:], ("備考", "変革ゴール設定"))
        self.assertEqual(row[5:], (2, None, 1))

    def test_cells_without_a_heading_are_not_written_over(self):
        self.book = staff_book.make(self.book, 自己点検=[("職員番号", "点検日", "変革マネジメント"),
                                                     ("000002", None, 1, None, None, "メモ")])
        self.take(self.forms(answer(1, 1, *ICHIRO, "2", "1")), "--accept")
        self.assertEqual(self.rows("自己点検")[0][6], "プロジェクトマネジメント")
        self.assertEqual(self.rows("自己点検")[1][5], "メモ")

    def test_rows_do_not_look_like_the_headings_above_them(self):
        import openpyxl
        from openpyxl.styles import Font
        book = openpyxl.load_workbook(self.book)
        for cell in book["自己点検"][1]:
            cell.font = Font(bold=True, color="FFFF0000")
        book.save(self.book)
        self.take(self.forms(answer(1, 1, *ICHIRO, "2", "1")), "--accept")
        book = openpyxl.load_workbook(self.book)
        for sheet in (book["自己点検"], book["取り込み結果"]):
            self.assertTrue(sheet["A1"].font.b, sheet.title)
            self.assertFalse(sheet["A2"].font.b, sheet.title)

    def test_answers_go_to_the_sheet_of_the_persona(self):
        heading = ("職員番号", "点検日", "変革マネジメント")
        self.book = staff_book.make(self.book, without=("自己点検",), 自己点検_DX推進員=[heading],
                                    自己点検_一般行政職員=[heading])
        self.take(self.forms(answer(1, 1, *ICHIRO, "2", "1"), answer(2, 1, *FUTABA, "3", "2"),
                             questions="変革マネジメント,変革ゴール設定"), "--accept")
        self.assertEqual([row[0] for row in self.rows("自己点検_DX推進員")[1:]], ["000001"])
        self.assertEqual([row[0] for row in self.rows("自己点検_一般行政職員")[1:]], ["000002"])
        self.assertEqual(self.rows("自己点検_一般行政職員")[0][3], "変革ゴール設定")

    def test_a_long_list_of_tools_stays_and_answers_get_a_sheet_beside_it(self):
        self.book = staff_book.make(self.book, ツール点検=[("職員番号", "点検日", "ツール", "レベル"),
                                                     ("000002", None, "Excel", 1)])
        self.take(self.forms(answer(1, 1, *ICHIRO, "2"), questions="Excel"), "--accept")
        self.assertEqual(len(self.rows("ツール点検")), 2)
        self.assertEqual(self.rows("ツール点検_2")[1], ("000001", "見本 一郎", "総務課", "2026-07-01", 2))

    def test_a_book_made_by_init_takes_records(self):
        self.book.unlink()
        program.run("init", "--scheme", "wg-tokyo-2025", "--out", self.book, "--as-of", "2027-03-31")
        self.take(self.file("所属コード,所属名\n0100,総務課\n", "d.csv"), "--accept")
        self.take(self.file("職員番号,氏名,所属名,任用区分,役職区分,人材像,在籍状況,メール\n"
                            "000001,見本 一郎,総務課,正規,一般職員,DX推進員,在籍,ichiro@example.jp\n", "s.csv"), "--accept")
        self.take(self.forms(answer(1, 1, *ICHIRO, "2", "1")), "--accept")
        found = [row for row in self.rows("自己点検_DX推進員") if row and row[0] == "000001"]
        self.assertEqual(found[0][3], "2026-07-01")
        checked = program.run("check", self.book)
        self.assertNotIn("点検日", checked.stdout)

    def test_macros_charts_and_formats_stay(self):
        import openpyxl
        from openpyxl.chart import BarChart, Reference
        from openpyxl.styles import PatternFill
        book = openpyxl.load_workbook(self.book)
        sheet = book.create_sheet("集計")
        sheet.append(("課", "人"))
        sheet.append(("総務課", 3))
        sheet["A1"].fill = PatternFill("solid", fgColor="FFCC00")
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2), titles_from_data=True)
        sheet.add_chart(chart, "D2")
        book.save(self.book)
        with zipfile.ZipFile(self.book, "a") as package:
            package.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 not run by anybody")
        before = self.parts(self.book)
        self.take(self.forms(answer(1, 1, *ICHIRO, "2", "1")), "--accept")
        after = self.parts(self.book)
        touched = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
                   "xl/sharedStrings.xml", "xl/worksheets/sheet5.xml", "docProps/app.xml"}
        for name, content in before.items():
            if name not in touched:
                self.assertEqual(after.get(name), content, name)
        kept = openpyxl.load_workbook(self.book)["集計"]
        self.assertEqual(kept["A1"].fill.fgColor.rgb, "00FFCC00")
        self.assertEqual(len(kept._charts), 1)

    @unittest.skipUnless(libreoffice.available(), "no LibreOffice")
    def test_libreoffice_reads_the_same(self):
        self.take(self.forms(answer(1, 1, *ICHIRO, "2", "1"), answer(2, 1, *SABURO, "2", "1")), "--accept",
                  expect=FINDINGS)
        sheets = libreoffice.sheets([self.book], self.folder)["book"]
        self.assertIn("取り込み結果", sheets)
        self.assertIn("取り込み確認", sheets)


class Json(Import):
    def test_files_counts_rows_and_held(self):
        answers = self.forms(answer(1, 1, *ICHIRO, "2", "1"), answer(2, 1, *SABURO, "2", "1"))
        got = program.run_json("import", answers, "--book", self.book, "--dry-run")
        self.assertEqual(got["files"][0]["source"], "forms")
        self.assertEqual(got["counts"], {"added": 1, "changed": 0, "unchanged": 0, "superseded": 0, "held": 1,
                                         "rejected": 0})
        self.assertEqual(got["rows"][0]["sheets"], ["自己点検"])
        self.assertEqual(got["held"][0]["candidates"], ["000003", "000004"])


class SkillMaps(Import):
    """Skill maps that were never made by us."""

    PEOPLE = ["見本 一郎", "見本 二葉"]
    LEVELS = [(2, 1), (0, 3)]

    def map(self, *sheets):
        import openpyxl
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows, merged in sheets:
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
            for cells in merged:
                sheet.merge_cells(cells)
        path = self.folder / "map.xlsx"
        book.save(path)
        return path

    def taken(self, *sheets):
        self.take(self.map(*sheets), "--date", "2027-01-31", "--accept")
        rows = self.rows("自己点検")
        at = {name: i for i, name in enumerate(rows[0])}
        return sorted((row[at["氏名"]], row[at["プロジェクトマネジメント"]], row[at["変革マネジメント"]],
                       row[at["点検日"]]) for row in rows[1:])

    EXPECTED = [("見本 一郎", 2, 1, "2027-01-31"), ("見本 二葉", 0, 3, "2027-01-31")]

    def test_headings_of_two_rows_and_totals(self):
        rows = [["令和8年度スキルマップ"], [], ["氏名", "共通", None, "合計"],
                [None, *SKILLS.split(",")]]
        rows += [[name, *levels, sum(levels)] for name, levels in zip(self.PEOPLE, self.LEVELS)]
        rows += [["合計", 2, 4, 6]]
        self.assertEqual(self.taken(("R8", rows, ["A3:A4", "B3:C3", "D3:D4"])), self.EXPECTED)

    def test_people_across_and_symbols(self):
        first, second = SKILLS.split(",")
        rows = [["スキル", *self.PEOPLE], [first, "Lv2", "Ｌｖ０"], [second, "１", 3]]
        self.assertEqual(self.taken(("横", rows, [])), self.EXPECTED)

    def test_a_sheet_for_each_department(self):
        sheets = [(name, [["No.", "氏名", *SKILLS.split(","), "備考"], [1, person, *levels, "なし"]], [])
                  for name, person, levels in zip(["総務課", "企画課"], self.PEOPLE, self.LEVELS)]
        told = program.run("import", self.map(*sheets), "--book", self.book, "--dry-run").stdout
        self.assertIn("追加 2", told)

    def test_a_sheet_for_each_person_and_one_that_is_none(self):
        sheets = [(person, [["自己点検票"], ["氏名", person, None, "所属長", "架空 五月"], [],
                            ["スキル", "説明", "レベル"],
                            *[[skill, "できること", level] for skill, level in zip(SKILLS.split(","), levels)]], [])
                  for person, levels in zip(self.PEOPLE, self.LEVELS)]
        path = self.map(("はじめに", [["記入のしかた"]], []), *sheets)
        told = program.run("import", path, "--book", self.book, "--dry-run").stdout
        self.assertIn("次のシートは読み取りません：はじめに", told)
        self.assertIn("C5:C6を回答の範囲とし、職員1人のスキル2件", told)
        self.assertEqual(self.taken(*sheets), self.EXPECTED)

    def test_a_sheet_that_is_left_is_told(self):
        rows = [["職員番号", "研修", "受講日", "状態"], ["000001", "データ活用研修", "2026/7/1", "修了"]]
        path = self.map(("4月", rows, []), ("5月", rows, []))
        told = program.run("import", path, "--book", self.book, "--dry-run").stdout
        self.assertIn("次のシートは読み取りません：5月", told)


if __name__ == "__main__":
    program.main(needs_modules=("openpyxl",))
