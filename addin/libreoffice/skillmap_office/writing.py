"""The engine's changed cells, put into the open document as one step that can be undone. Everything is looked at first; where
something speaks against it, nothing is written."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Dict, Iterator, List, Set, Tuple

from com.sun.star.lang import Locale
from com.sun.star.table.CellContentType import EMPTY
from com.sun.star.util import NumberFormat

from .changed_cells import Ref, SheetChange, Value, cell_name

# How a cell in a new column comes to look like its neighbour. Not its validation, protection or conditional format.
_LOOKS = ("BottomBorder", "CellBackColor", "CharColor", "CharFontName", "CharFontNameAsian", "CharHeight", "CharHeightAsian",
          "CharWeight", "CharWeightAsian", "IsCellBackgroundTransparent", "LeftBorder", "RightBorder", "TopBorder", "VertJustify")
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
    for run in _runs(change):
        cursor = sheet.createCursorByRange(_range(sheet, run))
        cursor.collapseToMergedArea()
        if _address(cursor) != (run.column, run.first, run.column, run.last):
            raise Refused("merged_under", sheet=change.sheet, cell=cell_name((run.column, run.first)))


@dataclass(frozen=True)
class _Run:
    """Cells below each other that are written. What can be done for all of them is: in a large town, calls take minutes."""

    column: int
    first: int
    values: Tuple[Value, ...]
    is_date: bool

    @property
    def last(self) -> int:
        return self.first + len(self.values) - 1


def _runs(change: SheetChange) -> List[_Run]:
    """Gaps in new columns are filled with blanks."""
    columns: Dict[int, Dict[int, Value]] = {}
    for (column, row), value in change.values.items():
        columns.setdefault(column, {})[row] = value
    dates = set(change.dates)
    runs = []
    for column, cells in sorted(columns.items()):
        if column > change.last_column:
            cells = {row: cells.get(row) for row in range(min(cells), max(cells) + 1)}
        for (is_date, _), group in groupby(sorted(cells), key=_Key(column, cells, dates)):
            rows = list(group)
            runs.append(_Run(column, rows[0], tuple(cells[row] for row in rows), is_date))
    return runs


class _Key:
    """The same for rows that belong together: without a gap, and dates with dates. A blank goes with those before it."""

    def __init__(self, column: int, cells: Dict[int, Value], dates: Set[Ref]):
        self._column, self._cells, self._dates = column, cells, dates
        self._run, self._last, self._is_date = 0, -2, False

    def __call__(self, row: int) -> Tuple[bool, int]:
        is_date = self._is_date if self._cells[row] is None else (self._column, row) in self._dates
        if row != self._last + 1 or is_date != self._is_date:
            self._run += 1
        self._last, self._is_date = row, is_date
        return is_date, self._run


def _write_sheet(document: Any, change: SheetChange) -> None:
    sheet = document.Sheets.getByName(change.sheet)
    new = sorted({column for column, _ in change.values if column > change.last_column >= 0})
    for column in new:
        _look_like_last(sheet, change, column)
    for run in _runs(change):
        for row, value in enumerate(run.values, run.first):
            _set(sheet.getCellByPosition(run.column, row), value)  # setDataArray is quicker, but nothing can undo it
        if run.is_date:
            _show_dates(document, sheet, _range(sheet, run), change)
    for column in new:
        lines = sheet.Columns.getByIndex(column)
        lines.OptimalWidth = True
        lines.Width = min(lines.Width, _WIDEST)


def _set(cell: Any, value: Value) -> None:
    """Texts stay texts, whatever they begin with."""
    if value is None:
        if cell.getType() != EMPTY:
            cell.setString("")
    elif isinstance(value, str):
        cell.setString(value)
    else:
        cell.setValue(float(value))


def _look_like_last(sheet: Any, change: SheetChange, column: int) -> None:
    """A new column: its heading like the heading before, what is below like the first row below."""
    rows = sorted(row for one, row in change.values if one == column)
    for first, last in ((rows[0], rows[0]), (rows[0] + 1, rows[-1])):
        if first <= last:
            model = sheet.getCellByPosition(change.last_column, first)
            sheet.getCellRangeByPosition(column, first, column, last).setPropertyValues(_LOOKS, model.getPropertyValues(_LOOKS))


def _show_dates(document: Any, sheet: Any, target: Any, change: SheetChange) -> None:
    """As they are shown there, or as in the column before; otherwise by our own format."""
    first = target.getRangeAddress()
    for cell in (target, sheet.getCellByPosition(max(0, change.last_column), first.StartRow)):
        if _is_date(document, cell.NumberFormat):
            target.NumberFormat = cell.NumberFormat
            return
    target.NumberFormat = _date_format(document)


def _range(sheet: Any, run: _Run) -> Any:
    return sheet.getCellRangeByPosition(run.column, run.first, run.column, run.last)


def _address(cells: Any) -> Tuple[int, int, int, int]:
    one = cells.getRangeAddress()
    return one.StartColumn, one.StartRow, one.EndColumn, one.EndRow


def _date_format(document: Any) -> int:
    formats = document.getNumberFormats()
    locale, code = Locale(), "YYYY-MM-DD"
    found = formats.queryKey(code, locale, False)
    return found if found != -1 else formats.addNew(code, locale)


def _is_date(document: Any, number_format: int) -> bool:
    return bool(document.getNumberFormats().getByKey(number_format).Type & NumberFormat.DATE) if number_format else False


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
    document.addActionLock()
    try:
        yield
    finally:
        document.removeActionLock()
        document.unlockControllers()
        manager.leaveUndoContext()
