"""The parts of a workbook's package as XML trees, with their content types and relationships."""

import collections
import posixpath
import re
import urllib.parse
import xml.etree.ElementTree as ElementTree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
TYPES = "[Content_Types].xml"
LAST_ROW, LAST_COLUMN = 1048576, 16384
NAME = re.compile(r"[^\W\d][\w.?]*|[\\_][\w.?\\]*")
LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|[RrCc]")


def local(element):
    return element.tag.rpartition("}")[2]


def column_number(letters):
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number):
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def area(text):
    """(first row, first column, last row, last column) of A1, A1:B2, A:B or 1:2; None where it is none of them."""
    match = re.fullmatch(r"\$?([A-Z]{1,3})?\$?(\d+)?(?::\$?([A-Z]{1,3})?\$?(\d+)?)?", text)
    if not match or not any(match.groups()):
        return None
    left, top, right, bottom = match.groups()
    if ":" not in text:
        right, bottom = left, top
    place = (int(top or 1), column_number(left or "A"), int(bottom or LAST_ROW),
             column_number(right or column_letters(LAST_COLUMN)))
    inside = 1 <= place[0] <= place[2] <= LAST_ROW and 1 <= place[1] <= place[3] <= LAST_COLUMN
    return place if inside else None


def overlap(one, other):
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


def twice(values):
    return [value for value, count in collections.Counter(values).items() if count > 1]


def is_name(text):
    match = LIKE_A_CELL.fullmatch(text)
    cell = bool(match) and (not text[-1].isdigit() or "c" in text.lower()[1:] or area(text.upper()) is not None)
    return bool(NAME.fullmatch(text)) and not cell and len(text) <= 255


def called_sheets(formula):
    """The sheets that a formula names, without those of other workbooks and those named as a range of sheets."""
    plain = re.sub(r'"[^"]*"', "", formula)
    found = [(quoted.replace("''", "'") or bare) for quoted, bare in
             re.findall(r"(?:'((?:[^']|'')+)'|(?<![\w.\]:#])([^\W\d][\w.]*))!", plain)]
    return [name for name in dict.fromkeys(found) if not re.search(r"[\[\]:]", name) and not name.startswith("#")]


class Package:
    """Trees of parts are parsed once; a part that is no XML has none."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.entries = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
            self.bytes = {name: archive.read(name) for name in self.entries}
        self.trees = {}
        self.not_well_formed = {}
        for name, content in self.bytes.items():
            if name.lower().endswith((".xml", ".rels", ".vml")):
                try:
                    self.trees[name] = ElementTree.fromstring(content)
                except ElementTree.ParseError as error:
                    self.not_well_formed[name] = str(error)
        types = self.trees.get(TYPES)
        self.type_rows = [] if types is None else [(local(one), one.get("Extension") or one.get("PartName") or "",
                                                    one.get("ContentType")) for one in types]
        self.workbook = next((target for kind, target, _ in self.relationships("").values()
                              if kind.endswith("/officeDocument")), "xl/workbook.xml")

    def content_type(self, part):
        overrides = {name.lower(): kind for tag, name, kind in self.type_rows if tag == "Override"}
        defaults = {name.lower(): kind for tag, name, kind in self.type_rows if tag == "Default"}
        return overrides.get("/" + part.lower(), defaults.get(part.rpartition(".")[2].lower()))

    def of_type(self, ending):
        """[(part, tree)] of the parts whose content type has this ending."""
        return [(name, tree) for name, tree in self.trees.items() if (self.content_type(name) or "").endswith(ending)]

    def relationship_rows(self, part):
        """[(id, type, target, whether it is inside)] of a part; "" is the package."""
        folder, _, name = part.rpartition("/")
        tree = self.trees.get(posixpath.join(folder, "_rels", name + ".rels"))
        rows = []
        for one in () if tree is None else tree:
            target = one.get("Target", "")
            inside = one.get("TargetMode") != "External" and not target.startswith("#")
            if inside:
                target = urllib.parse.unquote(target.partition("#")[0])
                target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            rows.append((one.get("Id"), one.get("Type", ""), target, inside))
        return rows

    def relationships(self, part):
        return {row[0]: row[1:] for row in self.relationship_rows(part)}

    def targets(self, part, ending):
        """The parts inside that a part leads to by relationships of this kind."""
        return [target for kind, target, inside in self.relationships(part).values()
                if inside and kind.endswith("/" + ending) and target in self.trees]

    def sheets(self):
        """[(name, part)] in the order of the workbook; the part is None where it is no worksheet."""
        tree, rows = self.trees.get(self.workbook), self.relationships(self.workbook)
        found = []
        for sheet in () if tree is None else tree.iter(MAIN + "sheet"):
            kind, target, _ = rows.get(sheet.get(OFFICE + "id"), ("", None, True))
            found.append((sheet.get("name"), target if kind.endswith("/worksheet") and target in self.trees else None))
        return found

    def strings(self):
        """The texts of the shared strings; a text of several runs in one piece, readings left out."""
        parts = self.targets(self.workbook, "sharedStrings")
        return [] if not parts else ["".join(text.text or "" for run in [one, *one.findall(MAIN + "r")]
                                             for text in run.findall(MAIN + "t"))
                                     for one in self.trees[parts[0]].findall(MAIN + "si")]
