"""skillmap plan: capacity, days and people; what it promises happens when it is carried out; who has to take what is worked
out a second time from the workbook; bad input."""

import collections
import datetime
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402

DONE, FINDINGS, USAGE, UNREADABLE, UNWRITTEN = range(5)
FIRST, LAST = "2026-04-01", "2027-03-31"


def rows(book, sheet, heading):
    """The rows below the heading that begins with a text, as dictionaries."""
    import openpyxl
    names, found = None, []
    for row in openpyxl.load_workbook(book, data_only=True)[sheet].iter_rows(values_only=True):
        cells = row if row[0] is not None else row[1:]
        if names is None and cells[0] == heading:
            names = cells
        elif names is not None and (row[0] is not None or cells[1] is not None):
            found.append(dict(zip(names, cells)))
    return found


class Plan(program.Scratch):
    def town(self, staff=240, departments=16, seed=1):
        book = self.folder / "town.xlsx"
        done = program.run("sample", "--out", book, "--force", "--staff", staff, "--departments", departments, "--seed", seed)
        self.assertEqual(done.returncode, DONE, done.stderr)
        return book

    def change(self, book, sheet, more=(), cells=None, remove=False):
        """A copy with rows below a sheet, or cells changed, or without the sheet."""
        import openpyxl
        copy = self.folder / "changed.xlsx"
        opened = openpyxl.load_workbook(book)
        for row in more:
            opened[sheet].append(row)
        for cell, value in (cells or {}).items():
            opened[sheet][cell] = value
        if remove:
            del opened[sheet]
        opened.save(copy)
        return copy

    def check_rules(self, plan, book):
        taken, kept = collections.Counter(), collections.Counter()
        for person in plan["people"]:
            trainings = [seat["training"] for seat in person["seats"]]
            self.assertEqual(len(trainings), len(set(trainings)), person)
            days = [seat["date"] for seat in person["seats"] if seat["date"]]
            self.assertEqual(len(days), len(set(days)), person)
            taken.update(seat["session"] for seat in person["seats"])
        kept.update(one["session"] for one in plan["departments"] if one["session"] is not None)
        for number, session in enumerate(plan["sessions"]):
            self.assertEqual((session["taken"], session["kept"]), (taken[number], kept[number]))
            if session["capacity"] is not None:
                self.assertLessEqual(session["taken"] + session["kept"], session["capacity"])
        self.assertLessEqual(plan["reached"], plan["at_most"])
        self.assertLessEqual(plan["at_most"], plan["goals"])
        asked = collections.Counter(row["研修"] for row in rows(book, "研修日程", "研修"))
        self.assertEqual(asked, collections.Counter(one["training"] for one in plan["sessions"]))

    def test_capacity_days_and_people(self):
        for seed in range(1, 6):
            book = self.town(staff=100 + 40 * seed, departments=4 + seed, seed=seed)
            self.check_rules(program.run_json("plan", book), book)

    def test_carried_out_it_brings_the_stages_it_promises(self):
        import openpyxl
        book = self.town()
        plan = program.run_json("plan", book)
        self.assertGreater(plan["reached"], 100)
        opened = openpyxl.load_workbook(book)
        sheet = opened["受講記録"]
        names = [cell.value for cell in sheet[1]]
        for person in plan["people"]:
            for seat in person["seats"]:
                row = {"職員番号": person["staff_id"], "研修": seat["training"], "状態": "修了",
                       "受講日": datetime.datetime.fromisoformat(FIRST)}
                sheet.append([row.get(name) for name in names])
        later = self.folder / "later.xlsx"
        opened.save(later)

        def stages(path):
            found = {}
            for person in program.run_json("evaluate", path, "--as-of", FIRST)["persons"]:
                for persona, stage in person["stages"].items():
                    found[person["staff_id"], persona] = int(stage[-1]) if stage else 0
            return found

        before, after = stages(book), stages(later)
        rose = {key for key in before if after[key] > before[key]}
        promised = {(person["staff_id"], goal["persona"]) for person in plan["people"] for goal in person["goals"]
                    if goal["reached"]}
        self.assertEqual(promised, rose)
        self.assertEqual(len(promised), plan["reached"])
        self.assertEqual(plan["goals"], sum(goal["by_trainings"] for person in plan["people"] for goal in person["goals"]))

    def test_obligations_worked_out_from_the_workbook(self):
        """必須 of the scheme of Fukui: who is meant and has neither completed it nor been exempted, in the new fiscal year."""
        book = self.town()
        plan = program.run_json("plan", book)
        taken, last = set(), {}
        yearly = {row["研修コード"] for row in rows_of_trainings(book) if row["反復"] == "毎年度"}
        for row in sorted(rows(book, "受講記録", "職員番号"), key=lambda row: row["受講日"]):
            if row["研修"] not in yearly:
                last[row["職員番号"], row["研修"]] = row["状態"]
            # All records are of fiscal years before the plan: what is asked every year is asked again.
            if row["状態"] in ("修了", "免除") and row["研修"] not in yearly:
                taken.add((row["職員番号"], row["研修"]))
        taken |= {key for key, state in last.items() if state == "受講中"}
        wanted = collections.Counter()
        for person in rows(book, "職員", "職員番号"):
            if person["在籍状況"] != "在籍" or person["任用区分"] == "会計年度任用職員":
                continue
            for row in rows_of_trainings(book):
                if row["種別"] != "必須" or (person["職員番号"], row["研修コード"]) in taken:
                    continue
                field, _, value = row["対象"].partition(":")
                held = {"役職区分": [person["役職区分"]]}.get(field)
                if row["対象"] == "全職員" or (held is not None and value in held):
                    wanted[row["研修名"]] += 1
        got = {one["name"]: one["seats"]["duty"] + one["waiting_duty"] for one in plan["trainings"]}
        self.assertEqual({name: got[name] for name in wanted}, dict(wanted))
        self.assertEqual(sum(got.values()), sum(wanted.values()))

    def test_the_workbook_says_the_same(self):
        book, out = self.town(), self.folder / "plan.xlsx"
        plan = program.run_json("plan", book, "--out", out, "--personal")
        listed = [(row["職員番号"], row["研修"]) for row in rows(out, "受講対象者", "所属コード")]
        self.assertEqual(collections.Counter(listed),
                         collections.Counter((person["staff_id"], seat["training"]) for person in plan["people"]
                                             for seat in person["seats"]))
        waiting = [(row["職員番号"], row["研修"]) for row in rows(out, "席がない職員", "所属コード")]
        self.assertEqual(collections.Counter(waiting),
                         collections.Counter((person["staff_id"], one) for person in plan["people"]
                                             for one in person["waiting"]))
        planned = {row["職員番号"] for row in rows(out, "個人票", "所属") if row["区分"] == "受ける研修"}
        self.assertEqual(planned, {person["staff_id"] for person in plan["people"] if person["seats"]})
        again = self.folder / "again.xlsx"
        program.run_json("plan", book, "--out", again, "--personal")
        self.assertEqual(out.read_bytes(), again.read_bytes())

    def test_why_somebody_has_no_seat(self):
        """No session, no room, or room on days alone when the person takes another training."""
        def crowd(workbook):
            sheet = workbook["研修日程"]
            for row in range(2, sheet.max_row + 1):
                sheet[f"B{row}"] = datetime.datetime(2026, 6, 2 + row % 4)
                if sheet[f"A{row}"].value == "デザイン思考の研修":
                    sheet[f"B{row}"] = datetime.datetime(2027, 6, 2)
        import openpyxl
        reasons = collections.Counter()
        for seed, change in ((1, None), (1, crowd), (2, crowd)):
            book, out = self.town(seed=seed), self.folder / "plan.xlsx"
            if change:
                workbook = openpyxl.load_workbook(book)
                change(workbook)
                workbook.save(book)
            plan = program.run_json("plan", book, "--out", out, "--force")
            sessions = collections.defaultdict(list)
            for one in plan["sessions"]:
                sessions[one["training"]].append((one["date"], one["capacity"] is None or one["taken"] + one["kept"] < one["capacity"]))
            days = {person["staff_id"]: {seat["date"] for seat in person["seats"]} for person in plan["people"]}
            for row in rows(out, "席がない職員", "所属コード"):
                room = [day for day, free in sessions[row["研修"]] if free]
                expected = "空きのある日に別の研修あり" if room else "定員に空きなし" if sessions[row["研修"]] else "期間内に日程なし"
                self.assertEqual(row["席がない理由"], expected)
                self.assertLessEqual(set(room), days[row["職員番号"]], row)
                reasons[expected] += 1
        self.assertEqual(len(reasons), 3, reasons)

    def test_more_people_than_a_sheet_breaks_into_pages(self):
        import openpyxl
        book, out = self.town(staff=2100, departments=30), self.folder / "plan.xlsx"
        plan = program.run_json("plan", book, "--out", out, "--personal")
        sheets = [name for name in openpyxl.load_workbook(out, read_only=True).sheetnames if name.startswith("個人票")]
        self.assertEqual(sheets, ["個人票", "個人票2", "個人票3"][:len(sheets)])
        self.assertGreater(len(sheets), 1)
        people = [{row["職員番号"] for row in rows(out, sheet, "所属")} - {None} for sheet in sheets]
        self.assertEqual(sum(map(len, people)), len(set.union(*people)))
        self.assertLessEqual({person["staff_id"] for person in plan["people"]}, set.union(*people))

    def test_one_department_gets_the_seats_of_the_whole_plan(self):
        book, out = self.town(), self.folder / "plan.xlsx"
        plan = program.run_json("plan", book, "--out", out, "--department", "0104")
        own = collections.Counter((person["staff_id"], seat["training"]) for person in plan["people"]
                                  if person["department"] == "0104" for seat in person["seats"])
        self.assertTrue(own)
        listed = collections.Counter((row["職員番号"], row["研修"]) for row in rows(out, "受講対象者", "所属コード"))
        self.assertEqual(own, listed)

    def test_without_sessions_it_says_how_many_seats_are_needed(self):
        book = self.change(self.town(), "研修日程", remove=True)
        plan = program.run_json("plan", book)
        self.assertFalse(plan["scheduled"])
        self.assertEqual(plan["reached"], plan["goals"])
        self.assertFalse(any(person["waiting"] for person in plan["people"]))

    def test_seats_that_are_no_numbers_and_trainings_that_are_none(self):
        book = self.town()
        copy = self.change(book, "研修日程", more=[["BPR研修", "2026-09-01", "多数"], ["存在しない研修", "2026-09-01", 5],
                                                ["BPR研修", "2026-09-02", -1], ["BPR研修", "2026-09-03", 2.5]])
        done = program.run("plan", copy)
        self.assertEqual(done.returncode, FINDINGS, done.stderr)
        checked = program.run("check", copy).stdout
        for word in ("多数", "存在しない研修", "-1", "2.5"):
            self.assertIn(word, checked)
        self.assertEqual(program.run_json("plan", copy)["sessions"], program.run_json("plan", book)["sessions"])

    def test_days_outside_the_plan_are_told(self):
        book = self.change(self.town(), "研修日程", more=[["BPR研修", "2026-03-31", 5], ["BPR研修", "2027-04-01", 5]])
        self.assertEqual(program.run_json("plan", book)["other_sessions"], 2)
        self.assertIn("2回は使っていません", program.run("plan", book).stdout)

    def test_wrong_use(self):
        book = self.town(staff=20, departments=3)
        for options in (["--from", "2026-10-01", "--to", "2026-09-30"], ["--from", "2026-10-01", "--to", "2027-04-01"],
                        ["--from", "昨日"], ["--department", "9999"], ["--out", self.folder / "plan.csv"], ["--personal"]):
            done = program.run("plan", book, *options)
            self.assertEqual((done.returncode, done.stdout), (USAGE, ""), options)
            self.assertTrue(done.stderr)
        self.assertEqual(program.run("plan", self.folder / "none.xlsx").returncode, UNREADABLE)

    def test_nothing_is_known_without_records(self):
        plan = program.run_json("plan", self.change(self.town(), "受講記録", remove=True))
        self.assertFalse(any(person["seats"] for person in plan["people"]))
        self.assertTrue(any(person["unsure"] for person in plan["people"]))


def rows_of_trainings(book, kept={}):
    if book not in kept:
        kept[book] = rows(book, "研修", "研修コード")
    return kept[book]


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
