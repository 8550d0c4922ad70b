"""One year of a town of 2,000 people: 120 transfers and a reorganisation on 1 April, a training plan and assignments carried
out in part, lists of attendances and Forms exports in September and February, the result in March. Every figure is worked
out a second time: from the workbook of April and the events alone, by the rules of rules.py; the workbook that the imports
filled is never looked at for it."""

import csv
import datetime
import io
import pathlib
import random
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.hosts import comparison_test as comparison  # noqa: E402
from tests.oracle import rules, town_facts  # noqa: E402
from tests.support import program, two_books  # noqa: E402

DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)
Day = datetime.date
OLD_YEAR, APRIL, SEPTEMBER, FEBRUARY, MARCH = Day(2026, 3, 31), Day(2026, 4, 1), Day(2026, 9, 30), Day(2027, 2, 28), Day(2027, 3, 31)
RECORDED = (OLD_YEAR, APRIL, SEPTEMBER, FEBRUARY, MARCH)
ASKED_TOOLS = ("Teams", "Power Automate", "LoGoフォーム", "Copilot")
STAFF, DEPARTMENTS, TRANSFERS = 2000, 16, 120
RATES = ("mandatory", "leader", "elective")
FIELDS = (*RATES, "practices")


def run(*arguments, codes=(DONE, FINDINGS)):
    done = program.run(*arguments)
    if done.returncode not in codes:
        raise AssertionError((arguments, done.returncode, done.stdout[-2000:], done.stderr[-2000:]))
    return done


def latest(town):
    """Of every tool and skill the last answer: rules.py takes the best of those it is given."""
    tools, boxes, skills = {}, {}, {}
    for when, check in sorted(town.dated_tools, key=lambda one: one[0]):
        if when <= town.as_of:
            tools.setdefault(check.staff, {}).update({k: v for k, v in check.levels.items() if v is not None})
            if check.excel:
                boxes[check.staff] = check.excel
    for check in sorted(town.self_checks, key=lambda one: one.date):
        if check.date <= town.as_of:
            skills.setdefault(check.staff, {}).update({k: v for k, v in check.levels.items() if v is not None})
    town.tool_checks = [rules.ToolCheck(number, tools.get(number, {}), boxes.get(number, frozenset()))
                        for number in {*tools, *boxes}]
    town.self_checks = [rules.SelfCheck(number, town.as_of, levels) for number, levels in skills.items()]
    return town


def evaluate(town):
    """rules.evaluate with the figures of the whole."""
    said = rules.evaluate(town)
    said["whole"] = {field: [sum(one[field][part] for one in said["departments"]) for part in (0, 1)] for field in RATES}
    said["whole"]["practices"] = sum(one["practices"] for one in said["departments"])
    return said


class Events:
    """What happens in the year, by chance."""

    def __init__(self, plan, assignments, book, seed):
        self.random = random.Random(f"year {seed}")
        self.people = {row["職員番号"]: row for row in town_facts.rows(book, "職員")}
        self.codes = {row["研修名"]: row["研修コード"] for row in town_facts.rows(book, "研修")}
        self.attendance = [one for person in plan["people"] for seat in person["seats"]
                           for one in self.outcome(person["staff_id"], seat)]
        self.work = [(assignments["projects"][one["project"]]["code"], one["staff_id"], one["role"], Day(2026, 4, 15))
                     for one in assignments["assignments"] if one["proposed"]]
        self.tools = {SEPTEMBER: self.answers(Day(2026, 9, 1), 800), FEBRUARY: self.answers(Day(2027, 2, 1), 800)}
        self.skills = self.skill_answers()

    def outcome(self, number, seat):
        when = Day.fromisoformat(seat["date"]) if seat["date"] else Day(2026, 11, 10)
        kind = self.random.choices(("修了", "欠席", "受講中", None), (80, 8, 4, 8))[0]
        if kind == "欠席" and self.random.random() < 0.3:  # and taken later
            yield number, seat["training"], Day(2027, 3, 10), "修了"
        if kind:
            yield number, seat["training"], when, kind

    def answers(self, first, count):
        """Answers to a form about tools; some people answer twice, and leave questions out."""
        general = [n for n, row in self.people.items() if rules.GENERAL in town_facts.several(row["人材像"])]
        chosen = self.random.sample(general, min(count, len(general)))
        chosen += self.random.sample(chosen, 20)
        answers = []
        for i, number in enumerate(chosen):
            when = datetime.datetime.combine(first, datetime.time(9)) + datetime.timedelta(minutes=17 * i)
            levels = {tool: self.random.choice((None, 0, 0, 1, 2, 3)) for tool in ASKED_TOOLS}
            answers.append((number, when, levels))
        return answers

    def skill_answers(self):
        office = [n for n, row in self.people.items() if rules.SYSTEMS in town_facts.several(row["人材像"])]
        return [(number, datetime.datetime(2027, 2, 10, 9, i % 60), {skill: self.random.randrange(4) for skill in rules.CONTROL_GROUP})
                for i, number in enumerate(office) if i % 3]

    def add_to(self, town):
        """The facts as they are on the day of the town."""
        roles = {"lead": "リード", "member": "メンバー", "mentor": "指導"}
        town.attendance += [rules.Attendance(number, self.codes[training], when, state)
                            for number, training, when, state in self.attendance]
        town.experience += [rules.Experience(code, number, roles[role], start, None) for code, number, role, start in self.work]
        for answers in self.tools.values():
            town.dated_tools += [(when.date(), rules.ToolCheck(number, levels, frozenset()))
                                 for number, levels, when in self.last_of_a_day(answers)]
        town.self_checks += [rules.SelfCheck(number, when.date(), levels) for number, when, levels in self.skills]
        return town

    @staticmethod
    def last_of_a_day(answers):
        """Of several answers of one person on one day the last: it is one row of the workbook."""
        last = {}
        for number, when, levels in answers:
            last[number, when.date()] = (number, levels, when)
        return list(last.values())


class Scene:
    """The year, played once with the program."""

    def __init__(self, folder, seed=1):
        import openpyxl
        self.folder = folder
        self.before, self.book = folder / "old.xlsx", folder / "town.xlsx"
        sample = folder / "sample.xlsx"
        run("sample", "--out", sample, "--staff", STAFF, "--departments", DEPARTMENTS, "--seed", seed)
        two_books.make(sample, self.book, self.before, TRANSFERS, comparison.CHANGES)
        book = openpyxl.load_workbook(self.book)
        columns, rows = two_books.table(book["所属"])
        for row in rows:
            if row[columns["有効終了日"]].value:
                row[columns["有効終了日"]].value = OLD_YEAR
        book.save(self.book)
        self.history = folder / "town.skillmap-history"
        self.said = {}
        self.record(OLD_YEAR, self.before)
        self.record(APRIL)
        self.april = folder / "april.xlsx"
        self.april.write_bytes(self.book.read_bytes())
        self.plan = program.run_json("plan", self.book, "--from", APRIL)
        self.assignments = program.run_json("assign", self.book, "--as-of", APRIL)
        self.events = Events(self.plan, self.assignments, openpyxl.load_workbook(self.april), seed)
        self.enter_work()
        self.held = []
        self.take_attendances("first.xlsx", lambda when: when <= SEPTEMBER)
        self.take_forms("september.xlsx", ASKED_TOOLS, self.events.tools[SEPTEMBER], strangers=3)
        self.record(SEPTEMBER)
        self.take_forms("february.xlsx", ASKED_TOOLS, self.events.tools[FEBRUARY])
        self.take_forms("skills.xlsx", rules.CONTROL_GROUP, self.events.skills)
        self.take_attendances("second.xlsx", lambda when: when > SEPTEMBER)
        self.record(FEBRUARY)
        self.record(MARCH)

    def record(self, day, book=None):
        run("evaluate", book or self.book, "--as-of", day, "--record", "--history", self.history)
        self.said[day] = program.run_json("evaluate", book or self.book, "--as-of", day)

    def enter_work(self):
        """Somebody types the assignments into 実務経験."""
        import openpyxl
        book = openpyxl.load_workbook(self.book)
        columns, _ = two_books.table(book["実務経験"])
        roles = {"lead": "リード", "member": "メンバー", "mentor": "指導"}
        for code, number, role, start in self.events.work:
            two_books.put(book["実務経験"], columns, 案件コード=code, 職員番号=number, 役割=roles[role], 開始日=start)
        book.save(self.book)

    def take(self, name, rows):
        import openpyxl
        export = openpyxl.Workbook()
        for row in rows:
            export.active.append(row)
        export.save(self.folder / name)
        done = run("import", self.folder / name, "--book", self.book, "--accept")
        self.held.append((name, done.returncode))
        again = run("import", self.folder / name, "--book", self.book, "--accept")
        assert "変更はありません" in again.stdout + again.stderr, (name, again.stdout[-500:], again.stderr[-500:])

    def take_attendances(self, name, wanted):
        people = self.events.people
        self.take(name, [("職員番号", "氏名", "研修名", "受講日", "状態"),
                         *((number, people[number]["氏名"], training, when, state)
                           for number, training, when, state in self.events.attendance if wanted(when))])

    def take_forms(self, name, questions, answers, strangers=0):
        people = self.events.people
        rows = [("ID", "開始時刻", "完了時刻", "メール", "名前", "職員番号", *questions)]
        for i, (number, when, levels) in enumerate(answers):
            rows.append((i + 1, when - datetime.timedelta(minutes=3), when, people[number]["メール"], people[number]["氏名"],
                         number, *(levels[question] for question in questions)))
        for i in range(strangers):
            rows.append((len(rows), rows[1][1], rows[1][2], f"x{i}@example.com", "別団体 職員", f"99999{i}", *(3 for _ in questions)))
        self.take(name, rows)

    def facts(self, day):
        """The town on a day, by the first workbooks and the events."""
        town = town_facts.read(self.before if day == OLD_YEAR else self.april, day)
        town.dated_tools = town_facts.dated_tool_checks(self.before if day == OLD_YEAR else self.april)
        return latest(town if day == OLD_YEAR else self.events.add_to(town))


class Year(comparison.Figures, unittest.TestCase):
    """Compares March with the last day of the old organisation: the tests of Figures, by the rules."""

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.scene = Scene(pathlib.Path(cls.scratch.name))
        cls.expected = {day: evaluate(cls.scene.facts(day)) for day in RECORDED}
        cls.now, cls.before = cls.scene.book, cls.scene.before
        cls.then, cls.today = cls.expected[OLD_YEAR], cls.expected[MARCH]
        cls.out = cls.scene.folder / "march.xlsx"
        run("dashboard", cls.now, "--as-of", MARCH, "--previous", cls.scene.history, "--previous-as-of", OLD_YEAR,
            "--min-group", 1, "--out", cls.out)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    assert_pair = comparison.Case.assert_pair

    def test_every_person_and_department_on_every_day(self):
        for day in RECORDED:
            said, expected = self.scene.said[day], self.expected[day]
            stages = {one["staff_id"]: one["stages"] for one in said["persons"]}
            self.assertEqual(stages, {one["staff_id"]: one["stages"] for one in expected["persons"]}, day)
            self.assertEqual([{key: one[key] for key in ("code", "members", *FIELDS)} for one in said["departments"]],
                             [{key: one[key] for key in ("code", "members", *FIELDS)} for one in expected["departments"]], day)
            self.assertEqual({key: said["whole"][key] for key in FIELDS}, expected["whole"], day)

    def test_the_year_changed_something_of_everything(self):
        stages = {day: {(one["staff_id"], persona): stage for one in self.expected[day]["persons"]
                        for persona, stage in one["stages"].items()} for day in RECORDED}
        for earlier, later in zip(RECORDED[1:], RECORDED[2:]):
            self.assertNotEqual(stages[earlier], stages[later], later)
        gained = {(persona, stage) for (number, persona), stage in stages[MARCH].items() if stage != stages[APRIL].get((number, persona))}
        for one in ((rules.GENERAL, "Step1"), (rules.GENERAL, "Step2"), (rules.PROMOTER, "Step1"), (rules.PROMOTER, "Step2")):
            self.assertIn(one, gained)

    def test_the_plan_and_what_became_of_it(self):
        """Who took everything has the stage that the plan promised; of the others some have not."""
        taken = {}
        for number, training, _when, state in self.scene.events.attendance:
            if state == "修了":
                taken.setdefault(number, set()).add(training)
        reached = {one["staff_id"]: one["stages"] for one in self.today["persons"]}
        kept = broken = 0
        for person in self.scene.plan["people"]:
            for goal in person["goals"]:
                if not goal["reached"]:
                    continue
                there = (reached[person["staff_id"]][goal["persona"]] or "") >= goal["stage"]
                if {seat["training"] for seat in person["seats"]} <= taken.get(person["staff_id"], set()):
                    self.assertTrue(there, (person, goal))
                    kept += 1
                else:
                    broken += not there
        self.assertEqual(kept + broken <= self.scene.plan["reached"], True)
        self.assertGreater(kept, 300)
        self.assertGreater(broken, 30)

    def test_assignments_and_what_became_of_them(self):
        """Who lacked nothing but leading for a year, or a first time of guiding, and did so from April on, has the stage."""
        reached = {one["staff_id"]: one["stages"] for one in self.today["persons"]}
        count = 0
        for one in self.scene.assignments["assignments"]:
            for advance in one["advances"]:
                if one["proposed"] and advance["alone"] and (one["role"], advance["stage"]) in (("lead", "Step2"), ("mentor", "Step3")):
                    self.assertGreaterEqual(reached[one["staff_id"]][advance["persona"]], advance["stage"], one)
                    count += 1
        self.assertGreater(count, 1)

    def test_the_course_of_people(self):
        moved = comparison.homes(self.before)
        now = comparison.homes(self.now)
        chosen = [number for number in now if moved[number] != now[number]][:20] + list(now)[::97]
        for number in chosen:
            found = program.run_json("history", self.scene.history, "--staff", number)
            self.assertEqual([day["as_of"] for day in found["days"]], [str(day) for day in RECORDED])
            for day, one in zip(RECORDED, found["days"]):
                person = next(p for p in self.expected[day]["persons"] if p["staff_id"] == number)
                self.assertEqual((one["department"] or {}).get("code"), person["department"])
                self.assertEqual({p["persona"]: p["stage"] for p in one["personas"]}, person["stages"], (number, day))

    def test_the_course_of_departments(self):
        for code in ("0105", "0108", "0112"):
            found = program.run_json("history", self.scene.history, "--department", code)
            for one in found["days"]:
                expected = {d["code"]: d for d in self.expected[Day.fromisoformat(one["as_of"])]["departments"]}
                if one["as_was"] is None:
                    self.assertNotIn(code, expected)
                    continue
                self.assertEqual(one["as_was"]["members"], expected[code]["members"])
                figures = {f["id"]: [f["numerator"], f["denominator"]] for f in one["as_was"]["figures"] if "denominator" in f}
                for field in ("mandatory", "leader", "elective"):
                    self.assertEqual(figures[field], expected[code][field], (code, one["as_of"], field))

    def test_lines_of_the_recorded_days(self):
        out = self.scene.folder / "lines.csv"
        run("dashboard", self.now, "--as-of", MARCH, "--trend", "--history", self.scene.history, "--min-group", 1,
            "--out", out, "--force")
        rows = {(row["基準日"], row["指標"]): row for row in csv.DictReader(io.StringIO(out.read_text("utf-8-sig")))
                if row["所属コード"] == ""}
        for day in RECORDED:
            for name, field in comparison.RATES.items():
                row = rows[str(day), name[1:]]
                self.assertEqual([int(row["分子"]), int(row["分母"])], self.expected[day]["whole"][field], (day, name))

    def test_strangers_are_held_and_counted_once(self):
        import openpyxl
        self.assertEqual(dict(self.scene.held)["september.xlsx"], FINDINGS)
        book = openpyxl.load_workbook(self.now)
        columns, rows = two_books.table(book["取り込み確認"])
        self.assertEqual(len([row for row in rows if row[columns["入力された職員番号"]].value]), 3)


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
