"""The task pane for Excel: its manifest, and the pane in a real Chromium beside a stub of Office.js (*.test.mjs). It never
runs inside Excel here."""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3]))
from tests.hosts.excel import manifest_rules  # noqa: E402
from tests.hosts.page import page_test  # noqa: E402
from tests.support import program, xlsx_tool  # noqa: E402

PANE = pathlib.Path(os.environ.get("SKILLMAP_PANE", program.ROOT / "build/excel/dist/taskpane.html")).resolve()
WASM = pathlib.Path(os.environ.get("SKILLMAP_WASM", program.ROOT / "build/wasm/engine/dist")).resolve()


def main():
    for what, there in (("the task pane", PANE.exists()), ("the page", page_test.PAGE.exists()),
                        ("playwright-core", page_test.DRIVER.exists()), ("Chromium", page_test.CHROMIUM),
                        ("axe-core", page_test.AXE.exists()), ("Node.js 20", page_test.node_major() >= 20)):
        if not there:
            print(f"skipped: {what} is not there")
            return program.SKIPPED
    manifest_rules.FOLDER = PANE.parent
    if not unittest.TextTestRunner().run(unittest.defaultTestLoader.loadTestsFromModule(manifest_rules)).wasSuccessful():
        return 1
    with tempfile.TemporaryDirectory() as name:
        tests = sorted(pathlib.Path(__file__).parent.glob("*.test.mjs"))
        only = sys.argv[1:]
        environment = {**os.environ, "SKILLMAP_PANE": str(PANE), "SKILLMAP_PAGE": str(page_test.PAGE), "SKILLMAP_WASM": str(WASM),
                       "SKILLMAP_PLAYWRIGHT": str(page_test.DRIVER / "index.mjs"), "SKILLMAP_CHROMIUM": page_test.CHROMIUM,
                       "SKILLMAP_AXE": str(page_test.AXE), "SKILLMAP_FOLDER": name, "SKILLMAP_XLSX": xlsx_tool.TOOL}
        return subprocess.run(["node", "--test", "--test-concurrency=2",
                               *(test for test in tests if not only or test.name.split(".")[0] in only)],
                              check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
