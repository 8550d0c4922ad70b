"""What Excel asks of a workbook beyond the schema of ECMA-376: what breaks it makes Excel offer a repair, or shows
nothing where something should be.

Every rule is a generator of (part, sentence)."""

import re

from tests.oracle import sheet_rules
from tests.support import ooxml
from tests.support.ooxml import (CHART, DRAWING, LAST_COLUMN, LAST_ROW, MAIN, OFFICE, called_sheets, is_name, twice,
                                 utf16)

LONGEST_SHEET_NAME = 31


def parts_and_types(package):
    for name in twice([name.lower() for name in package.entries]):
        yield name, "is in the archive twice"
    for name, error in package.not_well_formed.items():
        yield name, f"is no well-formed XML: {error}"
    for name in package.entries:
        if name != ooxml.TYPES and not package.content_type(name):
            yield name, "has no content type"
    for kind in ("Override", "Default"):
        names = [name.lower() for tag, name, _ in package.type_rows if tag == kind]
        for name in twice(names):
            yield ooxml.TYPES, f"{kind} {name} is there twice"
    present = {"/" + name.lower() for name in package.entries}
    for tag, name, _ in package.type_rows:
        if tag == "Override" and name.lower() not in present:
            yield ooxml.TYPES, f"{name} is not in the archive"


def relationships(package):
    present = {name.lower() for name in package.entries}
    reached = set()
    for part in ["", *(name for name in package.entries if not name.endswith(".rels"))]:
        rows = package.relationship_rows(part)
        for one in twice([row[0] for row in rows]):
            yield part, f"has the relationship {one} twice"
        for identity, _, target, inside in rows:
            if inside and target.lower() not in present:
                yield part, f"relationship {identity} leads to {target}, which is not in the archive"
            reached.add(target.lower())
        used = {value for element in package.trees[part].iter() for name, value in element.attrib.items()
                if name.startswith(OFFICE)} if part in package.trees else set()
        for identity in sorted(used - {row[0] for row in rows}):
            yield part, f"uses the relationship {identity}, which it does not have"
    for name in package.entries:
        if name != ooxml.TYPES and not name.endswith(".rels") and name.lower() not in reached:
            yield name, "no relationship leads here"


def sheet_names(package):
    tree = package.trees[package.workbook]
    sheets = list(tree.iter(MAIN + "sheet"))
    names = [sheet.get("name") for sheet in sheets]
    for name in names:
        if not 1 <= utf16(name) <= LONGEST_SHEET_NAME or re.search(r"[\[\]:*?/\\]", name) or name.strip("'") != name:
            yield package.workbook, f"a sheet cannot be called {name}"
    for what in (lambda sheet: sheet.get("name").casefold(), lambda sheet: sheet.get("sheetId"),
                 lambda sheet: sheet.get(OFFICE + "id")):
        for one in twice(map(what, sheets)):
            yield package.workbook, f"two sheets have {one}"
    if not any(sheet.get("state", "visible") == "visible" for sheet in sheets):
        yield package.workbook, "no sheet is visible"
    for view in tree.iter(MAIN + "workbookView"):
        for attribute in ("activeTab", "firstSheet"):
            if int(view.get(attribute, 0)) >= len(sheets):
                yield package.workbook, f"{attribute} is beyond the last sheet"


def defined_names(package):
    tree = package.trees[package.workbook]
    names = list(tree.iter(MAIN + "definedName"))
    for one in twice((name.get("name").casefold(), name.get("localSheetId")) for name in names):
        yield package.workbook, f"the name {one[0]} is defined twice"
    for name in names:
        text = name.get("name")
        if not is_name(text.removeprefix("_xlnm.")):
            yield package.workbook, f"a name cannot be {text}"
        if int(name.get("localSheetId", 0)) >= len(package.sheets()):
            yield package.workbook, f"the name {text} belongs to a sheet that is not there"
        if utf16(name.text or "") > sheet_rules.LONGEST_FORMULA:
            yield package.workbook, f"the name {text} has a formula that is too long"
        if not name.text:
            yield package.workbook, f"the name {text} means nothing"


def drawings_and_charts(package):
    names = {name.casefold() for name, _ in package.sheets()}
    for part, tree in package.of_type("drawing+xml"):
        for anchor in tree:
            corners = [(int(one.findtext(DRAWING + "row")), int(one.findtext(DRAWING + "col")))
                       for one in (anchor.find(DRAWING + "from"), anchor.find(DRAWING + "to")) if one is not None]
            if any(row >= LAST_ROW or column >= LAST_COLUMN or row < 0 or column < 0 for row, column in corners):
                yield part, "an anchor is outside of the sheet"
            if len(corners) == 2 and (corners[0][0] > corners[1][0] or corners[0][1] > corners[1][1]):
                yield part, "an anchor ends before it begins"
        for one in twice(element.get("id") for element in tree.iter(DRAWING + "cNvPr")):
            yield part, f"two objects have {one}"
    for part, tree in package.of_type("drawingml.chart+xml"):
        for formula in tree.iter(CHART + "f"):
            for name in called_sheets(formula.text or ""):
                if name.casefold() not in names:
                    yield part, f"draws the sheet {name}, which is not there"


def comments(package):
    for part, tree in package.of_type("spreadsheetml.comments+xml"):
        authors = len(list(tree.iter(MAIN + "author")))
        for one in twice(comment.get("ref") for comment in tree.iter(MAIN + "comment")):
            yield part, f"{one} has two comments"
        if any(int(comment.get("authorId")) >= authors for comment in tree.iter(MAIN + "comment")):
            yield part, "a comment has an author that is not there"
    for _, part in package.sheets():
        if part and package.targets(part, "comments") and package.trees[part].find(MAIN + "legacyDrawing") is None:
            yield part, "its comments have no shapes"


RULES = (parts_and_types, relationships, sheet_names, defined_names, *sheet_rules.RULES, drawings_and_charts, comments)


def broken(path):
    """["part: sentence"], rule by rule."""
    package = ooxml.Package(path)
    if package.workbook not in package.trees:
        return [f"{package.workbook}: cannot be read"]
    return [f"{part or 'package'}: {sentence}" for rule in RULES for part, sentence in rule(package)]
