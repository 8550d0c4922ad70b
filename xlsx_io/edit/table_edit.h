// Headings of tables: the name of a column stands in the table part as well as in its cell, and
// Excel repairs a workbook where they differ.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/table/cell.h"
#include "xlsx_io/edit/package_editor.h"

namespace skillmap::xlsx {

/// A table of a sheet (ECMA-376 Part 1, 18.5).
struct Table {
    std::string part;
    CellRange range;
    bool heading_row = true;
    std::vector<std::string> columns;

    /// The index of the column whose heading is in the cell, or nothing.
    std::optional<std::size_t> heading_at(CellRef ref) const;
};

/// The tables of a sheet part.
Result<std::vector<Table>> read_tables(const Package& package, const std::string& sheet_part);

/// Gives columns new names, by their index.
Result<void> rename_columns(PackageEditor& editor, const Table& table,
                            const std::map<std::size_t, std::string>& names);

/// Whether a formula anywhere in the workbook names the column of a table.
Result<bool> column_in_formulas(const Package& package, std::string_view column);

}  // namespace skillmap::xlsx
