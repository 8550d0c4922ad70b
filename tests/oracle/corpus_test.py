"""The skill-map workbooks of ../shared, made by other programs, give the answers that come with them."""

import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program  # noqa: E402

BOOKS = program.SHARED / "corpus/skillmaps"


class ExpectedAnswers(unittest.TestCase):
    def check(self, book, expected):
        answer = program.run_json("evaluate", BOOKS / book, "--as-of", "2026-03-31")
        wanted = json.loads((BOOKS / expected).read_text(encoding="utf-8"))
        self.assertEqual(answer["as_of"], wanted["as_of"])
        keys = wanted["persons"][0].keys()
        self.assertEqual([{k: p[k] for k in keys} for p in answer["persons"]], wanted["persons"])
        keys = wanted["departments"][0].keys()
        self.assertEqual([{k: d[k] for k in keys} for d in answer["departments"]], wanted["departments"])

    def test_book_made_by_openpyxl(self):
        self.check("wg-form.xlsx", "wg-form.expected.json")

    def test_same_book_saved_by_libreoffice(self):
        self.check("wg-form-saved-by-libreoffice.xlsx", "wg-form.expected.json")

    def test_untidy_book(self):
        self.check("wg-form-untidy.xlsx", "wg-form-untidy.expected.json")

    def test_none_of_them_has_findings(self):
        for book in ("wg-form.xlsx", "wg-form-saved-by-libreoffice.xlsx", "wg-form-untidy.xlsx"):
            self.assertEqual(program.run_json("check", BOOKS / book)["findings"], 0, book)


if __name__ == "__main__":
    program.main(needs_corpus=True)
