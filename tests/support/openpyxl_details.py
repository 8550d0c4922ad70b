"""What openpyxl reads of a workbook besides values, in the form of `details`. Of its versions 3.0 and 3.1."""


def formula_of(sheet, cell):
    """(range of an array, text) of a cell with a formula, or None."""
    value = cell.value
    if cell.data_type != "f":
        return None
    if not isinstance(value, str):  # 3.1: ArrayFormula, DataTableFormula
        return value.ref, (getattr(value, "text", None) or "=")[1:]
    attributes = getattr(sheet, "formula_attributes", {}).get(cell.coordinate, {})  # 3.0
    return attributes.get("ref", ""), value[1:]


def table_of(table):
    columns = tuple(column.name for column in table.tableColumns)
    return table.name, columns, table.headerRowCount != 0, bool(table.totalsRowCount)


def names_of(workbook):
    """{(sheet or "", name): (formula, whether hidden)}."""
    found = {}
    if hasattr(workbook.defined_names, "definedName"):  # 3.0
        for name in workbook.defined_names.definedName:
            scope = "" if name.localSheetId is None else workbook._sheets[name.localSheetId].title
            found[scope, name.name] = name
    else:
        found.update((("", name), one) for name, one in workbook.defined_names.items())
        for sheet in workbook._sheets:
            found.update(((sheet.title, name), one) for name, one in getattr(sheet, "defined_names", {}).items())
    return {key: (one.attr_text or "", bool(one.hidden)) for key, one in found.items()}


def details(book):
    """{(sheet, kind, place): what}."""
    import openpyxl
    from openpyxl.utils import get_column_letter
    workbook = openpyxl.load_workbook(book)
    found = {(sheet, "name", name): what for (sheet, name), what in names_of(workbook).items()}
    for sheet in workbook.worksheets:
        def add(kind, place, what=True):
            found[sheet.title, kind, place] = what
        add("sheet", "", sheet.sheet_state)
        for _, cell in sorted(sheet._cells.items()):
            formula = formula_of(sheet, cell)
            if formula:
                add("formula", cell.coordinate, formula)
            if cell.comment:
                add("comment", cell.coordinate, (cell.comment.author or "", cell.comment.text))
        for merged in sheet.merged_cells.ranges:
            add("merged", str(merged))
        for row, dimension in sheet.row_dimensions.items():
            if dimension.hidden:
                add("hidden row", row)
        for dimension in sheet.column_dimensions.values():
            for column in range(dimension.min, dimension.max + 1) if dimension.hidden else ():
                add("hidden column", get_column_letter(column))
        for table in sheet.tables.values():
            add("table", (table.displayName, table.ref), table_of(table))
    return found
