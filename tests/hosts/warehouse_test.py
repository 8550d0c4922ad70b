"""The records of municipalities in a PostgreSQL database: the stage rules as SQL give the stages that the program gives, for the
cases of every scheme, for random towns of every scheme, for samples and histories; and what is refused leaves nothing behind."""

import datetime
import os
import pathlib
import shutil
import subprocess
import sys
import threading
import tomllib
from random import Random

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import postgres, program, two_books  # noqa: E402

DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)
CODES = ["131016", "010006", "131024", "131032"]
TESTS = os.environ.get("SKILLMAP_TESTS", str(program.ROOT / "build/release/tests/skillmap_tests"))
SCHEMES = sorted((program.ROOT / "core/schemes").glob("*.toml"))
ROWS = "load_id, staff_id, persona, persona_id, reached, undecided"
DAY = datetime.date(2026, 3, 31)


def code_of(number):
    """The number-th made-up municipality of prefecture 13, with its check digit (the ministry's rule)."""
    digits = f"13{number:03}"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, (6, 5, 4, 3, 2))) % 11
    return digits + str(11 - rest)[-1]


def give_code(book, code):
    opened = openpyxl.load_workbook(book)
    opened["設定"].append(["団体コード", code])
    opened.save(book)
    return book


class Case(program.Scratch):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = cls.enterClassContext(postgres.Server())
        cls.count = 0

    def setUp(self):
        super().setUp()
        type(self).count += 1
        self.database = f"{type(self).__name__.lower()}{self.count}"
        self.url = self.server.make(self.database)

    def ask(self, sql):
        return self.server.ask("SET search_path TO skillmap;" + sql, self.database)

    def town(self, number, staff=60, departments=5):
        book = self.folder / f"town{number}.xlsx"
        done = program.run("sample", "--out", book, "--staff", staff, "--departments", departments, "--seed", number, "--force")
        self.assertEqual(done.returncode, DONE, done.stderr)
        return give_code(book, code_of(number))

    def merge(self, *words, expect=(DONE, FINDINGS)):
        done = program.run("merge", *words, "--to", self.url)
        self.assertIn(done.returncode, expect if isinstance(expect, tuple) else (expect,), done.stdout + done.stderr)
        return done

    def differences(self):
        """Rows that one of them has and the other one has not; view by view, which is planned faster."""
        lines = []
        for (view,) in self.ask("SELECT stage_view FROM rules ORDER BY 1"):
            own = (f"SELECT {ROWS} FROM stage_result WHERE load_id IN (SELECT load_id FROM load JOIN rules USING (rules_id) "
                   f"WHERE stage_view = '{view}')")
            for first, second in ((own, f"SELECT * FROM {view}"), (f"SELECT * FROM {view}", own)):
                lines += self.ask(f"{first} EXCEPT ALL {second}")
        return lines

    def check_stages(self, least):
        self.assertEqual(self.differences(), [])
        people, reached, undecided = map(int, self.ask(
            "SELECT count(*), count(*) FILTER (WHERE reached > 0), count(*) FILTER (WHERE undecided) FROM stage_result")[0])
        self.assertGreaterEqual(people, least)
        return people, reached, undecided


class Rules(Case):
    def test_the_cases_of_every_scheme(self):
        done = subprocess.run([TESTS, "cases: the rules of every scheme"], capture_output=True, check=False,
                              env={**os.environ, "SKILLMAP_TEST_WAREHOUSE": self.url})
        self.assertEqual(done.returncode, 0, done.stdout[-2000:].decode(errors="replace"))
        people, reached, undecided = self.check_stages(10000)
        self.assertGreater(min(people, reached, undecided), 1000)

    def test_random_towns_of_every_scheme(self):
        books = []
        for number, path in enumerate(SCHEMES):
            for seed in range(2):
                books.append(self.random_town(path, Random(f"{path.stem} {seed}"), 2 * number + seed))
        self.merge(*books)
        loads = int(self.ask("SELECT count(DISTINCT scheme) FROM load")[0][0])
        self.assertGreater(loads, 15)  # of those with stages
        people, reached, undecided = self.check_stages(1000)
        self.assertGreater(min(reached, undecided), 100)

    def random_town(self, path, random, number):
        """A new workbook of the scheme, filled in by chance with its own words."""
        book = self.folder / f"random{number}.xlsx"
        done = program.run("init", "--scheme", path.stem, "--out", book, "--force")
        self.assertEqual(done.returncode, DONE, done.stderr)
        fill(book, words_of(tomllib.loads(path.read_text("utf-8"))), random, code_of(number))
        return book


def words_of(scheme):
    """{key: every text that stands under it in the scheme, wherever}"""
    found = {}

    def take(key, value):
        if isinstance(value, str):
            found.setdefault(key, set()).add(value)
        elif isinstance(value, list):
            for one in value:
                take(key, one)
        elif isinstance(value, dict):
            for inner, one in value.items():
                take(f"{key}.{inner}" if inner == "name" else inner, one)
    take("", scheme)
    return {key: sorted(values) for key, values in found.items()}


def table_of(sheet):
    """(row of the headings, {heading: column})"""
    at = int("".join(c for c in sheet.freeze_panes if c.isdigit())) - 1
    return at, {cell.value: cell.column for cell in sheet[at] if cell.value}


def fill(path, words, random, code):
    book = openpyxl.load_workbook(path)
    settings = {"基準日": DAY, "年度": 2025, "団体名": "試験町", "団体コード": code}
    at, columns = table_of(book["設定"])
    for row in book["設定"].iter_rows(min_row=at + 1):
        if row[0].value in settings:
            row[1].value = settings.pop(row[0].value)
    for name, value in settings.items():
        book["設定"].append([name, value])

    def pick(*keys, blank=0.1):
        if random.random() < blank:
            return None
        choices = [one for key in keys for one in words.get(key, [])]
        return random.choice(choices) if choices else None

    def day(blank=0.05):
        if random.random() < blank:
            return random.choice([None, "不明"])
        return datetime.date(2026, 6, 30) - datetime.timedelta(random.randrange(4000))

    next_row = {}

    def put(sheet, **values):
        at, columns = table_of(book[sheet])
        next_row[sheet] = next_row.get(sheet, at) + 1
        for heading, value in values.items():
            if heading in columns and value is not None:
                book[sheet].cell(next_row[sheet], columns[heading], value)

    for department in ("0100", "0101"):
        put("所属", 所属コード=department, 所属名=f"第{department}課")
    at, columns = table_of(book["研修"])
    trainings = [row[columns["研修名"] - 1].value for row in book["研修"].iter_rows(min_row=at + 1)]
    trainings = [one for one in trainings if one] or ["研修一", "研修二"]
    for i in range(30):
        number = f"{i:06}"
        persona = ";".join(filter(None, (pick("personas.name", "persona.name", "personas", blank=0.2) for _ in range(random.choice([1, 1, 2])))))
        put("職員", 職員番号=number, 氏名=f"見本{i}", 所属コード=random.choice(["0100", "0101", None]), 在籍状況="在籍",
            任用区分=pick("appointments") or "正規", 職位=pick("positions"), 役職区分=pick("grades"), 人材像=persona or None,
            セグメント=pick("segments", "segment", blank=0.5))
        for training in random.sample(trainings, random.randrange(len(trainings) + 1)):
            put("受講記録", 職員番号=number, 研修=training, 研修名=training, 受講日=day(), 点数=random.choice([None, 50, 80, 100]),
                状態=random.choice(["修了", "修了", "修了", "免除", "受講中", "欠席", None]))
        for _ in range(random.randrange(4)):
            put("実務経験", 職員番号=number, 案件コード=random.choice(["A", "B", "C", None]), 開始日=day(),
                役割=random.choice(["リード", "メンバー", "支援", "？"]), 終了日=random.choice([None, day()]),
                評価観点=pick("viewpoint", "passing.name", "viewpoints", "name"), 評価=random.choice([None, 0, 1, 2, 3]))
        for _ in range(random.randrange(4)):
            put("資格", 職員番号=number, 資格名=pick("qualifications", "qualification", "qualifications.name", blank=0) or "ITパスポート",
                取得日=day(), 合格日=None, 有効期限=random.choice([None, None, "不明", day()]), 合否=random.choice([None, "合格", "不合格", "未確認"]))
        for _ in range(random.randrange(3)):
            put("確認", 職員番号=number, 確認事項=pick("statement", "statements", "statements.name", blank=0), 確認者="所属長", 確認日=day())
        for name in book.sheetnames:
            if not name.startswith(("自己点検", "ツール点検")):
                continue
            at, columns = table_of(book[name])
            known = {"職員番号", "氏名", "所属コード", "点検日", "所属"}
            answers = {heading: random.choice([None, 0, 1, 2, 3, "〇"]) for heading in columns if heading not in known}
            put(name, 職員番号=number, 点検日=day(), **answers)
    book.save(path)


class Loads(Case):
    def test_towns_and_histories(self):
        towns = [self.town(1), self.town(2, 80, 7)]
        third = self.town(3)
        history = self.folder / "third.skillmap-history"
        done = program.run("evaluate", third, "--record", "--history", history)
        self.assertIn(done.returncode, (DONE, FINDINGS), done.stderr)
        self.merge(*towns, history)
        self.check_stages(190)
        loads = self.ask("SELECT municipality, as_of, scheme, (SELECT count(*) FROM staff s WHERE s.load_id = l.load_id) FROM load l ORDER BY 1")
        self.assertEqual(loads, [[code_of(n), "2026-03-31", "wg-tokyo-2025", str(people)] for n, people in ((1, 60), (2, 80), (3, 60))])

    def test_it_says_what_evaluate_says(self):
        book = self.town(4)
        self.merge(book)
        said = program.run_json("evaluate", book)
        want = sorted((one["staff_id"], persona, stage or "") for one in said["persons"] for persona, stage in one["stages"].items())
        found = self.ask("SELECT s.number, g.persona, coalesce(n.name, '') FROM stage g JOIN load l USING (load_id) JOIN staff s USING "
                         "(load_id, staff_id) LEFT JOIN persona_stage n ON n.rules_id = l.rules_id AND n.persona_id = g.persona_id AND "
                         "n.number = g.reached")
        self.assertEqual(sorted(map(tuple, found)), want)
        counted = dict((persona, int(people)) for persona, people in self.ask("SELECT persona, sum(people) FROM stage_count GROUP BY 1"))
        self.assertEqual(sum(counted.values()), int(self.ask(
            "SELECT count(*) FROM stage g JOIN staff s USING (load_id, staff_id) WHERE s.counted")[0][0]))

    def test_no_names(self):
        book = self.town(5)
        columns, rows = two_books.table(openpyxl.load_workbook(book)["職員"])
        self.merge(book)
        names = {row[columns["氏名"]].value for row in rows} | {row[columns["メール"]].value for row in rows if "メール" in columns}
        tables = [name for (name,) in self.ask("SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind = 'r' "
                                               "AND nspname = 'skillmap'")]
        everything = "\n".join(line for name in tables for row in self.ask(f"SELECT t::text FROM {name} t") for line in row)
        for name in filter(None, names):
            self.assertNotIn(name, everything)

    def counts(self):
        tables = ("load", "staff", "attendance", "skill_level", "experience", "qualification", "stage_result", "training", "rules")
        return {name: self.ask(f"SELECT count(*) FROM {name}") for name in tables}

    def test_loaded_again_it_is_there_once(self):
        book = self.town(6)
        self.merge(book)
        before = self.counts()
        self.merge(book)
        self.assertEqual(self.counts(), before)
        self.merge(book, "--as-of", "2026-03-31")
        self.assertEqual(len(self.ask("SELECT load_id FROM load")), 1)
        self.merge(book, "--as-of", "2025-09-30")
        self.assertEqual(len(self.ask("SELECT load_id FROM load")), 2)
        self.check_stages(120)

    def test_schemes_that_differ_stand_beside_each_other(self):
        self.merge(self.town(7))
        book = openpyxl.load_workbook(self.town(8))
        book["設定"].append(["lead-year", "one-project"])
        book.save(self.folder / "town8.xlsx")
        self.merge(self.folder / "town8.xlsx")
        self.assertEqual(len(self.ask("SELECT stage_view FROM rules")), 2)
        self.check_stages(120)

    def test_hostile_words_are_words(self):
        book = self.town(9)
        opened = openpyxl.load_workbook(book)
        words = ["'; DROP TABLE skillmap.load; --", '"\\"', "\\'; --", "$$", "a\tb\nc", "{\"x\",NULL}", "E'\\x00'"]
        columns, rows = two_books.table(opened["職員"])
        for row, word in zip(rows, words * 3):
            row[columns["職位"]].value = word
            row[columns["人材像"]].value = f"一般行政職員;{word}"
        columns, rows = two_books.table(opened["所属"])
        for row, word in zip(rows, words):
            row[columns["所属名"]].value = word
        opened.save(book)
        self.assertEqual(program.run("merge", book, "--to", self.url, "--schema", "表" * 22).returncode, USAGE)
        self.merge(book, "--schema", 'a "schema"; \\ 表')
        found = self.server.ask('SELECT count(*) FROM "a ""schema""; \\ 表".staff', self.database)
        self.assertEqual(found, [["60"]])
        self.url = self.server.make(self.database + "b")
        self.database += "b"
        self.merge(book)
        self.check_stages(60)
        personas = {persona for (persona,) in self.ask("SELECT DISTINCT persona FROM stage WHERE persona_id IS NULL AND persona NOT LIKE '%a_b%'")}
        self.assertIn("$$", personas)

    def test_the_script_makes_the_same_tables(self):
        book = self.town(10)
        first, second = (program.run("merge", book, "--sql-only") for _ in range(2))
        self.assertIn(first.returncode, (DONE, FINDINGS), first.stderr)
        self.assertEqual(first.stdout, second.stdout)
        self.server.ask(first.stdout, self.database)
        self.merge(book)
        self.check_stages(60)


class Refused(Case):
    def refused(self, *words, code, told, url=None):
        done = program.run("merge", *words, "--to", url or self.url)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.assertIn(told, done.stderr)
        return done

    def tables(self):
        return self.server.ask("SELECT nspname, relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname NOT LIKE 'pg%' "
                               "AND nspname <> 'information_schema' ORDER BY 1, 2", self.database)

    def test_files(self):
        book = self.town(1)
        share = self.folder / "share.json"
        self.assertIn(program.run("share", book, "--out", share).returncode, (DONE, FINDINGS))
        other = self.folder / "other.xlsx"
        shutil.copy(book, other)
        without = self.folder / "without.xlsx"
        program.run("sample", "--out", without, "--staff", 10, "--departments", 2)
        broken = self.folder / "broken.xlsx"
        broken.write_bytes(book.read_bytes()[:2000])
        for words, code, told in (((share,), INPUT, "提供ファイル"), ((book, book), USAGE, "2回"), ((book, other), INPUT, "団体コード"),
                                  ((without,), USAGE, "団体コード"), ((book, broken), INPUT, "broken.xlsx"),
                                  ((self.folder / "no.xlsx",), INPUT, "no.xlsx")):
            with self.subTest(told):
                self.refused(*words, code=code, told=told)
                self.assertEqual(self.tables(), [])  # all of it, or nothing

    def test_addresses(self):
        book = self.town(2)
        self.refused(book, code=USAGE, told="postgresql://", url="://nonsense password=geheim")
        for url in (self.server.url("nobody"), "postgresql://tester:geheim@/x?host=/nowhere", "postgresql://tester:geheim@127.0.0.1:1/x"):
            done = self.refused(book, code=OUTPUT, told="PostgreSQL", url=url)
            self.assertNotIn("geheim", done.stderr)

    def test_what_is_not_ours(self):
        book = self.town(3)
        self.server.ask("CREATE SCHEMA skillmap; CREATE TABLE skillmap.salaries (x int)", self.database)
        before = self.tables()
        self.refused(book, code=OUTPUT, told="salaries")
        self.assertEqual(self.tables(), before)

    def test_another_version(self):
        book = self.town(4)
        self.merge(book)
        self.ask("UPDATE warehouse SET version = 99")
        before = self.ask("SELECT * FROM load")
        self.refused(book, code=OUTPUT, told="99")
        self.assertEqual(self.ask("SELECT * FROM load"), before)

    def test_without_rights(self):
        book = self.town(5)
        self.merge(book)
        self.server.ask("CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA skillmap TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA skillmap TO reader",
                        self.database)
        self.refused(book, code=OUTPUT, told="permission denied", url=self.server.url(self.database, "reader"))
        self.check_stages(60)

    def test_a_connection_that_is_cut(self):
        book, other = self.town(6), self.town(7, 5000, 100)
        self.merge(book)
        before = self.ask("SELECT count(*) FROM staff")
        stop = threading.Event()

        def cut():
            while not stop.wait(0.005):
                self.server.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'COPY%'", self.database, check=False)
        cutting = threading.Thread(target=cut)
        cutting.start()
        done = program.run("merge", other, "--to", self.url)
        stop.set()
        cutting.join()
        self.assertEqual(done.returncode, OUTPUT, done.stderr)
        self.assertIn("データベースは変更していません", done.stderr)
        self.assertEqual(self.ask("SELECT count(*) FROM staff"), before)
        self.merge(other)
        self.assertEqual(self.ask("SELECT count(*) FROM staff"), [["5060"]])


if __name__ == "__main__":
    if not postgres.available():
        print("skipped: no PostgreSQL")
        sys.exit(program.SKIPPED)
    if "PostgreSQL版" in program.run("merge", "x", "--sql-only").stderr:
        print("skipped: a program without PostgreSQL")
        sys.exit(program.SKIPPED)
    program.main()
