"""The engine's changed cells, put into the open document as one step that can be undone. Everything is looked at first; where
something speaks against it, nothing is written."""

from __future__ import annotations

from contextlib import contextmanager
from typing import Any, Iterator, List

from com.sun.star.lang import Locale
from com.sun.star.util import NumberFormat

from .changed_cells import Ref, SheetChange, Value, cell_name

# How a cell in a new column comes to look like its neighbour. Not its validation, protection or conditional format.
_LOOKS = ("CellStyle", "CellBackColor", "IsCellBackgroundTransparent", "CharColor", "CharFontName", "CharFontNameAsian",
          "CharHeight", "CharHeightAsian", "CharWeight", "CharWeightAsian", "VertJustify", "TopBorder", "BottomBorder",
          "LeftBorder", "RightBorder")
_WIDEST = 9000  # of a new column, in 1/100 mm


class Refused(Exception):
    """Why the cells cannot be written: a key of the words and its values."""

    def __init__(self, key: str, **values: str):
        super().__init__(key)
        self.key, self.values = key, values


def agrees(document: Any, changes: List[SheetChange]) -> bool:
    """Whether the texts of these sheets are those that the engine saw. Another program may have written the file since it was
    opened; then cells of one person would go to another."""
    for change in changes:
        if not document.Sheets.hasByName(change.sheet):
            return False
        shown = _shown(document.Sheets.getByName(change.sheet))
        for (column, row), text in change.texts.items():
            value = shown[row][column] if row < len(shown) and column < len(shown[row]) else ""
            if _plain(str(value)) != _plain(text):
                return False
    return True


def last_column(change: SheetChange) -> int:
    """The last one that had a text before: what is written behind it is new."""
    return max((column for column, _ in change.texts), default=-1)


def write(document: Any, changes: List[SheetChange], step: str) -> None:
    """Raises Refused, and has written nothing then."""
    if document.isReadonly():
        raise Refused("read_only")
    for change in changes:
        _check(document, change)
    with _one_step(document, step):
        for change in changes:
            _write_sheet(document, change)


def _check(document: Any, change: SheetChange) -> None:
    if not document.Sheets.hasByName(change.sheet):
        raise Refused("sheet_gone", sheet=change.sheet)
    sheet = document.Sheets.getByName(change.sheet)
    if sheet.isProtected():
        raise Refused("protected", sheet=change.sheet)
    for ref in change.values:
        cell = sheet.getCellByPosition(*ref)
        cursor = sheet.createCursorByRange(cell)
        cursor.collapseToMergedArea()
        start = cursor.getRangeAddress()
        if (start.StartColumn, start.StartRow) != ref:
            raise Refused("merged_under", sheet=change.sheet, cell=cell_name(ref))


def _write_sheet(document: Any, change: SheetChange) -> None:
    sheet = document.Sheets.getByName(change.sheet)
    dates = set(change.dates)
    last = last_column(change)
    for ref, value in change.values.items():
        cell = sheet.getCellByPosition(*ref)
        neighbour = sheet.getCellByPosition(last, ref[1]) if ref[0] > last >= 0 else None
        if neighbour is not None:
            _look_like(cell, neighbour)
        _set(cell, value)
        if ref in dates and not _is_date(document, cell):
            as_neighbour = neighbour is not None and _is_date(document, neighbour)
            cell.NumberFormat = neighbour.NumberFormat if as_neighbour else _date_format(document)
    for column in sorted({column for column, _ in change.values if column > last}):
        lines = sheet.Columns.getByIndex(column)
        lines.OptimalWidth = True
        lines.Width = min(lines.Width, _WIDEST)

def _set(cell: Any, value: Value) -> None:
    if value is None:
        cell.setString("")
    elif isinstance(value, str):
        cell.setString(value)
    else:
        cell.setValue(float(value))


def _look_like(cell: Any, neighbour: Any) -> None:
    for name in _LOOKS:
        value = neighbour.getPropertyValue(name)
        if value is not None:
            cell.setPropertyValue(name, value)


def _date_format(document: Any) -> int:
    formats = document.getNumberFormats()
    locale, code = Locale(), "YYYY-MM-DD"
    found = formats.queryKey(code, locale, False)
    return found if found != -1 else formats.addNew(code, locale)


def _is_date(document: Any, cell: Any) -> bool:
    return bool(document.getNumberFormats().getByKey(cell.NumberFormat).Type & NumberFormat.DATE)


def _shown(sheet: Any) -> Any:
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.getRangeAddress()
    return sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow).getDataArray()


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@contextmanager
def _one_step(document: Any, name: str) -> Iterator[None]:
    manager = document.getUndoManager()
    manager.enterUndoContext(name)
    document.lockControllers()
    try:
        yield
    finally:
        document.unlockControllers()
        manager.leaveUndoContext()
