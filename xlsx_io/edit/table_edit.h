// Tables as they grow and get other headings: the name of a column stands in the table part as well
// as in its cell, and Excel repairs a workbook where they differ.
#pragma once

#include <map>
#include <string>

#include "core/result.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/read/tables.h"

namespace skillmap::xlsx {

/// What becomes of a table.
struct TableChange {
    CellRange range;
    std::map<std::size_t, std::string> names;  // by the index of the column; those of new ones too
};

Result<void> change_table(PackageEditor& editor, const Table& table, const TableChange& change);

/// Whether a formula anywhere in the workbook names the column of a table.
Result<bool> column_in_formulas(PackageEditor& editor, std::string_view column);

}  // namespace skillmap::xlsx
