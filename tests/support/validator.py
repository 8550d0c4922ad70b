"""The validator of Microsoft's Open XML SDK, compiled for Node.js: the schema of every part, attributes and references.

tests/run installs it into build/validator, from the package @ooxml-tools/validate of the npm registry."""

import json
import os
import pathlib
import shutil
import subprocess

from tests.support import program

FOLDER = pathlib.Path(os.environ.get("SKILLMAP_VALIDATOR", program.ROOT / "build/validator"))
SCRIPT = program.ROOT / "tests/oracle/validator/validate.js"


def missing():
    """What has to be installed, or nothing."""
    if shutil.which("node") is None:
        return "node"
    return "" if (FOLDER / "node_modules/@ooxml-tools/validate").is_dir() else f"@ooxml-tools/validate in {FOLDER}"


def findings(books):
    """{book: [(part, place, what is wrong)]}. One process for all: it takes seconds to begin."""
    books = [pathlib.Path(book).resolve() for book in books]
    done = subprocess.run(["node", str(SCRIPT), str(FOLDER)], input="\n".join(map(str, books)) + "\n", text=True,
                          capture_output=True, check=False)
    answers = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    found = {pathlib.Path(one["file"]): [(each["part"], each["place"], each["text"]) for each in one["findings"]]
             for one in answers}
    assert done.returncode == 0 and set(found) == set(books), done.stderr[-2000:] or done.stdout[-2000:]
    return found
