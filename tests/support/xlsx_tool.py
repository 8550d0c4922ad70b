"""Runs skillmap-xlsx. Shared by the tests of the workbook engine."""

import os
import re
import subprocess

from tests.support import program

TOOL = os.environ.get("SKILLMAP_XLSX", str(program.ROOT / "build/release/xlsx_io/skillmap-xlsx"))
DONE, USAGE, INPUT, OUTPUT = 0, 2, 3, 4
ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}


def run(*arguments, **options):
    """The finished process. Its output as text that keeps the line ends it has."""
    done = subprocess.run([TOOL, *map(str, arguments)], capture_output=True, check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"}, **options)
    done.stdout, done.stderr = (text.decode("utf-8", "surrogateescape") for text in (done.stdout, done.stderr))
    return done


def unescaped(text):
    return re.sub(r"\\(.)", lambda m: ESCAPES[m[1]], text)


def parse_lines(text):
    """The fields of each line printed."""
    return [[unescaped(one) for one in line.split("\t")] for line in text.split("\n")[:-1]]


def parse_cells(text):
    """[(sheet, reference, type, value)] of what `cells` prints."""
    return [tuple(fields) for fields in parse_lines(text)]


def cells(book, *options):
    """[(sheet, reference, type, value)] of a workbook that can be read."""
    done = run("cells", book, *options)
    assert done.returncode == DONE, (book, done.returncode, done.stderr)
    return parse_cells(done.stdout)


def parts(book):
    """{name: (size, SHA-256)} in the order of the archive."""
    done = run("parts", book)
    assert done.returncode == DONE, (book, done.returncode, done.stderr)
    rows = (line.split("\t") for line in done.stdout.split("\n")[:-1])
    return {unescaped(name): (int(size), digest) for name, size, digest in rows}


def corpus():
    """Every workbook of ../shared/corpus, by its path there."""
    folder = program.SHARED / "corpus"
    return {str(path.relative_to(folder)): path for path in sorted(folder.rglob("*"))
            if path.suffix.lower() in (".xlsx", ".xlsm") and path.is_file()}
