"""Tests of the command line, run against the program for Windows: windows_suite.py FILE…, of tests/hosts."""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))
from tests.support import wine  # noqa: E402
from tests.support.program import SKIPPED  # noqa: E402

if __name__ == "__main__":
    wine.require()
    environment = {**wine.environment(), "SKILLMAP_PROGRAM": str(HERE / "windows/skillmap"), "SKILLMAP_WINDOWS": str(wine.FOLDER)}
    codes = {subprocess.run([sys.executable, HERE / name], env=environment, check=False).returncode for name in sys.argv[1:]}
    failed = not codes or codes - {0, SKIPPED}
    sys.exit(1 if failed else max(codes))
