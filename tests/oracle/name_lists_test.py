"""Name lists (dashboard --audience): they say what the records say, and nothing that their readers are not to see."""

import pathlib
import re
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402

DONE, FINDINGS, USAGE = range(3)
CAUTION = "取扱注意"
GENERAL = "一般行政職員"
UNKNOWN, NONE = "未確認", "－"
SEEDS = range(1, 25)


def tables(path):
    """{sheet: [{heading: value}]} of the lists of people."""
    import openpyxl
    found = {}
    for sheet in openpyxl.load_workbook(path).worksheets[1:]:
        rows = list(sheet.iter_rows(min_col=2, values_only=True))
        first = next((i for i, row in enumerate(rows) if "職員番号" in row), None)
        if first is None or sheet.title.startswith("指導"):
            continue  # figures, or pairs of people
        found[sheet.title] = [dict(zip(rows[first], row)) for row in rows[first + 1:] if row[2]]
    return found


def texts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name).decode("utf-8", "replace") for name in book.namelist()}


class Case(program.Scratch):
    def lists(self, book, reader, *options, name="lists.xlsx"):
        out = self.folder / name
        done = program.run("dashboard", book, "--audience", reader, "--out", out, "--force", *options)
        self.assertIn(done.returncode, (DONE, FINDINGS), done.stderr)
        return out


class Town(Case):
    def setUp(self):
        super().setUp()
        self.book = self.folder / "town.xlsx"
        program.run("sample", "--out", self.book, "--staff", 120, "--departments", 8)

    def people(self):
        """{number: row of the sheet of staff}."""
        import openpyxl
        rows = list(openpyxl.load_workbook(self.book)["職員"].iter_rows(values_only=True))
        return {row[0]: dict(zip(rows[0], row)) for row in rows[1:]}

    def test_names_stand_in_the_lists_only(self):
        secret = {value for person in self.people().values()
                  for value in (person["職員番号"], person["氏名"], person.get("氏名カナ"), person.get("メール")) if value}
        numbers = set(self.people())
        for reader in ("hr", "manager"):
            lists = "".join(texts(self.lists(self.book, reader)).values())
            self.assertGreater(sum(value in lists for value in secret), 150)
        for suffix in ("xlsx", "html", "csv", "json"):
            for style in ("full", "fukui", "wg"):
                out = self.folder / f"published.{suffix}"
                program.run("dashboard", self.book, "--out", out, "--force", "--style", style, "--min-group", 1)
                published = texts(out) if suffix == "xlsx" else {suffix: out.read_text(encoding="utf-8")}
                for part, text in published.items():
                    words = set(re.split(r"[<>\"',\s]+", text))
                    self.assertEqual(numbers & words | {name for name in secret - numbers if name in text}, set(), part)

    def test_the_lists_say_that_they_are_not_for_publication(self):
        for reader, words in (("hr", "人事担当用"), ("manager", "所属長用")):
            parts = texts(self.lists(self.book, reader))
            import openpyxl
            book = openpyxl.load_workbook(self.folder / "lists.xlsx")
            self.assertEqual(book.sheetnames[0], CAUTION)
            cover = " ".join(str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value)
            self.assertIn("公表しないでください", cover)
            self.assertIn(words, cover)
            for name, text in parts.items():
                if name.startswith("xl/worksheets/sheet"):
                    self.assertIn(CAUTION, text.partition("<oddFooter>")[2], name)
            self.assertIn(CAUTION, parts["docProps/core.xml"])

    def test_stages_are_those_of_the_evaluation(self):
        said = {one["staff_id"]: one["stages"] for one in program.run_json("evaluate", self.book)["persons"]}
        seen = 0
        for sheet, rows in tables(self.lists(self.book, "manager")).items():
            persona = sheet.partition("候補者_")[2]
            for row in rows if persona and "現在の段階" in rows[0] else []:
                stage = said[row["職員番号"]][persona]
                self.assertEqual(row["現在の段階"] if stage else None, stage)
                if not stage:
                    self.assertIn(row["現在の段階"], ("未到達", UNKNOWN))
                self.assertEqual(row["次の段階"] == NONE, not row["次の段階に必要なもの"])
                seen += 1
        self.assertGreater(seen, 80)

    def test_hr_sees_nothing_that_tools_say_of_general_staff(self):
        import openpyxl
        lists = tables(self.lists(self.book, "hr"))
        shown = set(lists[f"候補者_{GENERAL}"][0])
        managers = set(tables(self.lists(self.book, "manager"))[f"候補者_{GENERAL}"][0])
        self.assertIn("Excel", managers - shown)
        self.assertEqual({row["現在の段階"] for row in lists[f"候補者_{GENERAL}"]} - {"Step1", "未到達", UNKNOWN}, set())
        # Whatever is answered about tools, the list is the same.
        hr = self.lists(self.book, "hr").read_bytes()
        manager = self.lists(self.book, "manager").read_bytes()
        for answer in (0, 3, None):
            book = openpyxl.load_workbook(self.book)
            for sheet in book.worksheets:
                if sheet.title.startswith("ツール点検"):
                    for row in sheet.iter_rows(min_row=2, min_col=3):
                        for cell in row:
                            if not hasattr(cell.value, "year"):
                                cell.value = answer
            other = self.folder / "other" / "town.xlsx"
            other.parent.mkdir(exist_ok=True)
            book.save(other)
            self.assertEqual(self.lists(other, "hr").read_bytes(), hr)
            self.assertNotEqual(self.lists(other, "manager").read_bytes(), manager)

    def test_a_manager_gets_the_people_of_the_department(self):
        people = self.people()
        all_lists = tables(self.lists(self.book, "manager"))
        codes = sorted({row["所属コード"] for rows in all_lists.values() for row in rows})
        self.assertGreater(len(codes), 4)
        own = tables(self.lists(self.book, "manager", "--department", codes[2]))
        for sheet, rows in own.items():
            self.assertEqual(rows, [row for row in all_lists[sheet] if row["所属コード"] == codes[2]])
            for row in rows:
                self.assertEqual(people[row["職員番号"]]["氏名"], row["氏名"])
        self.assertGreater(sum(map(len, own.values())), 5)

    def test_each_department_is_printed_on_pages_of_its_own(self):
        parts = texts(self.lists(self.book, "manager"))
        rows = tables(self.folder / "lists.xlsx")["未受講者"]
        changes = sum(a["所属コード"] != b["所属コード"] for a, b in zip(rows, rows[1:]))
        self.assertGreater(changes, 3)
        self.assertIn(f'<rowBreaks count="{changes}"', parts["xl/worksheets/sheet2.xml"])
        self.assertNotIn("<rowBreaks", texts(self.lists(self.book, "hr"))["xl/worksheets/sheet2.xml"])

    def test_departments_below_belong_to_it(self):
        import openpyxl
        book = openpyxl.load_workbook(self.book)
        sheet = book["所属"]
        headings = [cell.value for cell in sheet[1]]
        if "上位所属コード" not in headings:
            sheet.cell(1, len(headings) + 1, "上位所属コード")
            headings.append("上位所属コード")
        codes = [sheet.cell(row, headings.index("所属コード") + 1).value for row in (2, 3, 4)]
        for row, parent in ((3, codes[0]), (4, codes[1])):
            sheet.cell(row, headings.index("上位所属コード") + 1, parent)
        book.save(self.book)
        rows = tables(self.lists(self.book, "manager", "--department", codes[0]))["未受講者"]
        self.assertEqual({row["所属コード"] for row in rows}, set(codes))

    def test_wrong_use(self):
        out = self.folder / "out.xlsx"
        for options, words in ((("--style", "wg"), "--style"), (("--min-group", 2), "--min-group"),
                               (("--into", self.book), "--into"), (("--format", "csv"), "--format"),
                               (("--previous", self.book), "--previous"),
                               (("--department", "none"), "none")):
            done = program.run("dashboard", self.book, "--out", out, "--force", "--audience", "hr", *options)
            self.assertEqual(done.returncode, USAGE, options)
            self.assertIn(words, done.stderr)
        for options in (("--audience", "hr", "--out", self.folder / "out.html"), ("--audience", "all", "--out", out),
                        ("--department", "1", "--out", out), ("--audience", "hr"),
                        ("--audience", "hr", "--out", self.book)):
            self.assertEqual(program.run("dashboard", self.book, *options).returncode, USAGE, options)
        self.assertFalse(out.exists())


class Oracle(Case):
    """未受講者 as rules.py finds them."""

    def test_who_has_not_completed_what(self):
        from tests.oracle import rules, untidy_books
        compared = 0
        for seed in SEEDS:
            town = untidy_books.town(seed)
            book = self.folder / f"town-{seed}.xlsx"
            as_of = untidy_books.write(town, seed, book)
            found = {(row["職員番号"], row["研修"]): row
                     for row in tables(self.lists(book, "hr", *(["--as-of", as_of] if as_of else [])))["未受講者"]}
            evaluation = rules.Evaluation(town)
            wanted = {(person.number, training.name) for person in town.staff for training in town.trainings
                      if person.status == "在籍" and person.employment != rules.YEARLY_APPOINTEE
                      and training.kind != rules.ELECTIVE and rules.concerns(training, person)
                      and not evaluation._has(person.number, training, "修了", "免除")}
            self.assertEqual({key for key, row in found.items() if row["対象"] == "対象"}, wanted, seed)
            for number, name in wanted:
                training = next(t for t in town.trainings if t.name == name)
                states = evaluation.states.get((number, training.code))
                if not states and town.attendance:
                    self.assertEqual(found[number, name]["状況"], "未受講")
                elif states:
                    self.assertIn(found[number, name]["状況"], states)
                if training.every_year:
                    last = found[number, name]["期限"]
                    self.assertEqual((last.year, last.month, last.day), (rules.fiscal_year(town.as_of) + 1, 3, 31))
            compared += len(wanted)
        self.assertGreater(compared, 200)


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
