"""Programs for Windows, run by Wine on this machine. Paths of this machine are paths there too (of its drive Z:)."""

import atexit
import os
import pathlib
import shutil
import subprocess
import sys

from tests.support import program

FOLDER = pathlib.Path(os.environ.get("SKILLMAP_WINDOWS", program.ROOT / "build/windows"))
PROGRAM = FOLDER / "skillmap.exe"
TESTS = FOLDER / "tests/hosts/windows"
PREFIX = pathlib.Path(os.environ.get("SKILLMAP_BUILD", program.ROOT / "build/release")) / "wine"
# Debian's wine64 is not on the path without its package of wrappers.
WINE = shutil.which("wine64") or shutil.which("wine64", path="/usr/lib/wine")
SERVER = shutil.which("wineserver") or shutil.which("wineserver", path="/usr/lib/wine")


def environment():
    """Nothing of what Wine would add to the machine, to its menus or to the output."""
    return {**os.environ, "WINEPREFIX": str(PREFIX), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
            "LC_ALL": "C.UTF-8"}


def require():
    """Ends as skipped where Wine or the programs are absent. Otherwise Wine is ready for use."""
    for missing, what in ((WINE is None, "wine64"), (not PROGRAM.exists(), f"{PROGRAM} (addin/build windows)")):
        if missing:
            print(f"skipped: no {what}")
            sys.exit(program.SKIPPED)
    PREFIX.mkdir(parents=True, exist_ok=True)
    # One that waits: what Wine starts besides is there once, and holds nobody's output.
    keeper = subprocess.Popen([WINE, "cmd"], env=environment(), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
    atexit.register(keeper.communicate)
    subprocess.run([WINE, "cmd", "/c", "exit"], env=environment(), check=True, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def command(name, *arguments):
    """The words that run a program."""
    return [WINE, str(name), *map(str, arguments)]


def run(name, *arguments, stdin=b"", cwd=None):
    """The finished process, with its output as bytes."""
    return subprocess.run(command(name, *arguments), capture_output=True, input=stdin, cwd=cwd, check=False, env=environment())


def path(unix):
    """A path of this machine as programs there write it."""
    return "Z:" + str(unix).replace("/", "\\")
