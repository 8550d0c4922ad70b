"""The dashboards of a small town, part by part, are as somebody approved them; what is made twice has the same bytes.

The approved files are texts beside this test; a failure shows what changed. When the change is meant:
tests/golden/approve, look at the difference, commit it."""

import difflib
import os
import pathlib
import sys
import time
import unittest.mock

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program, workbook_text, written_books  # noqa: E402

APPROVED = pathlib.Path(__file__).resolve().parent
APPROVE = os.environ.get("SKILLMAP_APPROVE") == "1"
MOST_LINES = 120


class Golden(program.Scratch):
    def town(self):
        return written_books.town(self.folder, "town", 24, 4)

    def texts(self):
        """{file: text}. The other styles tell only what they have of their own."""
        town, made, full = self.town(), {}, None
        for style in written_books.STYLES:
            book = written_books.dashboard(town, self.folder / f"{style}.xlsx", "--style", style)
            made[f"{style}.txt"], sections = workbook_text.text_of(book, full)
            full = full or (f"{style}.txt", sections)
        book = written_books.dashboard(town, self.folder / "compared.xlsx", "--previous-as-of", "2025-03-31")
        made["compared.txt"], _ = workbook_text.text_of(book, full)
        book = written_books.dashboard(town, self.folder / "months.xlsx", "--trend")
        made["months.txt"], _ = workbook_text.text_of(book, full)
        return made

    def test_dashboards_are_as_approved(self):
        for name, text in self.texts().items():
            path = APPROVED / name
            if APPROVE:
                path.write_text(text, encoding="utf-8")
            with self.subTest(name):
                approved = path.read_text(encoding="utf-8") if path.exists() else ""
                changes = list(difflib.unified_diff(approved.splitlines(), text.splitlines(), f"approved/{name}",
                                                    f"now/{name}", n=1, lineterm=""))
                shown = "\n".join(changes[:MOST_LINES])
                if len(changes) > MOST_LINES:
                    shown += f"\n… and {len(changes) - MOST_LINES} lines more"
                if changes:
                    self.fail(f"\n{shown}\nWhere this is meant: tests/golden/approve")

    def test_made_twice_is_the_same(self):
        town = self.town()
        for kind in ("xlsx", "html", "csv", "json"):
            first = written_books.dashboard(town, self.folder / f"first.{kind}").read_bytes()
            if kind == "xlsx":
                time.sleep(2.1)  # archives tell time by two seconds
            with unittest.mock.patch.dict(os.environ, {"TZ": "Asia/Tokyo", "LANG": "ja_JP.UTF-8", "HOME": "/nowhere"}):
                second = written_books.dashboard(town, self.folder / f"second.{kind}").read_bytes()
            self.assertEqual(first, second, kind)

    def test_a_change_is_noticed(self):
        book = written_books.dashboard(self.town(), self.folder / "full.xlsx")
        before, _ = workbook_text.text_of(book)
        for part, old, new in (("xl/styles.xml", "FF1B4F8A", "FF1B4F8B"),
                               ("xl/charts/chart1.xml", "<c:order ", "<c:Order "),
                               ("xl/_rels/workbook.xml.rels", "sheet1.xml", "sheet2.xml"),
                               ("xl/worksheets/sheet2.xml", "<f>", "<f>1+"),
                               ("xl/worksheets/sheet3.xml", "<col ", '<col hidden="1" '),
                               ("docProps/app.xml", "<Company>", "<Company>1")):
            damaged = written_books.damaged(book, self.folder / "damaged.xlsx", part, old, new)
            after, _ = workbook_text.text_of(damaged)
            self.assertNotEqual(before, after, part)


if __name__ == "__main__":
    program.main()
