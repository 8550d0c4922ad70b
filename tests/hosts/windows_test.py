"""The program and the library for Windows, run by Wine, do what those of this machine do: the same messages, the same exit
codes, the same bytes. Besides, what only Windows has: names in UTF-16, long paths, files that others hold, patterns."""

import os
import pathlib
import pty
import random
import re
import select
import shutil
import subprocess
import sys
import time
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import map_books, program, staff_book, wine  # noqa: E402
from tests.support.kit_file import field, fields, open_book  # noqa: E402

DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)
PROBE = os.environ.get("SKILLMAP_PROBE", str(program.ROOT / "build/release/tests/hosts/windows/system_probe"))
WINDOWS_PROBE = wine.TESTS / "system_probe.exe"
# What every Windows has. The program and the library ask for nothing else.
SYSTEM_LIBRARIES = {"kernel32.dll", "msvcrt.dll", "advapi32.dll", "shell32.dll", "user32.dll", "bcrypt.dll"}
JAPANESE = "情報政策課 𠮷田様（令和７年度）～①㈱髙﨑"


def native(*arguments, stdin=b"", cwd=None):
    return subprocess.run(list(map(str, arguments)), capture_output=True, input=stdin, cwd=cwd, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})


def contents(folder):
    """{path below the folder: bytes}, of folders None."""
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None for path in sorted(folder.rglob("*"))}


class Twice(program.Scratch):
    """Two folders with the same in them: one for the program of this machine, one for that of Windows."""

    def setUp(self):
        super().setUp()
        self.ours, self.theirs = self.folder / "ours", self.folder / "theirs"
        self.ours.mkdir()
        self.theirs.mkdir()

    def put(self, name, data):
        for folder in (self.ours, self.theirs):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def both(self, *arguments, expect=DONE, stdin=b""):
        """Runs a command in both folders, and compares all there is to see. What it printed."""
        here = native(program.PROGRAM, *arguments, stdin=stdin, cwd=self.ours)
        there = wine.run(wine.PROGRAM, *arguments, stdin=stdin, cwd=self.theirs)
        self.assertEqual(there.stderr.decode(), here.stderr.decode(), arguments)
        self.assertEqual(there.returncode, here.returncode, arguments)
        self.assertEqual(there.stdout.decode(), here.stdout.decode(), arguments)
        self.assertEqual(here.returncode, expect, (arguments, here.stderr.decode()))
        left, right = contents(self.theirs), contents(self.ours)
        self.assertEqual(list(left), list(right), arguments)
        self.assertEqual([name for name in left if left[name] != right[name]], [], arguments)
        return here.stdout.decode()

    def town(self, name="town.xlsx", staff=60):
        made = self.folder / "made.xlsx"
        self.assertEqual(program.run("sample", "--out", made, "--force", "--staff", staff, "--departments", 5).returncode, DONE)
        self.put(name, made.read_bytes())
        return name


class SameAsHere(Twice):
    def test_a_town_is_made_checked_judged_and_explained(self):
        self.both("sample", "--out", "見本.xlsx", "--staff", 60, "--departments", 5)
        self.both("check", "見本.xlsx")
        self.both("evaluate", "見本.xlsx")
        self.both("evaluate", "見本.xlsx", "--format", "json", "--as-of", "令和6年9月30日", "--scheme", "kanazawa",
                  expect=FINDINGS)
        self.both("explain", "見本.xlsx", "--staff", "０００００10")
        self.both("explain", "見本.xlsx", "--staff", "10", "--format", "json", "--lang", "en")
        self.both("evaluate", "見本.xlsx", "--write")
        self.assertTrue((self.theirs / "見本.bak.xlsx").exists())

    def test_dashboards_of_every_kind(self):
        town = self.town()
        self.town("before.xlsx", 50)
        for i, options in enumerate((("--style", "fukui", "--min-group", 1), ("--previous", "before.xlsx", "--font", "ud"),
                                     ("--departments", "sheets"), ("--format", "html"), ("--format", "csv"),
                                     ("--format", "json"), ("--audience", "hr"))):
            extension = options[1] if options[0] == "--format" else "xlsx"
            self.both("dashboard", town, "--out", f"ダッシュボード{i}.{extension}", *options)
        self.both("dashboard", town, "--out", "所属ごと", "--departments", "files")
        self.assertGreater(len(list((self.theirs / "所属ごと").iterdir())), 3)
        self.both("dashboard", town, "--into", town)

    def test_schemes_and_new_books(self):
        self.both("scheme", "list")
        self.both("scheme", "show", "wg-tokyo-2025")
        self.both("scheme", "new", "--from", "moka", "--out", "わが町.toml")
        self.both("scheme", "check", "わが町.toml")
        self.both("scheme", "export", "わが町.toml", "--out", "わが町の制度.xlsx")
        self.both("init", "--scheme", "wg-tokyo-2025", "わが町.toml", "--organization", "𠮷野町", "--out", "新しいブック.xlsx",
                  "--as-of", "2026-03-31")
        self.both("evaluate", "新しいブック.xlsx", expect=FINDINGS)

    def test_files_are_handed_out_and_collected(self):
        town = self.town()
        self.both("kit", town, "--out", "票/全員")
        kit = sorted((self.ours / "票/全員").iterdir())
        self.assertEqual(len(kit), 60)
        archive = self.folder / "returned.zip"
        with zipfile.ZipFile(archive, "w") as package:
            for i, path in enumerate(kit[:6]):
                book = open_book(path)
                for cell, choices in fields(book.active):
                    cell.value = choices[-1]
                field(book.active, "点検日").value = "2026-03-20"
                name = f"提出/第{i}課/𠮷 {i}.xlsx"
                book.save(self.folder / "filled.xlsx")
                if i < 3:
                    self.put(name, (self.folder / "filled.xlsx").read_bytes())
                else:
                    package.write(self.folder / "filled.xlsx", name)
        self.put("提出/残り.zip", archive.read_bytes())
        self.put("提出/メモ.txt", "自己点検票ではない".encode())
        told = self.both("collect", "提出", "--book", town, "--format", "json", "--dry-run", expect=FINDINGS)
        self.assertIn("第1課/𠮷 1.xlsx", told)
        self.both("collect", "提出", "--book", town, expect=FINDINGS)
        self.both("kit", town, "--by", "department", "--out", "所属の票")

    def test_exports_in_every_encoding(self):
        book = staff_book.make(self.folder / "book.xlsx")
        self.put("職員.xlsx", book.read_bytes())
        rows = ("氏名,メール,研修,受講日,状態\n見本 一郎,ichiro@example.jp,データ活用研修,2026/7/1,修了\n"
                "見本 二葉,futaba@example.jp,髙﨑～①㈱研修,2026/7/2,修了\n")
        for encoding in ("utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-be"):
            text = ("\ufeff" if encoding == "utf-16-be" else "") + rows
            self.put(f"{encoding}.csv", text.replace("\n", "\r\n").encode(encoding))
            self.both("import", f"{encoding}.csv", "--book", "職員.xlsx", "--mapping", f"{encoding}.toml", expect=FINDINGS)
            self.both("import", f"{encoding}.csv", "--book", "職員.xlsx", "--dry-run", "--format", "json", expect=FINDINGS)
        self.put("cut.csv", rows.encode("cp932") + b"\x93")
        self.both("import", "cut.csv", "--book", "職員.xlsx", expect=INPUT)
        answers = ("ID,開始時刻,完了時刻,メール,名前,プロジェクトマネジメント\n"
                   "1,2026/7/13 9:00:00,2026/7/13 9:01:00,ichiro@example.jp,見本 一郎,2\n")
        self.put("回答.csv", answers.encode("cp932"))
        self.both("import", "回答.csv", "--book", "職員.xlsx", "--accept")

    def test_a_map_of_another_look(self):
        map_books.plain(self.folder / "map.xlsx")
        self.put("表 （原本）.xlsx", (self.folder / "map.xlsx").read_bytes())
        self.both("import", "表 （原本）.xlsx", "--accept")
        self.assertTrue((self.theirs / "表 （原本）.mapping.toml").exists())
        self.both("evaluate", "表 （原本）.xlsx", "--as-of", "2026-03-31", expect=FINDINGS)

    def test_what_goes_wrong_is_told_alike(self):
        town = self.town()
        self.both("check", "ない.xlsx", expect=INPUT)
        self.both("check", ".", expect=INPUT)
        self.both("check", expect=USAGE)
        self.both("fly", expect=USAGE)
        self.both("evaluate", town, "--staff", "ない", expect=USAGE)
        self.both("dashboard", town, "--out", "ない/out.xlsx", expect=OUTPUT)
        self.both("dashboard", town, "--out", town, expect=USAGE)
        self.both("sample", "--out", town, expect=USAGE)
        self.put("folder/inside", b"")
        self.both("sample", "--out", "folder", expect=OUTPUT)
        self.put("out.xlsx", b"old")
        self.put("~$out.xlsx", b"lock")
        self.both("dashboard", town, "--out", "out.xlsx", "--force", expect=OUTPUT)
        self.put("damaged.xlsx", b"PK\3\4 and nothing else")
        self.both("check", "damaged.xlsx", expect=INPUT)
        self.both("--version")
        self.both("import", "--help")


class OfWindows(Twice):
    def windows(self, *arguments, expect=DONE, cwd=None):
        done = wine.run(wine.PROGRAM, *arguments, cwd=cwd or self.theirs)
        self.assertEqual(done.returncode, expect, done.stderr.decode())
        return done

    def long_folder(self):
        folder = self.theirs / "長い名前の共有フォルダーの下" / ("あ" * 70) / ("い" * 70) / ("う" * 70) / ("え" * 70)
        folder.mkdir(parents=True)
        self.assertGreater(len(wine.path(folder)), 300)
        return folder

    def test_paths_of_windows_and_of_the_network_drive(self):
        town = self.town(JAPANESE + ".xlsx")
        expected = self.both("evaluate", town)
        for given in (wine.path(self.theirs / town), ".\\" + town, "..\\theirs/" + town):
            self.assertEqual(self.windows("evaluate", given).stdout.decode(), expected)

    def test_long_paths(self):
        folder, town = self.long_folder(), self.town()
        here = native(program.PROGRAM, "dashboard", town, "--out", "here.xlsx", cwd=self.ours)
        self.assertEqual(here.returncode, DONE)
        shutil.copy(self.theirs / town, folder / town)
        for out in (wine.path(folder / "一.xlsx"), folder.relative_to(self.theirs) / "二.xlsx"):
            self.windows("dashboard", wine.path(folder / town), "--out", out)
        for name in ("一.xlsx", "二.xlsx"):
            self.assertEqual((folder / name).read_bytes(), (self.ours / "here.xlsx").read_bytes())
        self.windows("evaluate", wine.path(folder / town), "--write")
        self.assertEqual((folder / "town.bak.xlsx").read_bytes(), (self.theirs / town).read_bytes())
        self.windows("kit", wine.path(folder / town), "--out", wine.path(folder / "新しい" / "票"))
        self.assertEqual(len(list((folder / "新しい/票").iterdir())), 60)
        told = self.windows("collect", wine.path(folder / "新しい"), "--book", town, "--dry-run", expect=FINDINGS)
        self.assertIn("ファイル 60（", told.stdout.decode())
        self.assertEqual([path.name for path in folder.iterdir() if path.name.startswith(".")], [])

    def held(self, how, path):
        """Another program has the file open; it lets go at the end of the test."""
        process = subprocess.Popen(wine.command(wine.TESTS / "hold.exe", how, wine.path(path)), stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=wine.environment())

        def let_go():
            process.communicate(b"")
            self.assertEqual(process.returncode, 0)
        self.addCleanup(let_go)
        self.assertEqual(process.stdout.readline().strip(), b"held")

    def test_a_book_that_excel_has_open_is_read_but_not_replaced(self):
        town = self.town()
        before = contents(self.theirs)
        self.held("reading", self.theirs / town)
        self.windows("check", town)
        done = self.windows("evaluate", town, "--write", expect=OUTPUT)
        self.assertIn("閉じてからもう一度", done.stderr.decode())
        done = self.windows("sample", "--out", town, "--force", expect=OUTPUT)
        self.assertIn("開かれています", done.stderr.decode())
        self.assertEqual(contents(self.theirs), before)

    def test_a_book_that_nobody_else_may_read(self):
        town = self.town()
        self.held("alone", self.theirs / town)
        done = self.windows("check", town, expect=INPUT)
        self.assertIn("ほかのプログラム（Excelなど）が使用しているため", done.stderr.decode())

    def test_a_backup_that_is_open_stops_the_change(self):
        town = self.town()
        (self.theirs / "town.bak.xlsx").write_bytes(b"earlier")
        before = contents(self.theirs)
        self.held("reading", self.theirs / "town.bak.xlsx")
        done = self.windows("evaluate", town, "--write", expect=OUTPUT)
        self.assertIn("town.bak.xlsx", done.stderr.decode())
        self.assertEqual(contents(self.theirs), before)

    def test_a_file_that_is_read_only_stays(self):
        town = self.town()
        out = self.theirs / "out.xlsx"
        out.write_bytes(b"old")
        out.chmod(0o444)
        done = self.windows("dashboard", town, "--out", out.name, "--force", expect=OUTPUT)
        self.assertIn("書き込む権限がありません", done.stderr.decode())
        self.assertEqual(out.read_bytes(), b"old")
        self.assertEqual(sorted(contents(self.theirs)), ["out.xlsx", "town.xlsx"])

    def test_a_private_folder_is_the_users_alone_and_goes(self):
        process = subprocess.Popen(wine.command(WINDOWS_PROBE, "private", JAPANESE), stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=self.theirs, env=wine.environment())
        folder = self.theirs / process.stdout.readline().decode().strip()
        self.assertEqual([path.name for path in folder.iterdir()], ["inside"])
        mode = folder.stat().st_mode & 0o707  # Wine gives the group of the user what the user has
        process.communicate(b"")
        self.assertEqual(mode, 0o700)
        self.assertEqual((process.returncode, contents(self.theirs)), (0, {}))

    def test_a_file_that_is_replaced_keeps_its_rights(self):
        town = self.town()
        out = self.theirs / "out.xlsx"
        out.write_bytes(b"old")
        out.chmod(0o600)
        self.windows("dashboard", town, "--out", out.name, "--force")
        self.assertEqual(out.stat().st_mode & 0o007, 0)

    def test_patterns_that_the_shell_leaves_to_the_program(self):
        book = staff_book.make(self.theirs / "職員.xlsx")
        rows = "職員番号,氏名,研修,受講日,状態\n{:06},,データ活用研修,2026/7/{},修了\n"
        for number in (1, 2):
            (self.theirs / f"受講{number}.csv").write_text(rows.format(number, number), "utf-8")
        named = ("import", "受講1.csv", "受講2.csv", "--book", book.name, "--dry-run", "--format", "json")
        expected = self.windows(*named).stdout
        self.assertEqual(expected.count("受講2.csv".encode()) > 0, True)
        for pattern in ("受講?.csv", "*.csv", wine.path(self.theirs / "受講*.csv")):
            self.assertEqual(self.windows("import", pattern, *named[3:]).stdout, expected)
        self.windows("import", "ない*.csv", *named[3:], expect=INPUT)

    def test_one_file_by_several_names(self):
        (self.theirs / "Book.xlsx").write_bytes(b"x")
        (self.theirs / "other.xlsx").write_bytes(b"x")
        same = [wine.run(WINDOWS_PROBE, "same", "Book.xlsx", other, cwd=self.theirs).returncode
                for other in ("Book.xlsx", "book.XLSX", wine.path(self.theirs / "Book.xlsx"), "other.xlsx", "none.xlsx")]
        self.assertEqual(same, [0, 0, 0, 1, 1])


class AtATerminal(Twice):
    def at_terminal(self, *arguments, answer=()):
        """(exit code, what the terminal showed) of a person who answers."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen(wine.command(wine.PROGRAM, *arguments), stdin=theirs, stdout=theirs, stderr=theirs,
                                   cwd=self.theirs, env={**wine.environment(), "TERM": "xterm"})
        shown, end = b"", time.monotonic() + 30
        self.addCleanup(process.kill)
        while time.monotonic() < end and (select.select([ours], [], [], 0.3)[0] or process.poll() is None):
            if select.select([ours], [], [], 0)[0]:
                shown += os.read(ours, 65536)
            elif b"[y/N]" in shown:
                os.write(ours, answer.pop(0) if answer else b"\r")
        os.close(ours)
        os.close(theirs)
        return process.poll(), shown.decode()

    def test_progress_and_japanese_are_seen(self):
        code, shown = self.at_terminal("check", self.town())
        self.assertEqual(code, DONE)
        self.assertIn("読み込んでいます", shown)
        self.assertIn("確認が必要な点はありません。", shown)
        code, shown = self.at_terminal("collect", "--help")
        self.assertEqual(code, DONE)
        self.assertIn("提出されたファイル", shown)

    def test_a_person_is_asked(self):
        book = staff_book.make(self.theirs / "職員.xlsx")
        (self.theirs / "受講.csv").write_text("職員番号,氏名,研修,受講日,状態\n000001,,データ活用研修,2026/7/1,修了\n", "utf-8")
        before = book.read_bytes()
        code, _ = self.at_terminal("import", "受講.csv", "--book", book.name, answer=[b"n\r"])
        self.assertEqual((code, book.read_bytes()), (FINDINGS, before))
        code, _ = self.at_terminal("import", "受講.csv", "--book", book.name, answer=[b"y\r"])
        self.assertEqual(code, DONE)
        self.assertNotEqual(book.read_bytes(), before)


class Decoding(unittest.TestCase):
    def same(self, *arguments, stdin=b""):
        here = native(PROBE, *arguments, stdin=stdin)
        there = wine.run(WINDOWS_PROBE, *arguments, stdin=stdin)
        self.assertEqual((here.returncode, there.returncode), (0, 0))
        if here.stdout != there.stdout:
            pairs = zip(here.stdout.splitlines(), there.stdout.splitlines())
            self.fail([(a, b) for a, b in pairs if a != b][:20])
        return here.stdout

    def test_every_code_is_the_same_character(self):
        told = self.same("table", "CP932", 2)
        self.assertIn(f"{0x8160} 2 ～".encode(), told)
        self.same("table", "CP932", 1)
        self.same("table", "Windows-1252", 1)
        for encoding in ("UTF-16LE", "UTF-16BE"):
            self.same("table", encoding, 2)

    def test_any_bytes_end_at_the_same_place(self):
        chance = random.Random(1)
        for encoding in ("CP932", "UTF-16LE", "UTF-16BE", "Windows-1252", "UTF-8"):
            for _ in range(3):
                text = "".join(chance.choice("氏名職員髙﨑①～ｱ,\r\naé𠮷") for _ in range(300))
                codec = {"CP932": "cp932", "Windows-1252": "cp1252"}.get(encoding, encoding.lower())
                data = bytearray(text.encode(codec, "ignore"))
                for _ in range(chance.choice((0, 1, 2))):
                    data.insert(chance.randrange(len(data) // 2, len(data)), chance.randrange(256))
                self.same("decode", encoding, stdin=bytes(data))


class Files(unittest.TestCase):
    def test_nothing_else_has_to_be_there(self):
        for name in ("skillmap.exe", "skillmap.dll"):
            dump = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", wine.FOLDER / name], capture_output=True, text=True,
                                  check=True).stdout
            found = {one.lower() for one in re.findall(r"DLL Name: (\S+)", dump)}
            self.assertIn("kernel32.dll", found)
            self.assertEqual(found - SYSTEM_LIBRARIES, set())

    def test_the_program_tells_windows_about_itself(self):
        data = wine.PROGRAM.read_bytes()
        for words in (b"longPathAware", b">UTF-8</activeCodePage>", b'level="asInvoker"', "ProductVersion".encode("utf-16-le")):
            self.assertIn(words, data)
        self.assertIn("ProductVersion".encode("utf-16-le"), (wine.FOLDER / "skillmap.dll").read_bytes())

    def test_the_library_shows_its_functions_alone(self):
        dump = subprocess.run(["x86_64-w64-mingw32-objdump", "-p", wine.FOLDER / "skillmap.dll"], capture_output=True, text=True,
                              check=True).stdout
        table = dump[dump.index("[Ordinal/Name Pointer] Table"):]
        shown = set(re.findall(r"^\s*\[\s*\d+\] (?:\+base\[\s*\d+\]\s+[0-9a-f]+\s+)?(\w+)$", table, re.MULTILINE))
        header = (program.ROOT / "addin/c/skillmap.h").read_text("utf-8")
        declared = set(re.findall(r"^SKILLMAP_API [^(]*?\b(skillmap_\w+)\(", header, re.MULTILINE))
        self.assertEqual(shown, declared)

    def test_a_program_in_c_uses_the_library(self):
        with program.tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name) / JAPANESE
            folder.mkdir()
            shutil.copy(wine.TESTS / "requests_in_c.exe", folder)
            shutil.copy(wine.FOLDER / "skillmap.dll", folder)
            done = wine.run(folder / "requests_in_c.exe", wine.path(pathlib.Path(name)))
            self.assertEqual((done.returncode, done.stderr.decode()), (DONE, ""))
            self.assertEqual(sorted(path.name for path in folder.iterdir()), ["requests_in_c.exe", "skillmap.dll"])


if __name__ == "__main__":
    wine.require()
    program.main(needs_modules=("openpyxl",))
