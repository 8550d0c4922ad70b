"""A workbook as text that a person can read and compare: every part, relationships and order of elements included.

Texts stand in their cells instead of numbers of shared strings, and the look of cells beside the ranges that have it
instead of numbers of formats. Attributes are sorted, for their order means nothing."""

import hashlib
import textwrap

from tests.support import ooxml
from tests.support.ooxml import MAIN

WIDTH = 118
PREFIXES = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
    "http://schemas.openxmlformats.org/package/2006/content-types": "",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes": "vt:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "xdr:",
    "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main": "x14:",
    "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac": "x14ac:",
    "http://schemas.microsoft.com/office/excel/2006/main": "xm:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi:",
}
# What another version of libxlsxwriter may write differently and nobody sees: the versions of Excel that it imitates,
# and the theme, whose colours and fonts we do not use.
OF_THE_LIBRARY = {"fileVersion", "AppVersion", "defaultThemeVersion", "calcId"}
THEME, STRINGS, STYLES = "theme+xml", "sharedStrings+xml", "styles+xml"


def name_of(tag):
    space, _, local = tag.rpartition("}")
    return PREFIXES.get(space[1:], "" if not space else f"{{{space[1:]}}}") + local


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "\\r").replace("\n", "\\n") + '"'


def head(element):
    """The element without what is in it: an only attribute `val` stands behind =."""
    attributes = {name_of(key): value for key, value in sorted(element.attrib.items())
                  if name_of(key) not in OF_THE_LIBRARY}
    if list(attributes) == ["val"]:
        return f"{name_of(element.tag)}={attributes['val']}"
    words = [name_of(element.tag), *(f"{key}={value}" for key, value in attributes.items())]
    text = (element.text or "").strip()
    return " ".join(words) + (f": {quoted(element.text)}" if text else "")


def children(element):
    return [one for one in element if name_of(one.tag) not in OF_THE_LIBRARY]


def in_line(element):
    inner = "; ".join(in_line(one) for one in children(element))
    return head(element) + (f" {{{inner}}}" if inner else "")


def border_text(border):
    """Sides that are alike in one word; sides without a line are not told."""
    sides = {}
    for side in border:
        if side.get("style"):
            line = " ".join([side.get("style"), *(in_line(color) for color in side)])
            sides.setdefault(line, []).append(name_of(side.tag))
    return "border " + ", ".join(("all" if len(names) == 4 else " ".join(names)) + f" {line}"
                                 for line, names in sides.items())


def outline(element, depth=0):
    """The element on a line where it fits, else its children below it."""
    indent, whole, inner = "  " * depth, in_line(element), children(element)
    if len(indent + whole) <= WIDTH or not inner:
        return [indent + whole]
    refs = [one.attrib.get("ref") for one in inner if set(one.attrib) == {"ref"} and not len(one)]
    if len(refs) == len(inner):  # merged cells
        return [indent + head(element)] + textwrap.wrap(" ".join(refs), WIDTH, initial_indent=indent + "  ",
                                                        subsequent_indent=indent + "  ", break_on_hyphens=False)
    return [indent + head(element)] + [line for one in inner for line in outline(one, depth + 1)]


def ranges(cells):
    """Rectangles that cover the cells, as A1:B2. The cells are pairs of row and column."""
    runs = []
    for row, column in sorted(cells):
        if runs and runs[-1][0] == row and runs[-1][2] == column - 1:
            runs[-1][2] = column
        else:
            runs.append([row, column, column])
    found = []
    for row, left, right in runs:
        above = next((one for one in found if one[2] == row - 1 and one[1] == left and one[3] == right), None)
        if above:
            above[2] = row
        else:
            found.append([row, left, row, right])

    def text(one):
        first, last = (ooxml.column_letters(column) + str(row) for row, column in (one[:2], one[2:]))
        return first if first == last else f"{first}:{last}"

    return " ".join(map(text, found))


class WorkbookText:
    """Sections of text by title."""

    def __init__(self, path):
        self.package = ooxml.Package(path)
        parts = self.package.targets(self.package.workbook, "sharedStrings")
        items = list(self.package.trees[parts[0]]) if parts else []
        self.texts = [quoted(one[0].text or "") if [name_of(inner.tag) for inner in one] == ["t"] else in_line(one)
                      for one in items]
        self.titles = {part: name for name, part in self.package.sheets() if part}
        self.looks = self._looks()

    def _looks(self):
        """What each cell format says, without what it has by default."""
        parts = self.package.targets(self.package.workbook, "styles")
        if not parts:
            return {}
        tree = self.package.trees[parts[0]]
        listed = {kind: list(tree.find(MAIN + kind)) for kind in ("fonts", "fills", "borders", "cellXfs")}
        codes = {one.get("numFmtId"): one.get("formatCode") for one in tree.iter(MAIN + "numFmt")}
        looks = {}
        for number, xf in enumerate(listed["cellXfs"]):
            format_id = xf.get("numFmtId", "0")
            words = [in_line(listed["fonts"][int(xf.get("fontId", 0))])]
            if int(xf.get("fillId", 0)):
                words.append(in_line(listed["fills"][int(xf.get("fillId", 0))]))
            if int(xf.get("borderId", 0)):
                words.append(border_text(listed["borders"][int(xf.get("borderId", 0))]))
            if format_id != "0":
                words.append(f"format {codes.get(format_id, format_id)}")
            looks[str(number)] = "; ".join([*words, *map(in_line, xf)])
        return looks

    def sections(self):
        """{title: lines}: the sheets in their order, then the other parts by name."""
        made = {f"sheet {name}": self._sheet(part) for part, name in self.titles.items()}
        for part in sorted(self.package.entries):
            if part not in self.titles and not part.endswith(".rels"):
                made[part] = self._part(part)
        made["relationships"] = [f"{part or 'package'}: {self.titles.get(part, '')} {identity} -> {target} "
                                 f"({kind.rpartition('/')[2]})".replace("  ", " ")
                                 for part in ["", *sorted(self.package.entries)]
                                 for identity, kind, target, _ in self.package.relationship_rows(part)]
        return made

    def _part(self, part):
        kind, tree = self.package.content_type(part) or "", self.package.trees.get(part)
        if part == ooxml.TYPES:
            return sorted(in_line(one) for one in tree)
        if kind.endswith(THEME):
            return ["as the library writes it"]
        if kind.endswith(STRINGS):
            return ["in the cells"]
        if kind.endswith(STYLES):
            rest = [one for name in ("cellStyles", "dxfs", "tableStyles") for one in tree.iter(MAIN + name)]
            return ["formats of cells: beside the cells", *(line for one in rest for line in outline(one))]
        if tree is None:
            return ["SHA-256 " + hashlib.sha256(self.package.bytes[part]).hexdigest()]
        return outline(tree)

    def _sheet(self, part):
        root = self.package.trees[part]
        lines = [head(root)] if root.attrib else []
        for one in root:
            lines += self._data(one) if one.tag == MAIN + "sheetData" else outline(one)
        return lines

    def _data(self, data):
        rows, heights, looks = [], {}, {}
        for row in data:
            number = int(row.get("r"))
            own = " ".join(f"{key}={value}" for key, value in sorted(row.attrib.items())
                           if key not in ("r", "spans", "s"))
            if row.get("customFormat"):
                own += f" ({self.looks.get(row.get('s'))})"
            if own:
                heights.setdefault(own, []).append((number, 1))
            shown = []
            for cell in row:
                letters = cell.get("r").rstrip("0123456789")
                look = self.looks.get(cell.get("s", "0"), "")
                looks.setdefault(look, []).append((number, ooxml.column_number(letters)))
                if len(cell):
                    shown.append(f"{letters} {self._value(cell)}")
            if shown:
                rows.append(f"  {number}: " + " | ".join(shown))
        rows += [f"  rows {own}: " + ranges(cells).replace("A", "") for own, cells in heights.items()]
        rows += [f"  look {look}: {ranges(cells)}" for look, cells in sorted(looks.items())]
        return ["cells", *rows]

    def _value(self, cell):
        value, formula = cell.findtext(MAIN + "v"), cell.find(MAIN + "f")
        if cell.get("t") == "s":
            value = self.texts[int(value)]
        elif cell.get("t") in ("str", "inlineStr"):
            value = quoted(value or "".join(cell.itertext()))
        elif cell.get("t"):
            value = f"{value} ({cell.get('t')})"
        for name in sorted(set(cell.attrib) - {"r", "s", "t"}):
            value += f" ({name}={cell.get(name)})"
        if formula is None:
            return value
        own = " ".join(f"{key}={text}" for key, text in sorted(formula.attrib.items()))
        return f"={formula.text or ''}{f' ({own})' if own else ''} -> {value}"


def text_of(path, known=None):
    """The text of a workbook. Sections that are as in `known`, a pair of its name and sections, say only so."""
    sections = WorkbookText(path).sections()
    lines = []
    for title, inner in sections.items():
        same = known is not None and known[1].get(title) == inner and len(inner) > 3
        lines += [f"== {title}", *([f"as in {known[0]}"] if same else inner), ""]
    return "\n".join(lines[:-1]) + "\n", sections
