#include "xlsx_io/write/native_table.h"

namespace skillmap::xlsx {

void add_native_table(lxw_worksheet* sheet, const std::string& name, TableRows rows,
                      std::uint16_t first_column, std::vector<TableHeading> headings, bool filter) {
    if (rows.last <= rows.headings || headings.empty()) return;
    std::vector<lxw_table_column> columns(headings.size());
    std::vector<lxw_table_column*> list;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        columns[i].header = headings[i].text.data();
        columns[i].header_format = headings[i].format;
        list.push_back(&columns[i]);
    }
    list.push_back(nullptr);
    std::string own_name = name;
    lxw_table_options options{};
    options.name = own_name.data();
    options.columns = list.data();
    options.no_autofilter = filter ? LXW_FALSE : LXW_TRUE;
    options.no_banded_rows = LXW_TRUE;
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;  // with number 0: none
    const auto last_column = static_cast<lxw_col_t>(first_column + headings.size() - 1);
    worksheet_add_table(sheet, rows.headings, first_column, rows.last, last_column, &options);
}

}  // namespace skillmap::xlsx
