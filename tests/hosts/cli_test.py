"""The command line as its users meet it: commands, exit codes, messages, files left behind or not."""

import json
import pathlib
import subprocess
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402

DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)


def sample(folder, *options):
    book = folder / "みほん.xlsx"
    done = program.run("sample", "--out", book, "--force", "--staff", 60, "--departments", 5, *options)
    assert done.returncode == DONE, done.stderr
    return book


def rewrite(book, out, part, change):
    """A copy of a workbook with one part changed, or left out where change gives None."""
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                text = change(text.decode("utf-8"))
                if text is None:
                    continue
            new.writestr(name, text)
    return out


class Commands(program.Scratch):
    def test_evaluate_prints_stages_departments_and_people(self):
        done = program.run("evaluate", sample(self.folder))
        self.assertEqual((done.returncode, done.stderr), (DONE, ""))
        for words in ("基準日 2026年3月31日", "DX推進員", "①必須研修（階層別）", "000003"):
            self.assertIn(words, done.stdout)

    def test_evaluate_json_has_the_documented_shape(self):
        answer = program.run_json("evaluate", sample(self.folder))
        self.assertEqual(list(answer), ["as_of", "persons", "departments", "whole", "targets"])
        self.assertEqual(len(answer["persons"]), 60)
        self.assertEqual(list(answer["persons"][0]), ["staff_id", "name", "department", "stages", "reasons"])
        self.assertEqual(list(answer["departments"][0]),
                         ["code", "name", "members", "mandatory", "leader", "elective", "practices"])

    def test_as_of_wins_over_the_workbook(self):
        book = sample(self.folder)
        self.assertEqual(program.run_json("evaluate", book, "--as-of", "2024-09-30")["as_of"], "2024-09-30")
        self.assertEqual(program.run_json("evaluate", book, "--as-of", "令和6年9月30日")["as_of"], "2024-09-30")

    def test_one_person_with_reasons(self):
        book = sample(self.folder)
        done = program.run("evaluate", book, "--staff", "000010")
        self.assertEqual(done.returncode, DONE)
        self.assertIn("Step1", done.stdout)
        self.assertNotIn("000017", done.stdout)
        answer = program.run_json("evaluate", book, "--staff", "000010")
        self.assertEqual([p["staff_id"] for p in answer["persons"]], ["000010"])
        self.assertIn("text", answer["persons"][0]["reasons"][0])

    def test_one_person_by_a_number_without_its_zeros(self):
        for number in ("10", "０００００１０", "000010"):
            answer = program.run_json("evaluate", sample(self.folder), "--staff", number)
            self.assertEqual([p["staff_id"] for p in answer["persons"]], ["000010"])

    def test_check_finds_nothing_in_the_sample(self):
        done = program.run("check", sample(self.folder))
        self.assertEqual((done.returncode, done.stdout), (DONE, "確認が必要な点はありません。\n"))

    def test_dashboard_is_written_and_holds_no_names(self):
        book, out = sample(self.folder), self.folder / "dashboard.xlsx"
        done = program.run("dashboard", book, "--out", out)
        self.assertEqual(done.returncode, DONE, done.stderr)
        people = program.run_json("evaluate", book)["persons"]
        with zipfile.ZipFile(out) as package:
            self.assertIsNone(package.testzip())
            text = "".join(package.read(name).decode("utf-8") for name in package.namelist())
        for person in people:
            self.assertNotIn(person["name"], text)
            self.assertNotIn(f">{person['staff_id']}<", text)

    def test_same_input_same_bytes(self):
        book = sample(self.folder)
        again = self.folder / "again.xlsx"
        program.run("sample", "--out", again, "--staff", 60, "--departments", 5)
        self.assertEqual(book.read_bytes(), again.read_bytes())
        for name in ("a.xlsx", "b.xlsx"):
            program.run("dashboard", book, "--out", self.folder / name)
        self.assertEqual((self.folder / "a.xlsx").read_bytes(), (self.folder / "b.xlsx").read_bytes())

    def test_another_seed_gives_another_town(self):
        book = sample(self.folder)
        first = book.read_bytes()
        sample(self.folder, "--seed", 2)
        self.assertNotEqual(first, book.read_bytes())

    def test_messages_in_english(self):
        done = program.run("evaluate", "nowhere.xlsx", "--lang", "en")
        self.assertEqual((done.returncode, done.stderr),
                         (INPUT, "nowhere.xlsx: The file does not exist. Check its folder and name.\n"))
        self.assertIn("Compute stages", program.run("--lang", "en", "--help").stdout)
        self.assertIn("育成段階", program.run("--help").stdout)

    def test_no_progress_line_without_a_terminal(self):
        self.assertEqual(program.run("evaluate", sample(self.folder)).stderr, "")


class WrongUse(program.Scratch):
    def check(self, *arguments, words=""):
        done = program.run(*arguments)
        self.assertEqual(done.returncode, USAGE, done.stderr)
        self.assertEqual(done.stdout, "")
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertIn(words, done.stderr)

    def test_no_command(self):
        self.check(words="コマンドを指定してください")

    def test_unknown_command_and_option(self):
        self.check("frobnicate", words="frobnicate")
        self.check("evaluate", "x.xlsx", "--frobnicate", words="--frobnicate")

    def test_missing_arguments(self):
        self.check("evaluate", words="BOOK")
        self.check("dashboard", "x.xlsx", words="--out")

    def test_unknown_format(self):
        self.check("evaluate", "x.xlsx", "--format", "yaml", words="「yaml」は使えません。text、jsonのいずれか")

    def test_a_number_out_of_range_and_none(self):
        self.check("dashboard", "x.xlsx", "--out", "y.xlsx", "--min-group", "0", words="1から1000まで")
        self.check("sample", "--out", "y.xlsx", "--seed", "ab", words="数で指定")
        self.check("sample", "--out", "y.xlsx", "--staff", words="「--staff」の値を指定")

    def test_the_format_and_the_name_of_the_file_differ(self):
        self.check("dashboard", "x.xlsx", "--out", "y.xlsx", "--format", "csv", words="拡張子")
        self.check("dashboard", "x.xlsx", "--out", "y.xlsx", "--departments", "files", words="フォルダー")

    def test_pages_of_departments_where_there_are_no_pages(self):
        for name in ("csv", "json"):
            self.check("dashboard", "x.xlsx", "--out", f"y.{name}", "--departments", "sheets",
                       words=f"「--departments sheets」と「--format {name}」は一緒に指定できません")

    def test_a_scheme_that_is_not_there(self):
        self.check("evaluate", sample(self.folder), "--scheme", "nowhere", words="nowhere")

    def test_as_of_is_no_date(self):
        self.check("evaluate", sample(self.folder), "--as-of", "年度末", words="--as-of「年度末」")

    def test_empty_values(self):
        self.check("evaluate", sample(self.folder), "--as-of", "", words="--as-of")
        self.check("evaluate", sample(self.folder), "--staff", "", words="職員番号「」")

    def test_unknown_person(self):
        self.check("evaluate", sample(self.folder), "--staff", "999999", words="999999")

    def test_output_is_the_input(self):
        book = sample(self.folder)
        before = book.read_bytes()
        self.check("dashboard", book, "--out", book, words="入力のブックと同じ")
        self.check("dashboard", book, "--out", self.folder / "x.pdf", words=".pdf")
        self.check("dashboard", book, "--out", self.folder / "." / book.name, words="入力のブックと同じ")
        self.assertEqual(book.read_bytes(), before)

    def test_sample_of_impossible_size(self):
        self.check("sample", "--out", self.folder / "x.xlsx", "--staff", -1)
        self.check("sample", "--out", self.folder / "x.xlsx", "--departments", 0)
        self.assertEqual(list(self.folder.iterdir()), [])


class BadInput(program.Scratch):
    def check(self, book, words, code=INPUT):
        """Every command gives one message with the file's name, and leaves no output behind."""
        before = sorted(self.folder.iterdir())
        for command in (["evaluate", book], ["check", book],
                        ["dashboard", book, "--out", self.folder / "out.xlsx"]):
            done = program.run(*command)
            self.assertEqual(done.returncode, code, f"{command}: {done.stderr}")
            self.assertEqual(done.stdout, "")
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
            self.assertIn(words, done.stderr)
            self.assertIn(pathlib.Path(book).name, done.stderr)
        self.assertEqual(sorted(self.folder.iterdir()), before)

    def write(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return path

    def test_missing_file(self):
        self.check(self.folder / "none.xlsx", "見つかりません")

    def test_folder(self):
        (self.folder / "folder.xlsx").mkdir()
        self.check(self.folder / "folder.xlsx", "フォルダーです")

    def test_text_file(self):
        self.check(self.write("text.xlsx", "職員番号,氏名\n1,見本\n".encode()), "Excelブックではありません")

    def test_empty_file(self):
        self.check(self.write("empty.xlsx", b""), "Excelブックではありません")

    def test_other_zip(self):
        path = self.folder / "other.xlsx"
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("readme.txt", "no workbook")
        self.check(path, "Excelブックではありません")

    def test_truncated_workbook(self):
        data = sample(self.folder).read_bytes()
        for percent in (1, 10, 50, 90, 99):
            self.check(self.write("cut.xlsx", data[:len(data) * percent // 100]), "途中までしかありません")

    def test_damaged_part(self):
        book = sample(self.folder)
        with zipfile.ZipFile(book) as package:
            info = package.getinfo("xl/worksheets/sheet3.xml")
        data = bytearray(book.read_bytes())
        for i in range(info.header_offset + 200, info.header_offset + 260):
            data[i] ^= 0xFF
        self.check(self.write("flipped.xlsx", bytes(data)), "壊れています")

    def test_password_protected_workbook(self):
        name = "EncryptedPackage".encode("utf-16-le")
        data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + name + bytes(512)
        self.check(self.write("locked.xlsx", data), "パスワードで保護")

    def test_workbook_of_excel_97(self):
        self.check(self.write("old.xls", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000)), "Excel 97-2003")

    def test_missing_part(self):
        book = sample(self.folder)
        self.check(rewrite(book, self.folder / "a.xlsx", "xl/worksheets/sheet3.xml", lambda _: None), "壊れています")
        self.check(rewrite(book, self.folder / "b.xlsx", "xl/workbook.xml", lambda _: None), "壊れています")

    def test_part_that_is_no_xml(self):
        book = sample(self.folder)
        self.check(rewrite(book, self.folder / "a.xlsx", "xl/worksheets/sheet3.xml", lambda t: t[:len(t) // 2]),
                   "壊れています")

    def test_no_staff_sheet(self):
        book = rewrite(sample(self.folder), self.folder / "a.xlsx", "xl/workbook.xml",
                       lambda t: t.replace('name="職員"', 'name="しょくいん"'))
        self.check(book, "シート「職員」がありません")

    def test_staff_sheet_without_headings(self):
        book = rewrite(sample(self.folder), self.folder / "a.xlsx", "xl/sharedStrings.xml",
                       lambda t: t.replace("<t>職員番号</t>", "<t>番号</t>"))
        self.check(book, "見出し「職員番号」が先頭30行に見つからない")

    def test_unknown_scheme(self):
        book = rewrite(sample(self.folder), self.folder / "a.xlsx", "xl/sharedStrings.xml",
                       lambda t: t.replace("<t>wg-tokyo-2025</t>", "<t>wg-osaka-2030</t>"))
        self.check(book, "制度「wg-osaka-2030」はありません")

    def test_as_of_date_that_is_no_date(self):
        book = rewrite(sample(self.folder), self.folder / "a.xlsx", "xl/worksheets/sheet1.xml",
                       lambda t: t.replace("<v>46112</v>", "<v>31</v>"))
        self.check(book, "基準日「31」は日付として読み取れません")
        self.assertEqual(program.run("evaluate", book, "--as-of", "2026-03-31").returncode, DONE)


class Output(program.Scratch):
    def check(self, book, out, words):
        before = {p: p.is_file() and p.read_bytes() for p in self.folder.rglob("*")}
        done = program.run("dashboard", book, "--out", out, "--force")
        self.assertEqual(done.returncode, OUTPUT, done.stderr)
        self.assertIn(words, done.stderr)
        self.assertEqual({p: p.is_file() and p.read_bytes() for p in self.folder.rglob("*")}, before)

    def test_folder_does_not_exist(self):
        self.check(sample(self.folder), self.folder / "no/such/out.xlsx", f"フォルダー「{self.folder / 'no/such'}」がありません")

    def test_output_is_a_folder(self):
        (self.folder / "out.xlsx").mkdir()
        self.check(sample(self.folder), self.folder / "out.xlsx", "同じ名前のフォルダー")

    def test_workbook_open_in_excel(self):
        (self.folder / "out.xlsx").write_text("before")
        (self.folder / "~$out.xlsx").write_text("lock")
        self.check(sample(self.folder), self.folder / "out.xlsx", "Excelで開かれています")

    def test_an_existing_file_is_replaced_only_when_told_so(self):
        book, map_text = sample(self.folder), self.folder / "scheme.toml"
        program.run("scheme", "new", "--from", "blank", "--out", map_text)
        for number, command in enumerate([
                ("dashboard", book), ("dashboard", book, "--audience", "hr"), ("evaluate", book, "--write"),
                ("sample", "--staff", 5), ("init", "--scheme", "fukui"), ("scheme", "export", "moka"),
                ("scheme", "new", "--from", "moka"), ("dashboard", book, "--into", book)]):
            with self.subTest(command=command[:2]):
                out = self.folder / f"{number}.xlsx"
                out.write_text("before")
                done = program.run(*command, "--out", out)
                self.assertEqual(done.returncode, USAGE, done.stderr)
                self.assertIn("--force", done.stderr)
                self.assertEqual(out.read_text(), "before")
                self.assertEqual(program.run(*command, "--out", out, "--force").returncode, DONE)
                self.assertNotEqual(out.read_bytes(), b"before")

    def test_full_disk(self):
        if not pathlib.Path("/dev/full").exists():
            self.skipTest("no /dev/full")
        with open("/dev/full", "w") as full:
            done = subprocess.run([program.PROGRAM, "evaluate", str(sample(self.folder))], stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, OUTPUT)


class Findings(program.Scratch):
    def test_findings_are_counted_and_end_with_1(self):
        book = rewrite(sample(self.folder), self.folder / "a.xlsx", "xl/sharedStrings.xml",
                       lambda t: t.replace("<t>欠席</t>", "<t>けっせき</t>").replace("<t>免除</t>", "<t>めんじょ</t>"))
        listed = program.run("check", book)
        self.assertEqual(listed.returncode, FINDINGS)
        self.assertIn("「受講記録」D", listed.stdout)
        self.assertIn("「状態」の「めんじょ」は使えない値です", listed.stdout)
        issues = json.loads(program.run("check", book, "--format", "json").stdout)
        self.assertEqual({i["code"] for i in issues["issues"]}, {"word.unknown"})
        self.assertEqual(issues["findings"], len(issues["issues"]))
        self.assertEqual(issues["issues"][0]["sheet"], "受講記録")
        done = program.run("evaluate", book)
        self.assertEqual(done.returncode, FINDINGS)
        self.assertIn(f"確認が必要な点が{issues['findings']}件あります", done.stderr)

    def test_text_that_looks_like_a_formula_stays_text(self):
        evil = "=HYPERLINK(&quot;http://example.invalid&quot;,&quot;x&quot;)"
        book = rewrite(sample(self.folder), self.folder / "a.xlsx", "xl/sharedStrings.xml",
                       lambda t: t.replace("<t>総務課</t>", f"<t>{evil}</t>").replace("<t>人事課</t>", "<t>@SUM(A1)</t>"))
        out = self.folder / "out.xlsx"
        self.assertEqual(program.run("dashboard", book, "--out", out).returncode, DONE)
        with zipfile.ZipFile(out) as package:
            for name in package.namelist():
                text = package.read(name).decode("utf-8")
                self.assertNotIn("<f>HYPERLINK", text)
                self.assertNotIn("<f>@SUM", text)
            self.assertIn("@SUM(A1)", package.read("xl/sharedStrings.xml").decode("utf-8"))


if __name__ == "__main__":
    program.main()
