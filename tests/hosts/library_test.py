"""The library does by its C interface what the program does: the same JSON, the same bytes, the same messages. So does the
engine in WebAssembly, where it is built (library_test.py wasm)."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import unittest
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from addin.libreoffice import skillmap_library  # noqa: E402
from tests.support import map_books, program, staff_book, wasm_library, xlsx_tool  # noqa: E402

DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)
LIBRARY = pathlib.Path(os.environ.get("SKILLMAP_LIBRARY", "build/release/addin/libskillmap.so"))
AS_OF = "2026-03-31"
WASM = "wasm" in sys.argv[1:]


class Requests(program.Scratch):
    @classmethod
    def setUpClass(cls):
        cls.library = wasm_library.WasmLibrary() if WASM else skillmap_library.Library(LIBRARY)

    def setUp(self):
        super().setUp()
        self.book = self.folder / "town.xlsx"
        self.assertEqual(program.run("sample", "--out", self.book, "--staff", 60, "--departments", 5).returncode, DONE)

    def run_library(self, command, *files, **options):
        """Runs a command with (role, path)…"""
        return self.library.run(command, [(role, path.name, path.read_bytes()) for role, path in files],
                                scratch=self.folder, **options)

    def program_writes(self, *arguments, name="out.xlsx", expect=DONE):
        out = self.folder / name
        done = program.run(*arguments, "--out", out, "--force")
        self.assertEqual(done.returncode, expect, done.stderr)
        return out.read_bytes()

    def only_file(self, response, code=DONE):
        self.assertEqual(response.code, code, response.said)
        self.assertEqual(len(response.files), 1, response.said["files"])
        self.assertEqual(response.said["files"], [response.files[0][0]])
        return response.files[0][1]


class SameAsTheProgram(Requests):
    def test_sample(self):
        self.assertEqual(self.only_file(self.library.run("sample", staff=60, departments=5)), self.book.read_bytes())

    def test_check_evaluate_and_explain(self):
        broken = self.folder / "broken.xlsx"
        import openpyxl
        book = openpyxl.load_workbook(self.book)
        book["受講記録"]["C2"] = "令和7年13月1日"
        book.save(broken)
        response = self.run_library("check", ("book", broken), today=AS_OF)
        self.assertEqual(response.code, FINDINGS)
        self.assertEqual(response.said["issues"], program.run_json("check", broken))
        response = self.run_library("evaluate", ("book", broken))
        self.assertEqual((response.code, response.result), (FINDINGS, program.run_json("evaluate", broken)))
        someone = response.result["persons"][3]["staff_id"]
        self.assertEqual(self.run_library("evaluate", ("book", self.book), staff=someone).result,
                         program.run_json("evaluate", self.book, "--staff", someone))
        self.assertEqual(self.run_library("explain", ("book", self.book), staff=someone).result,
                         program.run_json("explain", self.book, "--staff", someone))
        english = self.run_library("explain", ("book", self.book), staff=someone, scheme="fukui-layers", lang="en").result
        self.assertEqual(english, program.run_json("explain", self.book, "--staff", someone, "--scheme", "fukui-layers",
                                                   "--lang", "en"))

    def test_find_and_what_if(self):
        response = self.run_library("find", ("book", self.book), personas=["DX推進員"], tools=["Excel=1"], list=True)
        words = ("find", self.book, "--persona", "DX推進員", "--tool", "Excel=1")
        self.assertEqual(response.result, program.run_json(*words))
        self.assertEqual(self.only_file(response), self.program_writes(*words))
        transfers = self.folder / "transfers.csv"
        transfers.write_text("職員番号,異動先\n000003,0103\n000010,ない課\n", encoding="utf-8")
        response = self.run_library("what_if", ("book", self.book), ("transfers", transfers), list=True)
        self.assertEqual(response.result, program.run_json("what-if", self.book, transfers))
        self.assertEqual(self.only_file(response, FINDINGS),
                         self.program_writes("what-if", self.book, transfers, expect=FINDINGS))
        self.assertIn("transfer.department_unknown", [one["code"] for one in response.said["issues"]["issues"]])

    def test_qualifications(self):
        for audience in ("none", "hr", "manager"):
            words = () if audience == "none" else ("--audience", audience)
            response = self.run_library("qualifications", ("book", self.book), audience=audience, within=12, list=True)
            self.assertEqual(response.result, program.run_json("qualifications", self.book, "--within", 12, *words))
            self.assertEqual(self.only_file(response), self.program_writes("qualifications", self.book, "--within", 12, *words))

    def test_stages_written_back(self):
        response = self.run_library("evaluate", ("book", self.book), write=True)
        self.assertEqual(response.files[0][1], self.program_writes("evaluate", self.book, "--write"))
        self.assertEqual(response.files[0][0], "town.xlsx")

    def test_dashboards(self):
        for options in ({}, {"style": "fukui", "min_group": 1}, {"style": "wg", "font": "ud"}, {"departments": "sheets"},
                        {"as_of": "2025-12-31"}, {"previous_as_of": "2025-03-31"}, {"trend": True}, {"format": "html"}, {"format": "csv"},
                        {"format": "json"}, {"schemes": ["kanazawa", "fukui"]}):
            with self.subTest(options):
                words = []
                for name, value in options.items():
                    for one in value if isinstance(value, list) else [value]:
                        words += ["--" + ("scheme" if name == "schemes" else name.replace("_", "-")), *([] if one is True else [one])]
                name = "ダッシュボード." + options.get("format", "xlsx")
                response = self.run_library("dashboard", ("book", self.book), **options)
                expect = response.code
                self.assertIn(expect, (DONE, FINDINGS), response.said)
                self.assertEqual(self.only_file(response, expect),
                                 self.program_writes("dashboard", self.book, *words, name=name, expect=expect))
                self.assertEqual(response.files[0][0], name)

    def test_a_dashboard_beside_an_earlier_book_and_in_a_book(self):
        before = self.folder / "before.xlsx"
        program.run("sample", "--out", before, "--staff", 50, "--departments", 5)
        response = self.run_library("dashboard", ("book", self.book), ("previous", before), previous_as_of="2025-03-31")
        self.assertEqual(self.only_file(response), self.program_writes("dashboard", self.book, "--previous", before,
                                                                      "--previous-as-of", "2025-03-31"))
        into = self.run_library("dashboard", ("book", self.book), ("into", before))
        self.assertEqual(self.only_file(into), self.program_writes("dashboard", self.book, "--into", before))

    def test_files_of_departments_and_of_people(self):
        for command, words, options in (("dashboard", ("--departments", "files"), {"departments": "files"}),
                                        ("kit", (), {}), ("kit", ("--by", "department"), {"by": "department"})):
            with self.subTest(command=command, options=options):
                out = self.folder / "out"
                shutil.rmtree(out, ignore_errors=True)
                self.assertEqual(program.run(command, self.book, "--out", out, *words).returncode, DONE)
                response = self.run_library(command, ("book", self.book), today=AS_OF, **options)
                self.assertEqual(response.code, DONE, response.said)
                self.assertEqual(dict(response.files), {path.name: path.read_bytes() for path in out.iterdir()})

    def test_lists(self):
        response = self.run_library("lists", ("book", self.book), audience="hr")
        self.assertEqual(self.only_file(response), self.program_writes("dashboard", self.book, "--audience", "hr"))

    def test_plan(self):
        options = {"from": "2026-04-01", "personal": True}
        response = self.run_library("plan", ("book", self.book), **options)
        self.assertEqual(self.only_file(response),
                         self.program_writes("plan", self.book, "--from", "2026-04-01", "--personal"))
        self.assertEqual(response.result, program.run_json("plan", self.book, "--from", "2026-04-01"))

    def test_share(self):
        response = self.run_library("share", ("book", self.book), municipality="131016", name="見本区")
        made = self.program_writes("share", self.book, "--municipality", "131016", "--name", "見本区", name="share.json")
        self.assertEqual(self.only_file(response), made)
        self.assertEqual(response.result, json.loads(made))
        self.assertEqual(self.run_library("share", ("book", self.book), municipality="131017").code, 2)
        self.assertEqual(self.run_library("share", ("book", self.book), municipality="131016", min_group=2).code, 2)

    def test_init_and_schemes(self):
        response = self.library.run("init", schemes=["wg-tokyo-2025", "fukui"], organization="みほん市", as_of=AS_OF)
        self.assertEqual(self.only_file(response),
                         self.program_writes("init", "--scheme", "wg-tokyo-2025", "fukui", "--organization", "みほん市",
                                             "--as-of", AS_OF))
        listed = program.run("scheme", "list").stdout.splitlines()
        self.assertEqual([one["id"] for one in self.library.run("schemes").result["schemes"]],
                         [line.split()[0] for line in listed])
        moka = self.folder / "mytown.toml"
        self.assertEqual(program.run("scheme", "new", "--from", "moka", "--out", moka).returncode, DONE)
        response = self.run_library("evaluate", ("book", self.book), ("scheme", moka), schemes=["mytown"])
        self.assertEqual(response.result, program.run_json("evaluate", self.book, "--scheme", moka))

    def test_an_import_is_shown_corrected_and_taken(self):
        book = staff_book.make(self.folder / "book.xlsx")
        answers = self.folder / "answers.csv"
        answers.write_text("ID,開始時刻,完了時刻,メール,名前,プロジェクトマネジメント\n"
                           "1,2026/7/13 9:00:00,2026/7/13 9:01:00,ichiro@example.jp,見本 一郎,2\n", "utf-8")
        shown = self.run_library("import", ("book", book), ("export", answers), today=AS_OF)
        self.assertEqual(shown.said["files"], ["mapping.toml"])
        program_said = program.run("import", answers, "--book", book, "--format", "json", "--dry-run")
        self.assertEqual(shown.result, json.loads(program_said.stdout))
        mapping = self.folder / "mapping.toml"
        mapping.write_bytes(dict(shown.files)["mapping.toml"])
        taken = self.run_library("import", ("book", book), ("export", answers), ("mapping", mapping), today=AS_OF, accept=True)
        self.assertIn(taken.code, (DONE, FINDINGS), taken.said)
        out = self.folder / "taken.xlsx"
        program.run("import", answers, "--book", book, "--out", out, "--accept")
        self.assertEqual(dict(taken.files)["book.xlsx"], out.read_bytes())

    def test_what_a_mapping_can_say_is_told_when_asked_for(self):
        book = staff_book.make(self.folder / "book.xlsx")
        answers = self.folder / "answers.csv"
        answers.write_text("職員番号,回答日,変革マネジメント,変革マネージメント,感想\n000001,7/8/26,2,1,よい\n"
                           "000002,7/9/26,業務で使える,1,\n", "utf-8")
        shown = self.run_library("import", ("book", book), ("export", answers), today=AS_OF, choices=True)
        choices = shown.result.pop("choices")
        plain = self.run_library("import", ("book", book), ("export", answers), today=AS_OF)
        self.assertEqual(shown.result, plain.result)
        self.assertIn({"id": "forms", "name": "Microsoft Forms"}, choices["sources"])
        sheets = {one["id"]: one for one in choices["sheets"]}
        self.assertEqual(sheets["attendances"]["name"], "受講記録")
        self.assertIn({"id": "date", "name": "受講日"}, sheets["attendances"]["columns"])
        self.assertNotIn("import_review", sheets)
        self.assertNotIn("judged_on", [one["id"] for one in sheets["staff"]["columns"]])
        self.assertIn("変革マネジメント", choices["skills"])
        self.assertIn("Excel", choices["tools"])
        self.assertEqual(choices["trainings"], ["情報セキュリティ研修", "データ活用研修"])
        self.assertEqual(choices["states"][0], "修了")
        self.assertEqual(choices["highest_level"], 3)
        [file] = plain.result["files"]
        columns = [(one["heading"], one["to"], one["certain"], one["why"], one["examples"]) for one in file["columns"]]
        self.assertEqual(columns, [
            ("職員番号", "person.number", True, "form", ["000001", "000002"]),
            ("回答日", "field.date", False, "dates", ["7/8/26", "7/9/26"]),
            ("変革マネジメント", "skill:変革マネジメント", True, "name", ["2", "業務で使える"]),
            ("変革マネージメント", "skill:変革マネジメント", False, "repeated", ["1"]),
            ("感想", "open", True, "unknown", ["よい"])])
        self.assertEqual(file["levels"], {"業務で使える": "open"})
        self.assertEqual([(one["answer"], one["count"], one["level"], one["cell"]) for one in file["unknown_answers"]],
                         [("業務で使える", 1, True, "C3")])
        mapping = self.folder / "mapping.toml"
        mapping.write_bytes(dict(plain.files)["mapping.toml"])
        given = self.run_library("import", ("book", book), ("export", answers), ("mapping", mapping), today=AS_OF)
        self.assertEqual({one["why"] for one in given.result["files"][0]["columns"]}, {"given", "levels"})

    def test_decisions_are_what_somebody_enters_in_the_book(self):
        book = staff_book.make(self.folder / "book.xlsx")
        answers = self.folder / "answers.csv"
        answers.write_text("氏名,回答日,変革マネジメント\n例示 三郎,2026/7/1,2\n居ない 者,2026/7/1,1\n", "utf-8")
        given = (("export", answers),)
        first = self.run_library("import", ("book", book), *given, today=AS_OF, accept=True)
        held = first.result["held"]
        self.assertEqual([(one["name"], one["candidates"], one["row"], one["listed"]) for one in held],
                         [("例示 三郎", ["000003", "000004"], 2, False), ("居ない 者", [], 3, False)])
        listed = self.folder / "listed.xlsx"
        listed.write_bytes(dict(first.files)["book.xlsx"])
        decisions = [{key: one[key] for key in ("number", "mail", "upn", "name", "kana", "department")} | {"decision": what}
                     for one, what in zip(held, ("000004", "対象外"))]
        second = self.run_library("import", ("book", listed), *given, today=AS_OF, accept=True, decisions=decisions)
        self.assertEqual((second.result["counts"]["added"], second.result["held"]), (1, []))
        entered = self.folder / "entered.xlsx"
        done = xlsx_tool.run("set", listed, entered, "取り込み確認!A2=000004", "取り込み確認!A3=対象外")
        self.assertEqual(done.returncode, DONE, done.stderr)
        self.assertEqual(dict(second.files)["listed.xlsx"],
                         self.program_writes("import", answers, "--book", entered, "--accept", expect=FINDINGS))
        unlisted = self.run_library("import", ("book", book), *given, today=AS_OF, accept=True, decisions=decisions)
        self.assertEqual((unlisted.code, unlisted.files), (USAGE, []))
        self.assertIn("取り込み確認", unlisted.error)
        for wrong in ("000004", ["000004"], [{"name": 4}]):
            self.assertEqual(self.run_library("import", ("book", book), *given, decisions=wrong).code, USAGE)

    def test_a_skill_map_of_another_look(self):
        path = self.folder / "map.xlsx"
        map_books.plain(path)
        proposed = self.run_library("map", ("book", path))
        self.assertEqual(proposed.result, json.loads(program.run("import", path, "--format", "json").stdout))
        layout = self.folder / proposed.files[0][0]
        self.assertEqual(layout.name, "map.mapping.toml")
        program.run("import", path, "--accept")
        self.assertEqual(proposed.files[0][1], layout.read_bytes())
        response = self.run_library("evaluate", ("book", path), ("mapping", layout), as_of=AS_OF)
        self.assertEqual(response.result, program.run_json("evaluate", path, "--as-of", AS_OF))

    def test_returned_files_also_in_archives(self):
        kit = self.folder / "kit"
        program.run("kit", self.book, "--out", kit)
        paths = sorted(kit.iterdir())[:6]
        archive = self.folder / "more.zip"
        with zipfile.ZipFile(archive, "w") as package:
            for path in paths[3:]:
                package.write(path, path.name)
        given = [("returned", path) for path in (*paths[:3], archive)]
        response = self.run_library("collect", ("book", self.book), *given, today=AS_OF, accept=True)
        out = self.folder / "collected.xlsx"
        done = program.run("collect", *(path for _, path in given), "--book", self.book, "--out", out, "--format", "json")
        self.assertEqual((response.code, response.result), (done.returncode, json.loads(done.stdout)))
        self.assertEqual(dict(response.files).get("town.xlsx"), out.read_bytes() if out.exists() else None)


class WrongRequests(Requests):
    def refused(self, response, code, *words):
        self.assertEqual(response.code, code, response.said)
        self.assertEqual(response.files, [])
        self.assertIsNone(response.result)
        for word in words:
            self.assertIn(word, response.error)

    def test_commands_options_and_files_nobody_knows(self):
        self.refused(self.library.run("fly"), USAGE, "fly", "dashboard")
        self.refused(self.library.run("check"), USAGE, "book")
        self.refused(self.run_library("check", ("book", self.book), colour="red"), USAGE, "colour")
        self.refused(self.run_library("check", ("book", self.book), ("export", self.book)), USAGE, "export")
        self.refused(self.run_library("dashboard", ("book", self.book), style="loud"), USAGE, "style", "fukui")
        self.refused(self.run_library("dashboard", ("book", self.book), min_group=0), USAGE, "min_group", "1-1000")
        self.refused(self.run_library("dashboard", ("book", self.book), as_of="someday"), USAGE, "as_of")
        self.refused(self.run_library("dashboard", ("book", self.book), schemes="fukui"), USAGE, "schemes", "string[]")
        self.refused(self.run_library("evaluate", ("book", self.book), schemes=["nowhere"]), USAGE, "nowhere")
        self.refused(self.run_library("evaluate", ("book", self.book), staff="999999", lang="en"), USAGE, "Staff number")
        self.refused(self.library.run("init"), USAGE, "schemes")
        for files, options in (((), {"departments": "files", "previous_as_of": "2025-03-31"}), ((), {"departments": "files", "trend": True}),
                               ((("into", self.book),), {"departments": "files"}), ((("into", self.book),), {"format": "html"})):
            self.refused(self.run_library("dashboard", ("book", self.book), *files, **options), USAGE, "一緒に指定できません")

    def test_files_that_cannot_be_read_are_answered_as_by_the_program(self):
        damaged = self.folder / "damaged.xlsx"
        damaged.write_bytes(self.book.read_bytes()[:3000])
        text = self.folder / "text.xlsx"
        text.write_text("no workbook")
        locked = self.folder / "locked.xlsx"
        locked.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        for path in (damaged, text, locked):
            with self.subTest(path.name):
                done = program.run("dashboard", path, "--out", self.folder / "out.xlsx")
                self.refused(self.run_library("dashboard", ("book", path)), done.returncode, done.stderr.strip())

    def test_nothing_is_left_in_the_scratch_folder(self):
        before = set(self.folder.iterdir())
        self.run_library("dashboard", ("book", self.book))
        self.run_library("dashboard", ("book", self.book), departments="files")
        self.assertEqual(set(self.folder.iterdir()), before)

    @unittest.skipIf(WASM, "it has no folders of the system")
    def test_nothing_is_made_in_the_folder_that_the_program_was_started_in(self):
        """That of an office program is anywhere: here it is gone, so that nothing can be made in it."""
        book = staff_book.make(self.folder / "book.xlsx").read_bytes()
        answers = ("ID,開始時刻,完了時刻,メール,名前,プロジェクトマネジメント\n"
                   "1,2026/7/13 9:00:00,2026/7/13 9:01:00,ichiro@example.jp,見本 一郎,2\n"
                   "2,2026/7/13 9:00:00,2026/7/13 9:01:00,,どこかの誰か,1\n")
        gone, before = self.folder / "gone", os.getcwd()
        gone.mkdir()
        os.chdir(gone)
        try:
            gone.rmdir()
            taken = self.library.run("import", [("book", "book.xlsx", book), ("export", "a.csv", answers.encode())],
                                     scratch=self.folder, today=AS_OF, accept=True)
        finally:
            os.chdir(before)
        self.assertEqual(taken.code, FINDINGS, taken.said)
        self.assertEqual(taken.result["counts"]["held"], 1)
        self.assertIn("book.xlsx", dict(taken.files))

    def test_progress_is_told(self):
        told = []
        self.library.run("kit", [("book", "town.xlsx", self.book.read_bytes())], today=AS_OF, scratch=self.folder,
                         progress=lambda *step: told.append(step))
        self.assertEqual(told[0], ("reading", 0, 0))
        self.assertTrue(all(step == "writing" for step, _, _ in told[1:]))
        self.assertEqual([done for _, done, _ in told[1:]], list(range(told[-1][2])))


class Installed(program.Scratch):
    """The header and the pkg-config file are enough to build a program in C."""

    def test_a_program_in_c(self):
        build = os.environ.get("SKILLMAP_BUILD")
        if WASM or not build or not shutil.which("pkg-config") or not shutil.which("cc"):
            self.skipTest("no build folder, cc or pkg-config")
        prefix = self.folder / "usr"
        subprocess.run(["cmake", "--install", build, "--prefix", prefix], check=True, capture_output=True)
        found = next(prefix.rglob("skillmap.pc"))
        source = self.folder / "main.c"
        source.write_text('#include <skillmap.h>\n#include <stdio.h>\nint main(void) { puts(skillmap_version()); }\n')
        text = found.read_text()
        self.assertIn("Name: skillmap", text)
        flags = subprocess.run(["pkg-config", f"--define-variable=prefix={prefix}", "--cflags", "--libs", found], check=True,
                               capture_output=True, text=True).stdout.split()
        library = next(prefix.rglob("libskillmap.so")).parent
        subprocess.run(["cc", source, "-o", self.folder / "main", *flags, f"-Wl,-rpath,{library}"], check=True)
        said = subprocess.run([self.folder / "main"], check=True, capture_output=True, text=True).stdout
        self.assertEqual(said.strip(), program.run("--version").stdout.strip())


if __name__ == "__main__":
    if WASM:
        sys.argv.remove("wasm")
    if not wasm_library.available() if WASM else not LIBRARY.exists() or os.environ.get("SKILLMAP_SANITIZE") == "1":
        print("skipped: not built, or nothing to run it with")
        sys.exit(program.SKIPPED)
    program.main(needs_modules=["openpyxl"])
