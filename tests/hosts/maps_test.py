"""Skill maps of other looks: how they are read is proposed, saved, and used; results go back into them."""

import json
import pathlib
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import libreoffice, map_books, program  # noqa: E402

DONE, FINDINGS, USAGE, INPUT, OUTPUT = range(5)
AS_OF = ("--as-of", "2026-10-01")
COMPUTED = ["育成段階", "次の段階に必要なもの", "判定日"]


def parts(path):
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


def cells(path):
    import openpyxl
    return {(sheet.title, cell.coordinate): cell.value for sheet in openpyxl.load_workbook(path)
            for row in sheet.iter_rows() for cell in row if cell.value is not None}


class Maps(program.Scratch):
    def make(self, look):
        path = self.folder / f"{look.__name__}.xlsx"
        return path, look(path)

    def layout(self, path):
        return path.with_name(path.stem + ".mapping.toml")

    def accept(self, path, *options, expect=DONE):
        done = program.run("import", path, "--accept", *options)
        self.assertEqual(done.returncode, expect, done.stdout + done.stderr)
        return done

    def settle(self, path, **changes):
        """Accepts what is proposed and says which persona everybody is."""
        self.accept(path)
        text = self.layout(path).read_text(encoding="utf-8")
        for old, new in changes.items():
            text = text.replace(old, new)
        self.layout(path).write_text(text.replace("\n", '\npersonas = ["DX推進員"]\n', 1), encoding="utf-8")

    def evaluate(self, path, *options, expect=FINDINGS):
        done = program.run("evaluate", path, *AS_OF, *options)
        self.assertEqual(done.returncode, expect, done.stdout + done.stderr)
        return done


class EveryLook(Maps):
    def test_people_and_levels_are_those_of_the_map(self):
        for look in map_books.LOOKS:
            with self.subTest(look.__name__):
                path, truth = self.make(look)
                read = {}
                for one in json.loads(program.run("import", path, "--format", "json").stdout)["people"]:
                    key = one["name"], one["department"]
                    levels = {skill: level for skill, level in one["levels"].items() if skill in map_books.SKILLS}
                    number, known = read.get(key, (None, {}))
                    read[key] = one["number"] or number, {**known, **levels}
                self.assertEqual(read, {(name, department): (number, levels)
                                        for number, name, department, levels in truth})

    def test_from_the_proposal_to_results_in_the_map(self):
        written = []
        for look in map_books.LOOKS:
            with self.subTest(look.__name__):
                path, truth = self.make(look)
                before = path.read_bytes()
                self.settle(path)
                said = json.loads(self.evaluate(path, "--format", "json").stdout)["persons"]
                self.assertEqual(len(said), len(truth))
                self.assertEqual(sorted(one["name"] for one in said), sorted(one[1] for one in truth))
                out = self.folder / f"{look.__name__}_out.xlsx"
                self.assertIn("5人", self.evaluate(path, "--write", "--out", out).stderr)
                self.assertEqual(path.read_bytes(), before)
                self.check_written(path, out)
                self.check_written_again(path, out)
                dashboard = self.folder / f"{look.__name__}_dashboard.xlsx"
                done = program.run("dashboard", path, *AS_OF, "--out", dashboard)
                self.assertEqual(done.returncode, FINDINGS, done.stderr)
                written += [out, dashboard]
        if libreoffice.available():
            read = libreoffice.sheets(written, self.folder)
            self.assertEqual(len(read), len(written))
            for path in written:
                if path.stem.endswith("_out"):
                    shown = [value for rows in read[path.stem].values() for row in rows for value in row]
                    self.assertTrue(set(COMPUTED) <= set(shown), path)

    def check_written(self, path, out):
        """Cells are added and none are changed; parts that are no sheets of people stay as they were."""
        old, new = cells(path), cells(out)
        self.assertEqual({key: new.get(key) for key in old}, old)
        added = set(new) - set(old)
        self.assertTrue(added)
        self.assertEqual({new[key] for key in added if new[key] in COMPUTED}, set(COMPUTED))
        sheets = {key[0] for key in added}
        import openpyxl
        names = openpyxl.load_workbook(path).sheetnames
        allowed = {f"xl/worksheets/sheet{names.index(name) + 1}.xml" for name in sheets}
        before, after = parts(path), parts(out)
        changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
        self.assertLessEqual(changed, allowed | {"xl/styles.xml", "xl/sharedStrings.xml"})

    def check_written_again(self, path, out):
        """What was written is found again, and is no skill."""
        again = self.folder / "again.xlsx"
        self.evaluate(out, "--mapping", self.layout(path), "--write", "--out", again, "--force")
        self.assertEqual(again.read_bytes(), out.read_bytes())


class Layouts(Maps):
    def test_nothing_is_saved_without_saying_so(self):
        path, _ = self.make(map_books.plain)
        done = program.run("import", path)
        self.assertEqual(done.returncode, FINDINGS)
        self.assertIn("E6:H10を回答の範囲とし、縦に職員5人、横にスキル4件", done.stdout)
        self.assertIn("I 合計", done.stdout)
        self.assertIn("12 平均", done.stdout)
        self.assertIn("--accept", done.stderr)
        self.assertEqual(list(self.folder.iterdir()), [path])

    def test_a_book_that_has_changed_is_read_by_its_headings_or_not_at_all(self):
        path = self.folder / "map.xlsx"
        rows = [["氏名", "所属", map_books.PM, map_books.CM], ["見本 一郎", "総務課", 1, 2], ["見本 二葉", "税務課", 3, 0]]
        map_books.book(path, ("表", rows, []))
        self.settle(path)
        before = json.loads(self.evaluate(path, "--format", "json").stdout)["persons"]
        moved = [["追記"], ["所属", "氏名", "新しい欄", map_books.CM, map_books.PM], ["総務課", "見本 一郎", "あ", 2, 1],
                 ["税務課", "見本 二葉", "い", 0, 3]]
        map_books.book(path, ("表", moved, []))
        done = self.evaluate(path, "--format", "json")
        self.assertEqual(json.loads(done.stdout)["persons"], before)
        self.assertIn("新しい欄（C2）", program.run("check", path).stdout)
        moved[1][4] = "プロジェクトの管理"
        map_books.book(path, ("表", moved, []))
        done = self.evaluate(path, expect=INPUT)
        self.assertIn("プロジェクトマネジメント（", done.stderr)
        self.assertIn("プロジェクトの管理（E2）", done.stderr)

    def test_a_layout_is_made_anew_and_the_old_one_kept(self):
        import openpyxl
        path, _ = self.make(map_books.plain)
        self.settle(path)
        book = openpyxl.load_workbook(path)
        book["R8"]["H5"] = "価値発見/定義"
        book.save(path)
        self.accept(path)
        text = self.layout(path).read_text(encoding="utf-8")
        self.assertIn("skill:価値発見/定義", text)
        self.assertIn('personas = ["DX推進員"]', text)
        self.assertEqual(len(list(self.folder.glob("*.bak*"))), 1)

    def test_what_is_open_stops_until_it_is_settled(self):
        path = self.folder / "marks.xlsx"
        map_books.book(path, ("表", [["氏名", map_books.PM, "縫製"], ["見本 一郎", "A", 1], ["見本 二葉", "B", 2]], []))
        layout = self.layout(path)
        done = self.accept(path, expect=FINDINGS)
        self.assertIn("縫製", done.stdout)
        self.assertIn('"A" = "open"', layout.read_text(encoding="utf-8"))
        self.assertIn("A, B", self.evaluate(path, expect=INPUT).stderr)
        text = layout.read_text(encoding="utf-8").replace('"A" = "open"', '"A" = 3').replace('"B" = "open"', '"B" = "blank"')
        layout.write_text(text, encoding="utf-8")
        people = json.loads(program.run("import", path, "--format", "json").stdout)["people"]
        self.assertEqual([one["levels"] for one in people], [{map_books.PM: 3}, {}])
        self.evaluate(path)

    def test_issues_name_the_cells_of_the_map(self):
        path, _ = self.make(map_books.across_with_marks)
        self.settle(path)
        import openpyxl
        book = openpyxl.load_workbook(path)
        book["横"]["E6"] = "？？"
        book.save(path)
        self.assertIn("「横」E6", program.run("check", path).stdout)

    def test_formulas_of_others_stay_text(self):
        path = self.folder / "formula.xlsx"
        map_books.book(path, ("表", [["職員番号", "氏名", map_books.PM], ["0001", "'=1+1", 1], ["0002", "見本 二葉", 2]], []))
        self.settle(path)
        out = self.folder / "out.xlsx"
        self.evaluate(path, "--write", "--out", out)
        self.assertFalse([value for value in cells(out).values() if isinstance(value, str) and value.startswith("=")])

    def test_a_file_that_is_no_skill_map_is_told(self):
        path = self.folder / "other.xlsx"
        map_books.book(path, ("名簿", [["氏名", "電話"], ["見本 一郎", "100"], ["見本 二葉", "101"]], []))
        done = program.run("import", path)
        self.assertEqual(done.returncode, INPUT)
        self.assertIn("職員とスキルの表が見つかりません", done.stderr)

    def test_english(self):
        path, _ = self.make(map_books.plain)
        done = program.run("import", path, "--lang", "en")
        self.assertIn("people down", done.stdout)
        self.assertIn("E6:H10 holds the answers", done.stdout)


if __name__ == "__main__":
    program.main(needs_modules=("openpyxl",))
