// Native charts over the cells of a table. Internal to xlsx_io/write.
#pragma once

#include <xlsxwriter.h>

#include <string>
#include <vector>

#include "core/report/model.h"
#include "xlsx_io/write/layout.h"

namespace skillmap::xlsx {

/// Where a table stands on a sheet.
struct PlacedTable {
    const report::Table* table = nullptr;
    std::string sheet;
    lxw_row_t first_row = 0;  // of the body
    std::vector<Span> spans;
};

/// Where a chart goes: its first row and its columns of the grid.
struct ChartPlace {
    lxw_row_t row = 0;
    Span span;
};

/// How many rows of the sheet a chart covers.
inline constexpr int chart_rows = 14;

/// Makes the chart and puts it on the sheet.
void insert_chart(lxw_workbook* workbook, lxw_worksheet* sheet, const report::Chart& chart,
                  const PlacedTable& table, const ChartPlace& place,
                  const std::string& font_family);

}  // namespace skillmap::xlsx
