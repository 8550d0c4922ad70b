"""The dashboard beside an earlier time: figures, departments reorganised, transfers, rules that differ."""

import csv
import io
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program, two_books  # noqa: E402

DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)
PAGE, NONE = "前回比較", "－"
RATES = {"①必須研修（階層別）": "mandatory", "②必須研修（DXリーダー）": "leader", "③選択研修": "elective"}


def blocks(book, name=PAGE):
    """The tables of the page by the title above them: rows without their blank cells, headings included."""
    import openpyxl
    found, title = {}, None
    for row in openpyxl.load_workbook(book, data_only=True)[name].iter_rows(values_only=True):
        cells = [value for value in row if value is not None]
        if len(cells) == 1 and isinstance(cells[0], str):
            title = cells[0]
        elif cells:
            found.setdefault(title, []).append(cells)
    return found


def body(book, title, name=PAGE):
    """{first cell: the others} of a table's rows."""
    return {row[0]: row[1:] for row in blocks(book, name)[title]}


def homes(book):
    """{staff number: department} of those who are counted."""
    import openpyxl
    columns, rows = two_books.table(openpyxl.load_workbook(book)["職員"])
    people = ([cell.value for cell in row] for row in rows)
    return {person[columns["職員番号"]]: person[columns["所属コード"]] for person in people
            if person[columns["在籍状況"]] == "在籍" and person[columns["任用区分"]] != "会計年度任用職員"}


class Case(program.Scratch):
    def towns(self, *changes, staff=240, departments=16, transfers=120, seed=1):
        sample = self.folder / "sample.xlsx"
        done = program.run("sample", "--out", sample, "--staff", staff, "--departments", departments, "--seed", seed)
        self.assertEqual(done.returncode, DONE, done.stderr)
        self.now, self.before = self.folder / "now.xlsx", self.folder / "before.xlsx"
        two_books.make(sample, self.now, self.before, transfers, changes)

    def dashboard(self, *options, least=1, out="out.xlsx", book=None):
        path = self.folder / out
        done = program.run("dashboard", book or self.now, "--out", path, "--force", "--min-group", least, *options)
        self.assertIn(done.returncode, (DONE, FINDINGS), done.stderr)
        return path

    def assert_pair(self, cells, before, now):
        """Previous, now and the change of rates in points, each [n, d]; None where there is none."""
        want = [NONE if not one or not one[1] else one[0] / one[1] for one in (before, now)]
        want.append(NONE if NONE in want else (want[1] - want[0]) * 100)
        for got, expected in zip(cells, want, strict=True):
            if NONE in (got, expected):
                self.assertEqual(got, expected, (cells, want))
            else:
                self.assertAlmostEqual(got, expected, places=12, msg=str((cells, want)))


BECAME = {"0120": "0105", "0130": "0108", "0131": None}
CHANGES = (two_books.rename("0107", "旧名称課"), two_books.merge("0120", "0105"), two_books.recode("0130", "0108"),
           two_books.abolish("0131"), two_books.create("0110", "0131"))


class Figures:
    """What the page says of two times with 120 transfers, two departments merged into one, a new code, a new name, an end,
    and a beginning. Expects the dashboard `out`, the books `before` and `now`, and what they mean: `then` and `today`."""

    def sources(self, code):
        return [one for one in self.then["departments"] if BECAME.get(one["code"], one["code"]) == code]

    def test_the_whole(self):
        rates = body(self.out, "全庁の率")
        for name, field in RATES.items():
            self.assert_pair(rates[name], self.then["whole"][field], self.today["whole"][field])
        members = [sum(one["members"] for one in when["departments"]) for when in (self.then, self.today)]
        counts = body(self.out, "全庁の数")
        self.assertEqual(counts["職員数"], [*members, members[1] - members[0]])

    def test_departments_of_today_with_the_sums_of_those_before(self):
        shown = body(self.out, "所属ごとの率（現在の所属に換算）")
        counts = body(self.out, "所属ごとの数（現在の所属に換算）")
        for today in self.today["departments"]:
            sources = self.sources(today["code"])
            row = shown[today["name"]]
            for i, field in enumerate(RATES.values()):
                parts = [one[field] for one in sources if one[field][1]]
                total = [sum(part[k] for part in parts) for k in (0, 1)]
                # The trainings that anybody took would count twice in two departments.
                before = total if field == "mandatory" or len(parts) == 1 else None
                self.assert_pair(row[3 * i:3 * i + 3], before, today[field])
            if sources:
                before = sum(one["members"] for one in sources)
                self.assertEqual(counts[today["name"]][:3], [before, today["members"], today["members"] - before])
            else:
                self.assertEqual(today["code"], "0110")
                self.assertEqual(counts[today["name"]][:3], [NONE, today["members"], NONE])

    def test_departments_as_they_were(self):
        old = {one["code"]: one for one in self.then["departments"]}
        rows = {row[0]: row[1:] for row in blocks(self.out)["変わった所属（前回のまま）"][1:]}
        self.assertEqual(sorted(rows), ["0105", "0107", "0110", "0120", "0130", "0131"])
        name = {one["code"]: one["name"] for one in self.today["departments"]}
        for code, (what, successor) in {"0105": ("ほかの所属を統合", name["0105"]), "0107": ("名称変更", name["0107"]),
                                        "0120": ("統合・移管", name["0105"]), "0130": ("統合・移管", name["0108"]),
                                        "0131": ("廃止（後継なし）", NONE)}.items():
            was = old[code]
            self.assertEqual(rows[code][:4], [was["name"], what, successor, was["members"]])
            for shown, field in zip(rows[code][4:7], RATES.values()):
                n, d = was[field]
                self.assertEqual(round(shown, 12) if d else shown, round(n / d, 12) if d else NONE)
        self.assertEqual(rows["0110"], [NONE, "新設", name["0110"], NONE, NONE, NONE, NONE, NONE])

    def test_transfers_are_counted_and_a_reorganisation_is_none(self):
        now, before = homes(self.now), homes(self.before)
        self.assertEqual(len(now), sum(one["members"] for one in self.today["departments"]))
        came, left = {}, {}
        for number in now:
            old = BECAME.get(before[number], before[number]) or before[number]
            if old != now[number]:
                came[now[number]] = came.get(now[number], 0) + 1
                left[old] = left.get(old, 0) + 1
        rows = blocks(self.out)["所属の間の異動"]
        self.assertEqual(rows[1], ["異動した職員", sum(came.values()), sum(left.values())])
        self.assertGreater(sum(came.values()), 100)
        names = {one["code"]: one["name"] for one in [*self.then["departments"], *self.today["departments"]]}
        self.assertEqual({row[0]: row[1:] for row in rows[2:]},
                         {names[code]: [came.get(code, 0), left.get(code, 0)] for code in {*came, *left}})

    def test_personas_and_stages(self):
        count = {}
        counted = homes(self.now)
        for when, evaluated in (("前回", self.then), ("今回", self.today)):
            for person in evaluated["persons"]:
                if person["staff_id"] not in counted:
                    continue
                for persona, stage in person["stages"].items():
                    key = (persona, when)
                    count.setdefault(key, {}).setdefault(stage, 0)
                    count[key][stage] += 1
        rows = blocks(self.out)["人材像ごとの育成段階（前回と今回）"]
        shown = {tuple(row[0].split("　")): row[1:] for row in rows[1:]}
        for (persona, when), stages in count.items():
            people, none_yet, *steps = shown[persona, when]
            self.assertEqual(people, sum(stages.values()), persona)
            if none_yet != NONE:
                self.assertEqual(none_yet, stages.get(None, 0), persona)
                for n, step in enumerate(steps):
                    self.assertIn(step, (stages.get(f"Step{n + 1}", 0), NONE))
        changes = body(self.out, "人材像ごとの増減（人）")
        for persona, cells in changes.items():
            if persona == "人材像":
                continue
            for change, now, before in zip(cells, shown[persona, "今回"], shown[persona, "前回"], strict=True):
                self.assertEqual(change, NONE if NONE in (now, before) else now - before)


class Reorganised(Figures, Case):
    def setUp(self):
        super().setUp()
        self.towns(*CHANGES)
        self.out = self.dashboard("--previous", self.before)
        self.then = program.run_json("evaluate", self.before)
        self.today = program.run_json("evaluate", self.now)

    def test_the_flat_data_have_both_days(self):
        rows = list(csv.DictReader(io.StringIO(
            self.dashboard("--previous", self.before, out="out.csv").read_text(encoding="utf-8-sig"))))
        keys = [(row["所属コード"], row["指標"], row["基準日"]) for row in rows]
        self.assertEqual(len(keys), len(set(keys)))
        found = dict(zip(keys, rows))
        merged = found["0105", "必須研修（階層別）（現在の所属に換算）", "2025-03-31"]
        parts = [found[code, "必須研修（階層別）", "2025-03-31"] for code in ("0105", "0120")]
        for column in ("分子", "分母"):
            self.assertEqual(int(merged[column]), sum(int(part[column]) for part in parts))
        self.assertEqual(merged["年度"], "2024")

    def test_every_style_and_the_html_have_the_page(self):
        import openpyxl
        for style in ("full", "fukui", "wg"):
            out = self.dashboard("--previous", self.before, "--style", style, out="style.xlsx")
            self.assertIn(PAGE, openpyxl.load_workbook(out).sheetnames)
            self.assertIn(PAGE, [row[0] for row in blocks(out, "表紙と読み方")["ダッシュボードのページ"]])
            alone = self.dashboard("--style", style, out="alone.xlsx")
            self.assertNotIn(PAGE, openpyxl.load_workbook(alone).sheetnames)
        html = self.dashboard("--previous", self.before, out="out.html").read_text(encoding="utf-8")
        self.assertIn('<section id="comparison">', html)
        rates = body(self.out, "全庁の率")["①必須研修（階層別）"]
        self.assertIn(f"前回比 {rates[2]:+.1f}ポイント", html)


class Extremes(Case):
    def test_chains_that_lead_nowhere_are_told(self):
        def successor(code, other):
            return two_books.abolish(code, other)
        self.towns(successor("0140", "0141"), successor("0141", "0140"), successor("0142", "9999"))
        codes = [issue["code"] for issue in program.run_json("check", self.now)["issues"]]
        self.assertEqual(codes.count("department.successor_circle"), 2)
        self.assertEqual(codes.count("department.successor_unknown"), 1)
        rows = {row[0]: row[1:] for row in blocks(self.dashboard("--previous", self.before))["変わった所属（前回のまま）"][1:]}
        self.assertEqual(rows["0140"][1:3], ["後継が循環している", "所属コード 0140"])
        self.assertEqual(rows["0141"][1:3], ["後継が循環している", "所属コード 0141"])
        self.assertEqual(rows["0142"][1:3], ["後継が所属シートにない", "所属コード 9999"])

    def test_the_same_book_as_of_an_earlier_day(self):
        self.towns()
        out = self.dashboard("--previous-as-of", "令和7年3月31日")
        evaluated = [program.run_json("evaluate", self.now, "--as-of", day)["whole"] for day in ("2025-03-31", "2026-03-31")]
        for name, field in RATES.items():
            self.assert_pair(body(out, "全庁の率")[name], *(one[field] for one in evaluated))
        self.assertNotIn("所属の間の異動", blocks(out))

    def test_the_same_day_twice_changes_nothing(self):
        self.towns()
        for options in (("--previous-as-of", "2026-03-31"), ("--previous", self.now)):
            out = self.dashboard(*options)
            for cells in body(out, "全庁の率").values():
                self.assertIn(cells[2], (0, "増減", "ポイント差"))
            rows = list(csv.DictReader(io.StringIO(
                self.dashboard(*options, out="out.csv").read_text(encoding="utf-8-sig"))))
            keys = [(row["所属コード"], row["指標"], row["基準日"]) for row in rows]
            self.assertEqual(len(keys), len(set(keys)))

    def test_a_previous_book_without_staff(self):
        self.towns()
        empty = self.folder / "empty.xlsx"
        program.run("sample", "--out", empty, "--staff", 0, "--departments", 16)
        out = self.dashboard("--previous", empty, "--previous-as-of", "2025-03-31")
        self.assertEqual(body(out, "全庁の率")["①必須研修（階層別）"][::2], [NONE, NONE])
        text = self.dashboard("--previous", empty, "--previous-as-of", "2025-03-31", out="o.html").read_text(encoding="utf-8")
        self.assertIn("異動は分かりません", text)

    def test_rules_that_differ_are_listed(self):
        import openpyxl
        self.towns()
        alike = blocks(self.dashboard("--previous", self.before))
        self.assertNotIn("制度と読み方の違い", alike)
        book = openpyxl.load_workbook(self.before)
        for row in book["設定"].iter_rows():
            if row[0].value == "制度":
                row[1].value = "wg-tokyo-2025、gotsu"
        book["設定"].append(["一般行政職員 Step2 の条件", "すべてのツールが Lv1 以上"])
        book.save(self.before)
        other = blocks(self.dashboard("--previous", self.before))
        rows = {row[0]: row[1:] for row in other["制度と読み方の違い"]}
        self.assertEqual(rows["一般行政職員 Step2 の条件"], ["すべてのツールが Lv1 以上", "1つ以上のツールが Lv1 以上"])
        self.assertIn("江津", rows["制度"][0])
        self.assertNotIn("江津", rows["制度"][1])
        # Judged by the rules of today, whatever the earlier workbook asks for.
        for title in ("全庁の率", "人材像ごとの育成段階（前回と今回）"):
            self.assertEqual(other[title], alike[title])

    def test_wrong_use(self):
        self.towns()
        for options, code, words in ((("--previous-as-of", "2026-04-01"), USAGE, "より後"),
                                     (("--previous-as-of", "いつか"), USAGE, "日付として"),
                                     (("--departments", "files", "--previous", self.before), USAGE, "--departments"),
                                     (("--previous", self.folder / "none.xlsx"), INPUT, "none.xlsx")):
            done = program.run("dashboard", self.now, "--out", self.folder / "x.xlsx", *options)
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertIn(words, done.stderr)
        kept = self.before.read_bytes()
        done = program.run("dashboard", self.now, "--out", self.before, "--previous", self.before)
        self.assertEqual(done.returncode, USAGE, done.stderr)
        self.assertEqual(self.before.read_bytes(), kept)


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
