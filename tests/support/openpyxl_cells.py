"""Cells as openpyxl reads them, in the form of xlsx_tool.cells."""

import datetime


def value_of(cell, epoch):
    """(type, value): numbers and serials of dates as float, all else as text."""
    from openpyxl.utils.datetime import to_excel
    value = cell.value
    if isinstance(value, bool):
        return "boolean", "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return "number", float(value)
    if isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
        return "date", float(to_excel(value, epoch))
    return ("error" if cell.data_type == "e" else "text"), str(value)


def cells(book):
    """{(sheet, reference): (type, value)} of every cell with a value; formulas with their stored value."""
    import openpyxl
    workbook = openpyxl.load_workbook(book, data_only=True)
    return {(sheet.title, cell.coordinate): value_of(cell, workbook.epoch)
            for sheet in workbook.worksheets for _, cell in sorted(sheet._cells.items())
            if cell.value is not None and cell.value != ""}


def same(ours, theirs):
    """Whether two readings of a cell agree. openpyxl rounds dates to milliseconds."""
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return False
    if ours[0] == "date":
        return abs(float(ours[1]) - theirs[1]) < 1e-6
    return float(ours[1]) == theirs[1] if ours[0] == "number" else ours[1] == theirs[1]
