// Rows and columns put where the data of a sheet ends, or in place of it.
#pragma once

#include <cstdint>
#include <vector>

#include "core/result.h"
#include "xlsx_io/edit/saving.h"
#include "xlsx_io/package/package.h"
#include "xlsx_io/read/workbook_part.h"

namespace skillmap::xlsx {

struct Growing {
    SheetInputs inputs;
    std::uint32_t first = 0;  // the first new row or column
};

/// Below the last row with a value in one of the columns of the rows. Cells look like those of that
/// row, unless it is one of the headings, which end in `heading_row`; formulas of tables go on.
Result<Growing> appended_rows(const Package& package, const SheetEntry& sheet,
                              std::vector<LineInput> rows, std::uint32_t heading_row);

/// To the right of the last column with a value in one of the rows of the columns.
Result<Growing> appended_columns(const Package& package, const SheetEntry& sheet,
                                 const std::vector<LineInput>& columns);

/// In place of all rows from `first_row` on.
Result<Growing> replaced_rows(const Package& package, const SheetEntry& sheet,
                              std::uint32_t first_row, std::vector<LineInput> rows);

}  // namespace skillmap::xlsx
