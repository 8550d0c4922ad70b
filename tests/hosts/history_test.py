"""Evaluations recorded: the course of a town over a year with transfers and a reorganisation, what a dashboard makes of it,
and what happens to a history that is locked, damaged or not ours."""

import collections
import contextlib
import csv
import hashlib
import io
import json
import os
import pathlib
import signal
import sqlite3
import subprocess
import sys
from random import Random

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.hosts.comparison_test import BECAME, CHANGES  # noqa: E402
from tests.support import program, two_books  # noqa: E402

DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)
BEFORE, NOW = "2025-03-31", "2026-03-31"
MERGING = {"mandatory", "leader", "practices"}
WITHOUT_STAGES = {"一般行政職員（管理監督職）"}
RATES = {"mandatory", "leader", "elective"}


def people(book):
    """{number: (department, personas, counted)} as openpyxl reads the sheet."""
    columns, rows = two_books.table(openpyxl.load_workbook(book)["職員"])
    found = {}
    for row in rows:
        cells = {heading: row[at].value for heading, at in columns.items()}
        counted = cells["在籍状況"] == "在籍" and cells["任用区分"] != "会計年度任用職員"
        personas = [one for one in str(cells["人材像"] or "").replace("、", ";").split(";") if one]
        found[cells["職員番号"]] = cells["所属コード"], personas, counted
    return found


def dump(path):
    """Everything in a database, as statements."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        return "\n".join(database.iterdump())


class Case(program.Scratch):
    def sample(self, name="town.xlsx", staff=60, departments=5):
        book = self.folder / name
        done = program.run("sample", "--out", book, "--force", "--staff", staff, "--departments", departments)
        self.assertEqual(done.returncode, DONE, done.stderr)
        return book

    def record(self, book, *options, code=None):
        done = program.run("evaluate", book, "--record", *options)
        self.assertIn(done.returncode, (DONE, FINDINGS) if code is None else (code,), done.stderr)
        return done

    def history(self, file, *options):
        done = program.run("history", file, *options, "--format", "json")
        self.assertEqual(done.returncode, DONE, done.stderr)
        return json.loads(done.stdout)

    def dashboard(self, book, *options, out="out.xlsx"):
        path = self.folder / out
        done = program.run("dashboard", book, "--out", path, "--force", *options)
        self.assertIn(done.returncode, (DONE, FINDINGS), done.stderr)
        return path


class Town(Case):
    """240 people in 16 departments: 120 transfers, a merger, a new code, a new name, an end, and a beginning."""

    def setUp(self):
        super().setUp()
        self.now, self.before = self.folder / "now.xlsx", self.folder / "before.xlsx"
        two_books.make(self.sample("sample.xlsx", 240, 16), self.now, self.before, 120, CHANGES)
        self.file = self.folder / "town.skillmap-history"
        self.books = {BEFORE: self.before, NOW: self.now}
        for book in self.books.values():
            self.record(book, "--history", self.file)
        self.said = {day: program.run_json("evaluate", book) for day, book in self.books.items()}
        self.people = {day: people(book) for day, book in self.books.items()}

    def test_the_list_of_evaluations(self):
        found = self.history(self.file)["evaluations"]
        self.assertEqual([one["as_of"] for one in found], [BEFORE, NOW])
        for one, (day, book) in zip(found, self.books.items()):
            self.assertEqual(one["book"], {"name": book.name, "sha256": hashlib.sha256(book.read_bytes()).hexdigest()})
            self.assertEqual(one["people"], len(self.people[day]))
            self.assertEqual(one["counted"], sum(counted for _, _, counted in self.people[day].values()))
            self.assertEqual([scheme["id"] for scheme in one["schemes"]], ["wg-tokyo-2025", "fukui"])
            self.assertTrue(one["last_of_day"])
        self.assertTrue(found[0]["schemes"][0]["options"])

    def expected_changes(self, number):
        (old, personas, _), (new, later, _) = (self.people[day][number] for day in (BEFORE, NOW))
        changes = []
        if old != new:
            changes.append(("reorganised" if BECAME.get(old, old) == new else "moved", old, new))
        self.assertEqual(personas, later)
        return changes

    def test_every_person(self):
        reached = {day: {one["staff_id"]: one["stages"] for one in said["persons"]} for day, said in self.said.items()}
        kinds = collections.Counter()
        for number in self.people[NOW]:
            if int(number) % 4:  # a quarter of them: each is a run of the program
                continue
            first, last = self.history(self.file, "--staff", number)["days"]
            for day in (first, last):
                self.assertEqual(day["number"], number)
                self.assertEqual((day["department"] or {}).get("code"), self.people[day["as_of"]][number][0])
                self.assertEqual([one["persona"] for one in day["personas"]], self.people[day["as_of"]][number][1])
                said = reached[day["as_of"]][number]
                self.assertEqual({one["persona"]: one["stage"] for one in day["personas"]}, said)
                self.assertEqual({one["persona"] for one in day["personas"] if not one["staged"]}, said.keys() & WITHOUT_STAGES)
            found = [(one["kind"], one["from"], one["to"]) for one in last["changes"] if "persona" not in one]
            self.assertEqual(found, self.expected_changes(number))
            self.assertEqual(first["changes"], [])
            for one in last["changes"]:
                kinds[one["kind"]] += 1
                if "persona" in one:
                    stages = [reached[day][number][one["persona"]] for day in (BEFORE, NOW)]
                    self.assertEqual([one["from"], one["to"]], stages)
                    self.assertNotEqual(*stages)
            changed = {one["persona"] for one in last["changes"] if "persona" in one}
            for persona, stage in reached[NOW][number].items():
                self.assertEqual(persona in changed, stage != reached[BEFORE][number][persona])
        self.assertTrue({"moved", "reorganised", "stage_up"} <= set(kinds), kinds)

    def state(self, day, codes):
        """What is to be said of these departments together."""
        listed = {one["code"]: one for one in self.said[day]["departments"]}
        parts = [listed[code] for code in codes if code in listed]
        if not parts:
            return None
        figures = {}
        for name in ("mandatory", "leader", "elective", "practices"):
            values = [one[name] for one in parts]
            counting = [one for one in values if (one[1] if name in RATES else one)]
            if len(values) == 1:
                figures[name] = values[0]
            elif name not in MERGING and len(counting) > 1:
                figures[name] = None
            else:
                figures[name] = [sum(pair) for pair in zip(*values)] if name in RATES else sum(values)
        stages = collections.Counter()
        reached = {one["staff_id"]: one["stages"] for one in self.said[day]["persons"]}
        for number, (department, _, counted) in self.people[day].items():
            if counted and department in codes:
                stages.update((persona, stage) for persona, stage in reached[number].items()
                              if persona not in WITHOUT_STAGES)
        members = sum(counted and department in codes for department, _, counted in self.people[day].values())
        return {"codes": sorted(one["code"] for one in parts), "members": members, "figures": figures, "stages": stages}

    def found(self, state):
        if state is None:
            return None
        figures = {}
        for one in state["figures"]:
            parts = [one["numerator"], one["denominator"]] if "denominator" in one else one["numerator"]
            figures[one["id"]] = None if parts in ([None, None], None) else parts
        stages = collections.Counter()
        for persona in state["personas"]:
            for at in persona["stages"]:
                stages[persona["persona"], at["stage"]] += at["people"]
        return {"codes": sorted(one["code"] for one in state["departments"]), "members": state["members"],
                "figures": figures, "stages": stages}

    def test_every_department(self):
        codes = {one["code"] for said in self.said.values() for one in said["departments"]}
        today = {one["code"] for one in self.said[NOW]["departments"]}
        unsummed = 0
        for code in sorted(codes):
            course = self.history(self.file, "--department", code)
            self.assertEqual(course["department"]["code"], code)
            self.assertEqual((course["became"] or {}).get("code"), BECAME.get(code))
            for day in course["days"]:
                self.assertEqual(self.found(day["as_was"]), self.state(day["as_of"], {code}))
                sources = {old for old in codes if BECAME.get(old, old) == code} if code in today else set()
                mapped = self.found(day["mapped"])
                if code not in BECAME:
                    self.assertEqual(mapped, self.state(day["as_of"], sources), (code, day["as_of"]))
                    unsummed += mapped is not None and mapped["figures"]["elective"] is None
        self.assertEqual(unsummed, 1)  # two departments with trainings of their own became one

    def test_a_name_of_the_time(self):
        names = [day["as_was"]["departments"][0]["name"] for day in self.history(self.file, "--department", "0107")["days"]]
        self.assertEqual(names[0], "旧名称課")
        self.assertNotEqual(names[1], "旧名称課")

    def test_the_database_holds_what_is_said(self):
        with contextlib.closing(sqlite3.connect(self.file)) as database:
            self.assertEqual(database.execute("PRAGMA user_version").fetchone(), (1,))
            stages = database.execute(
                "SELECT e.as_of, p.number, s.persona, nullif(s.stage, '') FROM person_stage s JOIN person p ON "
                "(p.evaluation, p.position) = (s.evaluation, s.person) JOIN evaluation e ON e.id = s.evaluation"
            ).fetchall()
            files = dict(database.execute("SELECT digest, bytes FROM file"))
        self.assertEqual(set(files.values()), {book.read_bytes() for book in self.books.values()})
        self.assertEqual(files.keys(), {hashlib.sha256(content).hexdigest() for content in files.values()})
        want = {(day, one["staff_id"], persona, stage) for day, said in self.said.items() for one in said["persons"]
                for persona, stage in one["stages"].items()}
        self.assertEqual(set(stages), want)

    def test_recorded_again_nothing_changes(self):
        before = dump(self.file), self.file.read_bytes()
        for book in self.books.values():
            self.record(book, "--history", self.file)
        self.assertEqual((dump(self.file), self.file.read_bytes()), before)

    def test_a_dashboard_beside_the_history_is_that_beside_the_book(self):
        for options in ((), ("--min-group", 1), ("--style", "wg")):
            by_book = self.dashboard(self.now, "--previous", self.before, *options).read_bytes()
            by_history = self.dashboard(self.now, "--previous", self.file, *options).read_bytes()
            self.assertEqual(by_book, by_history)
            on_day = self.dashboard(self.now, "--previous", self.file, "--previous-as-of", BEFORE, *options).read_bytes()
            self.assertEqual(by_book, on_day)

    def test_the_books_may_be_gone(self):
        by_book = self.dashboard(self.now, "--previous", self.before).read_bytes()
        self.before.unlink()
        self.assertEqual(self.dashboard(self.now, "--previous", self.file).read_bytes(), by_book)

    def test_days_that_are_not_there(self):
        done = program.run("dashboard", self.now, "--out", self.folder / "x.xlsx", "--previous", self.file,
                           "--previous-as-of", "2025-09-30")
        self.assertEqual(done.returncode, USAGE)
        self.assertIn(f"{BEFORE}, {NOW}", done.stderr)
        done = program.run("dashboard", self.before, "--out", self.folder / "x.xlsx", "--previous", self.file)
        self.assertEqual(done.returncode, USAGE)

    def test_lines_over_fiscal_years(self):
        def whole(*options, book=self.now):
            text = self.dashboard(book, *options, out="out.csv").read_text("utf-8-sig")
            return {(row["基準日"], row["年度"], row["指標"]): (row["分子"], row["分母"], row["値"])
                    for row in csv.DictReader(io.StringIO(text)) if row["所属コード"] == ""}
        for least in (1, 3):
            trend = whole("--trend", "--history", self.file, "--min-group", least)
            today = {name for (day, _, name), (_, _, value) in trend.items() if day == NOW and value == "X"}
            then = whole("--min-group", least, book=self.before)
            earlier = {key: value for key, value in trend.items() if key[0] == BEFORE}
            self.assertTrue(earlier)
            for (day, year, name), value in earlier.items():
                self.assertEqual(year, "2024")
                self.assertEqual(value, ("X", "X", "X") if name in today else then[day, year, name])
            self.assertEqual({day for day, _, _ in trend}, {BEFORE, NOW})

    def test_beside_an_earlier_time_every_figure_is_told_apart(self):
        text = self.dashboard(self.now, "--previous", self.file, "--trend", "--history", self.file, out="out.csv").read_text("utf-8-sig")
        found = [(row["所属コード"], row["指標"], row["基準日"]) for row in csv.DictReader(io.StringIO(text))]
        self.assertEqual(len(found), len(set(found)))

    def test_the_page_of_recorded_days(self):
        book = openpyxl.load_workbook(self.dashboard(self.now, "--trend", "--history", self.file), data_only=True)
        self.assertNotIn("今年度の推移", book.sheetnames)
        cells = [cell for row in book["記録の推移"].iter_rows(values_only=True) for cell in row]
        self.assertIn("2025年3月31日", cells)
        self.assertIn("2026年3月31日", cells)


class OneBook(Case):
    def test_the_file_lies_beside_the_book(self):
        book = self.sample()
        self.record(book)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["town.skillmap-history", "town.xlsx"])
        by_book = program.run("history", book).stdout
        self.assertEqual(by_book, program.run("history", self.folder / "town.skillmap-history").stdout)
        self.assertIn(NOW, by_book)

    def test_the_last_of_a_day_counts(self):
        book, other = self.sample(), self.sample("other.xlsx", 61)
        file = self.folder / "both.skillmap-history"
        for one in (book, other):
            self.record(one, "--history", file)
        days = [(one["book"]["name"], one["last_of_day"]) for one in self.history(file)["evaluations"]]
        self.assertEqual(days, [("town.xlsx", False), ("other.xlsx", True)])
        self.record(book, "--history", file)
        days = [(one["book"]["name"], one["last_of_day"]) for one in self.history(file)["evaluations"]]
        self.assertEqual(days, [("other.xlsx", False), ("town.xlsx", True)])

    def test_stages_written_and_recorded_at_once(self):
        book = self.sample()
        self.record(book, "--write")
        file = self.folder / "town.skillmap-history"
        before = dump(file)
        digest = hashlib.sha256(book.read_bytes()).hexdigest()
        self.assertEqual([one["book"]["sha256"] for one in self.history(book)["evaluations"]], [digest])
        self.record(book, "--write")
        self.assertEqual(dump(file), before)

    def test_a_scheme_of_the_town_is_kept_with_it(self):
        book = self.sample()
        scheme = self.folder / "own.toml"
        done = program.run("scheme", "new", "--from", "fukui", "--id", "own", "--out", scheme)
        self.assertEqual(done.returncode, DONE, done.stderr)
        self.record(book, "--scheme", "wg-tokyo-2025", "--scheme", "own", "--as-of", "2025-09-30")
        file = self.folder / "town.skillmap-history"
        self.assertEqual([one["id"] for one in self.history(file)["evaluations"][0]["schemes"]], ["wg-tokyo-2025", "own"])
        with contextlib.closing(sqlite3.connect(file)) as database:
            roles = dict(database.execute("SELECT role, name FROM source"))
        self.assertEqual(roles, {"book": "town.xlsx", "scheme": "own.toml"})
        options = "--scheme", "wg-tokyo-2025", "--scheme", "own"
        by_book = self.dashboard(book, *options, "--previous", book, "--previous-as-of", "2025-09-30").read_bytes()
        self.assertEqual(self.dashboard(book, *options, "--previous", file).read_bytes(), by_book)
        kept = scheme.read_bytes()
        scheme.unlink()
        (self.folder / "elsewhere").mkdir()
        moved = self.folder / "elsewhere" / "own.toml"
        moved.write_bytes(kept)
        options = "--scheme", "wg-tokyo-2025", "--scheme", moved
        self.assertEqual(self.dashboard(book, *options, "--previous", file).read_bytes(), by_book)

    def test_what_is_not_there(self):
        book = self.sample()
        done = program.run("history", book)
        self.assertEqual(done.returncode, INPUT)
        self.assertIn("--record", done.stderr)
        self.record(book)
        for option, value in (("--staff", "999999"), ("--department", "zzzz")):
            done = program.run("history", book, option, value)
            self.assertEqual((done.returncode, done.stdout), (USAGE, ""))
            self.assertIn(value, done.stderr)

    def workbook(self, *options):
        out = self.folder / "course.xlsx"
        done = program.run("history", *options, "--out", out, "--force")
        self.assertEqual((done.returncode, done.stdout), (DONE, ""), done.stderr)
        rows = [row for row in openpyxl.load_workbook(out).worksheets[0].iter_rows(values_only=True) if any(row)]
        self.assertTrue(any("取扱注意" in str(cell) for row in rows[:3] for cell in row))
        at = next(i for i, row in enumerate(rows) if "基準日" in row)
        return [dict(zip(rows[at], row)) for row in rows[at + 1:]]

    def test_courses_as_workbooks(self):
        book = self.sample()
        self.record(book, "--as-of", "2025-09-30")
        self.record(book)
        number, (code, _, _) = next(iter(people(book).items()))
        want = [(day["as_of"], one["persona"], one["stage"] or "未到達", one["undecided"])
                for day in self.history(book, "--staff", number)["days"] for one in day["personas"] if one["staged"]]
        found = [(row["基準日"].date().isoformat(), row["人材像"], row["育成段階"].split("（")[0], "不明" in row["育成段階"])
                 for row in self.workbook(book, "--staff", number) if row["育成段階"] != "－"]
        self.assertEqual(found, want)
        want = [(day["as_of"], figure["name"], figure["numerator"], figure.get("denominator"))
                for day in self.history(book, "--department", code)["days"] for figure in day["as_was"]["figures"]]
        names = {name for _, name, _, _ in want}
        found = [(row["基準日"].date().isoformat(), row["項目"], row["分子"], row["分母"])
                 for row in self.workbook(book, "--department", code) if row["見方"] == "当時の所属" and row["項目"] in names]
        self.assertEqual(found, want)
        for options in (("--out", "x.xlsx"), ("--staff", number, "--out", "x.csv"),
                        ("--staff", number, "--format", "json", "--out", "x.xlsx")):
            self.assertEqual(program.run("history", book, *options, cwd=self.folder).returncode, USAGE)

    def test_text_in_both_languages(self):
        book = self.sample()
        self.record(book, "--as-of", "2025-09-30")
        self.record(book)
        number = next(iter(people(book)))
        code = people(book)[number][0]
        for options in ((), ("--staff", number), ("--department", code)):
            for language, day in (("ja", "2025年9月30日" if options else "2025-09-30"), ("en", "2025-09-30")):
                done = program.run("history", book, *options, "--lang", language)
                self.assertEqual(done.returncode, DONE, done.stderr)
                self.assertIn(day, done.stdout)

    def test_what_is_deleted_is_gone_from_the_file(self):
        book = self.sample()
        for day in ("2023-03-31", "2024-03-31", "2025-03-31"):
            self.record(book, "--as-of", day)
        other = self.folder / "other.xlsx"
        two_books.make(self.sample("sample.xlsx", 20, 3), other, self.folder / "unused.xlsx", 2, {})
        file = self.folder / "town.skillmap-history"
        self.record(other, "--history", file, "--as-of", "2022-03-31")
        kept = [one for one in self.history(file)["evaluations"] if one["as_of"] > "2023-12-31"]
        digest = hashlib.sha256(other.read_bytes()).hexdigest().encode()
        self.assertIn(digest, file.read_bytes())
        self.assertIn(other.read_bytes()[:200], file.read_bytes())
        size = file.stat().st_size
        before = file.read_bytes()
        for words in (("--delete", "1999-12-31"), ("--delete", "999"), ("--delete", "x"), ("--delete-before", "2022-03-31"),
                      ("--delete", "1", "--delete-before", "2024-01-01"), ("--delete", "1", "--staff", "1")):
            self.assertEqual(program.run("history", file, *words).returncode, USAGE, words)
        self.assertEqual(file.read_bytes(), before)
        gone = self.history(file, "--delete-before", "2024-01-01")["evaluations"]
        self.assertEqual([one["as_of"] for one in gone], ["2022-03-31", "2023-03-31"])
        self.assertEqual(self.history(file)["evaluations"], kept)
        self.assertNotIn(digest, file.read_bytes())
        self.assertNotIn(other.read_bytes()[:200], file.read_bytes())
        self.assertLess(file.stat().st_size, size)
        # The file that the days left were made of is still there: a dashboard is compared with it.
        self.dashboard(book, "--previous", file, "--previous-as-of", "2024-03-31")
        number = str(kept[0]["id"])
        self.assertIn("1件", program.run("history", file, "--delete", number).stdout)
        self.assertEqual([one["as_of"] for one in self.history(file)["evaluations"]], ["2025-03-31"])
        self.assertEqual(program.run("history", book, "--delete", "2025-03-31").returncode, DONE)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir() if path.name.startswith("town")),
                         ["town.skillmap-history", "town.xlsx"])

    def test_options_that_go_together(self):
        book = self.sample()
        for options in (("--history", "x"), ("--record", "--history")):
            self.assertEqual(program.run("evaluate", book, *options).returncode, USAGE)
        self.assertEqual(program.run("dashboard", book, "--out", "x.xlsx", "--history", "x").returncode, USAGE)
        self.assertEqual(program.run("history", book, "--staff", "1", "--department", "1").returncode, USAGE)


class Trouble(Case):
    def setUp(self):
        super().setUp()
        self.book = self.sample()
        self.record(self.book, "--as-of", "2025-09-30")
        self.file = self.folder / "town.skillmap-history"
        self.bytes = self.file.read_bytes()

    def refused(self, *words, code, told):
        done = program.run(*words)
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertIn(told, done.stderr)
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)

    def test_locked(self):
        with contextlib.closing(sqlite3.connect(self.file)) as other:
            other.execute("BEGIN EXCLUSIVE")
            self.refused("history", self.book, code=INPUT, told="ほかのプログラム")
            self.refused("evaluate", self.book, "--record", code=OUTPUT, told="ほかのプログラム")
            self.refused("dashboard", self.book, "--previous", self.file, "--out", self.folder / "x.xlsx", code=INPUT,
                         told="ほかのプログラム")
        self.assertEqual(self.file.read_bytes(), self.bytes)
        self.record(self.book)

    def test_several_at_once(self):
        days = [f"2025-0{month}-01" for month in range(1, 7)]
        runs = {day: subprocess.Popen([program.PROGRAM, "evaluate", self.book, "--record", "--as-of", day], stdout=subprocess.DEVNULL,
                                      stderr=subprocess.PIPE, text=True) for day in days}
        told = {day: (one.communicate()[1], one.returncode) for day, one in runs.items()}
        done = {day for day, (_, code) in told.items() if code in (DONE, FINDINGS)}
        self.assertTrue(done)
        for day in set(days) - done:
            self.assertEqual(told[day][1], OUTPUT)
            self.assertIn("ほかのプログラム", told[day][0])
        self.assertEqual({one["as_of"] for one in self.history(self.file)["evaluations"]}, done | {"2025-09-30"})

    def test_not_ours(self):
        with contextlib.closing(sqlite3.connect(self.folder / "other.db")) as other:
            other.execute("CREATE TABLE people (name)")
        for name in ("other.db", "town.xlsx"):
            before = (self.folder / name).read_bytes()
            self.refused("evaluate", self.book, "--record", "--history", self.folder / name, code=INPUT, told="履歴のファイルではありません")
            self.assertEqual((self.folder / name).read_bytes(), before)
        self.refused("history", self.folder / "other.db", code=INPUT, told="履歴のファイルではありません")

    def test_damaged_and_newer(self):
        self.file.write_bytes(self.bytes[:8192])
        self.refused("history", self.book, code=INPUT, told="壊れて")
        self.refused("evaluate", self.book, "--record", code=INPUT, told="壊れて")
        self.file.write_bytes(self.bytes[:60] + (7).to_bytes(4, "big") + self.bytes[64:])
        self.refused("history", self.book, code=INPUT, told="より新しい版")
        self.refused("evaluate", self.book, "--record", code=INPUT, told="より新しい版")

    def test_any_damage_is_told_or_does_not_matter(self):
        number = next(iter(people(self.book)))
        whole = program.run("history", self.file, "--staff", number)
        self.assertEqual(whole.returncode, DONE, whole.stderr)
        random, refused = Random(1), 0
        for _ in range(60):
            damaged = bytearray(self.bytes)
            for _ in range(random.choice((1, 1, 8, 64))):
                damaged[random.randrange(len(damaged))] = random.randrange(256)
            self.file.write_bytes(damaged[:random.choice((None, None, random.randrange(len(damaged))))])
            done = program.run("history", self.file, "--staff", number)
            refused += done.returncode == INPUT
            if done.returncode != INPUT:
                self.assertEqual((done.returncode, done.stdout), (DONE, whole.stdout), done.stderr)
            else:
                self.assertEqual((done.stdout, done.stderr.count("\n")), ("", 1))
        self.assertGreater(refused, 30)

    def test_no_right_to_write(self):
        nowhere = self.folder / "none" / "x.skillmap-history"
        self.refused("evaluate", self.book, "--record", "--history", nowhere, code=OUTPUT, told="フォルダー")
        if os.name == "posix" and pathlib.Path("/proc/self").is_dir():
            self.refused("evaluate", self.book, "--record", "--history", "/proc/x.skillmap-history", code=OUTPUT, told="権限")

    def test_no_space(self):
        import resource

        def little_space():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (len(self.bytes) + 4096, len(self.bytes) + 4096))
        done = subprocess.run([program.PROGRAM, "evaluate", self.book, "--record"], capture_output=True, text=True,
                              check=False, preexec_fn=little_space)
        self.assertEqual(done.returncode, OUTPUT, done.stderr)
        self.assertEqual(self.file.read_bytes(), self.bytes)
        self.assertFalse(self.file.with_name(self.file.name + "-journal").exists())

    def test_half_written_by_a_program_that_was_killed(self):
        before = dump(self.file)
        killed = subprocess.run([sys.executable, "-c", """
import os, signal, sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA cache_size = 1")
database.execute("BEGIN")
database.execute("UPDATE person SET name = name || '×'")
database.execute("INSERT INTO file VALUES ('x', zeroblob(1000000))")
os.kill(os.getpid(), signal.SIGKILL)
""", self.file], check=False)
        self.assertEqual(killed.returncode, -signal.SIGKILL)
        self.assertNotEqual(self.file.read_bytes(), self.bytes)
        self.assertEqual(len(self.history(self.book)["evaluations"]), 1)
        self.assertEqual(dump(self.file), before)


if __name__ == "__main__":
    program.main()
