// Headings of tables as they change: the name of a column stands in the table part as well as in
// its cell, and Excel repairs a workbook where they differ.
#pragma once

#include <map>
#include <string>

#include "core/result.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/read/tables.h"

namespace skillmap::xlsx {

/// Gives columns new names, by their index.
Result<void> rename_columns(PackageEditor& editor, const Table& table,
                            const std::map<std::size_t, std::string>& names);

/// Whether a formula anywhere in the workbook names the column of a table.
Result<bool> column_in_formulas(const Package& package, std::string_view column);

}  // namespace skillmap::xlsx
