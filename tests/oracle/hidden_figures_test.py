"""What the dashboard hides of small groups cannot be worked out from what it shows, and nobody is named in it.

The attack knows every cell of every page, every cached value and every part of the package; it is compared with the same
dashboard that hides nothing."""

import fractions
import functools
import pathlib
import re
import sys
import tempfile
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program, two_books  # noqa: E402

LEAST = 3
MARK = "＊"
UNDECIDED = "上の段階が不明"


@functools.lru_cache(maxsize=None)
def data(book):
    """{(code, indicator): (numerator, denominator)} of the page データ."""
    import openpyxl
    rows = openpyxl.load_workbook(book, data_only=True)["データ"].iter_rows(min_row=2, values_only=True)
    return {(row[0] or "", row[3]): tuple(None if part in ("X", "***") else part for part in row[4:6]) for row in rows}


@functools.lru_cache(maxsize=None)
def tenths(book):
    """{(code, skill): tenths} of the rates that are told as "so many tenths or more"."""
    import openpyxl
    rows = openpyxl.load_workbook(book, data_only=True)["データ"].iter_rows(min_row=2, values_only=True)
    return {(row[0] or "", row[3]): round(10 * row[6]) for row in rows if row[7] == "割合（以上）"}


@functools.lru_cache(maxsize=None)
def trainings(book, category):
    """The indicators of the trainings of a category."""
    import openpyxl
    columns, rows = two_books.table(openpyxl.load_workbook(book)["研修"])
    return ["修了：" + row[columns["研修名"]].value for row in rows if row[columns["種別"]].value == category]


def page(book, name):
    import openpyxl
    return list(openpyxl.load_workbook(book, data_only=True)[name].iter_rows(values_only=True))


def people(book):
    """Names, numbers, readings and mails of everybody."""
    import openpyxl
    sheet = openpyxl.load_workbook(book, data_only=True)["職員"]
    rows = list(sheet.iter_rows(values_only=True))
    wanted = [rows[0].index(name) for name in ("職員番号", "氏名", "フリガナ", "メール") if name in rows[0]]
    return {str(row[i]) for row in rows[1:] for i in wanted if row[i]}


class HiddenFigures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.made.cleanup)
        cls.made_towns = []
        for seed, (staff, departments) in enumerate([(60, 20), (40, 25), (12, 9), (200, 30), (9, 3), (3, 3), (90, 8)] * 2
                                                     + [(30, 4)]):
            folder = pathlib.Path(cls.made.name) / str(seed)
            folder.mkdir()
            book, out, plain = (folder / name for name in ("book.xlsx", "out.xlsx", "plain.xlsx"))
            # The last: a figure that followed from several sums together, each of which was safe.
            program.run("sample", "--staff", staff, "--departments", departments, "--seed", seed % 14 + 1, "--out", book)
            for target, least in ((out, LEAST), (plain, 1)):
                done = program.run("dashboard", book, "--out", target, "--min-group", least)
                assert done.returncode == 0, done.stderr
            cls.made_towns.append((book, out, plain))

    def towns(self):
        return self.made_towns

    def test_small_departments_show_nothing_about_people(self):
        hidden_ones = 0
        for _, out, plain in self.towns():
            shown, truth = data(out), data(plain)
            for (code, indicator), (members, _) in truth.items():
                if indicator != "職員数" or not code or not 0 < members < LEAST:
                    continue
                hidden_ones += 1
                for (other, name), figure in shown.items():
                    if other == code and name != "DX実践":
                        self.assertEqual(figure, (None, None), (code, name))
        self.assertGreater(hidden_ones, 30)

    def test_no_hidden_figure_follows_from_a_total(self):
        attacked = 0
        for _, out, plain in self.towns():
            shown, truth = data(out), data(plain)
            for indicator in {name for code, name in shown if code}:
                parts = [code for code, name in truth if code and name == indicator]
                whole = shown.get(("", indicator))
                if indicator.startswith("習得："):
                    continue
                hidden = [code for code in parts if shown[code, indicator][0] is None]
                if whole is None or whole[0] is None or not hidden:
                    continue
                if indicator in ("必須研修（DXリーダー）", "選択研修"):
                    # Counted over the departments that show theirs.
                    self.assertEqual(whole[0], sum(shown[code, indicator][0] for code in parts if code not in hidden))
                    continue
                for part in (0, 1):
                    if whole[part] is None:
                        continue
                    attacked += 1
                    rest = whole[part] - sum(shown[code, indicator][part] for code in parts if code not in hidden)
                    real = [truth[code, indicator][part] for code in hidden]
                    self.assertGreater(len(hidden), 1, (indicator, rest, real))
                if whole[1] is not None:
                    # Neither nothing, nor all, nor that it applies to none of them where it does to others.
                    rest = [whole[part] - sum(shown[code, indicator][part] for code in parts if code not in hidden)
                            for part in (0, 1)]
                    self.assertTrue(0 < rest[0] < rest[1] or whole[1] == rest[1] == 0, (indicator, rest, whole))
        self.assertGreater(attacked, 60)

    def test_no_hidden_skill_follows_from_the_whole(self):
        """Rates in tenths say between which numbers of people the figure is, to those who know of how many."""
        attacked = 0
        for _, out, plain in self.towns():
            shown, truth, coarse = data(out), data(plain), tenths(out)
            for skill in {name for _, name in shown if name.startswith("習得：")}:
                whole = shown["", skill][0]
                parts = [key for key in truth if key[1] == skill and key[0]]
                if whole is None:
                    continue
                ranges = {}
                for key in parts:
                    people = truth[key][1]
                    self.assertIsNone(shown[key][0], key)
                    low, high = (coarse[key], coarse[key] + 1) if key in coarse else (0, 11)
                    ranges[key] = -(-low * people // 10), min(people, -(-high * people // 10) - 1)
                    if truth[key][0] > ranges[key][1]:  # told lower: by steps of people, or for the sake of others
                        ranges[key] = ranges[key][0], people
                    self.assertLessEqual(ranges[key][0], truth[key][0], key)
                for key in parts:
                    if key in coarse:
                        continue
                    attacked += 1
                    others = [one for other, one in ranges.items() if other != key]
                    self.assertLess(max(ranges[key][0], whole - sum(high for _, high in others)),
                                    min(ranges[key][1], whole - sum(low for low, _ in others)), (key, ranges))
        self.assertGreater(attacked, 60)

    def test_nobody_can_tell_who_else_completed_a_training_that_serves_a_skill(self):
        """Somebody who is asked for a skill and one of the few who are not exchange what they completed: of their
        department, everything about trainings and skills stays as it is."""
        import openpyxl
        exchanged = compared = 0
        for number, (book, out, plain) in enumerate(self.towns()):
            if exchanged > 6:
                break
            folder = pathlib.Path(self.made.name)
            workbook = openpyxl.load_workbook(book)
            pairs = self.pairs(workbook, data(out), data(plain))
            for code, training, one, other in pairs[:2]:
                columns, rows = two_books.table(workbook["受講記録"])
                numbers, trainings = columns["職員番号"], columns["研修"]
                for row in rows:
                    if row[trainings].value == training and str(row[numbers].value) in (one, other):
                        row[numbers].value = other if str(row[numbers].value) == one else one
            if not pairs:
                continue
            changed, after = folder / f"{number}-changed.xlsx", folder / f"{number}-after.xlsx"
            workbook.save(changed)
            done = program.run("dashboard", changed, "--out", after, "--min-group", LEAST)
            self.assertIn(done.returncode, (0, 1), done.stderr)
            for code, training, one, other in pairs[:2]:
                exchanged += 1
                for key, figure in data(out).items():
                    if key[0] == code and key[1].startswith(("修了：", "習得：")):
                        self.assertEqual(figure, data(after)[key], (key, training, one, other))
                        if key in tenths(out) and key in tenths(after):
                            compared += 1
                            self.assertEqual(tenths(out)[key], tenths(after)[key], (key, training, one, other))
        self.assertGreater(exchanged, 6)
        self.assertGreater(compared, 30)

    @staticmethod
    def pairs(workbook, shown, truth):
        """(department, training, who completed it, who did not), one of whom is asked for the skill it serves."""
        table = {name: two_books.table(workbook[name]) for name in ("職員", "研修", "受講記録")}

        def texts(sheet, *names):
            columns, rows = table[sheet]
            return [[str(row[columns[name]].value or "") for name in names] for row in rows]

        completed = {}
        for who, training, state in texts("受講記録", "職員番号", "研修", "状態"):
            completed.setdefault(training, {}).setdefault(who, []).append(state)
        found = []
        for training, name, serves in texts("研修", "研修コード", "研修名", "対応スキル要件"):
            for skill in filter(None, re.split("[;、]", serves)):
                for code in {code for code, _ in shown if code}:
                    cell, rate = (code, "修了：" + name), (code, "習得：" + skill)
                    if shown.get(cell, (None,))[0] is None or rate not in truth:
                        continue
                    if not 0 < truth[cell][1] - truth[rate][1] < LEAST:
                        continue
                    members = [(who, personas) for who, personas, home, status in
                               texts("職員", "職員番号", "人材像", "所属コード", "在籍状況")
                               if home == code and status in ("", "在籍")]
                    states = completed.get(training, {})
                    managers = [who for who, personas in members if "管理監督職" in personas]
                    asked = [who for who, personas in members if personas.startswith("一般行政職員") and who not in managers]
                    for other in managers:
                        for one in asked:
                            here, there = states.get(one, []), states.get(other, [])
                            if (here, there) in ((["修了"], []), ([], ["修了"])):
                                found.append((code, training, one, other))
                                break
        return found

    def test_no_stage_of_few_people_follows_from_the_others(self):
        for _, out, plain in self.towns():
            shown, truth = data(out), data(plain)
            for (code, name), (count, _) in truth.items():
                if code or " " not in name or name.startswith("目標") or name.endswith(("以上", UNDECIDED)):
                    continue
                persona, _ = name.split(" ", 1)
                stages = [one for one in truth if not one[0] and one[1].startswith(persona + " ")
                          and not one[1].endswith(("以上", UNDECIDED))]
                hidden = [one for one in stages if shown[one][0] is None]
                if 0 < count < LEAST and (code, name) in stages and ("", persona) in truth:
                    self.assertIn((code, name), hidden)
                total = shown.get(("", persona), (None,))[0]
                if hidden and total is not None:
                    self.assertGreater(len([one for one in hidden if truth[one][0]]), 1, hidden)
                    self.assertGreaterEqual(total - sum(shown[one][0] for one in stages if one not in hidden), LEAST)
                for n, stage in enumerate(stages):
                    share = shown.get(("", stage[1] + "以上"), (None,))
                    within = [one for one in stages[n:] if one in hidden]
                    if share[0] is not None and within:
                        self.assertEqual(within, hidden, stage)

    def test_how_many_are_undecided_says_nothing_of_few_people(self):
        shown_ones = hidden_ones = 0
        for _, out, plain in self.towns():
            shown, truth = data(out), data(plain)
            for (code, name), (count, _) in truth.items():
                if not name.endswith(UNDECIDED):
                    continue
                persona = name[:-len(UNDECIDED)].strip()
                hides = any(figure[0] is None for (_, one), figure in shown.items() if one.startswith(persona + " ")
                            and not one.endswith(("以上", UNDECIDED)))
                few = 0 < count < LEAST or 0 < truth[code, persona][0] - count < LEAST
                if few or hides:
                    hidden_ones += 1
                    self.assertEqual(shown[code, name], (None, None), (name, count))
                else:
                    shown_ones += 1
                    self.assertEqual(shown[code, name][0], count)
        self.assertGreater(shown_ones, 5)
        self.assertGreater(hidden_ones, 8)

    def test_stages_of_departments_are_at_most_the_truth_or_hidden(self):
        shown_ones = hidden_ones = 0
        for _, out, plain in self.towns():
            shown, truth, coarse = data(out), data(plain), tenths(out)
            for key, figure in shown.items():
                if not key[1].startswith("育成段階："):
                    continue
                told = figure[0] is not None or key in coarse
                shown_ones, hidden_ones = shown_ones + told, hidden_ones + (not told)
                if figure[0] is not None:
                    self.assertEqual(figure, truth[key], key)
                if key in coarse:
                    self.assertLessEqual(coarse[key] * truth[key][1], 10 * truth[key][0], key)
                    self.assertEqual(coarse[key] == 10, truth[key][0] == truth[key][1], key)
        self.assertGreater(shown_ones, 20)
        self.assertGreater(hidden_ones, 20)

    def sums(self, shown, truth, names, total, part, holds=lambda code: True):
        """Equations: over the departments for each name, over the names for each department and the whole."""
        codes = sorted({code for code, _ in truth})
        found = []
        for terms, whole in [*(([(code, name) for code in codes if code], ("", name)) for name in names),
                             *(([(code, name) for name in names], (code, total)) for code in codes if holds(code))]:
            terms = [key for key in terms if key in truth]
            if shown.get(whole, (None, None))[part] is None:
                continue
            factors, rest = {}, shown[whole][part]
            for key in terms:
                if shown[key][part] is None:
                    factors[key] = 1
                else:
                    rest -= shown[key][part]
            if factors:
                found.append((factors, rest))
                if rest == 0 and shown[whole][part]:
                    self.assertFalse(any(truth[key][1 - part] for key in factors), (whole, list(factors)))
        return found

    def test_no_training_follows_from_the_rate_of_obligations(self):
        equations = 0
        for book, out, plain in self.towns():
            shown, truth = data(out), data(plain)
            due = trainings(book, "必須")
            for code in {code for code, _ in truth}:
                self.assertEqual(sum(truth.get((code, one), (0, 0))[1] for one in due),
                                 truth[code, "必須研修（階層別）"][1], code)
            for part in (0, 1):
                found = self.sums(shown, truth, due, "必須研修（階層別）", part)
                equations += len(found)
                for key, value in determined(found).items():
                    self.assertEqual(truth[key][1], 0, (key, value))
        self.assertGreater(equations, 100)

    def test_no_training_follows_from_how_many_kinds_were_taken(self):
        """0 of 4 kinds says of each that nobody took it, 4 of 4 that somebody did: such a figure stands beside no hidden
        cell of its trainings. Trainings for the one or two leaders of departments have no cells at all."""
        beside = left_out = hidden_ones = 0
        for book, out, plain in self.towns():
            shown, truth = data(out), data(plain)
            for indicator, kind in (("必須研修（DXリーダー）", "必須（DXリーダー）"), ("選択研修", "選択")):
                own = trainings(book, kind)
                cells = [(code, one) for code, one in shown if code and one in own]
                left_out += not cells and any((code, own[0]) in truth for code, _ in truth if code)
                for code in {code for code, _ in shown if code}:
                    figure = shown[code, indicator]
                    if figure[0] is None or not figure[1]:
                        hidden_ones += figure[0] is None
                        continue
                    for cell in cells:
                        if cell[0] == code:
                            beside += 1
                            self.assertIsNotNone(shown[cell][0], (cell, figure))
        self.assertGreater(beside, 200)
        self.assertGreater(left_out, 5)
        self.assertGreater(hidden_ones, 20)

    def test_what_remains_of_the_rate_of_obligations_is_about_enough_people(self):
        """The hidden trainings of a department, by the rate less those shown: one of them at least is for so many people."""
        remains = 0
        for book, out, plain in self.towns():
            shown, truth = data(out), data(plain)
            due = trainings(book, "必須")
            for code in {code for code, _ in truth}:
                hidden = [truth[code, one][1] for one in due if (code, one) in truth and shown[code, one][0] is None]
                if max(hidden, default=0) and shown[code, "必須研修（階層別）"][0] is not None:
                    remains += 1
                    self.assertGreaterEqual(max(hidden), LEAST, (code, hidden))
        self.assertGreater(remains, 5)

    def test_a_hidden_department_has_no_blanks(self):
        """A blank would say that nobody there has a persona."""
        hidden_ones = 0
        for _, out, _ in self.towns():
            shown = data(out)
            names = {name for code, name in shown if code and name.startswith(("修了：", "習得："))}
            for code in {code for (code, name), figure in shown.items() if code and name == "職員数" and figure[0] is None}:
                hidden_ones += 1
                for name in names:
                    self.assertEqual(shown.get((code, name)), (None, None), (code, name))
        self.assertGreater(hidden_ones, 20)

    def persona_equations(self, shown, truth):
        departments = {code for code, _ in truth if code}
        names = sorted({name for code, name in truth if code and ("", f"{name}") in truth and truth[code, name][1] is None
                        and name not in ("職員数", "DX実践")})
        exact = {code for code in departments | {""}
                 if sum(truth.get((code, name), (0,))[0] for name in names) == truth[code, "職員数"][0]}
        found = self.sums(shown, truth, names, "職員数", 0, lambda code: code in exact)
        for name in names:
            stages = [key for key in truth if not key[0] and key[1].startswith(name + " ") and truth[key][1] is None
                      and not key[1].endswith(UNDECIDED)]
            if stages:
                unknown = {key: 1 for key in stages if shown[key][0] is None}
                rest = -sum(shown[key][0] for key in stages if key not in unknown)
                total = shown["", name][0]
                found.append(({**unknown, **({} if total is not None else {("", name): -1})}, rest + (total or 0)))
        # A total that is hidden is an unknown, too.
        for name in names:
            if shown["", name][0] is None:
                cells = [(code, name) for code in departments]
                found.append(({**{key: 1 for key in cells if shown[key][0] is None}, ("", name): -1},
                              -sum(shown[key][0] or 0 for key in cells)))
        return found, "" in exact and any(shown["", name][0] is None for name in names)

    def test_no_persona_follows_from_the_members(self):
        equations = 0
        for _, out, plain in self.towns():
            shown, truth = data(out), data(plain)
            found, _ = self.persona_equations(shown, truth)
            equations += len(found)
            for key, value in determined(found).items():
                self.assertEqual(value, 0, key)
        self.assertGreater(equations, 40)

    def test_no_persona_follows_from_the_staff_where_everybody_has_one(self):
        import openpyxl
        exact = 0
        for number, (book, _, _) in enumerate(self.towns()):
            folder = pathlib.Path(self.made.name)
            tidy, out, plain = (folder / f"{number}-{name}.xlsx" for name in ("one", "one-out", "one-plain"))
            workbook = openpyxl.load_workbook(book)
            columns, rows = two_books.table(workbook["職員"])
            few = 1 + number % 2
            for row in rows:
                cell = row[columns["人材像"]]
                first = re.split("[;、]", str(cell.value or ""))[0] or "一般行政職員"
                cell.value = "全庁DX推進担当" if few else "一般行政職員" if first == "全庁DX推進担当" else first
                few = max(0, few - 1)
                row[columns["在籍状況"]].value = "在籍"
                row[columns["所属コード"]].value = row[columns["所属コード"]].value or rows[0][columns["所属コード"]].value
            workbook.save(tidy)
            for target, least in ((out, LEAST), (plain, 1)):
                done = program.run("dashboard", tidy, "--out", target, "--min-group", least)
                self.assertIn(done.returncode, (0, 1), done.stderr)
            shown, truth = data(out), data(plain)
            found, tight = self.persona_equations(shown, truth)
            exact += tight
            for key, value in determined(found).items():
                self.assertEqual(value, 0, (number, key, value))
        self.assertGreater(exact, 4)

    def test_a_minimum_says_nothing_of_hidden_departments(self):
        import openpyxl
        hidden_ones = 0
        for number, (book, _, _) in enumerate(self.towns()):
            folder = pathlib.Path(self.made.name)
            with_minimum, out, plain = (folder / f"{number}-{name}.xlsx" for name in ("minimum", "out", "plain"))
            workbook = openpyxl.load_workbook(book)
            workbook["目標"].append(["所属ごとのDX推進員の人数", "DX推進員", 2, "人", 2026])
            workbook.save(with_minimum)
            for target, least in ((out, LEAST), (plain, 1)):
                done = program.run("dashboard", with_minimum, "--out", target, "--min-group", least)
                self.assertIn(done.returncode, (0, 1), done.stderr)
            shown = data(out)
            names = {str(row[0]): row[2] for row in workbook["所属"].iter_rows(min_row=2, values_only=True) if row[0]}
            listed = "、".join(str(cell) for row in page(out, "目標と実績") if "所属ごとのDX推進員の人数" in row for cell in row)
            for (code, name), figure in shown.items():
                if code and name == "DX推進員" and figure[0] is None:
                    hidden_ones += 1
                    self.assertNotIn(names[code], re.split("[、|]", listed), code)
        self.assertGreater(hidden_ones, 20)

    def test_what_is_counted_over_departments_leaves_the_hidden_ones_out(self):
        for _, out, _ in self.towns():
            shown = data(out)
            departments = [code for code, name in shown if code and name == "職員数"]
            visible = [code for code in departments if shown[code, "職員数"][0] is not None]
            for indicator in {name for code, name in shown if code and name.startswith(("必須研修", "選択研修"))}:
                bands = [figure[0] for (code, name), figure in shown.items()
                         if not code and name.startswith(indicator + "受講率")]
                self.assertLessEqual(sum(bands), len(visible))

    def test_pages_show_the_mark_where_the_data_are_blank(self):
        for _, out, _ in self.towns():
            shown = data(out)
            for row in page(out, "所属別一覧"):
                code = str(row[1] or "")
                if not code or (code, "職員数") not in shown:
                    continue
                marked = MARK in row
                self.assertEqual(marked, any(figure[0] is None for (one, name), figure in shown.items()
                                             if one == code and (name == "職員数" or name.startswith(("必須研修", "選択研修", "DX実践")))), row)

    def test_nobody_is_named_in_any_part(self):
        for book, out, _ in self.towns():
            names = people(book)
            with zipfile.ZipFile(out) as package:
                text = "\n".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())
            words = set(re.findall(r">([^<>]+)<", text)) | set(re.findall(r'"([^"]+)"', text))
            for name in names:
                self.assertNotIn(name, words)
                if not name.isdigit():
                    self.assertNotIn(name, text)


@functools.lru_cache(maxsize=None)
def dated(book):
    """{(as-of date, code, indicator): (numerator, denominator)} of the page データ."""
    import openpyxl
    rows = openpyxl.load_workbook(book, data_only=True)["データ"].iter_rows(min_row=2, values_only=True)
    return {(row[8].date(), row[0] or "", row[3]): tuple(None if part in ("X", "***") else part for part in row[4:6])
            for row in rows}


def determined(equations):
    """The unknowns that linear equations, each ({unknown: factor}, sum), leave no choice, with their values."""
    rows, pivots = [], []
    for factors, total in equations:
        row = {name: fractions.Fraction(factor) for name, factor in factors.items() if factor}
        row[None] = fractions.Fraction(total)
        for pivot, other in zip(pivots, rows):
            add(row, other, -row.get(pivot, 0))
        pivot = next((name for name in row if name is not None and row[name]), None)
        if pivot is None:
            continue
        row = {name: factor / row[pivot] for name, factor in row.items()}
        for other in rows:
            add(other, row, -other.get(pivot, 0))
        rows.append(row)
        pivots.append(pivot)
    return {pivot: row.get(None, 0) for pivot, row in zip(pivots, rows)
            if not any(factor for name, factor in row.items() if name not in (None, pivot))}


def add(row, other, times):
    if times:
        for name, factor in other.items():
            row[name] = row.get(name, 0) + times * factor


class ComparedWithBefore(unittest.TestCase):
    """The same where a previous time stands beside: its totals, its sums over departments, and known moves."""

    @classmethod
    def setUpClass(cls):
        made = tempfile.TemporaryDirectory()
        cls.addClassCleanup(made.cleanup)
        cls.made_towns = []
        for seed, (staff, departments) in enumerate([(60, 20), (40, 25), (12, 9), (200, 30), (90, 8), (30, 12)]):
            folder = pathlib.Path(made.name) / str(seed)
            folder.mkdir()
            sample, now, before = (folder / name for name in ("sample.xlsx", "now.xlsx", "before.xlsx"))
            program.run("sample", "--staff", staff, "--departments", departments, "--seed", seed + 1, "--out", sample)
            became = {"0190": "0101", "0191": "0102", "0192": "0102", "0193": None}
            two_books.make(sample, now, before, staff // 3, [
                two_books.merge("0190", "0101", 2), two_books.merge("0191", "0102", 3),
                two_books.merge("0192", "0102", 2), two_books.merge("0193", "0103", 2),
                lambda now, *_: no_successor(now, "0193"), two_books.rename("0104", "旧名称課")])
            for name, options in (("two", ("--previous", before)), ("same", ("--previous-as-of", "2025-03-31"))):
                outs = folder / f"{name}.xlsx", folder / f"{name}-plain.xlsx"
                for out, least in zip(outs, (LEAST, 1)):
                    done = program.run("dashboard", now, "--out", out, "--min-group", least, *options)
                    assert done.returncode in (0, 1), done.stderr
                cls.made_towns.append((*outs, became))

    def equations(self, shown, truth, became, indicator, part):
        """What everybody knows of a part of an indicator: totals, sums, and who came and left."""
        at = [(day, code) for day, code, name in truth if name == indicator]
        known, unknown = {}, {}

        def term(key):
            value = shown.get(key, (None, None))[part]
            (known if value is not None else unknown)[key] = value if value is not None else truth[key][part]
            return key

        def equation(terms, total):
            factors, rest = {}, total
            for key, factor in terms:
                if term(key) in known:
                    rest -= factor * known[key]
                else:
                    factors[key] = factor
            return factors, rest

        found = []
        for day in {day for day, _ in at}:
            codes = [code for when, code in at if when == day and code]
            whole = shown.get((day, "", "職員数" if indicator == "職員数" else indicator))
            if whole and whole[part] is not None:
                found.append(equation([((day, code, indicator), 1) for code in codes], whole[part]))
        mapped = indicator + "（現在の所属に換算）"
        for day, code, name in truth:
            if name == mapped:
                old = [one for when, one in at if when == day and became.get(one, one) == code]
                found.append(equation([*(((day, one, indicator), 1) for one in old), ((day, code, mapped), -1)], 0))
        if indicator == "職員数" and part == 0:
            found += self.moves(truth, became, equation)
        return [one for one in found if one[0]], unknown

    def moves(self, truth, became, equation):
        """Nobody joined or left these towns, as an attacker may know."""
        came, left = "転入（前回から）", "転出（前回から）"
        days = sorted({day for day, _, _ in truth})
        found = []
        for name in (came, left) if any(name == came for _, _, name in truth) else ():
            codes = [code for _, code, one in truth if one == name]
            found.append(equation([((days[-1], code, name), 1) for code in codes],
                                  truth[days[-1], "", "異動した職員（前回から）"][0]))
        for day, code, name in truth:
            if name != "職員数" or not code or day != days[-1]:
                continue
            old = [key for key in truth if key[0] == days[0] and key[2] == "職員数" and key[1]
                   and became.get(key[1], key[1]) == code]
            terms = [((day, code, name), 1), *((key, -1) for key in old)]
            if (day, code, came) in truth:
                terms += [((day, code, came), -1), ((day, code, left), 1)]
            found.append(equation(terms, 0))
        return found

    def test_no_hidden_figure_of_either_time_follows_from_all_others(self):
        attacked = hidden = 0
        for out, plain, became in self.made_towns:
            shown, truth = dated(out), dated(plain)
            for indicator in {name for _, code, name in truth
                              if code and name.startswith(("職員数", "必須研修", "選択研修"))}:
                if "換算" in indicator:
                    continue
                for part in (0, 1):
                    if part == 1 and indicator == "職員数":
                        continue
                    equations, unknown = self.equations(shown, truth, became, indicator, part)
                    attacked += len(equations)
                    hidden += len(unknown)
                    for key, value in determined(equations).items():
                        self.assertEqual(value, 0, (key, value, truth[key]))
        self.assertGreater(attacked, 100)
        self.assertGreater(hidden, 300)

    def test_the_attack_finds_a_sum_that_gives_a_figure_away(self):
        found = 0
        for out, plain, became in self.made_towns:
            shown, truth = dated(out), dated(plain)
            given_away = {**shown, **{key: truth[key] for key in truth if "換算" in key[2]}}
            for indicator in ("職員数", "必須研修（階層別）"):
                equations, _ = self.equations(given_away, truth, became, indicator, 0)
                found += sum(1 for value in determined(equations).values() if value)
        self.assertGreater(found, 2)

    def test_a_change_is_hidden_with_either_figure(self):
        import openpyxl
        marks = 0
        for out, _, _ in self.made_towns:
            sheet = openpyxl.load_workbook(out, data_only=True)["前回比較"]
            for row in sheet.iter_rows(values_only=True):
                cells = [value for value in row if value is not None]
                if len(cells) % 3 != 1 or not isinstance(cells[0], str):
                    continue
                for at in range(1, len(cells), 3):
                    before, now, change = cells[at:at + 3]
                    if MARK in (before, now) and "－" not in (before, now):
                        marks += 1
                        self.assertEqual(change, MARK, row)
        self.assertGreater(marks, 100)

    def test_a_department_hidden_today_was_not_shown_before(self):
        for out, _, became in self.made_towns:
            shown = dated(out)
            days = sorted({day for day, _, _ in shown})
            for (day, code, name), figure in shown.items():
                if day == days[0] and code and name == "職員数":
                    today = shown.get((days[-1], became.get(code, code), name))
                    if today and today[0] is None:
                        self.assertIsNone(figure[0], code)


def no_successor(book, code):
    columns, rows = two_books.table(book["所属"])
    for row in rows:
        if row[columns["所属コード"]].value == code:
            row[columns["後継所属コード"]].value = None


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
