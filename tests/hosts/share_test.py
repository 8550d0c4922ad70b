"""skillmap share and merge: what leaves a town is what its records say, less what is masked; nothing about 1 or 2 people follows
from a share or from the workbook of several towns; what cannot be compared is not joined; bad input."""

import collections
import html
import json
import pathlib
import re
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402

DONE, FINDINGS, USAGE, UNREADABLE, UNWRITTEN = range(5)
CODES = ["182010", "182028", "182044", "182052", "182061", "182079", "182087", "182095", "131016", "131024", "010006"]


def rows(book, sheet):
    """The rows of a sheet as dictionaries by its first row."""
    import openpyxl
    cells = list(openpyxl.load_workbook(book, data_only=True)[sheet].iter_rows(values_only=True))
    return [dict(zip(cells[0], row)) for row in cells[1:] if any(cell is not None for cell in row)]


def key(figure):
    return figure["measure"], figure["persona"], figure["stage"], figure["indicator"]


def shown(figure):
    return (figure["numerator"], figure["denominator"]) if figure["value"] is not None else None


class Truth:
    """What a town is, worked out from its sheets and the stages of each person, without any masking."""

    def __init__(self, book):
        said = program.run_json("evaluate", book)
        counted = {row["職員番号"]: row for row in rows(book, "職員")
                   if row["在籍状況"] == "在籍" and row["任用区分"] != "会計年度任用職員"}
        self.staff = len(counted)
        self.people = collections.Counter()
        self.stages = collections.Counter()
        for person in said["persons"]:
            if person["staff_id"] not in counted:
                continue
            for persona, stage in person["stages"].items():
                self.stages[persona, stage or ""] += 1
        for row in counted.values():
            for persona in re.split("[;、]", row["人材像"] or ""):
                self.people[persona] += 1
        self.whole = said["whole"]
        self.names = {row[heading] for row in rows(book, "職員") for heading in ("氏名", "フリガナ", "メール") if row.get(heading)}
        self.numbers = {row["職員番号"] for row in rows(book, "職員")}
        self.departments = {row["所属名"] for row in rows(book, "所属")}


class Share(program.Scratch):
    def town(self, number=1, staff=60, departments=6):
        book = self.folder / f"town{number}.xlsx"
        done = program.run("sample", "--out", book, "--force", "--staff", staff, "--departments", departments, "--seed", number)
        self.assertEqual(done.returncode, DONE, done.stderr)
        return book

    def change(self, book, change):
        import openpyxl
        opened = openpyxl.load_workbook(book)
        change(opened)
        opened.save(book)
        return book

    def share(self, book, *options, code=None, name="見本市", expect=DONE):
        out = book.with_suffix(".json")
        words = ["--municipality", code or CODES[0], "--name", name] if code != "" else []
        done = program.run("share", book, "--out", out, "--force", *words, *options)
        self.assertEqual(done.returncode, expect, done.stderr)
        return out if expect in (DONE, FINDINGS) else done.stderr

    def towns(self, sizes):
        """[(book, share)] of towns of so many people."""
        made = []
        for i, staff in enumerate(sizes):
            book = self.town(i + 1, staff, 2 + i % 5)
            made.append((book, self.share(book, code=CODES[i], name=f"見本{i + 1}市")))
        return made

    def merge(self, *files, expect=DONE, name="prefecture.xlsx"):
        out = self.folder / name
        done = program.run("merge", *files, "--out", out, "--force")
        self.assertEqual(done.returncode, expect, done.stderr)
        return out if expect in (DONE, FINDINGS) else done.stderr

    def merged(self, *files, expect=DONE):
        return json.loads(self.merge(*files, expect=expect, name="merged.json").read_text(encoding="utf-8"))

    def write(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


class Figures(Share):
    """Masking, as somebody would look who wants to know more."""

    def check_figures(self, share, truth):
        """What is shown is true."""
        count = 0
        for figure in share["figures"]:
            self.assertEqual(figure["masked"], "small_group" in figure["reasons"])
            if figure["value"] is None:
                self.assertEqual((figure["numerator"], figure["denominator"]), (None, None))
                continue
            count += 1
            numerator, denominator = shown(figure)
            self.assertAlmostEqual(figure["value"], numerator / denominator if denominator else numerator)
            measure, persona, stage, indicator = key(figure)
            ladder = next((one["stages"] for one in share["personas"] if one["name"] == persona), [])
            if measure == "staff":
                self.assertEqual(numerator, truth.staff)
            elif measure == "stage":
                self.assertEqual(numerator, truth.stages[persona, stage], figure)
            elif measure == "stage_or_higher":
                reached = sum(truth.stages[persona, one] for one in ladder[ladder.index(stage):])
                self.assertEqual(numerator, reached, figure)
                self.assertEqual(denominator, sum(truth.stages[persona, one] for one in ["", *ladder]))
            elif measure == "people" and ladder:
                self.assertEqual(numerator, sum(truth.stages[persona, one] for one in ["", *ladder]))
            elif measure == "indicator" and not figure["reasons"]:
                self.assertIn(truth.whole[indicator], ([numerator, denominator], numerator), figure)
        return count

    def check_nothing_follows(self, share, truth):
        """Shown sums, taken apart in every way that sums of stages allow, leave no 1 or 2 people."""
        told = {key(figure): shown(figure) for figure in share["figures"]}
        for persona in share["personas"]:
            name, ladder = persona["name"], persona["stages"]
            people = told.get(("people", name, None, None))
            if people:
                self.assertNotIn(people[0], (1, 2))
            if not ladder or ("stage", name, "", None) not in told:
                continue
            counts = [told["stage", name, stage, None] for stage in ["", *ladder]]
            for count in counts:
                self.assertNotIn(count and count[0], (1, 2), (name, counts))
            # Sums of the stages from n on that are known: of all, of a stage or higher, of none.
            known = {len(ladder) + 1: 0}
            if people:
                known[0] = people[0]
            for n, stage in enumerate(ladder, 1):
                rate = told["stage_or_higher", name, stage, None]
                if rate:
                    known[n], known[0] = rate
            for first in known:
                for last in known:
                    if first >= last:
                        continue
                    masked = [i for i in range(first, last) if counts[i] is None]
                    rest = known[first] - known[last] - sum(counts[i][0] for i in range(first, last) if counts[i])
                    self.assertGreaterEqual(rest, 0)
                    if masked:
                        self.assertNotIn(rest, (1, 2), (name, counts, known))
                        self.assertGreaterEqual(len(masked), 2, (name, counts, known))
                    else:
                        self.assertEqual(rest, 0)
            undecided = told["undecided", name, None, None]
            if undecided and people:
                self.assertNotIn(undecided[0], (1, 2))
                self.assertNotIn(people[0] - undecided[0], (1, 2))
        every = [told.get(("people", one["name"], None, None)) for one in share["personas"]
                 if ("people", one["name"], None, None) in told]
        staff = told["staff", None, None, None]
        if staff and sum(truth.people.values()) == staff[0] and any(one is None for one in every):
            rest = staff[0] - sum(one[0] for one in every if one)
            self.assertNotIn(rest, (1, 2), every)
            self.assertGreaterEqual(sum(one is None for one in every), 2, every)
        for figure in share["figures"]:
            if figure["measure"] == "indicator" and figure["denominator"] is not None and figure["part_unit"] == "人":
                self.assertNotIn(figure["denominator"], (1, 2))

    def check_nobody_is_named(self, texts, truth):
        for word in truth.names | truth.departments:
            self.assertNotIn(word, texts)
        words = set(re.findall(r"[0-9A-Za-z]+", texts))
        self.assertFalse(words & {number for number in truth.numbers if not number.isdigit()})
        self.assertFalse({f">{number}<" for number in truth.numbers if f">{number}<" in texts})
        self.assertFalse({f'"{number}"' for number in truth.numbers if f'"{number}"' in texts})

    def package_text(self, book):
        with zipfile.ZipFile(book) as package:
            return "\n".join(html.unescape(package.read(name).decode("utf-8", "replace")) for name in package.namelist())

    def test_towns_of_every_size(self):
        towns = self.towns([6, 14, 25, 33, 48, 60, 90, 140, 240, 12, 18])
        masked = 0
        truths = [Truth(book) for book, _ in towns]
        shares = [json.loads(path.read_text(encoding="utf-8")) for _, path in towns]
        for share, truth, (_, path) in zip(shares, truths, towns):
            with self.subTest(town=share["municipality"]["name"]):
                self.assertGreater(self.check_figures(share, truth), 2)
                self.check_nothing_follows(share, truth)
                self.check_nobody_is_named(path.read_text(encoding="utf-8"), truth)
                masked += sum(figure["masked"] for figure in share["figures"])
        self.assertGreater(masked, 50)
        self.check_merged(towns, shares, truths)

    def test_the_checks_above_notice_what_is_told(self):
        (book, path), = self.towns([60])
        truth, share = Truth(book), json.loads(path.read_text(encoding="utf-8"))
        noticed = 0
        for figure in share["figures"]:
            if figure["measure"] != "stage" or not figure["masked"]:
                continue
            told = json.loads(json.dumps(share))
            one = next(one for one in told["figures"] if key(one) == key(figure))
            one.update(value=truth.stages[one["persona"], one["stage"]], masked=False, reasons=[])
            one["numerator"] = one["value"]
            try:
                self.check_nothing_follows(told, truth)
            except AssertionError:
                noticed += 1
        self.assertGreater(noticed, 3)
        with self.assertRaises(AssertionError):
            self.check_nobody_is_named(path.read_text(encoding="utf-8") + sorted(truth.names)[0], truth)

    def check_merged(self, towns, shares, truths):
        merged = self.merged(*(path for _, path in towns))
        self.assertEqual([one["code"] for one in merged["municipalities"]],
                         sorted(share["municipality"]["code"] for share in shares))
        told = collections.defaultdict(list)
        for share in shares:
            for figure in share["figures"]:
                told[key(figure)].append((share["municipality"]["code"], figure))
        incomplete, rates = 0, {one["id"]: one["rate"] for one in shares[0]["indicators"]}
        for total in merged["totals"]:
            parts = [figure for _, figure in told[key(total)]]
            hidden = any(figure["masked"] or "unknown" in figure["reasons"] for figure in parts)
            self.assertEqual(total["complete"], not hidden, total)
            sums = [sum(shown(one)[i] or 0 for one in parts if shown(one)) for i in (0, 1)]
            if total["complete"]:
                self.assertEqual([total["numerator"], total["denominator"] or 0], sums)
            elif total["measure"] == "stage_or_higher" or rates.get(total["indicator"]):
                self.assertEqual((total["numerator"], total["denominator"]), (None, None), total)
            else:
                self.assertEqual(total["numerator"], sums[0])
            incomplete += hidden
            if total["measure"] == "stage":
                true = sum(truth.stages[total["persona"], total["stage"]] for truth in truths)
                if total["complete"]:
                    self.assertEqual(total["numerator"], true)
                else:
                    self.assertLessEqual(total["numerator"], true)
        self.assertGreater(incomplete, 5)
        book = self.merge(*(path for _, path in towns))
        text = self.package_text(book)
        for truth in truths:
            self.check_nobody_is_named(text, truth)
        self.check_pages(book, shares, merged)

    def check_pages(self, book, shares, merged):
        """The pages say what the shares say, and where a share is silent they are, too."""
        import openpyxl
        opened = openpyxl.load_workbook(book, data_only=True)
        self.assertEqual(opened.sheetnames, ["表紙と読み方", "全体の状況", "市区町村別一覧", "人材像×段階", "指標×市区町村",
                                             "比較できないもの", "データ"])
        data = rows(book, "データ")
        expected = collections.Counter()
        for share in shares:
            for figure in share["figures"]:
                expected[share["municipality"]["code"], figure["numerator"] if figure["value"] is not None else
                         "X" if figure["masked"] else "***"] += 1
        # A rate of nobody has 0 of 0.
        found = collections.Counter((row["団体コード"], "***" if row["分母"] == 0 else row["分子"]) for row in data if row["団体コード"])
        self.assertEqual(found, expected)
        totals = {row["指標"]: row for row in data if row["団体名"] == "合計"}
        for total in merged["totals"]:
            if total["measure"] != "stage":
                continue
            row = totals[total["persona"] + " " + (total["stage"] or "未到達")]
            if total["complete"]:
                self.assertEqual((row["分子"], row["単位"]), (total["numerator"], "人"))
            elif total["numerator"]:
                self.assertEqual((row["分子"], row["単位"]), (total["numerator"], "人（以上）"))
            else:
                self.assertEqual(row["分子"], "X")
        cells = [cell for row in opened["人材像×段階"].iter_rows() for cell in row]
        self.assertTrue(any("以上" in cell.number_format for cell in cells if isinstance(cell.value, int)))

    def test_the_same_input_gives_the_same_bytes(self):
        towns = [path for _, path in self.towns([30, 60, 90])]
        before = towns[0].read_bytes()
        self.share(self.folder / "town1.xlsx", code=CODES[0], name="見本1市")
        self.assertEqual(towns[0].read_bytes(), before)
        first = self.merge(*towns).read_bytes()
        self.assertEqual(self.merge(*reversed(towns)).read_bytes(), first)

    def test_never_fewer_than_3(self):
        book = self.town(staff=30)
        usual = self.share(book).read_bytes()
        self.change(book, lambda opened: opened["設定"].append(["最小人数", 1]))
        self.assertEqual(self.share(book).read_bytes(), usual)
        for number in ("1", "2", "0", "x"):
            self.assertIn("--min-group", program.run("share", book, "--out", self.folder / "s.json", "--min-group", number,
                                                     "--lang", "en").stderr + "--min-group")
            self.share(book, "--min-group", number, expect=USAGE)
        more = json.loads(self.share(book, "--min-group", 10).read_text(encoding="utf-8"))
        self.assertEqual(more["min_group"], 10)
        self.assertGreater(sum(one["masked"] for one in more["figures"]),
                           sum(one["masked"] for one in json.loads(usual)["figures"]))


class Sources(Share):
    """Books and histories are shared first; where the code comes from; what is not alike."""

    def with_code(self, book, code, name=None):
        def enter(opened):
            sheet = opened["設定"]
            sheet.append(["団体コード", code])
            for row in sheet.iter_rows(min_row=2):
                if name and row[0].value == "団体名":
                    row[1].value = name
        return self.change(book, enter)

    def test_code_and_name(self):
        book = self.with_code(self.town(), "１３１０１６", "見本区")
        share = json.loads(self.share(book, code="").read_text(encoding="utf-8"))
        self.assertEqual(share["municipality"], {"code": "131016", "name": "見本区"})
        share = json.loads(self.share(book, code="010006", name="別の団体").read_text(encoding="utf-8"))
        self.assertEqual(share["municipality"], {"code": "010006", "name": "別の団体"})
        self.assertIn("団体コード", self.share(self.town(2), code="", expect=USAGE))
        for code, said in (("131017", "「131016」"), ("13101", "6桁"), ("991015", "6桁"), ("見本", "6桁")):
            self.assertIn(said, self.share(book, code=code, expect=USAGE))
        lost = self.with_code(self.town(3), 10006)
        self.assertIn("先頭の0", self.share(lost, code="", expect=USAGE))
        blank = self.folder / "blank.xlsx"
        self.assertEqual(program.run("init", "--scheme", "wg-tokyo-2025", "--out", blank).returncode, DONE)
        self.assertIn("団体コード", [row["項目"] for row in rows(blank, "設定")])

    def test_books_and_histories_say_no_more_than_their_shares(self):
        books = [self.with_code(self.town(i + 1, staff), CODES[i], f"見本{i + 1}市") for i, staff in enumerate((20, 45, 80))]
        shares = [self.share(book, code="") for book in books]
        expected = self.merge(*shares).read_bytes()
        self.assertEqual(self.merge(*books).read_bytes(), expected)
        history = books[1].with_suffix(".skillmap-history")
        self.assertEqual(program.run("evaluate", books[1], "--record").returncode, DONE)
        self.change(books[1], lambda opened: opened["職員"].delete_rows(2, 20))
        self.assertEqual(self.merge(books[0], history, shares[2]).read_bytes(), expected)
        self.assertIn("2020-03-31", self.program_fails("merge", history, "--as-of", "2020-03-31"))
        damaged = self.folder / "damaged.skillmap-history"
        data = bytearray(history.read_bytes())
        data[2000:6000] = bytes(4000)
        damaged.write_bytes(data)
        self.assertIn("壊れて", self.merge(damaged, shares[0], expect=UNREADABLE))
        import sqlite3
        lock = sqlite3.connect(history, isolation_level=None)
        lock.execute("BEGIN EXCLUSIVE")
        self.assertIn("しばらくしてから", self.merge(history, shares[0], expect=UNREADABLE))
        lock.close()
        self.assertIn("団体コード", self.merge(self.town(9), shares[0], expect=USAGE))

    def program_fails(self, *words):
        done = program.run(*words, "--out", self.folder / "out.xlsx")
        self.assertIn(done.returncode, (USAGE, UNREADABLE))
        return done.stderr

    def apart(self, change):
        """What is said of a town that was changed, beside two that were not."""
        towns = [path for _, path in self.towns([60, 70, 80])]
        text = json.loads(towns[2].read_text(encoding="utf-8"))
        change(text)
        towns[2].write_text(json.dumps(text, ensure_ascii=False), encoding="utf-8")
        merged = self.merged(*towns, expect=FINDINGS)
        self.assertEqual({one["code"] for one in merged["apart"]}, {CODES[2]})
        return merged

    def test_other_settings_are_not_joined(self):
        def wide(opened):
            for row in opened["設定"].iter_rows(min_row=2):
                if row[0].value == "会計年度任用職員の扱い":
                    row[1].value = "数える"
                    return
            opened["設定"].append(["会計年度任用職員の扱い", "数える"])
        books = [self.with_code(self.town(i + 1, 60), CODES[i]) for i in range(3)]
        self.change(books[2], wide)
        merged = self.merged(*books, expect=FINDINGS)
        self.assertEqual([(one["item"], one["subject"], one["own"], one["others"], one["of"]) for one in merged["apart"]],
                         [("option", "会計年度任用職員の扱い", "数える", "数えない", ["indicators"])])
        self.assertEqual([one["indicators_compared"] for one in merged["municipalities"]], [True, True, False])
        self.assertTrue(all(one["stages_compared"] for one in merged["municipalities"]))
        staff = next(one for one in merged["totals"] if one["measure"] == "staff")
        alone = sum(Truth(book).staff for book in books[:2])
        self.assertEqual((staff["numerator"], staff["of"], staff["complete"]), (alone, 2, True))
        self.assertNotIn((CODES[2], "indicator"), {(one["code"], one["measure"]) for one in merged["figures"]})
        import openpyxl
        page = openpyxl.load_workbook(self.merge(*books, expect=FINDINGS))["比較できないもの"]
        self.assertIn("会計年度任用職員の扱い", [cell.value for row in page.iter_rows() for cell in row])

    def test_other_days_versions_and_rules_are_not_joined(self):
        def version(share):
            share["schemes"]["stages"]["version"] = "old"
        def rules(share):
            share["schemes"]["stages"]["fingerprint"] = "r1-0000000000000000"
        def day(share):
            share["as_of"] = "2025-03-31"
        for change, item, of in ((version, "version", ["stages"]), (rules, "rules", ["stages"]),
                                 (day, "as_of", ["stages", "indicators"])):
            with self.subTest(item=item):
                merged = self.apart(change)
                self.assertEqual([(one["item"], one["of"]) for one in merged["apart"]], [(item, of)])
                people = next(one for one in merged["totals"] if one["measure"] == "people")
                self.assertEqual(people["of"], 2)

    def test_a_changed_scheme_is_told_from_the_one_it_came_from(self):
        books = [self.with_code(self.town(i + 1, 60), CODES[i]) for i in range(3)]
        mine = self.folder / "mine.toml"
        self.assertEqual(program.run("scheme", "new", "--from", "fukui", "--id", "fukui", "--out", mine).returncode, DONE)
        text = mine.read_text(encoding="utf-8")
        self.write("same.toml", text + "\n# nothing else\n")
        shares = [self.share(book, code="") for book in books]
        same = self.share(books[2], "--scheme", "wg-tokyo-2025", "--scheme", self.folder / "same.toml", code="")
        self.merged(*shares[:2], same)
        changed = text.replace('"選択"', '"推奨"')
        self.assertNotEqual(changed, text)
        self.write("other.toml", changed)
        other = self.share(books[2], "--scheme", "wg-tokyo-2025", "--scheme", self.folder / "other.toml", code="")
        merged = self.merged(*shares[:2], other, expect=FINDINGS)
        self.assertEqual({(one["item"], *one["of"]) for one in merged["apart"]}, {("rules", "indicators")})


class BadInput(Share):
    def setUp(self):
        super().setUp()
        self.one, self.other = (path for _, path in self.towns([40, 50]))

    def changed(self, change, name="changed.json"):
        share = json.loads(self.other.read_text(encoding="utf-8"))
        change(share)
        return self.write(name, json.dumps(share, ensure_ascii=False))

    def test_towns_and_files_twice(self):
        same = self.changed(lambda share: share["municipality"].update(code=CODES[0]))
        said = self.merge(self.one, same, expect=UNREADABLE)
        self.assertIn(str(self.one), said)
        self.assertIn(str(same), said)
        self.assertIn(CODES[0], said)
        self.assertIn("同じファイル", self.merge(self.one, self.one, expect=USAGE))
        link = self.folder / "link.json"
        link.symlink_to(self.one)
        self.assertIn("同じファイル", self.merge(self.one, link, expect=USAGE))
        self.assertFalse((self.folder / "prefecture.xlsx").exists())

    def test_files_that_are_no_shares(self):
        text = self.other.read_text(encoding="utf-8")
        for name, content, said in (("cut.json", text[:len(text) // 2], "文字目"), ("empty.json", "", "1行"),
                                    ("list.json", "[1]", "提供ファイルではありません"), ("other.json", "{}", "提供ファイルではありません"),
                                    ("deep.json", "[" * 200000, "提供ファイルではありません"),
                                    ("newer.json", text.replace('"version": 1', '"version": 7', 1), "7"),
                                    ("wrong.json", text.replace('"min_group": 3', '"min_group": "3"', 1), "min_group"),
                                    ("twice.json", text.replace('"min_group": 3', '"min_group": 3, "min_group": 3', 1), "min_group"),
                                    ("huge.json", text + " " * (9 << 20), "大きすぎ"),
                                    ("none.json", None, "見つかりません")):
            with self.subTest(name=name):
                if content is not None:
                    self.write(name, content)
                done = program.run("merge", self.one, self.folder / name, "--out", self.folder / "out.xlsx")
                self.assertEqual(done.returncode, UNREADABLE, done.stderr)
                self.assertIn(said, done.stderr)
                self.assertIn(name, done.stderr)
                self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        self.assertFalse((self.folder / "out.xlsx").exists())
        self.assertRegex(self.merge(self.one, self.write("line.json", '{\n "a": 1,\n  x'), expect=UNREADABLE), "3行")

    def test_figures_that_contradict(self):
        def first(share, measure):
            return next(one for one in share["figures"] if one["measure"] == measure and one["value"] is not None)
        def over(share):
            one = next(one for one in share["figures"] if one["denominator"])
            one["numerator"] = one["denominator"] + 1
            one["value"] = one["numerator"] / one["denominator"]
        def negative(share):
            first(share, "staff").update(value=-5, numerator=-5)
        def people(share):
            one = first(share, "people")
            one["value"] = one["numerator"] = 1
        def twice(share):
            share["figures"].append(share["figures"][0])
        def unmasked(share):
            next(one for one in share["figures"] if one["masked"]).update(value=1, numerator=1)
        for change, said in ((over, "矛盾"), (negative, "矛盾"), (people, "矛盾"), (twice, "2回"), (unmasked, "figures[")):
            with self.subTest(change=change.__name__):
                self.assertIn(said, self.merge(self.one, self.changed(change), expect=UNREADABLE))

    def test_nothing_in_common(self):
        def old(share):
            share["schemes"]["stages"]["version"] = share["schemes"]["indicators"]["version"] = "old"
        said = self.merge(self.one, self.changed(old), expect=UNREADABLE)
        self.assertIn("比較できません", said)
        said = program.run("merge", self.one, self.other, "--as-of", "2020-03-31", "--out", self.folder / "o.xlsx")
        self.assertEqual((said.returncode, "2020-03-31" in said.stderr), (USAGE, True))
        self.merge(self.one)

    def test_a_name_is_never_a_formula(self):
        import openpyxl
        name = "=HYPERLINK(\"http://example.com\",\"市\")"
        evil = self.changed(lambda share: share["municipality"].update(name=name))
        opened = openpyxl.load_workbook(self.merge(self.one, evil))
        found = [cell for sheet in opened for row in sheet.iter_rows() for cell in row if cell.value == name]
        self.assertGreater(len(found), 3)
        for sheet in opened:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        self.assertNotIn("example.com", str(cell.value))
        with zipfile.ZipFile(self.folder / "prefecture.xlsx") as package:
            for part in package.namelist():
                if part.startswith("xl/worksheets/"):
                    self.assertNotRegex(package.read(part).decode(), "<f>[^<]*example")
        table = self.merge(self.one, evil, name="out.csv").read_text(encoding="utf-8-sig")
        self.assertIn("\"'=HYPERLINK", table)
        page = self.merge(self.one, evil, name="out.html").read_text(encoding="utf-8")
        self.assertNotIn("<script", page)

    def test_outputs(self):
        self.merge(self.one, self.other)
        done = program.run("merge", self.one, "--out", self.folder / "prefecture.xlsx")
        self.assertEqual(done.returncode, USAGE)
        done = program.run("merge", self.one, "--out", self.one, "--force")
        self.assertEqual(done.returncode, USAGE)
        done = program.run("merge", self.one, "--out", self.folder / "x.xlsx", "--format", "json")
        self.assertEqual(done.returncode, USAGE)
        self.assertEqual(program.run("merge", self.one, "--out", self.folder / "x.data", "--format", "csv").returncode, DONE)
        self.assertEqual(program.run("merge", "--out", self.folder / "y.xlsx").returncode, USAGE)


if __name__ == "__main__":
    program.main(needs_modules=("openpyxl",))
