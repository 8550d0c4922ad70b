// The tables of a sheet (ECMA-376 Part 1, 18.5): their names, ranges and columns. Not their filters
// and not their looks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/table/cell.h"
#include "xlsx_io/package/package.h"

namespace skillmap::xlsx {

struct Table {
    std::string part;
    std::string name;
    std::string display_name;  // the one that formulas use
    CellRange range;           // headings and totals included
    std::uint32_t heading_rows = 1;
    std::uint32_t totals_rows = 0;
    std::vector<std::string> columns;

    /// The index of the column whose heading is in the cell, or nothing.
    std::optional<std::size_t> heading_at(CellRef ref) const;
};

/// In the order of the relationships of the sheet part.
Result<std::vector<Table>> read_tables(const Package& package, const std::string& sheet_part);

}  // namespace skillmap::xlsx
