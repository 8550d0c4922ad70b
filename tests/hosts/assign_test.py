"""skillmap assign: what managers see is worked out a second time from the workbook; a department's file holds nobody of
another; bad input."""

import collections
import datetime
import pathlib
import re
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402

DONE, FINDINGS, USAGE, UNREADABLE, UNWRITTEN = range(5)
AS_OF = datetime.date(2026, 3, 31)
YEAR = (datetime.date(2025, 4, 1), AS_OF)
OJT = ["OJT点検表 係長（監督職）", "OJT点検表 課長（管理職）", "OJT点検表 全庁DX推進・情報システム担当"]
PROJECTS = "進行中・予定の案件"


def opened(book):
    import openpyxl
    return openpyxl.load_workbook(book, data_only=True)


def records(book, sheet):
    rows = list(opened(book)[sheet].iter_rows(values_only=True))
    return [dict(zip(rows[0], row)) for row in rows[1:] if any(cell is not None for cell in row)]


def day(value):
    return value.date() if isinstance(value, datetime.datetime) else value


def parts(cell):
    return [one for one in re.split("[;、]", cell or "") if one]


def tables(sheet):
    """{title: rows as dictionaries} of a page: a title stands alone in the row above the headings."""
    found, title, names, before = {}, None, None, None
    for row in sheet.iter_rows(values_only=True):
        cells = [cell for cell in row]
        while cells and cells[0] is None and len(cells) > 7:
            cells = cells[1:]
        filled = [cell for cell in cells if cell is not None]
        if before is not None and len(filled) == 7 and names is None:
            title, names = before, cells
            found[title] = []
        elif names is not None and len(filled) > 1:
            found[title].append(dict(zip(names, cells)))
        else:
            names = None
        before = filled[0] if len(filled) == 1 else None
    return found


class Assign(program.Scratch):
    def town(self, staff=240, departments=8, seed=1):
        book = self.folder / "town.xlsx"
        done = program.run("sample", "--out", book, "--force", "--staff", staff, "--departments", departments, "--seed", seed)
        self.assertEqual(done.returncode, DONE, done.stderr)
        return book

    def pages(self, book, *options):
        out = self.folder / "pages.xlsx"
        done = program.run("assign", book, "--out", out, "--force", *options)
        self.assertEqual(done.returncode, DONE, done.stderr)
        return out

    def changed(self, book, change):
        import openpyxl
        copy = self.folder / "changed.xlsx"
        workbook = openpyxl.load_workbook(book)
        change(workbook)
        workbook.save(copy)
        return copy

    def counted(self, book):
        """Staff whom both schemes count, by department."""
        people = collections.defaultdict(list)
        for one in records(book, "職員"):
            if one["在籍状況"] == "在籍" and one["任用区分"] == "正規":
                people[one["所属コード"]].append(one)
        return people

    def open_projects(self, book):
        working = collections.defaultdict(lambda: collections.defaultdict(set))
        for one in records(book, "実務経験"):
            if day(one["開始日"]) <= AS_OF and (one["終了日"] is None or AS_OF <= day(one["終了日"])):
                working[one["案件コード"]][one["役割"]].add(one["職員番号"])
        listed = [one for one in records(book, "案件") if one["終了日"] is None or AS_OF <= day(one["終了日"])]
        return listed, working

    def test_projects_places_and_people(self):
        for seed in (1, 2, 3):
            book = self.town(seed=seed)
            said = program.run_json("assign", book)
            listed, working = self.open_projects(book)
            self.assertEqual([one["code"] for one in said["projects"]], [one["案件コード"] for one in listed])
            places, busy = [], set()
            for one, row in zip(said["projects"], listed):
                now = working[one["code"]]
                self.assertEqual(set(one["leads"]), now["リード"])
                self.assertEqual(set(one["members"]), now["メンバー"])
                self.assertEqual(set(one["mentors"]), now["指導"])
                self.assertEqual(one["skills"], parts(row["必要なスキル要件"]))
                leads = max(0, (1 if row["リードの人数"] is None else row["リードの人数"]) - len(now["リード"]))
                members = None if row["メンバーの人数"] is None else max(0, row["メンバーの人数"] - len(now["メンバー"]))
                mentors = int(not now["指導"] and (leads > 0 or bool(now["リード"])))
                self.assertEqual((one["lead_places"], one["member_places"], one["mentor_places"]), (leads, members, mentors))
                places.append({"lead": leads, "member": members, "mentor": mentors})
            home = {one["職員番号"]: one["所属コード"] for one in records(book, "職員")}
            concurrent = {one["職員番号"]: parts(one["兼務所属コード"]) for one in records(book, "職員")}
            given = collections.Counter()
            for one in said["assignments"]:
                project = said["projects"][one["project"]]
                self.assertNotIn(one["staff_id"], project["leads"] + project["members"] + project["mentors"])
                if project["department"]:
                    self.assertIn(project["department"], [home[one["staff_id"]], *concurrent[one["staff_id"]]])
                self.assertEqual(sorted([skill["skill"] for skill in one["skills"]] + one["other_skills"]),
                                 sorted(project["skills"]))
                if one["proposed"]:
                    self.assertNotIn(one["staff_id"], busy)
                    busy.add(one["staff_id"])
                    given[one["project"], one["role"]] += 1
            for (project, role), count in given.items():
                if places[project][role] is not None:
                    self.assertLessEqual(count, places[project][role])
            self.assertGreater(len(busy), 5)

    def test_skills_of_the_year_are_those_of_the_records(self):
        book = self.town()
        skills = {one["研修コード"]: parts(one["対応スキル要件"]) for one in records(book, "研修")}
        taught = collections.defaultdict(set)
        for one in records(book, "受講記録"):
            if one["状態"] == "修了" and one["受講日"] and YEAR[0] <= day(one["受講日"]) <= YEAR[1]:
                taught[one["職員番号"]].update(skills.get(one["研修"], []))
        said = program.run_json("assign", book)
        compared = 0
        for one in said["assignments"]:
            for skill in one["skills"]:
                self.assertEqual(skill["evidence"] == "this_year", skill["skill"] in taught[one["staff_id"]], (one, skill))
                compared += 1
            for skill in one["other_skills"]:
                self.assertNotIn(skill, taught[one["staff_id"]])
        self.assertGreater(compared, 50)

    def test_page_of_every_department(self):
        book = self.town()
        listed, working = self.open_projects(book)
        skills = {one["研修コード"]: parts(one["対応スキル要件"]) for one in records(book, "研修")}
        names = {one["職員番号"]: one["氏名"] for one in records(book, "職員")}
        titles = {one["研修コード"]: one["研修名"] for one in records(book, "研修")}
        people = self.counted(book)
        completed = collections.defaultdict(lambda: collections.defaultdict(set))
        home = {one["職員番号"]: code for code, members in people.items() for one in members}
        for one in records(book, "受講記録"):
            if one["状態"] == "修了" and one["受講日"] and YEAR[0] <= day(one["受講日"]) <= YEAR[1] and one["職員番号"] in home:
                completed[home[one["職員番号"]]][one["研修"]].add(one["職員番号"])
        evaluation = {one["staff_id"]: one for one in program.run_json("evaluate", book)["persons"]}
        # Of projects of the whole those who work in them, are proposed, or are among the first five candidates.
        concerned = collections.defaultdict(set)
        said = program.run_json("assign", book)
        for one in said["projects"]:
            concerned[one["code"]].update(one["leads"] + one["members"] + one["mentors"])
        candidates = collections.Counter()
        for one in said["assignments"]:
            code = said["projects"][one["project"]]["code"]
            candidates[code] += not one["proposed"]
            if one["proposed"] or candidates[code] <= 5:
                concerned[code].add(one["staff_id"])
        pages = opened(self.pages(book))
        departments = [one for one in records(book, "所属") if people[one["所属コード"]]]
        self.assertEqual(pages.sheetnames[1:], [f"{one['所属コード']} {one['所属名']}" for one in departments] + OJT)
        fitting = 0
        for one in departments:
            code = one["所属コード"]
            found = tables(pages[f"{code} {one['所属名']}"])
            members = found["職員の段階と次に必要なもの"]
            self.assertEqual(list(dict.fromkeys(row["職員番号"] for row in members)), [m["職員番号"] for m in people[code]])
            for row in members:
                stages = evaluation[row["職員番号"]]["stages"]
                if row["人材像"] in stages and stages[row["人材像"]]:
                    self.assertEqual(row["現在の段階"], stages[row["人材像"]])
            own = [p for p in listed if p["所属コード"] == code or (p["所属コード"] is None and (
                concerned[p["案件コード"]] & {m["職員番号"] for m in people[code]}))]
            self.assertEqual([row["案件コード"] for row in found[PROJECTS]], [p["案件コード"] for p in own])
            expected = {}
            for project in own:
                for training, done in completed[code].items():
                    common = set(skills.get(training, [])) & set(parts(project["必要なスキル要件"]))
                    if common:
                        active = set().union(*working[project["案件コード"]].values()) & done
                        expected[project["案件コード"], titles[training]] = (len(done), len(active), {names[p] for p in done}, common)
            shown = {(row["案件コード"], row["修了した研修"]): (row["修了者（人）"], row["うち従事中"], set(parts(row["修了した職員"])),
                                                         set(parts(row["合うスキル"])))
                     for row in found.get("今年度の研修を生かせる案件", [])}
            self.assertEqual(shown, expected)
            fitting += len(expected)
        self.assertGreater(fitting, 10)

    def test_checklists_can_be_ticked(self):
        pages = opened(self.pages(self.town(staff=24, departments=3)))
        for name in OJT:
            rows = [row for row in pages[name].iter_rows(values_only=True) if row and any("001:L" in str(cell) for cell in row)]
            self.assertEqual(len(rows), 5, name)
            kinds = {one.type: one for one in pages[name].data_validations.dataValidation}
            self.assertEqual(set(kinds), {"list", "date"}, name)
            self.assertIn("○", kinds["list"].formula1)

    def test_file_for_each_department_holds_its_own_people(self):
        book = self.town(staff=120, departments=5)
        out = self.folder / "files"
        done = program.run("assign", book, "--out", out, "--departments", "files")
        self.assertEqual(done.returncode, DONE, done.stderr)
        people = self.counted(book)
        files = sorted(out.iterdir())
        self.assertEqual(len(files), sum(1 for members in people.values() if members))
        everybody = {one["職員番号"] for members in people.values() for one in members}
        for file in files:
            code = file.name.split("_")[0]
            with zipfile.ZipFile(file) as package:
                text = "".join(package.read(name).decode("utf8") for name in package.namelist() if name.endswith(".xml"))
            own = {one["職員番号"] for one in people[code]}
            self.assertEqual({number for number in everybody if f">{number}<" in text}, own, file)
        again = self.folder / "again"
        program.run("assign", book, "--out", again, "--departments", "files")
        for file in files:
            self.assertEqual(file.read_bytes(), (again / file.name).read_bytes())

    def test_without_sheets(self):
        book = self.town(staff=60, departments=3)
        bare = self.changed(book, lambda workbook: workbook.remove(workbook["案件"]))
        said = program.run_json("assign", bare)
        self.assertTrue(said["projects"])
        self.assertFalse(any(one["listed"] or one["skills"] for one in said["projects"]))
        barer = self.changed(bare, lambda workbook: workbook.remove(workbook["実務経験"]))
        self.assertEqual(program.run_json("assign", barer)["projects"], [])
        out = self.pages(barer)
        self.assertIn("シート「実務経験」がない", str([cell.value for row in opened(out).worksheets[0].iter_rows() for cell in row]))

    def test_bad_input(self):
        book = self.town(staff=24, departments=3)
        self.assertEqual(program.run("assign", book, "--department", "9999").returncode, USAGE)
        self.assertEqual(program.run("assign", book, "--out", self.folder / "x.pdf").returncode, USAGE)
        self.assertEqual(program.run("assign", book, "--out", self.folder / "x.xlsx", "--departments", "files").returncode, USAGE)
        self.assertEqual(program.run("assign", self.folder / "none.xlsx").returncode, UNREADABLE)

        def spoil(workbook):
            sheet = workbook["案件"]
            sheet["D2"], sheet["E2"], sheet["H3"] = "ない要件", "多数", "来年ごろ"
        spoilt = self.changed(book, spoil)
        self.assertEqual(program.run("assign", spoilt).returncode, FINDINGS)
        told = program.run("check", spoilt).stdout
        for place in ("D2", "E2", "H3"):
            self.assertIn(f"「案件」{place}", told)

        def inject(workbook):
            workbook["案件"]["B2"] = "=1+1"
            workbook["案件"]["B2"].data_type = "s"
        out = self.pages(self.changed(book, inject))
        import openpyxl
        formulas = [cell.value for sheet in openpyxl.load_workbook(out) for row in sheet.iter_rows() for cell in row
                    if cell.data_type == "f"]
        self.assertEqual([one for one in formulas if "1+1" in str(one)], [])


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
