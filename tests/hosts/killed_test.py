"""Killed while it saves: the file that was there, or the new one, whole, every time."""

import pathlib
import random
import subprocess
import sys
import time
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program, xlsx_tool  # noqa: E402

TIMES = 200


class Killed(program.Scratch):
    def test_the_old_or_the_new_file_whole(self):
        book, out = self.folder / "book.xlsx", self.folder / "out.xlsx"
        self.assertEqual(program.run("sample", "--out", book, "--staff", 3000, "--departments", 40).returncode, 0)
        change = ["set", book, out, "設定!B2=架空町"]
        begin = time.monotonic()
        self.assertEqual(xlsx_tool.run(*change).returncode, 0)
        takes = time.monotonic() - begin
        new = out.read_bytes()
        old = book.read_bytes()
        moments = random.Random(1)
        kept = replaced = 0
        for _ in range(TIMES):
            out.write_bytes(old)
            process = subprocess.Popen([xlsx_tool.TOOL, *map(str, change)], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            time.sleep(moments.uniform(0, 1.2 * takes))
            process.kill()
            process.wait()
            found = out.read_bytes()
            self.assertIn(found, (old, new))
            kept += found == old
            replaced += found == new
        with zipfile.ZipFile(out) as package:
            self.assertIsNone(package.testzip())
        self.assertEqual(book.read_bytes(), old)
        self.assertEqual(kept + replaced, TIMES)
        print(f"{kept} kept, {replaced} replaced")

    def test_in_place_the_backup_is_whole_too(self):
        book, backup = self.folder / "book.xlsx", self.folder / "book.bak.xlsx"
        self.assertEqual(program.run("sample", "--out", book, "--staff", 1000, "--departments", 20).returncode, 0)
        change = ["set", book, book, "設定!B2=架空町"]
        old = book.read_bytes()
        begin = time.monotonic()
        self.assertEqual(xlsx_tool.run(*change).returncode, 0)
        takes = time.monotonic() - begin
        new = book.read_bytes()
        self.assertEqual(backup.read_bytes(), old)
        moments = random.Random(2)
        for _ in range(TIMES // 4):
            book.write_bytes(old)
            backup.unlink(missing_ok=True)
            process = subprocess.Popen([xlsx_tool.TOOL, *map(str, change)], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
            time.sleep(moments.uniform(0, 1.2 * takes))
            process.kill()
            process.wait()
            self.assertIn(book.read_bytes(), (old, new))
            if book.read_bytes() == new or backup.exists():
                self.assertEqual(backup.read_bytes(), old)


if __name__ == "__main__":
    program.main()
