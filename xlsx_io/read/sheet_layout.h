// How a sheet is laid out, as far as it changes what a person sees of its cells: merged ranges,
// hidden rows and columns. Not widths, heights and formats.
#pragma once

#include <cstdint>
#include <vector>

#include "core/result.h"
#include "core/table/cell.h"
#include "core/table/source.h"
#include "xlsx_io/package/package.h"

namespace skillmap::xlsx {

/// Rows or columns, 1-based, both ends included.
using IndexRange = LineRange;

struct SheetLayout {
    std::vector<CellRange> merged;  // in the order of the part

    /// In ascending order, without two that touch. Hidden as such, by a height or width of zero, or
    /// because the sheet hides rows of which it says nothing (18.3.1.81 sheetFormatPr zeroHeight).
    std::vector<IndexRange> hidden_rows;
    std::vector<IndexRange> hidden_columns;
};

Result<SheetLayout> read_sheet_layout(const Package& package, const std::string& sheet_part);

/// The merged ranges alone, without looking at the cells.
Result<std::vector<CellRange>> read_merged(const Package& package, const std::string& sheet_part);

}  // namespace skillmap::xlsx
