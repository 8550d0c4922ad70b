"""What the dashboard hides of small groups cannot be worked out from what it shows, and nobody is named in it.

The attack knows every cell of every page, every cached value and every part of the package; it is compared with the same
dashboard that hides nothing."""

import functools
import pathlib
import re
import sys
import tempfile
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402

LEAST = 3
MARK = "＊"


@functools.lru_cache(maxsize=None)
def data(book):
    """{(code, indicator): (numerator, denominator)} of the page データ."""
    import openpyxl
    rows = openpyxl.load_workbook(book, data_only=True)["データ"].iter_rows(min_row=2, values_only=True)
    return {(row[0] or "", row[3]): (row[4], row[5]) for row in rows}


def page(book, name):
    import openpyxl
    return list(openpyxl.load_workbook(book, data_only=True)[name].iter_rows(values_only=True))


def people(book):
    """Names, numbers, readings and mails of everybody."""
    import openpyxl
    sheet = openpyxl.load_workbook(book, data_only=True)["職員"]
    rows = list(sheet.iter_rows(values_only=True))
    wanted = [rows[0].index(name) for name in ("職員番号", "氏名", "氏名カナ", "メール") if name in rows[0]]
    return {str(row[i]) for row in rows[1:] for i in wanted if row[i]}


class HiddenFigures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.made.cleanup)
        cls.made_towns = []
        for seed, (staff, departments) in enumerate([(60, 20), (40, 25), (12, 9), (200, 30), (9, 3), (3, 3), (90, 8)] * 2):
            folder = pathlib.Path(cls.made.name) / str(seed)
            folder.mkdir()
            book, out, plain = (folder / name for name in ("book.xlsx", "out.xlsx", "plain.xlsx"))
            program.run("sample", "--staff", staff, "--departments", departments, "--seed", seed + 1, "--out", book)
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
                    if other == code and "④" not in name:
                        self.assertEqual(figure, (None, None), (code, name))
        self.assertGreater(hidden_ones, 30)

    def test_no_hidden_figure_follows_from_a_total(self):
        attacked = 0
        for _, out, plain in self.towns():
            shown, truth = data(out), data(plain)
            for indicator in {name for code, name in truth if code}:
                parts = [code for code, name in truth if code and name == indicator]
                whole = shown.get(("", indicator))
                hidden = [code for code in parts if shown[code, indicator][0] is None]
                if whole is None or whole[0] is None or not hidden:
                    continue
                for part in (0, 1):
                    if whole[part] is None:
                        continue
                    attacked += 1
                    rest = whole[part] - sum(shown[code, indicator][part] for code in parts if code not in hidden)
                    real = [truth[code, indicator][part] for code in hidden]
                    self.assertGreater(len(hidden), 1, (indicator, rest, real))
                    if rest == 0 and any(truth[code, indicator][1] for code in hidden):
                        self.assertEqual(whole[part], 0, (indicator, real))
        self.assertGreater(attacked, 60)

    def test_no_stage_of_few_people_follows_from_the_others(self):
        for _, out, plain in self.towns():
            shown, truth = data(out), data(plain)
            for (code, name), (count, _) in truth.items():
                if code or " " not in name or name.startswith("目標") or name.endswith("以上"):
                    continue
                persona, _ = name.split(" ", 1)
                stages = [one for one in truth if not one[0] and one[1].startswith(persona + " ")
                          and not one[1].endswith("以上")]
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

    def test_what_is_counted_over_departments_leaves_the_hidden_ones_out(self):
        for _, out, _ in self.towns():
            shown = data(out)
            departments = [code for code, name in shown if code and name == "職員数"]
            visible = [code for code in departments if shown[code, "職員数"][0] is not None]
            for indicator in {name for code, name in shown if code and name[0] in "①②③"}:
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
                                             if one == code and (name == "職員数" or name[0] in "①②③④")), row)

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


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
