"""Damaged and hostile workbooks: read right or refused with one line, without a crash, a hang or much memory."""

import os
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import damaged, damaged_xml, measured, program, xlsx_tool  # noqa: E402

HANG = 10  # seconds
MEMORY = 200 << 20
SANITIZED = os.environ.get("SKILLMAP_SANITIZE") == "1"
LINE = re.compile(r"[^\t]*\t([A-Z]{1,3})([1-9][0-9]{0,6})\t(text|number|date|boolean|error)\t[^\t]*")


def column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def problem_of_listing(text):
    """What is wrong with the cells printed, whatever they are: places outside the sheet or out of order."""
    last = {}
    for line in text.split("\n")[:-1]:
        match = LINE.fullmatch(line)
        if not match:
            return f"no cell: {line[:80]!r}"
        place = int(match[2]), column(match[1])
        if place[0] > 1_048_576 or place[1] > 16_384:
            return f"outside the sheet: {line[:80]!r}"
        sheet = line.split("\t", 1)[0]
        if place <= last.get(sheet, (0, 0)):
            return f"out of order: {line[:80]!r}"
        last[sheet] = place
    return None


class Damaged(program.Scratch):
    @classmethod
    def setUpClass(cls):
        cls.measured = measured.Measured()
        cls.addClassCleanup(cls.measured.close)

    def read(self, pieces):
        """(exit code or None after a hang, file of the output, messages, peak memory) of reading a file."""
        book, out, err = (self.folder / name for name in ("book.xlsx", "out", "err"))
        with open(book, "wb") as file:
            file.writelines(pieces)
        code, memory = self.measured.run([xlsx_tool.TOOL, "cells", book], out, err, HANG)
        return code, out, err.read_bytes(), memory

    def problem(self, case, pieces):
        """What is wrong with how reading the case ended."""
        code, out, err, memory = self.read(pieces)
        if code is None:
            return f"no end after {HANG} s"
        if code not in (xlsx_tool.DONE, xlsx_tool.INPUT):
            return f"exit code {code}: {err[-300:]!r}"
        if memory > MEMORY and not SANITIZED:
            return f"{memory >> 20} MiB of memory"
        if code == xlsx_tool.INPUT:
            if err.count(b"\n") != 1 or b"book.xlsx" not in err:
                return f"no line that names the file: {err[:300]!r}"
            return None if case.may_refuse else f"refused: {err.decode('utf-8', 'replace').strip()}"
        if err or not case.may_read:
            return f"read, with {out.read_bytes()[:200].decode('utf-8', 'replace')!r} {err[:200]!r}"
        try:
            text = out.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            return str(error)
        if case.answer is not None and text != case.answer:
            return f"a wrong answer: {text[:300]!r}"
        return problem_of_listing(text)

    def check(self, cases):
        problems = {}
        for case in cases:
            problem = self.problem(case, [case.data])
            if problem:
                problems[case.name] = problem
        self.report(problems)

    def report(self, problems):
        if problems:
            lines = [f"  {name}: {problem[:300]}" for name, problem in list(problems.items())[:60]]
            self.fail(f"{len(problems)} problems:\n" + "\n".join(lines))

    def test_truncated(self):
        self.check(damaged.truncated())

    def test_bytes_of_the_directory(self):
        self.check(damaged.directory_bytes())

    def test_bytes_of_local_headers(self):
        self.check(damaged.local_header_bytes())

    def test_bytes_of_the_data(self):
        self.check(damaged.data_bytes())

    def test_unusual_archives(self):
        self.check(damaged.unusual_archives())

    def test_entities(self):
        self.check(damaged_xml.entities())

    def test_sheets_and_relationships(self):
        self.check(damaged_xml.sheets())

    def test_places_of_cells(self):
        self.check(damaged_xml.places())

    def test_broken_xml(self):
        self.check(damaged_xml.broken())

    def test_unusual_xml(self):
        self.check(damaged_xml.unusual())

    def test_bombs(self):
        problems = {}
        for name, pieces in damaged.bombs():
            problem = self.problem(damaged.any_end(name, b""), pieces)
            if problem:
                problems[name] = problem
        self.report(problems)


if __name__ == "__main__":
    program.main()
