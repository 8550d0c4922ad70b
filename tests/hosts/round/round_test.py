"""The whole round of a year as an officer does it: a new workbook, self-check files for 320 people, 300 of them back with
everything that people do to files, collected and looked through, a form for the late ones, a list of trainings, stages
written into the book, a dashboard. Every figure is computed here once more, from what the town was invented with."""

import collections
import pathlib
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3]))
from tests.hosts.round import form, returns, town as towns  # noqa: E402
from tests.support import libreoffice, program, xlsx_tool  # noqa: E402
from tests.support.kit_file import SelfCheck, open_book  # noqa: E402

DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)
NOBODY = "対象外"
DAY = ("--date", towns.DAY.isoformat())


def outcomes_of(told):
    """{file: outcomes of its rows}."""
    found = collections.defaultdict(list)
    for row in told["rows"]:
        found[row["file"]].append(row["outcome"])
    return {name: sorted(outcomes) for name, outcomes in found.items()}


def missing_of(told):
    return {group["department"]: [one["staff_id"] for one in group["people"]] for group in told["missing"]}


def table(book, name):
    """The rows of a sheet by its headings, wherever these stand."""
    rows = [[cell.value for cell in row] for row in book[name].iter_rows()]
    first = next(i for i, row in enumerate(rows) if {"職員番号", "回", "正しい職員番号", "指標"} & set(row))
    return [dict(zip(rows[first], row)) for row in rows[first + 1:] if any(value is not None for value in row)]


def formulas(path):
    """{(sheet, reference): formula}."""
    done = xlsx_tool.run("details", path)
    assert done.returncode == xlsx_tool.DONE, done.stderr
    return {(line[0], line[2]): line[4] for line in xlsx_tool.parse_lines(done.stdout) if line[1] == "formula"}


def look(cell):
    font, fill = cell.font, cell.fill
    return (font.name, font.sz, font.b, font.strike, font.color and font.color.rgb, fill.patternType, fill.fgColor.rgb,
            cell.number_format, cell.alignment.wrap_text, cell.protection.locked, cell.border.bottom.style)


class Officer:
    """Does everything once, and keeps what was told and how the book was after each step."""

    def __init__(self, folder):
        self.folder = folder
        self.town = towns.Town()
        self.book = towns.make_book(folder, self.town)
        self.told, self.books = {}, {}
        self.keep("new")

    def keep(self, step):
        self.books[step] = self.folder / "steps" / f"{step}{self.book.suffix}"
        self.books[step].parent.mkdir(exist_ok=True)
        shutil.copy(self.book, self.books[step])

    def same(self, one, other):
        return self.books[one].read_bytes() == self.books[other].read_bytes()

    def run(self, step, *arguments):
        self.told[step] = done = program.run(*arguments)
        assert done.returncode in (DONE, FINDINGS), done.stderr
        self.keep(step)

    def run_json(self, step, *arguments):
        self.told[step] = program.run_json(*arguments, "--book", self.book)
        self.keep(step)

    def hand_out_and_take_in(self):
        self.kit = self.folder / "kit"
        self.run("kit", "kit", self.book, "--out", self.kit)
        self.returned = self.folder / "returned"
        self.returned.mkdir()
        self.returns = returns.Returns(self.town, self.kit, self.returned)
        self.returns.write_all()
        collect = ("collect", self.returned, *DAY)
        self.run_json("dry run", *collect, "--dry-run")
        self.run_json("collected", *collect)
        self.run_json("collected twice", *collect)
        self.decide(self.returns.decisions)
        for name in self.returns.removed:
            (self.returned / name).unlink()
        self.run_json("decided", *collect)
        self.run_json("decided twice", *collect)

    def decide(self, decisions):
        """Fills in 取り込み確認 with a tool that leaves the rest of the book alone."""
        cells = [cell for cell in xlsx_tool.cells(self.book, "--sheet", "取り込み確認")]
        columns = {value: ref.rstrip("0123456789") for _, ref, _, value in cells if ref.endswith("1") and ref[:-1].isalpha()}
        said = {ref: value for _, ref, _, value in cells}
        rows = {ref.removeprefix(columns["正しい職員番号"]) for ref in said} | {ref.lstrip(columns["最初の行"]) for ref in said}
        written = []
        for row in sorted(row for row in rows if row.isdigit() and row != "1"):
            for clue in ("入力された職員番号", "入力された氏名"):
                right = decisions.get(said.get(f"{columns[clue]}{row}"))
                if right is not None:
                    written.append(f"取り込み確認!{columns['正しい職員番号']}{row}={right}")
                    break
        done = xlsx_tool.run("set", self.book, self.book, *written)
        assert done.returncode == xlsx_tool.DONE, done.stderr
        self.keep(f"{len(self.books)} decisions")

    def import_the_rest(self):
        silent = [one for one in self.town.people if one.silent and self.returns.is_free(one)]
        self.late = self.returns.late + silent[:6]
        self.form, self.mapping = self.folder / "回答.xlsx", self.folder / "対応表.toml"
        form.make_form(self.form, self.late)
        take = ("import", self.form, "--book", self.book, "--mapping", self.mapping)
        self.run("proposed", *take)
        self.draft = self.mapping.read_text()
        self.mapping.write_text(form.confirmed(self.draft))
        self.run("form, dry run", *take, "--dry-run")
        self.run("form", *take, "--accept")
        self.decide({"試験 同名": self.late_namesake().number, form.STRANGER: NOBODY, **self.mistyped()})
        self.run("form decided", *take, "--accept")
        self.run("form decided twice", *take, "--accept")
        self.trainings = self.folder / "研修受講者.csv"
        form.make_trainings(self.trainings, self.town)
        self.run("trainings", "import", self.trainings, "--book", self.book, "--accept")
        self.run("trainings twice", "import", self.trainings, "--book", self.book, "--accept")

    def late_namesake(self):
        return next(one for one in self.late if one.name == "試験 同名")

    def mistyped(self):
        return {form.mistyped(self.late[-1]): self.late[-1].number}

    def judge(self):
        self.run("written", "evaluate", self.book, "--write")
        self.run("written twice", "evaluate", self.book, "--write")
        self.dashboard = self.folder / "dashboard.xlsx"
        self.run("dashboard", "dashboard", self.book, "--out", self.dashboard, "--min-group", "1")
        once = self.dashboard.read_bytes()
        self.run("dashboard twice", "dashboard", self.book, "--out", self.dashboard, "--force", "--min-group", "1")
        self.dashboards_same = once == self.dashboard.read_bytes()


class Round(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.officer = officer = Officer(pathlib.Path(folder.name))
        officer.hand_out_and_take_in()
        officer.import_the_rest()
        officer.judge()
        cls.town, cls.returns, cls.told = officer.town, officer.returns, officer.told
        cls.end = open_book(officer.book)

    def test_everybody_is_asked_what_their_persona_asks(self):
        self.assertEqual(len(self.returns.kit), 320)
        for person in self.town.people[::9]:
            self.assertEqual(list(SelfCheck(self.returns.kit[person.number]).questions), towns.asked(person.persona))

    # ------------------------------------------------------------------------------------- collect

    def test_a_dry_run_tells_what_will_be_done_and_writes_nothing(self):
        self.assertEqual(self.told["dry run"], self.told["collected"])
        self.assertTrue(self.officer.same("new", "dry run"))

    def test_every_file_has_its_outcome(self):
        self.assertGreaterEqual(len(self.returns.first), 300)
        for run, step in enumerate(("collected", "decided", "decided twice"), 1):
            told = outcomes_of(self.told[step])
            for name, outcomes in self.returns.outcomes(run).items():
                self.assertEqual((name, told.pop(name, None)), (name, outcomes), step)
            self.assertEqual(told, {}, step)
            self.assertEqual(self.told[step]["ignored"], self.returns.ignored)

    def test_who_is_missing(self):
        for run, step in enumerate(("collected", "decided"), 1):
            taken = self.returns.people_taken(run)
            self.assertEqual(missing_of(self.told[step]), self.town.missing(taken), step)
            self.assertEqual((self.told[step]["people"], self.told[step]["returned"]), (320, len(taken)))

    def test_whoever_may_be_in_a_held_file_is_marked(self):
        marked = {one["staff_id"] for group in self.told["collected"]["missing"] for one in group["people"]
                  if one["to_be_checked"]}
        self.assertEqual(marked, self.returns.to_be_checked())

    def test_what_could_not_be_used_is_told(self):
        reasons = {row["file"]: row["reasons"] for row in self.told["collected"]["rows"] if row["outcome"] == "added"}
        for name, told in reasons.items():
            item = self.returns.left_out.get(name)
            self.assertEqual(len(told), 0 if item is None else 1, (name, told))
            self.assertIn(item or "", "".join(told))
            self.assertNotIn("対応表", "".join(told))  # there is none in collecting

    def test_the_log_of_the_book_says_the_same(self):
        words = {"added": "追加", "changed": "更新", "unchanged": "変更なし", "superseded": "前の回答", "held": "保留",
                 "rejected": "不採用"}
        log = [row for row in table(self.end, "取り込み結果") if row["回"] == 1]
        told = self.told["collected"]["rows"]
        self.assertEqual([(row["ファイル"], row["結果"], row["職員番号"] or "") for row in log],
                         [(row["file"], words[row["outcome"]], row["staff_id"]) for row in told])

    def test_repeating_a_step_changes_nothing(self):
        for one, other in (("collected", "collected twice"), ("decided", "decided twice"), ("decided twice", "proposed"),
                           ("proposed", "form, dry run"), ("form decided", "form decided twice"),
                           ("trainings", "trainings twice"), ("written", "written twice"), ("written", "dashboard")):
            self.assertTrue(self.officer.same(one, other), other)
        self.assertTrue(self.officer.dashboards_same)

    # -------------------------------------------------------------------------------------- import

    def test_a_form_is_proposed_confirmed_and_imported(self):
        self.assertEqual(self.told["proposed"].returncode, FINDINGS)
        for question in form.REWORDED.values():
            self.assertRegex(self.officer.draft, f'"{question}", to = "open"')
        self.assertIn("「業務で使える」", self.told["proposed"].stdout)
        self.assertIn(f"追加 {len(self.officer.late) - 2}", self.told["form"].stdout)
        self.assertIn("保留 3", self.told["form"].stdout)
        self.assertIn("追加 2", self.told["form decided"].stdout)
        self.assertIn("保留 0", self.told["form decided"].stdout)

    def test_the_book_has_the_answers_of_everybody(self):
        expected = {(person.number, day): {item: value for item, value in answers.items() if value is not None}
                    for person in self.town.people for day, answers in person.checks.items()}
        found = collections.defaultdict(dict)
        for name in self.end.sheetnames:
            if not name.startswith(("自己点検", "ツール点検")):
                continue
            for row in table(self.end, name):
                day = row["点検日"].date() if row["点検日"] else None
                found[row["職員番号"], day].update({item: value for item, value in row.items() if value is not None and
                                                item not in ("職員番号", "氏名", "所属名", "点検日")})
        self.assertEqual(set(found), set(expected))
        for key, answers in expected.items():
            self.assertEqual((key, found[key]), (key, answers))

    def test_trainings(self):
        found = collections.defaultdict(dict)
        for row in table(self.end, "受講記録"):
            found[row["職員番号"]][row["研修"]] = row["受講日"].date()
        self.assertEqual(found, {person.number: person.trainings for person in self.town.people if person.trainings})

    # -------------------------------------------------------------------------------------- judging

    def test_stages(self):
        staff = {row["職員番号"]: row for row in table(self.end, "職員")}
        self.assertEqual({person.number: staff[person.number]["育成段階"] for person in self.town.people},
                         self.town.stages())
        self.assertGreaterEqual(len(set(self.town.stages().values())), 4)  # else this would say little
        self.assertIsNone(staff["000900"]["育成段階"])
        self.assertEqual({row["判定日"].date() for row in staff.values() if row["判定日"]}, {towns.AS_OF})

    def test_dashboard(self):
        people = self.town.people
        data = {(row["所属コード"], row["指標"]): (row["分子"], row["分母"]) for row in table(open_book(self.officer.dashboard), "データ")}
        stages = collections.Counter((person.persona, person.stage() or "未到達") for person in people)
        for persona, highest in ((towns.GENERAL, 2), (towns.SYSTEMS, 3), (towns.PROMOTER, 3)):
            for stage in ["未到達", *(f"Step{i}" for i in range(1, highest + 1))]:
                self.assertEqual(data[None, f"{persona} {stage}"][0], stages[persona, stage], (persona, stage))
        for code in [None, *self.town.departments]:
            here = [person for person in people if code in (None, person.department)]
            self.assertEqual(data[code, "職員数"][0], len(here))
            for skill in towns.DESIGN + towns.STRATEGY:  # of skills without trainings the answers alone count
                levels = [person.latest().get(skill) for person in here if person.persona == towns.SYSTEMS]
                answered = [level for level in levels if level is not None]
                self.assertEqual(data.get((code, f"習得：{skill}"), (0, 0)), (sum(level > 0 for level in answered), len(answered)))

    # ------------------------------------------------------------------------- what is the officer's

    def test_parts_that_hold_no_records_keep_their_bytes(self):
        old, new = towns.parts(self.officer.books["new"]), towns.parts(self.officer.book)
        names = towns.sheet_parts(self.officer.book)
        written = {part for name, part in names.items()
                   if name.startswith(("自己点検", "ツール点検", "取り込み")) or name in ("職員", "受講記録")}
        written |= {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
                    "xl/sharedStrings.xml"}
        for name, part in old.items():
            if name not in written:
                self.assertEqual(new.get(name), part, name)
        self.assertLessEqual({"xl/charts/chart1.xml", "xl/charts/chart2.xml", "xl/theme/theme1.xml"}, old.keys() - written)

    @unittest.skipUnless((program.SHARED / "corpus").is_dir(), "no ../shared/corpus: a book without macros and pivot table")
    def test_macros_and_pivot_table_are_there(self):
        new = towns.parts(self.officer.book)
        self.assertLessEqual({"xl/vbaProject.bin", "xl/pivotTables/pivotTable1.xml",
                              "xl/pivotCache/pivotCacheRecords1.xml"}, set(new))
        self.assertIn(b"macroEnabled.main+xml", new["[Content_Types].xml"])
        self.assertIn(b"vbaProject", new["xl/_rels/workbook.xml.rels"])

    def test_cells_that_were_there_are_there_as_they_looked(self):
        before = open_book(self.officer.books["new"])
        for sheet in before:
            after = self.end[sheet.title]
            for row in sheet.iter_rows():
                for cell in row:
                    other = after[cell.coordinate]
                    if cell.value is not None:
                        self.assertEqual((sheet.title, cell.coordinate, other.value), (sheet.title, cell.coordinate, cell.value))
                    if cell.value is not None or cell.has_style:
                        self.assertEqual(look(cell), look(other), (sheet.title, cell.coordinate))
            self.assertEqual(after.column_dimensions["B"].width, sheet.column_dimensions["B"].width)
            self.assertEqual(len(after.conditional_formatting), len(sheet.conditional_formatting))
            self.assertEqual(after.sheet_state, sheet.sheet_state)
        self.assertEqual(self.end.sheetnames[:len(before.sheetnames)], before.sheetnames)
        self.assertIn("目標値", str([*getattr(self.end.defined_names, "definedName", self.end.defined_names)]))

    def test_nothing_became_a_formula(self):
        before = formulas(self.officer.books["new"])
        self.assertEqual(formulas(self.officer.book), before)
        self.assertGreaterEqual(len(before), 2)
        texts = [cell.value for sheet in ("取り込み結果", "取り込み確認") for row in self.end[sheet].iter_rows() for cell in row
                 if isinstance(cell.value, str)]
        self.assertIn(form.STRANGER, texts)
        self.assertTrue(any(text.startswith("=HYPERLINK") and "／" in text for text in texts))

    @unittest.skipUnless(libreoffice.available(), "no LibreOffice")
    def test_libreoffice_sees_the_same(self):
        with tempfile.TemporaryDirectory() as folder:
            read = libreoffice.sheets([self.officer.book], folder)[self.officer.book.stem]
        looked = 0
        for name in self.end.sheetnames:
            if not name.startswith(("自己点検", "ツール点検", "取り込み確認", "職員")) or self.end[name].sheet_state != "visible":
                continue
            for at, row in enumerate(self.end[name].iter_rows()):
                for column, cell in enumerate(row):
                    if isinstance(cell.value, (int, str)):
                        there = read[name][at][column]
                        self.assertEqual((name, cell.coordinate, there), (name, cell.coordinate, str(cell.value)))
                        looked += 1
        self.assertGreater(looked, 10_000)


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
