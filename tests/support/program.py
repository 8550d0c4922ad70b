"""Runs the program under test. Shared by the tests written in Python."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("SKILLMAP_PROGRAM", str(ROOT / "build/release/addin/skillmap"))
SHARED = pathlib.Path(os.environ.get("SKILLMAP_SHARED", ROOT.parent / "shared"))
SKIPPED = 77


def run(*arguments, stdin=None, cwd=None):
    """The finished process, with its output as text."""
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, cwd=cwd, input=stdin,
                          check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})


def run_json(*arguments):
    """The JSON a command prints. Findings are not a failure."""
    done = run(*arguments, "--format", "json")
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


class Scratch(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)


def main(needs_corpus=False, needs_modules=()):
    """Runs the tests of the calling file, or ends as skipped where something they need is absent."""
    for module in needs_modules:
        try:
            __import__(module)
        except ImportError:
            print(f"skipped: no Python module {module}")
            sys.exit(SKIPPED)
    if needs_corpus and not (SHARED / "corpus").is_dir():
        print("skipped: no ../shared/corpus")
        sys.exit(SKIPPED)
    unittest.main(module="__main__", verbosity=1)
