"""Which cells of a workbook the engine changed: the workbook before and after, compared part by part and cell by cell.

The engine's edits copy everything but the cells they set, so what differs here is what it wrote. Needs nothing of LibreOffice."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import Dict, Iterator, List, Optional, Tuple, Union
from xml.etree import ElementTree

Value = Union[str, float, bool, None]
Ref = Tuple[int, int]  # column, row; from 0

_ID = ("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
       "{http://purl.oclc.org/ooxml/officeDocument/relationships}id")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_DATE_FORMATS = {14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58}


@dataclass
class SheetChange:
    """A sheet with the cells that differ. `texts`: what its cells said before, where they hold texts and no formula;
    `last_column`: the last one that had a value, -1 where none had."""

    sheet: str
    values: Dict[Ref, Value] = field(default_factory=dict)
    dates: List[Ref] = field(default_factory=list)  # those of `values` that are shown as dates
    texts: Dict[Ref, str] = field(default_factory=dict)
    last_column: int = -1


def changed_cells(before: bytes, after: bytes) -> List[SheetChange]:
    with zipfile.ZipFile(io.BytesIO(before)) as old, zipfile.ZipFile(io.BytesIO(after)) as new:
        changes = []
        for sheet, part in _sheets(new):
            if part not in old.namelist() or old.read(part) == new.read(part):
                continue
            change = _compare(sheet, _cells(old, part), _cells(new, part))
            if change.values:
                changes.append(change)
        return changes


def cell_name(ref: Ref) -> str:
    """(0, 1) is A2."""
    letters, number = "", ref[0] + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{ref[1] + 1}"


def cell_ref(name: str) -> Optional[Ref]:
    match = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?([0-9]+)", name)
    if not match:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    return column - 1, int(match[2]) - 1


@dataclass
class _Cell:
    value: Value
    is_formula: bool
    is_date: bool


def _compare(sheet: str, before: Dict[Ref, _Cell], after: Dict[Ref, _Cell]) -> SheetChange:
    change = SheetChange(sheet)
    for ref in sorted(before.keys() | after.keys()):
        old, new = before.get(ref), after.get(ref)
        value = new.value if new else None
        if (old.value if old else None) == value:
            continue
        change.values[ref] = value
        if new and new.is_date:
            change.dates.append(ref)
    change.last_column = max((column for (column, _), cell in before.items() if cell.value is not None or cell.is_formula),
                             default=-1)
    change.texts = {ref: cell.value for ref, cell in before.items() if isinstance(cell.value, str) and not cell.is_formula}
    return change


def _sheets(package: zipfile.ZipFile) -> Iterator[Tuple[str, str]]:
    """Names of sheets with the names of their parts."""
    book = _target(package, "_rels/.rels", "/officeDocument")[1]
    targets = dict(_targets(package, book))
    for node in _parsed(package, book).iter():
        if _local(node) == "sheet":
            part = targets.get(next((node.get(name) for name in _ID if node.get(name)), None))
            if part in package.namelist():
                yield node.get("name"), part


def _cells(package: zipfile.ZipFile, part: str) -> Dict[Ref, _Cell]:
    book = _target(package, "_rels/.rels", "/officeDocument")[1]
    strings = _shared_strings(package, book)
    dates = _date_styles(package, book)
    cells = {}
    with package.open(part) as stream:
        for _, node in ElementTree.iterparse(stream):
            if _local(node) == "c":
                ref = cell_ref(node.get("r", ""))
                if ref:
                    cells[ref] = _cell(node, strings, dates)
            if _local(node) == "row":
                node.clear()
    return cells


def _cell(node: ElementTree.Element, strings: List[str], dates: List[bool]) -> _Cell:
    kind = node.get("t", "n")
    parts = {_local(child): child for child in node}
    text = parts["v"].text or "" if "v" in parts else None
    style = int(node.get("s", "0"))
    is_date = kind == "n" and text is not None and style < len(dates) and dates[style]
    value: Value = None
    if kind == "inlineStr" and "is" in parts:
        value = _rich_text(parts["is"])
    elif text is not None:
        value = _value(kind, text, strings)
    return _Cell(value, "f" in parts, is_date)


def _value(kind: str, text: str, strings: List[str]) -> Value:
    if kind == "s":
        return strings[int(text)]
    if kind == "b":
        return text.strip() in ("1", "true")
    if kind == "n":
        return float(text) if text.strip() else None
    return _unescaped(text)


def _shared_strings(package: zipfile.ZipFile, book: str) -> List[str]:
    part = _target(package, _relations_of(book), "/sharedStrings")[1]
    if part not in package.namelist():
        return []
    return [_rich_text(node) for node in _parsed(package, part) if _local(node) == "si"]


def _rich_text(node: ElementTree.Element) -> str:
    """Without readings (rPh)."""
    parts = []
    for child in node:
        if _local(child) == "t":
            parts.append(child.text or "")
        elif _local(child) == "r":
            parts += (one.text or "" for one in child if _local(one) == "t")
    return _unescaped("".join(parts))


def _date_styles(package: zipfile.ZipFile, book: str) -> List[bool]:
    """By the numbers of cell formats, whether they show dates."""
    part = _target(package, _relations_of(book), "/styles")[1]
    if part not in package.namelist():
        return []
    codes: Dict[int, str] = {}
    formats: List[bool] = []
    for node in _parsed(package, part):
        if _local(node) == "numFmts":
            codes = {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in node}
        elif _local(node) == "cellXfs":
            for one in node:
                number = int(one.get("numFmtId", "0"))
                code = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", codes.get(number, ""))
                formats.append(number in _DATE_FORMATS or bool(re.search("[yYdDeEgG]", code)) and "General" not in code)
    return formats


def _target(package: zipfile.ZipFile, relations: str, kind: str) -> Tuple[str, str]:
    """The id and the part that a relation of that kind leads to; empty where there is none."""
    if relations in package.namelist():
        for node in _parsed(package, relations):
            if node.get("Type", "").endswith(kind):
                return node.get("Id", ""), _resolved(relations, node.get("Target", ""))
    return "", ""


def _targets(package: zipfile.ZipFile, part: str) -> Iterator[Tuple[str, str]]:
    relations = _relations_of(part)
    for node in _parsed(package, relations):
        yield node.get("Id", ""), _resolved(relations, node.get("Target", ""))


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


def _resolved(relations: str, target: str) -> str:
    folder = posixpath.dirname(posixpath.dirname(relations))
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")


def _parsed(package: zipfile.ZipFile, part: str) -> ElementTree.Element:
    return ElementTree.fromstring(package.read(part))


def _local(node: ElementTree.Element) -> str:
    return node.tag.rpartition("}")[2]


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
