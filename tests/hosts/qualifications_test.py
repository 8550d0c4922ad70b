"""skillmap qualifications: every row kept, expiries, pass rates and fees worked out a second time from random registers; bad
input; what a reader without names is not told; the workbook."""

import collections
import csv
import datetime
import io
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import exam_books, program  # noqa: E402
from tests.support.exam_books import AS_OF, DESIGNATED  # noqa: E402

DONE, FINDINGS, USAGE = range(3)
SEEDS = range(1, 7)
DATE = datetime.date


def fiscal_year(day):
    return day.year if day.month > 3 else day.year - 1


class Register(program.Scratch):
    def make(self, scheme, seed, people=40, rows=90, settings=()):
        staff = exam_books.town(seed, people)
        lines = exam_books.register(seed, staff, rows)
        return exam_books.write(self.folder / f"{scheme}{seed}.xlsx", scheme, staff, lines, settings), staff, lines

    def book(self, *rows, scheme="gotsu", settings=(), headings=exam_books.HEADINGS, staff=None):
        staff = staff or [("000001", "見本 一", "0001", "", "正規", "在籍"), ("000002", "見本 二", "0001", "", "正規", "在籍")]
        return exam_books.write(self.folder / "book.xlsx", scheme, staff, rows, settings, headings)

    def said(self, book, *options):
        return program.run_json("qualifications", book, "--audience", "hr", *options)

    def codes(self, book):
        return [(one["code"], one["cell"]) for one in program.run_json("check", book)["issues"] if one["sheet"] == "資格"]

    def claims(self, book, *options):
        return {one["row"]: (one["state"], one["amount"], [reason["id"] for reason in one["reasons"]])
                for one in self.said(book, *options)["schemes"][0]["claims"]}

    # ---- random registers

    def test_every_row_is_kept_and_stands_as_it_is_written(self):
        for seed in SEEDS:
            book, staff, rows = self.make("gotsu", seed)
            said = self.said(book, "--within", 6)
            self.assertEqual(sorted(one["row"] for one in said["register"]), list(range(2, len(rows) + 2)))
            for one in said["register"]:
                row = rows[one["row"] - 2]
                self.assertEqual((one["staff_id"], one["qualification"]), row[:2])
                self.assertEqual(one["result"], exam_books.attempt(row), row)
                self.assertEqual(one["expiry"], exam_books.expiry(rows, one["row"] - 2, 6), row)
                self.assertEqual((one["fee"], one["text"], one["travel"]), tuple(exam_books.yen(row[i]) for i in (6, 7, 8)))

    def test_what_is_near_its_end_by_the_months_asked_for(self):
        for within in (0, 1, 6, 11, 24):
            book, _, rows = self.make("kobe", 3)
            said = self.said(book, "--within", within)
            self.assertEqual(said["until"], exam_books.months_after(AS_OF, within).isoformat())
            for one in said["register"]:
                self.assertEqual(one["expiry"], exam_books.expiry(rows, one["row"] - 2, within))

    def test_pass_rates(self):
        for seed in SEEDS:
            for scheme, appointees in (("gotsu", True), ("toyota", False)):
                book, staff, rows = self.make(scheme, seed)
                said = self.said(book)["rates"]
                expected = exam_books.rates(staff, rows, appointees)
                found = {}
                for table, key in (("departments", "code"), ("months", "month"), ("exams", "name"), ("whole", None)):
                    for one in said[table] if key else [said[table]]:
                        found[(table, one[key] if key else None)] = [*one["people"], *one["attempts"], one["unknown"], one["absent"]]
                self.assertEqual(found, dict(expected))

    # ---- fees

    def expected_toyota(self, row, staff):
        state, exam = exam_books.attempt(row), row[1]
        day, fee = row[4] or row[2], exam_books.yen(row[6])
        if exam == "G検定":
            return "check", None
        if exam == "ITパスポート" and day is None:
            return "refused" if state == "absent" else "check", fee
        if exam == "ITパスポート" and fiscal_year(day) == 2024:
            return "refused", None
        if state in ("failed", "absent"):
            return "refused", None
        if fee == 0:
            return "refused", fee
        if state != "passed" or fee is None or staff[5] != "在籍" or staff[4] != "正規":
            return "check", fee
        return "payable", fee

    def test_fees_on_a_pass_only(self):
        for seed in SEEDS:
            book, staff, rows = self.make("toyota", seed)
            said = self.said(book)["schemes"][0]
            people = {one[0]: one for one in staff}
            expected, first = {}, set()
            # The first of a person and an exam is paid; what was paid before comes first.
            order = sorted(range(len(rows)), key=lambda i: (not self.is_paid(rows[i]), rows[i][4] or rows[i][2] or DATE.max, i))
            for i in order:
                state, amount = self.expected_toyota(rows[i], people[rows[i][0]])
                key = rows[i][:2]
                if self.is_paid(rows[i]):
                    state = "paid"
                has_rule = rows[i][1] != "G検定" and not (
                    rows[i][1] == "ITパスポート" and (day := rows[i][4] or rows[i][2]) and fiscal_year(day) == 2024)
                if has_rule and state != "refused":  # nor one that nothing was paid for
                    if key in first and state == "payable":
                        state = "check"
                    first.add(key)
                expected[i + 2] = (state, amount)
            for one in said["claims"]:
                self.assertEqual(one["state"], expected[one["row"]][0], (seed, one, rows[one["row"] - 2]))
            payable = [amount for state, amount in expected.values() if state == "payable"]
            self.assertEqual(said["totals"]["payable"], {"rows": len(payable), "amount": sum(payable), "unknown": 0})
            self.assertTrue(payable)
            for state in ("payable", "check", "refused", "paid"):
                self.assertEqual(said["totals"][state]["rows"], sum(one == state for one, _ in expected.values()))

    def is_paid(self, row):
        return bool(row[10]) and row[10] <= AS_OF

    def test_three_costs_and_what_is_not_known_of_them(self):
        for seed in SEEDS:
            book, staff, rows = self.make("gotsu", seed)
            said = self.said(book)["schemes"][0]
            total = unknown = count = 0
            for one in said["claims"]:
                row = rows[one["row"] - 2]
                spent = [exam_books.yen(row[i]) for i in (6, 7, 8)]
                if one["rule"]:
                    self.assertEqual([one["costs"][cost]["amount"] for cost in ("fee", "text", "travel")], spent)
                    known = [amount for amount in spent if amount is not None]
                    self.assertEqual(one["amount"], sum(known) if known else None)
                if one["state"] == "payable":
                    self.assertIsNotNone(spent[0])
                    self.assertGreater(one["amount"], 0)
                    self.assertIn(exam_books.attempt(row), ("passed", "failed"))
                    count, total, unknown = count + 1, total + sum(known), unknown + (None in spent)
            self.assertTrue(count)
            self.assertEqual(said["totals"]["payable"], {"rows": count, "amount": total, "unknown": unknown})

    def test_a_share_that_nobody_gives_pays_nothing(self):
        person = [("000001", "見本 一", "0001", DESIGNATED, "正規", "在籍"), ("000002", "見本 二", "0001", "", "正規", "在籍")]
        rows = [("000001", "ITパスポート", None, None, DATE(2025, 6, 1), "不合格", 7501),
                ("000002", "ITパスポート", None, None, DATE(2025, 6, 1), "不合格", 7501),
                ("000001", "G検定", DATE(2025, 6, 1), None, DATE(2025, 6, 1), "合格", 13200)]
        book = self.book(*rows, scheme="tochigi", staff=person)
        self.assertEqual(self.claims(book), {2: ("check", None, ["share_unknown"]), 3: ("refused", None, ["other_people"]),
                                             4: ("check", None, ["unlisted"])})
        # A yen is not divided; the readings that are open can be chosen.
        book = self.book(*rows, scheme="tochigi", staff=person, settings=[("受験料補助の割合", 50), ("受験料を補助する職員", "everyone"),
                                                                            ("受験料を補助する試験", "any")])
        self.assertEqual(self.claims(book), {2: ("payable", 3750, []), 3: ("payable", 3750, []), 4: ("payable", 6600, [])})
        book = self.book(*rows, scheme="tochigi", staff=person, settings=[("受験料補助の割合", 50), ("受験料を補助するとき", "pass")])
        self.assertEqual(self.claims(book)[2], ("refused", 3750, ["not_passed"]))

    def test_an_exam_a_second_time_is_asked_about(self):
        row = ("000001", "ITパスポート", None, None, DATE(2025, 6, 1), "不合格", 7500, 0, 0)
        again = ("000001", "ITパスポート", DATE(2025, 8, 1), None, DATE(2025, 8, 1), "合格", 7500, 0, 0)
        self.assertEqual(self.claims(self.book(again, row)), {2: ("check", 7500, ["again"]), 3: ("payable", 7500, [])})
        self.assertEqual(self.claims(self.book((*again, None, DATE(2025, 9, 1)), row)),
                         {2: ("paid", 7500, []), 3: ("check", 7500, ["again"])})

    def test_limits_budgets_and_applications_of_a_scheme_of_ones_own(self):
        made = self.folder / "own.xlsx"
        rule = """
[[subsidy]]
id = "own"
name = "受験料"
any_qualification = true
on = "pass"
share = 80
limit = 5000
budget = 9000
again = "pay"
within_days = 30
"""
        scheme = (program.ROOT / "core/schemes/kobe.toml").read_text(encoding="utf-8").replace('id = "kobe"', 'id = "own"', 1)
        (self.folder / "own.toml").write_text(scheme + rule, encoding="utf-8")
        day = DATE(2025, 6, 1)

        def row(name, fee, applied, number="000001", passed=day):
            return (number, name, passed, None, passed, "合格", fee, None, None, applied)
        rows = [row("A", 10000, DATE(2025, 6, 20)), row("B", 1001, DATE(2025, 7, 1)), row("C", 1000, DATE(2025, 7, 2)),
                row("D", 1000, None), row("E", 1000, None, passed=DATE(2026, 3, 20)), row("F", 5000, DATE(2025, 6, 10))]
        exam_books.write(made, "own", [("000001", "見本 一", "0001", "", "正規", "在籍")], rows)
        self.assertEqual(self.claims(made),
                         {2: ("payable", 5000, []), 3: ("check", 800, ["over_budget"]), 4: ("refused", 800, ["late"]),
                          5: ("refused", 800, ["late"]), 6: ("check", 800, ["not_applied"]), 7: ("payable", 4000, [])})

    def test_a_scheme_without_rules_pays_nothing_and_says_so(self):
        book, _, rows = self.make("kobe", 1)
        said = self.said(book)
        self.assertEqual((said["schemes"], len(said["register"])), ([], len(rows)))
        done = program.run("qualifications", book, "--audience", "hr")
        self.assertIn("支給する規則がありません", done.stdout)

    def test_what_cost_nothing_is_not_paid(self):
        day = DATE(2025, 6, 1)
        rows = [(number, "ITパスポート", day, None, day, "合格", 0, text, 0) for number, text in (("000001", 0), ("000002", None))]
        self.assertEqual(self.claims(self.book(*rows)), {2: ("refused", 0, ["nothing_spent"]), 3: ("check", 0, ["text_unknown"])})

    # ---- bad input

    def test_bad_cells_are_told_and_count_as_unknown(self):
        day = DATE(2025, 6, 1)
        book = self.book(("000009", "ITパスポート", day, None, day, "合格", 7500),
                         ("000001", "ITパスポート", day, None, DATE(2025, 7, 1), "合格", 7500, 0, 0),
                         ("000001", "A", None, None, day, "たぶん合格", 7500),
                         ("000001", "B", None, None, day, "合格", -1),
                         ("000001", "C", day, DATE(2024, 1, 1), day, "合格", "七千円"),
                         ("000001", "D", day, None, day, "不合格", 7500.5),
                         ("000002", "E", "きのう", None, day, "合格", 1))
        found = collections.Counter(self.codes(book))
        for one in (("staff.unknown", "A2"), ("date.out_of_order", "C3"), ("word.unknown", "F4"), ("amount.unusable", "G5"),
                    ("amount.unusable", "G6"), ("date.out_of_order", "D6"), ("exam.contradicts", "C7"), ("amount.unusable", "G7"),
                    ("date.unreadable", "C8")):
            self.assertEqual(found[one], 1, (one, found))
        by_row = {one["row"]: one for one in self.said(book)["register"]}
        self.assertNotIn(2, by_row)  # nobody's row: on the page of rows that could not be read
        self.assertEqual((by_row[3]["passed"], by_row[3]["result"]), ("unknown", "passed"))
        self.assertEqual((by_row[4]["result"], by_row[5]["fee"], by_row[6]["fee"], by_row[6]["expiry"]),
                         ("unknown", None, None, "unknown"))
        self.assertEqual((by_row[7]["result"], by_row[7]["fee"], by_row[8]["passed"]), ("unknown", None, "unknown"))

    def test_the_same_row_again_is_paid_once(self):
        row = ("000001", "ITパスポート", DATE(2025, 6, 1), None, DATE(2025, 6, 1), "合格", 7500, 0, 0)
        book = self.book(row, row)
        self.assertEqual(self.claims(book), {2: ("payable", 7500, []), 3: ("refused", None, ["repeated"])})
        self.assertEqual(self.said(book)["rates"]["whole"]["attempts"], [1, 1])
        # Of two rows that tell it in two ways nobody knows which is right.
        book = self.book(row, (*row[:5], "合格", 5700, 0, 0))
        self.assertEqual(self.claims(book), {2: ("check", 7500, ["contradicted"]), 3: ("check", 5700, ["contradicted", "again"])})
        self.assertEqual(self.said(book)["rates"]["whole"], {"people": [0, 0], "attempts": [0, 0], "unknown": 2, "absent": 0})

    def test_a_failed_exam_holds_no_stage_and_an_open_one_leaves_it_open(self):
        day = DATE(2025, 6, 1)
        book = self.book(("000001", "ITパスポート", None, None, day, "不合格"), ("000002", "ITパスポート", None, None, day, "未確認"))
        self.assertEqual([self.state(book, number) for number in ("000001", "000002")], ["not_met", "unknown"])
        book = self.book(("000001", "ITパスポート", None, None, day, "不合格"),
                         ("000001", "ITパスポート", DATE(2025, 8, 1), None, DATE(2025, 8, 1), "合格"))
        self.assertEqual(self.state(book, "000001"), "met")

    def state(self, book, number):
        return program.run_json("explain", book, "--staff", number)["schemes"][0]["personas"][0]["stages"][0]["conditions"][0]["state"]

    def test_without_results_there_is_no_rate(self):
        book = self.book(("000001", "ITパスポート", DATE(2025, 6, 1)), headings=("職員番号", "資格名", "合格日"))
        self.assertIsNone(self.said(book)["rates"])
        self.assertIsNone(self.said(self.book(("000001", "ITパスポート", DATE(2025, 6, 1))))["rates"])
        self.assertIn("合否", program.run("qualifications", book).stdout)

    # ---- what others are told

    def test_without_an_audience_no_name_and_no_small_group(self):
        for seed in SEEDS:
            book, staff, rows = self.make("gotsu", seed, people=20, rows=40)
            said = program.run_json("qualifications", book)
            self.assertEqual(set(said), {"as_of", "until", "rates"})
            expected = exam_books.rates(staff, rows, True)
            for table, key in (("departments", "code"), ("months", "month"), ("exams", "name")):
                for one in said["rates"][table]:
                    right = expected[(table, one[key])]
                    if 0 < right[1] < 3:
                        self.assertIsNone(one["people"], one)
                    self.assertEqual(one["people"] is None, one["attempts"] is None)
                    if one["people"] is not None:
                        self.assertEqual([*one["people"], *one["attempts"]], right[:4])
            out = self.folder / f"published{seed}.xlsx"
            program.run("qualifications", book, "--out", out)
            text = "".join(self.texts(out))
            self.assertIn("合格率", text)
            for one in staff:
                self.assertNotIn(one[0], text)
                self.assertNotIn(one[1] + " ", text + " ")
            self.assertNotIn("支給対象", text)

    def texts(self, path):
        import openpyxl
        for sheet in openpyxl.load_workbook(path):
            for row in sheet.iter_rows(values_only=True):
                yield from (str(cell) for cell in row if cell is not None)

    def test_a_department_alone_is_for_readers_of_names(self):
        book, staff, rows = self.make("gotsu", 2)
        said = self.said(book, "--department", "0002")
        members = {one[0] for one in staff if one[2] == "0002"}
        self.assertEqual(sorted(one["row"] for one in said["register"]),
                         [i + 2 for i, row in enumerate(rows) if row[0] in members])
        self.assertEqual({one["code"] for one in said["rates"]["departments"]}, {"0002"})
        self.assertEqual(program.run("qualifications", book, "--department", "0002").returncode, USAGE)
        self.assertEqual(program.run("qualifications", book, "--audience", "hr", "--department", "9").returncode, USAGE)

    # ---- files

    def test_the_workbook_holds_every_row_and_its_sums(self):
        import openpyxl
        book, staff, rows = self.make("gotsu", 5)
        out = self.folder / "out.xlsx"
        done = program.run("qualifications", book, "--audience", "hr", "--out", out)
        self.assertIn(done.returncode, (DONE, FINDINGS), done.stderr)
        opened = openpyxl.load_workbook(out, data_only=True)
        for name in ("資格台帳", "期限の近い資格", "合格率_所属別", "合格率_月別", "合格率_資格別", "支給対象一覧", "支給できないもの・要確認",
                     "支給済み", "算定根拠"):
            self.assertIn(name, opened.sheetnames)
        lines = list(opened["資格台帳"].iter_rows(values_only=True))
        self.assertEqual(sum("行目" in str(cell) for line in lines for cell in line), len(rows))
        said = self.said(book)["schemes"][0]["totals"]["payable"]
        sums = [line for line in opened["支給対象一覧"].iter_rows(values_only=True) if "計" in line and said["amount"] in line]
        self.assertTrue(sums)
        again = self.folder / "again.xlsx"
        program.run("qualifications", book, "--audience", "hr", "--out", again)
        self.assertEqual(out.read_bytes(), again.read_bytes())

    def test_csv(self):
        book = self.book(("000001", "+1+1", DATE(2025, 6, 1), "なし", DATE(2025, 6, 1), "合格", None))
        lines = list(csv.reader(io.StringIO(program.run("qualifications", book, "--audience", "hr", "--format", "csv").stdout.lstrip("\ufeff"))))
        row = dict(zip(lines[0], lines[1]))
        self.assertEqual((row["資格・試験"], row["受験料"], row["合否"], row["期限の状況"]), ("'+1+1", "不明", "合格", "なし"))
        lines = list(csv.reader(io.StringIO(program.run("qualifications", book, "--format", "csv").stdout.lstrip("\ufeff"))))
        self.assertTrue(all("X" in line for line in lines[1:] if "0001" in line))


if __name__ == "__main__":
    program.main(needs_modules=("openpyxl",))
