"""LibreOffice reads the same values after sheets were grafted, renamed, moved and deleted.

Each book of a sample of the corpus gets the sheets of a dashboard in front, another name for its first sheet, that sheet
moved to the end; then the dashboard is taken out again. With SKILLMAP_WHOLE_CORPUS=1 all books are tried."""

import os
import pathlib
import re
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import libreoffice, program, xlsx_tool  # noqa: E402

EVERY = 1 if os.environ.get("SKILLMAP_WHOLE_CORPUS") == "1" else 24
NEW_NAME = "改名 した'表"
# Texts that name sheets, values of the moment, and what looks at the place of its sheet.
BY_NAME_OR_MOMENT = re.compile(rb"INDIRECT\(|NOW\(|TODAY\(|RAND|CELL\(|SHEETS?\(|GETPIVOTDATA\(", re.IGNORECASE)
THREE_DIMENSIONAL = re.compile(rb"[\w']:[\w ]+'?!")
REFUSED = ("このブックにはシートを追加できません", "すでにこのブックの", "シート名にできません", "署名",
           "表示されているシートがなくなる")
LEFT_OUT = {"XlsxWriter/comment03.xlsx": "a comment in the last cell of the sheet makes LibreOffice write 2^34 commas"}


def candidates():
    for number, (name, path) in enumerate(sorted(xlsx_tool.corpus().items())):
        if number % EVERY or name in LEFT_OUT or path.stat().st_size > 300_000 or not zipfile.is_zipfile(path):
            continue
        try:
            with zipfile.ZipFile(path) as package:
                texts = [package.read(part) for part in package.namelist() if part.endswith(".xml")]
        except (zipfile.BadZipFile, RuntimeError):
            continue
        if not any(BY_NAME_OR_MOMENT.search(text) or THREE_DIMENSIONAL.search(text) for text in texts):
            yield name, path


class Sheets(program.Scratch):
    def change(self, out, *action):
        done = xlsx_tool.run("sheets", out, out, *action)
        if done.returncode:
            self.assertTrue(any(words in done.stderr for words in REFUSED), f"{action} {done.stderr}")
        return done.returncode == 0

    def first_sheet(self, path):
        done = xlsx_tool.run("details", path)
        sheets = [line for line in xlsx_tool.parse_lines(done.stdout) if line[1] == "sheet"]
        return sheets[0][0] if done.returncode == 0 and sheets and sheets[0][4] == "visible" else None

    def test_values_stay(self):
        town, dashboard = self.folder / "town.xlsx", self.folder / "dashboard.xlsx"
        self.assertEqual(program.run("sample", "--out", town, "--staff", 60, "--departments", 5).returncode, 0)
        self.assertEqual(program.run("dashboard", town, "--out", dashboard, "--as-of", "2026-03-31").returncode, 0)
        pages = [line[0] for line in xlsx_tool.parse_lines(xlsx_tool.run("details", dashboard).stdout)
                 if line[1] == "sheet"]
        books, first = {"dashboard": dashboard}, {}
        for number, (name, path) in enumerate(candidates()):
            sheet = self.first_sheet(path)
            if sheet is None or sheet in pages:
                continue
            old, new, back = (self.folder / f"{kind}{number}{path.suffix}" for kind in ("old", "new", "back"))
            old.write_bytes(path.read_bytes())
            new.write_bytes(path.read_bytes())
            with self.subTest(name):
                if not self.change(new, "graft", dashboard, sheet) or not self.change(new, "rename", sheet, NEW_NAME):
                    continue
                back.write_bytes(new.read_bytes())
                if self.change(new, "move", NEW_NAME) and self.change(back, "delete", *pages):
                    self.assertTrue(self.change(back, "rename", NEW_NAME, sheet))
                    first[number] = (name, sheet)
                    books.update({str(path): path for path in (old, new, back)})
        read = libreoffice.sheets(books.values(), self.folder)
        tried = 0
        for number, (name, sheet) in first.items():
            if f"old{number}" not in read:
                continue
            tried += 1
            with self.subTest(name):
                old = read[f"old{number}"]
                self.assertEqual(read[f"back{number}"], old)
                new = dict(read[f"new{number}"])
                for page in pages:
                    self.assertEqual(new.pop(page), read["dashboard"][page])
                renamed = [other for other in new if other not in old]
                if len(old) == len(new) and len(renamed) == 1:
                    new[sheet] = new.pop(renamed[0])
                self.assertEqual(new, old)
        print(f"{tried} books")
        self.assertGreater(tried, 20)


if __name__ == "__main__":
    if not libreoffice.available():
        print("skipped: LibreOffice is not installed")
        sys.exit(program.SKIPPED)
    program.main(needs_corpus=True)
