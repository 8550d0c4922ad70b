"""What Excel asks of the sheets and tables of a workbook beyond the schema. Every rule is a generator of
(part, sentence)."""

import math
import re

from tests.support import ooxml
from tests.support.ooxml import LAST_COLUMN, LAST_ROW, MAIN, OFFICE, X14, called_sheets, is_name, twice, utf16

# Limits of Excel, as published by its maker.
LONGEST_TEXT, LONGEST_FORMULA, LONGEST_LIST, MOST_HYPERLINKS = 32767, 8192, 255, 65530
LONGEST_HEADER, LONGEST_TIP, WIDEST, HIGHEST = 255, 255, 255, 409.5
ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!"}
# Functions later than 2007 are written as _xlfn.NAME; so are all with a point but these.
LATER = set("CONCAT TEXTJOIN IFS SWITCH MAXIFS MINIFS XLOOKUP XMATCH LET LAMBDA TEXTSPLIT TEXTBEFORE TEXTAFTER UNIQUE "
            "SEQUENCE RANDARRAY SORTBY VSTACK HSTACK TOCOL TOROW TAKE DROP CHOOSECOLS CHOOSEROWS EXPAND IFNA "
            "NUMBERVALUE DAYS ISFORMULA FORMULATEXT SHEET SHEETS XOR UNICODE UNICHAR SORT FILTER".split())
WITH_A_POINT = {"ERROR.TYPE", "ISO.CEILING", "ECMA.CEILING", "NETWORKDAYS.INTL", "WORKDAY.INTL"}


def cells(package):
    strings = package.strings()
    for number, text in enumerate(strings):
        if utf16(text) > LONGEST_TEXT:
            yield package.workbook, f"shared string {number} is too long"
    styles = package.targets(package.workbook, "styles")
    formats = package.trees[styles[0]].find(MAIN + "cellXfs") if styles else None
    most = 1 if formats is None else len(formats)
    for _, part in package.sheets():
        last_row = 0
        for row in package.trees[part].iter(MAIN + "row") if part else ():
            number = int(row.get("r", last_row + 1))
            if number <= last_row or number > LAST_ROW:
                yield part, f"row {number} is not in order"
            last_row, last_column = number, 0
            for cell in row.iter(MAIN + "c"):
                reference = cell.get("r") or ooxml.column_letters(last_column + 1) + str(number)
                place = ooxml.area(reference)
                if place is None or place[0] != number or place[1] <= last_column:
                    yield part, f"{reference} is not in order"
                    continue
                last_column = place[1]
                value, formula = cell.findtext(MAIN + "v"), cell.findtext(MAIN + "f") or ""
                if int(cell.get("s", 0)) >= most:
                    yield part, f"{reference} has a format that is not there"
                if cell.get("t") == "s" and not 0 <= int(value or -1) < len(strings):
                    yield part, f"{reference} has a shared string that is not there"
                if cell.get("t") == "str" and utf16(value or "") > LONGEST_TEXT:
                    yield part, f"{reference} has a text that is too long"
                if utf16(formula) > LONGEST_FORMULA:
                    yield part, f"{reference} has a formula that is too long"
                if value and not is_value(cell.get("t", "n"), value):
                    yield part, f"{reference} cannot have the value {value}"
                if formula.startswith("="):
                    yield part, f"{reference} has a formula with a sign too many"


def is_value(kind, text):
    """Whether a cell of this type can hold the text."""
    if kind == "n":
        try:
            return math.isfinite(float(text))
        except ValueError:
            return False
    return text in {"b": {"0", "1"}, "e": ERRORS}.get(kind, {text})


def formulas(package):
    """Sheets, tables and columns that formulas name, and functions as files write them."""
    sheets = {name.casefold() for name, _ in package.sheets()}
    columns = {tree.get("displayName").casefold(): {one.get("name").casefold()
                                                    for one in tree.iter(MAIN + "tableColumn")}
               for _, tree in package.of_type("table+xml")}
    texts = [(package.workbook, name.get("name"), name.text or "")
             for name in package.trees[package.workbook].iter(MAIN + "definedName")]
    for _, part in package.sheets():
        if part:
            texts += [(part, cell.get("r"), cell.findtext(MAIN + "f") or "")
                      for cell in package.trees[part].iter(MAIN + "c") if len(cell) > 1]
            texts += [(part, "a conditional format or a validation", one.text or "")
                      for tag in ("formula", "formula1", "formula2") for one in package.trees[part].iter(MAIN + tag)]
    for part, place, text in texts:
        for name in called_sheets(text):
            if name.casefold() not in sheets:
                yield part, f"{place} names the sheet {name}, which is not there"
        plain = re.sub(r'"[^"]*"|\'[^\']*\'!', "", text)
        for name in re.findall(r"([A-Za-z_][\w.]*)\(", plain):
            with_a_point = "." in name and not name.startswith("_xl") and name.upper() not in WITH_A_POINT
            if name.upper() in LATER or with_a_point:
                yield part, f"{place} has {name} without _xlfn."
        if "[@" in plain:
            yield part, f"{place} has [@, which files write as [#This Row]"
        for table, inner in re.findall(r"([^\W\d][\w.]*)(\[(?:[^\[\]]|\[[^\[\]]*\])*\])", plain):
            if table.casefold() not in columns:
                yield part, f"{place} names the table {table}, which is not there"
                continue
            for column in re.findall(r"\[([^\[\]#@]+)\]", inner):
                if re.sub("'(.)", r"\1", column).casefold() not in columns[table.casefold()]:
                    yield part, f"{place} names the column {column} of {table}, which is not there"


def looks_of_sheets(package):
    selected = [name for name, part in package.sheets() if part
                for view in package.trees[part].iter(MAIN + "sheetView") if view.get("tabSelected") in ("1", "true")]
    if len(selected) > 1:
        yield package.workbook, f"{' and '.join(selected)} are selected together: what is typed goes to all"
    for _, part in package.sheets():
        tree = package.trees.get(part)
        for one in tree.iter(MAIN + "col") if tree is not None else ():
            if not 0 <= float(one.get("width", 0)) <= WIDEST:
                yield part, f"column {one.get('min')} is {one.get('width')} wide"
        for one in tree.iter(MAIN + "row") if tree is not None else ():
            if not 0 <= float(one.get("ht", 0)) <= HIGHEST:
                yield part, f"row {one.get('r')} is {one.get('ht')} high"
        texts = tree.find(MAIN + "headerFooter") if tree is not None else None
        for one in texts if texts is not None else ():
            if utf16(one.text or "") > LONGEST_HEADER:
                yield part, f"{ooxml.local(one)} is too long"


def areas_of_sheets(package):
    for _, part in package.sheets():
        if part is None:
            continue
        tree = package.trees[part]
        taken = [("merged cells", one.get("ref")) for one in tree.iter(MAIN + "mergeCell")]
        taken += [("table", package.trees[table].get("ref")) for table in package.targets(part, "table")]
        own_filter = tree.find(MAIN + "autoFilter")
        filters = [("filter", own_filter.get("ref"))] if own_filter is not None else []
        for kind, text in taken + filters:
            if ooxml.area(text) is None:
                yield part, f"{text} is no area for {kind}"
        known = sorted((ooxml.area(text), kind, text) for kind, text in taken if ooxml.area(text))
        for number, (one, kind, text) in enumerate(known):
            if kind == "merged cells" and one[:2] == one[2:]:
                yield part, f"merged cells {text} are one cell"
            for other, other_kind, other_text in known[number + 1:]:
                if other[0] > one[2]:
                    break
                if ooxml.overlap(one, other):
                    yield part, f"{kind} {text} and {other_kind} {other_text} overlap"
        for _, text in filters:
            for one, kind, table in known:
                if kind == "table" and ooxml.overlap(ooxml.area(text), one):
                    yield part, f"the sheet's filter {text} and table {table} overlap"
        columns = [(int(one.get("min")), int(one.get("max"))) for one in tree.iter(MAIN + "col")]
        for before, after in zip([(0, 0), *columns], columns):
            if not before[1] < after[0] <= after[1] <= LAST_COLUMN:
                yield part, f"columns {after[0]} to {after[1]} are not in order"


def validations_and_links(package):
    names = {name.casefold() for name, _ in package.sheets()}
    for _, part in package.sheets():
        tree = package.trees.get(part)
        for one in tree.iter(MAIN + "dataValidation") if tree is not None else ():
            text = one.findtext(MAIN + "formula1") or ""
            if one.get("type") == "list" and text.startswith('"') and utf16(text) - 2 > LONGEST_LIST:
                yield part, f"the list for {one.get('sqref')} is too long"
            if one.get("type") == "list" and not text:
                yield part, f"the list for {one.get('sqref')} is empty"
            for attribute, most in (("promptTitle", 32), ("errorTitle", 32), ("prompt", 255), ("error", 255)):
                if utf16(one.get(attribute, "")) > most:
                    yield part, f"the {attribute} for {one.get('sqref')} is too long"
        links = [] if tree is None else list(tree.iter(MAIN + "hyperlink"))
        if len(links) > MOST_HYPERLINKS:
            yield part, "has too many hyperlinks"
        for link in links:
            inside = called_sheets(link.get("location", "")) if link.get(OFFICE + "id") is None else []
            for name in inside:
                if name.casefold() not in names:
                    yield part, f"the link at {link.get('ref')} leads to the sheet {name}, which is not there"
            if utf16(link.get("tooltip", "")) > LONGEST_TIP:
                yield part, f"the tip of the link at {link.get('ref')} is too long"


def conditional_formats(package):
    styles = package.targets(package.workbook, "styles")
    formats = package.trees[styles[0]].find(MAIN + "dxfs") if styles else None
    for _, part in package.sheets():
        if part is None:
            continue
        rules = list(package.trees[part].iter(MAIN + "cfRule"))
        for priority in twice(rule.get("priority") for rule in rules):
            yield part, f"two conditional formats have priority {priority}"
        for rule in rules:
            if int(rule.get("dxfId", -1)) >= (0 if formats is None else len(formats)):
                yield part, f"conditional format {rule.get('priority')} has a format that is not there"
        here = [one.text for rule in rules for one in rule.iter(X14 + "id")]
        there = [rule.get("id") for rule in package.trees[part].iter(X14 + "cfRule")]
        bars = [rule.get("id") for rule in package.trees[part].iter(X14 + "cfRule") if rule.get("type") == "dataBar"]
        for one in twice(there) + sorted(set(here) - set(there)):
            yield part, f"{one} has no single extension of its conditional format"
        for one in sorted(set(bars) - set(here)):
            yield part, f"{one} extends no conditional format"


def tables(package):
    strings, owned = package.strings(), []
    ids, names = [], [name.get("name").casefold() for name in package.trees[package.workbook].iter(MAIN + "definedName")
                      if name.get("localSheetId") is None]
    for _, sheet in package.sheets():
        for part in package.targets(sheet, "table") if sheet else ():
            owned.append(part)
            table, place = package.trees[part], ooxml.area(package.trees[part].get("ref"))
            ids.append(table.get("id"))
            names.append(table.get("displayName").casefold())
            if not is_name(table.get("displayName")):
                yield part, f"a table cannot be called {table.get('displayName')}"
            columns = list(table.iter(MAIN + "tableColumn"))
            if place is None or len(columns) != place[3] - place[1] + 1:
                yield part, "has not as many columns as its area"
                continue
            headings = [column.get("name") for column in columns]
            for one in twice(name.casefold() for name in headings) + twice(one.get("id") for one in columns):
                yield part, f"two columns have {one}"
            if table.get("headerRowCount", "1") != "0":
                shown = {cell.get("r"): cell for row in package.trees[sheet].iter(MAIN + "row")
                         if row.get("r") == str(place[0]) for cell in row}
                for number, heading in enumerate(headings):
                    cell = shown.get(ooxml.column_letters(place[1] + number) + str(place[0]))
                    text = None if cell is None else cell.findtext(MAIN + "v") or cell.findtext(f"{MAIN}is/{MAIN}t")
                    if cell is not None and cell.get("t") == "s":
                        text = strings[int(text)]
                    # Line ends and tabs are written in names as _x000a_ and the like.
                    plain = re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), heading)
                    if text not in (plain, heading):
                        yield part, f"column {heading} is headed {text}"
            own_filter = table.find(MAIN + "autoFilter")
            inside = own_filter is None or ooxml.area(own_filter.get("ref"))
            if not inside or (own_filter is not None and not ooxml.overlap(inside, place)):
                yield part, "its filter is outside of it"
    for one in twice(ids) + twice(names):
        yield package.workbook, f"two tables, or a table and a name, have {one}"
    for part in twice(owned):
        yield part, "belongs to two sheets"


RULES = (cells, formulas, looks_of_sheets, areas_of_sheets, validations_and_links, conditional_formats, tables)
