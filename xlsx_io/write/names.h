// Names for cells, by which formulas and readers find them. Internal to xlsx_io/write.
#pragma once

#include <xlsxwriter.h>

#include <string>

#include "core/report/model.h"

namespace skillmap::xlsx {

/// Cells of one column, 0-based.
struct FieldRange {
    lxw_row_t first = 0;
    lxw_row_t last = 0;
    lxw_col_t column = 0;
};

/// The cells of a column of a page that is one table, below its headings and its summary.
FieldRange column_cells(const report::Report& report, const report::Page& page, std::size_t column);

/// Gives cells of a sheet a name in the whole workbook.
void define_name(lxw_workbook* workbook, const std::string& name, const std::string& sheet,
                 FieldRange cells);

}  // namespace skillmap::xlsx
