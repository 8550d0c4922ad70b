"""Every workbook of the corpus: a copy has the same bytes in every part, and setting a cell changes what it must."""

import hashlib
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program, xlsx_tool  # noqa: E402

# Besides the sheet: texts, date formats, the chain of formulas and the order to compute anew.
MAY_CHANGE = re.compile(r"\w+/(sharedStrings|styles|calcChain|workbook)\.xml", re.IGNORECASE)
# Without any formula left the chain goes, and what names it.
CHAIN = "xl/calcChain.xml"
NAMES_CHAIN = {"[Content_Types].xml", "xl/_rels/workbook.xml.rels"}
# The heading of a table is the name of its column too.
TABLE = re.compile(r"xl/tables/table\d+\.xml")
# (option, value, type and value read back)
VALUES = {"text": ([], "新しい値 =1+1", ("text", "新しい値 =1+1")), "number": (["--number"], "12.5", ("number", "12.5")),
          "blank": ([], "", None)}


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def elements(xml, edited):
    """The sheet's elements with text, without the edited cell, its row where it is new, and what follows it."""
    root = ElementTree.fromstring(xml)
    local = lambda element: element.tag.rpartition("}")[2]  # noqa: E731
    new_row = {"r": re.sub("[A-Z]", "", edited)}
    usual = root.find("{*}sheetFormatPr")
    if usual is not None and usual.get("zeroHeight") in ("1", "true"):  # rows that are not written are hidden
        new_row["hidden"] = "1"
    listed = []

    def walk(element):
        name, attributes = local(element), dict(element.attrib)
        if name == "dimension" or (name == "c" and attributes.get("r") == edited):
            return
        if name == "row":
            attributes.pop("spans", None)
            children = [child for child in element if child.get("r") != edited]
            if attributes == new_row and not children:
                return
        text = (element.text or "").strip()
        if name == "f" and attributes.get("t") == "shared":  # its text moves on when its cell is set
            attributes.pop("ref", None)
            text = ""
        listed.append((element.tag, tuple(attributes.items()), text))
        for child in element:
            walk(child)

    walk(root)
    return listed


class Corpus(program.Scratch):
    def copy(self, path):
        out = self.folder / "copy.xlsx"
        return xlsx_tool.run("copy", path, out), out

    def test_copies_are_equal_part_by_part(self):
        copied = 0
        for name, path in xlsx_tool.corpus().items():
            done, out = self.copy(path)
            if done.returncode:
                continue  # cells_test names what is refused
            with zipfile.ZipFile(out) as package:
                self.assertIsNone(package.testzip(), name)
            with self.subTest(name):
                self.assertEqual(list(parts(out).items()), list(parts(path).items()))
            copied += 1
        self.assertGreater(copied, 1000)

    def edit(self, name, path, before, value):
        """Sets a cell, and compares everything else. False where the workbook does not allow it."""
        sheet = next(iter(before))[0]
        refs = [ref for one, ref in before if one == sheet]
        number = int(hashlib.sha256(name.encode()).hexdigest(), 16)
        options, text, wanted = VALUES[value]
        ref = "ZZ500" if value == "number" else refs[number % len(refs)]
        out = self.folder / "set.xlsx"
        done = xlsx_tool.run("set", path, out, *options, "'" + sheet.replace("'", "''") + f"'!{ref}={text}")
        if done.returncode == xlsx_tool.USAGE:
            self.assertRegex(done.stderr, "配列数式|見出し|電子署名", name)
            return False
        self.assertEqual(done.returncode, xlsx_tool.DONE, done.stderr)
        old, new = parts(path), parts(out)
        changed = {part for part in old | new if old.get(part) != new.get(part)}
        chain_gone = CHAIN in old and CHAIN not in new
        sheets = {part for part in changed if not MAY_CHANGE.fullmatch(part) and not TABLE.fullmatch(part)
                  and not (chain_gone and part in NAMES_CHAIN)}
        self.assertLessEqual(len(sheets), 1, (name, changed))
        for part in sheets:
            self.assertEqual(elements(new[part], ref), elements(old[part], ref), name)
        after = {cell[:2]: cell[2:] for cell in xlsx_tool.cells(out)}
        self.assertEqual(after.pop((sheet, ref), None), wanted, name)
        before = dict(before)
        before.pop((sheet, ref), None)
        self.assertEqual(after, before, name)
        return True

    def test_a_cell_that_is_set_is_all_that_differs(self):
        edited = 0
        for number, (name, path) in enumerate(xlsx_tool.corpus().items()):
            done = xlsx_tool.run("cells", path)
            before = {cell[:2]: cell[2:] for cell in xlsx_tool.parse_cells(done.stdout)}
            if done.returncode or not before:
                continue
            with self.subTest(name):
                edited += self.edit(name, path, before, list(VALUES)[number % len(VALUES)])
        self.assertGreater(edited, 800)


if __name__ == "__main__":
    program.main(needs_corpus=True)
