// Ranges that Excel knows as tables. Internal to xlsx_io/write.
#pragma once

#include <xlsxwriter.h>

#include <string>
#include <vector>

#include "xlsx_io/write/layout.h"

namespace skillmap::xlsx {

struct TableHeading {
    std::string text;
    lxw_format* format = nullptr;
};

/// Rows of a table, 0-based: that of its headings, and the last one of its body.
struct TableRows {
    lxw_row_t headings = 0;
    lxw_row_t last = 0;
};

/// Makes a table of cells that are written already, and writes its headings. It looks as its cells
/// do. Nothing where it would have no row.
void add_native_table(lxw_worksheet* sheet, const std::string& name, TableRows rows,
                      std::uint16_t first_column, std::vector<TableHeading> headings, bool filter);

}  // namespace skillmap::xlsx
