"""Random small workbooks in the many ways XML allows, and random values set in them: what is saved is in the order of the
schema, its counts are right, and read with another parser every other cell says what it said.

The fixed seeds run in every test run. SKILLMAP_SEEDS="from-to" runs others, both ends included.
"""

import datetime
import os
import pathlib
import random
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from xml.sax.saxutils import escape

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import program, small_book, xlsx_tool  # noqa: E402

FIXED_SEEDS = "1-400"
ROWS, COLUMNS = 9, 7
SHEET_NAMES = ["職員 表", "S2"]
TEXTS = ["=1+1", "_x0041_", "_x0041\r", "_x005F_x0041_", "\x01\x1f", " 前後 ", "a\nb\tc\r\nd", "𠮷野😀", "<&>\"']]>", "12",
         "TRUE", "-", "0,5", "#N/A", "　", "é" * 40, "漢" * 32767, "\ufeffx", "職員", "乙"]
FORMULAS = ["$A$1+I20*J$20-$I20", "SUM(I20:K30)&amp;\"A1\"", "職員!I20+LOG10(I20)+Sheet1!$I20", "T1[[#This Row],[A1]]+I20"]
NUMBERS = ["0", "-0.0", "1e308", "5e-324", "0.1", "123456789012345678", "-1e-7", "1e21", "46112"]
DATES = ["2026-03-31", "1950-01-02", "R8.3.31"]
CELL_ORDER = ["f", "v", "is", "extLst"]


def column_name(column):
    return chr(64 + column)


def seeds():
    first, last = os.environ.get("SKILLMAP_SEEDS", FIXED_SEEDS).split("-")
    return range(int(first), int(last) + 1)


class Writer:
    """A workbook of random form."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.maybe = {key: self.random.random() for key in (
            "prefix", "spans", "row r", "cell r", "dimension", "quotes", "spaces", "styles", "strings", "utf16", "chain",
            "1904", "counts", "no cells", "cols", "shared", "array", "sst ext", "hidden", "two")}
        self.prefix = "x:" if self.on("prefix", 0.25) else ""
        self.has_styles = self.on("styles", 0.85)
        self.has_strings = self.on("strings", 0.8)
        self.strings = ["職員", "乙", " x ", "_x0041_", "<b>"]
        self.references = 0
        self.chain = []

    def on(self, key, chance):
        """A decision for the whole workbook."""
        return self.maybe[key] < chance

    def chance(self, chance):
        return self.random.random() < chance

    def tag(self, name, attributes=(), content=""):
        """An element; no attribute where the value is None."""
        pairs = [(key, value) for key, value in attributes if value is not None]
        quote = "'" if self.on("quotes", 0.2) else '"'
        space = self.random.choice([" ", "  ", "\n "]) if self.on("spaces", 0.3) else " "
        start = self.prefix + name + "".join(f"{space}{key}={quote}{value}{quote}" for key, value in pairs)
        if self.on("spaces", 0.3) and self.chance(0.3):
            start += " "
        if content == "" and self.chance(0.7):
            return f"<{start}/>"
        return f"<{start}>{content}</{self.prefix}{name}>"

    def gap(self):
        if not self.on("spaces", 0.3):
            return ""
        return self.random.choice(["", "\n", "  ", "<!-- <c r=\"A1\"/> -->", "<?x <row?>"])

    def style(self):
        return self.random.choice([None, None, 0, 1, 2, 3]) if self.has_styles else None

    def value(self):
        """(type, content) of a constant."""
        kind = self.random.choice(["n", "n", "s", "s", "inlineStr", "str", "b", "e", "d", "none", "n="])
        if kind == "s" and not self.has_strings:
            kind = "inlineStr"
        if kind == "s":
            self.references += 1
            return "s", self.tag("v", (), str(self.random.randrange(len(self.strings))))
        if kind == "inlineStr":
            text = escape(self.random.choice(["山", "a&b", "_x0041_"]))
            phonetic = self.tag("rPh", [("sb", 0), ("eb", 1)], self.tag("t", (), "ヤマ"))
            runs = self.tag("r", (), self.tag("t", (), text)) + phonetic
            return kind, self.tag("is", (), self.tag("t", (), text) if self.chance(0.5) else runs)
        values = {"n": self.random.choice(["1", "-2.5", "46112", "1E+3"]), "n=": "7", "b": "1", "e": "#N/A", "str": "y",
                  "d": "2026-03-31"}
        if kind == "none":
            return None, ""
        return {"n": None, "n=": "n"}.get(kind, kind), self.tag("v", (), values[kind])

    def sheet(self, number):
        rng = self.random
        formulas = {}  # place → content of the formula's element
        arrays = {}
        if self.on("shared", 0.6):
            for si in range(rng.randrange(1, 3)):
                top, left = rng.randrange(1, ROWS - 2), rng.randrange(1, COLUMNS - 2)
                height, width = rng.choice([(3, 1), (1, 3), (2, 2)])
                places = [(row, column) for row in range(top, top + height)
                          for column in range(left, left + width)]
                if any(place in formulas for place in places):
                    continue
                ref = f"{column_name(left)}{top}:{column_name(left + width - 1)}{top + height - 1}"
                text = rng.choice(FORMULAS)
                for i, place in enumerate(places):
                    formulas[place] = self.tag("f", [("t", "shared"), ("si", si), ("ref", None if i else ref)],
                                               "" if i else text)
        if self.on("array", 0.3):
            row, column = rng.randrange(1, ROWS - 1), rng.randrange(1, COLUMNS)
            if not {(row, column), (row + 1, column)} & formulas.keys():
                ref = f"{column_name(column)}{row}:{column_name(column)}{row + 1}"
                formulas[row, column] = self.tag("f", [("t", "array"), ("ref", ref)], "I1:I2")
                arrays[row + 1, column] = True
        rows = ""
        previous = 0
        for row in range(1, ROWS + 1):
            here = [place for place in formulas if place[0] == row]
            if not here and self.chance(0.25):
                continue
            cells, before, columns = "", 0, []
            for column in range(1, COLUMNS + 1):
                place = row, column
                if place not in formulas and (place in arrays or self.chance(0.5)):
                    continue
                if place not in formulas and self.chance(0.15):
                    formulas[place] = self.tag("f", (), rng.choice(["1+2", "A1&amp;\"&lt;\"", "B2*2"]))
                if place in formulas:
                    kind, content = None, formulas[place] + self.tag("v", (), "3")
                    self.chain.append((f"{column_name(column)}{row}", number))
                else:
                    kind, content = self.value()
                if content and self.chance(0.05):
                    content += self.tag("extLst", (), self.tag("ext", [("uri", "x")]))
                special = rng.choice(["ph", "cm", "vm"]), "1" if self.chance(0.1) else None
                named = column != before + 1 or not self.on("cell r", 0.25)
                cells += self.gap() + self.tag("c", [("r", f"{column_name(column)}{row}" if named else None),
                                                     ("s", self.style()), ("t", kind), special], content)
                before = column
                columns.append(column)
            named = row != previous + 1 or not self.on("row r", 0.25)
            style = self.style()
            spans = f"{min(columns)}:{max(columns)}" if columns and self.on("spans", 0.6) else None
            rows += self.gap() + self.tag("row", [("r", row if named else None), ("spans", spans), ("s", style),
                                                  ("customFormat", "1" if style and self.chance(0.7) else None), ("ht", "20")],
                                          cells + (self.gap() if cells else ""))
            previous = row
        if self.on("no cells", 0.08):
            rows = ""
            self.chain = [one for one in self.chain if one[1] != number]
        before = self.tag("sheetPr")
        if self.on("dimension", 0.7):
            before += self.tag("dimension", [("ref", "A1:G9" if rows else "A1")])
        if self.on("hidden", 0.1):
            before += self.tag("sheetFormatPr", [("defaultRowHeight", "15"), ("zeroHeight", "1")])
        if self.on("cols", 0.4) and self.has_styles:
            before += self.tag("cols", (), self.tag("col", [("min", 2), ("max", 3), ("width", 9), ("style", 3)]))
        after = self.tag("mergeCells", [("count", 1)], self.tag("mergeCell", [("ref", "A12:B13")])) + self.tag("pageMargins")
        name = self.prefix.rstrip(":")
        space = f'xmlns:{name}="{small_book.MAIN}"' if name else f'xmlns="{small_book.MAIN}"'
        return (f'<{self.prefix}worksheet {space} xmlns:r="{small_book.OFFICE}">{before}'
                + self.gap() + self.tag("sheetData", (), rows) + self.gap() + f"{after}</{self.prefix}worksheet>")

    def parts(self):
        rng = self.random
        parts = small_book.parts()
        sheets = 2 if self.on("two", 0.4) else 1
        encoding = "utf-16" if self.on("utf16", 0.1) else "utf-8"
        for number in range(1, sheets + 1):
            xml = self.sheet(number)
            if self.on("no cells", 0.08):
                self.references = 0
            head = f'<?xml version="1.0" encoding="{encoding.upper()}"?>' if self.chance(0.8) or encoding != "utf-8" else ""
            bom = "\ufeff" if encoding == "utf-8" and self.chance(0.1) else ""
            parts[f"xl/worksheets/sheet{number}.xml"] = (bom + head + xml).encode(encoding)
        listed = "".join(f'<sheet name="{SHEET_NAMES[i]}" sheetId="{i + 1}" r:id="s{i + 1}"/>' for i in range(sheets))
        properties = '<workbookPr date1904="1"/>' if self.on("1904", 0.2) else ""
        behind = rng.choice(["", "<definedNames/>", '<calcPr calcId="1"/>', "<definedNames/><extLst/>"])
        parts[small_book.BOOK] = small_book.workbook(listed).replace("<sheets>", properties + "<sheets>").replace(
            "</sheets>", "</sheets>" + behind)
        related = [(f"s{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, sheets + 1)]
        types = [f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{small_book.SPREADSHEET}.worksheet+xml"/>'
                 for i in range(2, sheets + 1)]
        if self.has_styles:
            related.append(("st", "styles", "styles.xml"))
            wrapped = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><alignment wrapText="1"/></xf>'
            parts[small_book.STYLES] = parts[small_book.STYLES].replace('cellXfs count="3"', 'cellXfs count="4"').replace(
                "</cellXfs>", wrapped + "</cellXfs>")
        else:
            del parts[small_book.STYLES]
        if self.has_strings:
            related.append(("ss", "sharedStrings", "/xl/sharedStrings.xml"))
            items = "".join(self.tag("si", (), self.tag("t", [("xml:space", "preserve")], escape(text)))
                            for text in self.strings)
            name = self.prefix.rstrip(":")
            count = [("count", self.references), ("uniqueCount", len(self.strings))] if self.on("counts", 0.7) else []
            strings = self.tag("sst", [("xmlns:" + name if name else "xmlns", small_book.MAIN), *count],
                               items + (self.tag("extLst") if self.on("sst ext", 0.15) else ""))
            parts[small_book.STRINGS] = strings.encode(encoding)
        else:
            del parts[small_book.STRINGS]
        if self.chain and self.on("chain", 0.7):
            related.append(("cc", "calcChain", "calcChain.xml"))
            types.append(f'<Override PartName="/xl/calcChain.xml" ContentType="{small_book.SPREADSHEET}.calcChain+xml"/>')
            last, entries = None, ""
            for ref, sheet in self.chain:
                entries += f'<c r="{ref}"' + (f' i="{sheet}"' if sheet != last else "") + "/>"
                last = sheet
            parts["xl/calcChain.xml"] = f'<calcChain xmlns="{small_book.MAIN}">{entries}</calcChain>'
        parts[small_book.BOOK_RELS] = small_book.relationships(*related)
        overrides = re.sub(r"<Override[^>]*PartName=\"/xl/(styles|sharedStrings)[^>]*/>",
                           lambda m: m[0] if f"xl/{m[1]}.xml" in parts else "", parts["[Content_Types].xml"])
        parts["[Content_Types].xml"] = overrides.replace("</Types>", "".join(types) + "</Types>")
        return parts

    def changes(self):
        """(options, {(sheet, place): value})."""
        rng = self.random
        option, values = rng.choice([((), TEXTS + [""]), (("--number",), NUMBERS + [""]),
                                     (("--bool",), ["true", "FALSE", ""]), (("--date",), DATES + [""])])
        sheets = SHEET_NAMES[:2 if self.on("two", 0.4) else 1]
        return option, {(rng.choice(sheets), (rng.randrange(1, ROWS + 4), rng.randrange(1, COLUMNS + 4))): rng.choice(values)
                        for _ in range(rng.randrange(1, 7))}


class Reading:
    """A workbook as ElementTree reads it, with all that has to be right in it."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.trees = {name: ElementTree.fromstring(content) for name, content in self.parts.items()}
        self.problems = []
        self.strings = self.read_strings()
        styles = self.trees.get(small_book.STYLES)
        self.formats = [] if styles is None else list(styles.find("{*}cellXfs"))
        if styles is not None and int(styles.find("{*}cellXfs").get("count")) != len(self.formats):
            self.problems.append("count of cellXfs")
        book = self.trees[small_book.BOOK]
        self.from_1904 = book.find("{*}workbookPr") is not None
        self.cells, self.formulas, self.references, self.rest, self.arrays = {}, [], 0, {}, set()
        for number, sheet in enumerate(book.iterfind("{*}sheets/{*}sheet"), 1):
            self.read_sheet(sheet.get("name"), number, self.trees[f"xl/worksheets/sheet{number}.xml"])
        self.check_package()

    def expect(self, good, problem):
        if not good:
            self.problems.append(problem)

    def read_strings(self):
        root = self.trees.get(small_book.STRINGS)
        if root is None:
            return []
        names = [child.tag.rpartition("}")[2] for child in root]
        self.expect("extLst" not in names[:-1], "strings behind extLst")
        return ["".join(t.text or "" for t in item.iterfind("{*}t")) for item in root.iterfind("{*}si")]

    def check_package(self):
        targets = [one.get("Target") for one in self.trees[small_book.BOOK_RELS]]
        for target in targets:
            part = target[1:] if target.startswith("/") else "xl/" + target
            self.expect(part in self.parts, f"no part {target}")
        for one in self.trees["[Content_Types].xml"].iterfind("{*}Override"):
            self.expect(one.get("PartName")[1:] in self.parts, f"no part {one.get('PartName')}")
        chain = self.trees.get("xl/calcChain.xml")
        if chain is not None:
            listed, sheet = [], None
            for entry in chain:
                sheet = entry.get("i", sheet)
                listed.append((entry.get("r"), int(sheet)))
            self.expect(sorted(listed) == sorted(self.formulas), "calcChain")
            self.expect(listed, "empty calcChain")
        root = self.trees.get(small_book.STRINGS)
        if root is not None and root.get("uniqueCount"):
            self.expect(int(root.get("uniqueCount")) == len(self.strings), "uniqueCount")
        names = [child.tag.rpartition("}")[2] for child in self.trees[small_book.BOOK]]
        order = ["workbookPr", "sheets", "definedNames", "calcPr", "extLst"]
        self.expect(names == sorted(set(names), key=order.index), f"order {names}")

    def read_sheet(self, name, number, root):
        from openpyxl.formula.translate import Translator
        shared = {}
        rest = self.rest[name] = {"row": {}, "other": [ElementTree.tostring(child) for child in root
                                                       if child.tag.rpartition("}")[2] not in ("dimension", "sheetData")]}
        row, edge = 0, (1, 1)
        for element in root.find("{*}sheetData"):
            before, row, column = row, int(element.get("r", row + 1)), 0
            self.expect(row > before, f"row {row}")
            rest["row"][row] = {key: value for key, value in element.items() if key not in ("r", "spans")}
            low, high = map(int, element.get("spans", "1:99").split(":"))
            for cell in element:
                place = re.fullmatch("([A-Z])([0-9]+)", cell.get("r", column_name(column + 1) + str(row)))
                before, column = column, ord(place[1]) - 64
                ref = place[0]
                self.expect(column > before and int(place[2]) == row, f"cell {ref}")
                order = [child.tag.rpartition("}")[2] for child in cell]
                self.expect(order == sorted(set(order), key=CELL_ORDER.index), f"order in {ref}")
                kind, value, formula = cell.get("t", "n"), cell.find("{*}v"), cell.find("{*}f")
                text = value.text if value is not None else None
                if kind == "s":
                    self.references += 1
                    self.expect(int(text) < len(self.strings), f"string of {ref}")
                    text = self.strings[int(text)]
                if kind == "inlineStr":
                    text = "".join(t.text or "" for t in cell.iterfind("{*}is/{*}t")) + "".join(
                        t.text or "" for t in cell.iterfind("{*}is/{*}r/{*}t"))
                written = None
                if formula is not None:
                    self.formulas.append((ref, number))
                    written = formula.text
                    if formula.get("t") == "shared":
                        if formula.text:
                            shared[formula.get("si")] = Translator("=" + formula.text, origin=ref)
                        self.expect(formula.get("si") in shared, f"no shared formula for {ref}")
                        written = shared[formula.get("si")].translate_formula(ref)[1:]
                    if formula.get("t") == "array":
                        self.arrays.add((name, row, column))
                        self.arrays.add((name, row + 1, column))
                if text is not None or formula is not None:
                    self.expect(low <= column <= high, f"spans of {row}")
                    edge = max(edge[0], row), max(edge[1], column)
                style = int(cell.get("s", "0"))
                self.expect(style == 0 or style < len(self.formats), f"format of {ref}")
                others = {key: value for key, value in cell.items() if key not in ("r", "s", "t")}
                self.cells[name, (row, column)] = {"kind": "s" if kind == "inlineStr" else kind, "text": text or None,
                                                   "formula": written, "style": style, "others": others}
        dimension = root.find("{*}dimension")
        if dimension is not None:
            last = re.fullmatch("(?:A1:)?([A-Z])([0-9]+)", dimension.get("ref"))
            self.expect(edge[0] <= int(last[2]) and edge[1] <= ord(last[1]) - 64, "dimension")


def unescaped(text):
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)


def number_format(reading, cell):
    return reading.formats[cell["style"]].get("numFmtId") if reading.formats else None


def wanted_value(option, value, from_1904):
    """(kind, test of the text)."""
    if value == "":
        return "n", lambda text: text is None
    if option == ():
        return "s", lambda text: text is not None and unescaped(text) == value
    if option == ("--number",):
        return "n", lambda text: float(text) == float(value)
    if option == ("--bool",):
        return "b", lambda text: text == ("1" if value == "true" else "0")
    day = datetime.date(2026, 3, 31) if value.startswith("R8") else datetime.date.fromisoformat(value)
    return "n", lambda text: float(text) == (day - datetime.date(1899, 12, 30)).days - (1462 if from_1904 else 0)


def problems(before, after, option, changes):
    """What is wrong after the changes."""
    found = list(after.problems)
    untouched = {**after.cells}
    for (sheet, place), value in changes.items():
        old, new = before.cells.get((sheet, place)), untouched.pop((sheet, place), None)
        if new is None:
            found += [f"{place} is not there"] if value != "" else []
            continue
        kind, good = wanted_value(option, value, before.from_1904)
        if (new["kind"], new["formula"]) != (kind, None) or not good(new["text"]):
            found.append(f"{place} is {new}, not {value!r}")
        same = old and not old["formula"] and (old["kind"], old["text"]) == (new["kind"], new["text"])
        kept = {key: one for key, one in old["others"].items() if key == "ph"} if old else {}
        if not same and new["others"] != kept:
            found.append(f"{place} has {new['others']}")
        date = option == ("--date",) and value != ""
        if old and new["style"] != old["style"] and not date:
            found.append(f"{place} has another format")
        if date and after.formats and number_format(after, new) != "14":
            found.append(f"{place} shows no date")
    for key in before.cells.keys() | untouched.keys():
        if key not in changes and before.cells.get(key) != untouched.get(key):
            found.append(f"{key} was {before.cells.get(key)}, is {untouched.get(key)}")
    for sheet, rest in before.rest.items():
        rows = after.rest[sheet]["row"]
        if rest["other"] != after.rest[sheet]["other"]:
            found.append(f"{sheet}: what is around the cells")
        for row in rest["row"].keys() | rows.keys():
            if row in rest["row"] and rest["row"][row] != rows.get(row):
                found.append(f"row {row}")
            if row not in rest["row"] and not any(place[0] == row for _, place in changes):
                found.append(f"row {row} is new")
    strings = after.trees.get(small_book.STRINGS)
    if len(after.strings) > len(before.strings) and strings.get("count", str(after.references)) != str(after.references):
        found.append(f"count {strings.get('count')} is not {after.references}")
    calculation = after.trees[small_book.BOOK].find("{*}calcPr")
    if after.formulas and (calculation is None or calculation.get("fullCalcOnLoad") != "1"):
        found.append("nothing computes the formulas")
    return found


class RandomEdits(program.Scratch):
    def check(self, seed):
        from tests.support import openpyxl_cells
        writer = Writer(seed)
        book, out = self.folder / "book.xlsx", self.folder / "out.xlsx"
        book.write_bytes(small_book.archive(writer.parts()))
        before = Reading(book)
        self.assertEqual(before.problems, [], "the test's own book")
        option, changes = writer.changes()
        done = xlsx_tool.run("set", book, out, *option, *(f"'{sheet}'!{column_name(column)}{row}={value}"
                                                          for (sheet, (row, column)), value in changes.items()))
        if any((sheet, *place) in before.arrays for sheet, place in changes):
            self.assertEqual((done.returncode, "配列数式" in done.stderr), (xlsx_tool.USAGE, True))
            return 0
        self.assertEqual(done.returncode, xlsx_tool.DONE, done.stderr)
        self.assertEqual(problems(before, Reading(out), option, changes), [])
        was, now = openpyxl_cells.cells(book), openpyxl_cells.cells(out)
        for sheet, (row, column) in changes:
            for cells in (was, now):
                cells.pop((sheet, f"{column_name(column)}{row}"), None)
        self.assertEqual(was, now)
        return 1

    def test_all_else_stays(self):
        edited = 0
        for seed in seeds():
            with self.subTest(seed=seed):
                edited += self.check(seed)
        self.assertGreater(edited, len(seeds()) // 2)


if __name__ == "__main__":
    program.main(needs_modules=["openpyxl"])
