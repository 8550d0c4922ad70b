#include "xlsx_io/write/names.h"

#include <fmt/format.h>

#include "core/report/figures.h"
#include "core/table/cell.h"
#include "xlsx_io/formula/sheet_names.h"
#include "xlsx_io/write/layout.h"

namespace skillmap::xlsx {

FieldRange column_cells(const report::Report& report, const report::Page& page,
                        std::size_t column) {
    const report::Table& table = *report::single_table(page);
    const lxw_row_t first = rows_above(report, page, table) + (has_summary_first(table) ? 1 : 0);
    return {first, first + static_cast<lxw_row_t>(table.rows.size()) - 1,
            static_cast<lxw_col_t>(first_column(page) + column)};
}

void define_name(lxw_workbook* workbook, const std::string& name, const std::string& sheet,
                 FieldRange cells) {
    const std::string column = column_name(cells.column + 1U);
    std::string formula = fmt::format("={}!${}${}", quoted_sheet(sheet), column, cells.first + 1);
    if (cells.last > cells.first) formula += fmt::format(":${}${}", column, cells.last + 1);
    workbook_define_name(workbook, name.c_str(), formula.c_str());
}

}  // namespace skillmap::xlsx
