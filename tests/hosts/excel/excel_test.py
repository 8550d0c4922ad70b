"""The task pane for Excel: its manifest, and the pane in a real Chromium beside a stub of Office.js (*.test.mjs). It never
runs inside Excel here."""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3]))
from tests.hosts.excel import manifest_rules  # noqa: E402
from tests.hosts.page import page_test  # noqa: E402
from tests.support import program, xlsx_tool  # noqa: E402

PANE = pathlib.Path(os.environ.get("SKILLMAP_PANE", program.ROOT / "build/excel/dist/taskpane.html")).resolve()
WASM = pathlib.Path(os.environ.get("SKILLMAP_WASM", program.ROOT / "build/wasm/engine/dist")).resolve()


def set_cells(book, sheet, **cells):
    """Cells as Excel writes formulas with what they have come to, which openpyxl cannot."""
    import openpyxl
    part = f"xl/worksheets/sheet{openpyxl.load_workbook(book).sheetnames.index(sheet) + 1}.xml"
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    text = parts[part].decode()
    for cell, content in cells.items():
        text, count = re.subn(rf'<c r="{cell}"( s="\d+")?[^>]*>.*?</c>', rf'<c r="{cell}"\1 t="str">{content}</c>', text)
        assert count == 1, cell
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts, part: text.encode()}.items():
            archive.writestr(name, content)


def make_formulas(folder):
    """Pairs of workbooks that differ in what formulas have come to, and in nothing that somebody has entered: a person's persona
    depends on what a function says of the person. In one pair it is the second result of an array."""
    import openpyxl
    town = folder / "formulas.xlsx"
    assert program.run("sample", "--out", town, "--staff", 60, "--departments", 6).returncode == 0
    staff = openpyxl.load_workbook(town)["職員"]
    column = {cell.value: cell.column_letter for cell in staff[1]}
    row = next(one for one in range(3, staff.max_row) if staff[f"{column['人材像']}{one}"].value == "一般行政職員")
    above, place = f"{column['人材像']}{row - 1}", f"{column['人材像']}{row}"
    (folder / "place.txt").write_text(place, "utf-8")
    (folder / "moved.json").write_text(json.dumps(staff[f"{column['職員番号']}{row}"].value), "utf-8")
    for kind in ("computed", "spilled", "entered"):
        for i, persona in enumerate(("一般行政職員", "DX推進員"), 1):
            book = folder / f"{kind}-{i}.xlsx"
            copy = openpyxl.load_workbook(town)
            if kind == "entered":
                copy["職員"][f"{column['氏名']}{row}"] = "改姓 後"
            copy.save(book)
            if kind == "spilled":
                set_cells(book, "職員", **{above: f'<f t="array" ref="{above}:{place}">関数!B1:B2</f><v>{staff[above].value or ""}</v>',
                                         place: f"<v>{persona}</v>"})
            else:
                set_cells(book, "職員", **{place: f"<f>関数!B2</f><v>{persona}</v>"})


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
        make_formulas(pathlib.Path(name))
        tests = sorted(pathlib.Path(__file__).parent.glob("*.test.mjs"))
        only = sys.argv[1:]
        environment = {**os.environ, "SKILLMAP_PANE": str(PANE), "SKILLMAP_PAGE": str(page_test.PAGE), "SKILLMAP_WASM": str(WASM),
                       "SKILLMAP_PLAYWRIGHT": str(page_test.DRIVER / "index.mjs"), "SKILLMAP_CHROMIUM": page_test.CHROMIUM,
                       "SKILLMAP_AXE": str(page_test.AXE), "SKILLMAP_FOLDER": name, "SKILLMAP_PROGRAM": program.PROGRAM,
                       "SKILLMAP_XLSX": xlsx_tool.TOOL}
        return subprocess.run(["node", "--test", "--test-concurrency=2",
                               *(test for test in tests if not only or test.name.split(".")[0] in only)],
                              check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
