"""Going to cells of a document."""

from __future__ import annotations

from typing import Any, Tuple

from .changed_cells import cell_ref


def go_to(document: Any, sheet: str, cell: str) -> str:
    """Shows a cell of a sheet, or the sheet. What stands against it, as a key of the words, or nothing."""
    if not document.Sheets.hasByName(sheet):
        return "sheet_gone"
    where = document.Sheets.getByName(sheet)
    if not where.IsVisible:
        return "sheet_hidden"
    controller = document.getCurrentController()
    controller.setActiveSheet(where)
    ref = cell_ref(cell)
    if ref is not None:
        controller.select(where.getCellByPosition(*ref))
    return ""


def selected_row(document: Any) -> Tuple[str, ...]:
    """What the cells say in the row that is selected."""
    selection = document.getCurrentSelection()
    address = selection.getRangeAddress() if hasattr(selection, "getRangeAddress") else None
    if address is None:
        return ()
    sheet = document.Sheets.getByIndex(address.Sheet)
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.getRangeAddress().EndColumn
    return tuple(sheet.getCellByPosition(column, address.StartRow).getString() for column in range(end + 1))
