"""A scheme's workbook that LibreOffice opened and saved again still says the same scheme."""

import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import libreoffice, program  # noqa: E402

TOOL = os.environ.get("SKILLMAP_SCHEME_BOOK", str(program.ROOT / "build/release/tests/scheme_book_tool"))


def run(*arguments):
    return subprocess.run([TOOL, *map(str, arguments)], capture_output=True, text=True, check=False)


class SchemeBooks(program.Scratch):
    def test_every_preset(self):
        presets = run("list").stdout.split()
        self.assertGreater(len(presets), 20)
        for preset in presets:
            done = run("write", preset, self.folder / f"{preset}.xlsx")
            self.assertEqual(done.returncode, 0, done.stdout)
        saved = self.folder / "saved"
        saved.mkdir()
        libreoffice.run(sorted(self.folder.glob("*.xlsx")), self.folder, saved, "xlsx")
        for preset in presets:
            for book in (self.folder, saved):
                done = run("compare", preset, book / f"{preset}.xlsx")
                self.assertEqual((done.returncode, done.stdout), (0, ""), (preset, book.name))


if __name__ == "__main__":
    if not libreoffice.available():
        print("skipped: LibreOffice is not installed")
        sys.exit(program.SKIPPED)
    program.main()
