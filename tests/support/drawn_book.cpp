#include "tests/support/drawn_book.h"

#include <xlsxwriter.h>

#include <array>
#include <stdexcept>

#include "xlsx_io/file/file.h"

namespace skillmap::test {
namespace {

// One white pixel.
constexpr std::array<unsigned char, 67> pixel{
    0x89, 'P',  'N',  'G',  0x0D, 0x0A, 0x1A, 0x0A, 0,    0,    0,    13,   'I',  'H',
    'D',  'R',  0,    0,    0,    1,    0,    0,    0,    1,    8,    0,    0,    0,
    0,    0x3A, 0x7E, 0x9B, 0x55, 0,    0,    0,    10,   'I',  'D',  'A',  'T',  0x78,
    0x9C, 0x63, 0xF8, 0x0F, 0,    1,    1,    1,    0,    0x1B, 0xB6, 0xEE, 0x56, 0,
    0,    0,    0,    'I',  'E',  'N',  'D',  0xAE, 0x42, 0x60, 0x82};

void add_formats(lxw_workbook* book, lxw_worksheet* sheet) {
    lxw_format* percent = workbook_add_format(book);
    format_set_num_format(percent, "0.0%\"済\"");
    format_set_bold(percent);
    format_set_bg_color(percent, 0xDDEBF7);
    format_set_border(percent, LXW_BORDER_THIN);
    lxw_format* red = workbook_add_format(book);
    format_set_font_color(red, LXW_COLOR_RED);
    worksheet_set_column(sheet, 0, 0, 20, percent);
    worksheet_write_string(sheet, 0, 0, "修了率", percent);
    worksheet_write_formula_num(sheet, 1, 0, "=SUM('元データ'!B2:B4)/100", percent, 0.06);
    lxw_rich_string_tuple bold{percent, const_cast<char*>("太")};
    lxw_rich_string_tuple plain{nullptr, const_cast<char*>("字 ")};
    lxw_rich_string_tuple* parts[]{&bold, &plain, nullptr};
    worksheet_write_rich_string(sheet, 2, 0, parts, nullptr);
    lxw_conditional_format high{};
    high.type = LXW_CONDITIONAL_TYPE_CELL;
    high.criteria = LXW_CONDITIONAL_CRITERIA_GREATER_THAN;
    high.value = 0.5;
    high.format = red;
    worksheet_conditional_format_range(sheet, 0, 0, 5, 0, &high);
    lxw_conditional_format bar{};
    bar.type = LXW_CONDITIONAL_DATA_BAR;
    bar.data_bar_2010 = LXW_TRUE;
    worksheet_conditional_format_range(sheet, 0, 1, 5, 1, &bar);
}

void add_objects(lxw_workbook* book, lxw_worksheet* sheet) {
    lxw_chart* chart = workbook_add_chart(book, LXW_CHART_COLUMN);
    chart_add_series(chart, "='元データ'!$A$2:$A$4", "='元データ'!$B$2:$B$4");
    worksheet_insert_chart(sheet, 5, 3, chart);
    worksheet_insert_image_buffer(sheet, 0, 6, pixel.data(), pixel.size());
    worksheet_write_comment(sheet, 0, 0, "注記");
    worksheet_write_url(sheet, 3, 0, "https://www.example.jp/", nullptr);
    worksheet_write_url(sheet, 4, 0, "internal:'元データ'!A1", nullptr);
    worksheet_print_area(sheet, 0, 0, 20, 8);
    worksheet_repeat_rows(sheet, 0, 0);
    lxw_data_validation list{};
    list.validate = LXW_VALIDATION_TYPE_LIST;
    const char* choices[]{"○", "×", nullptr};
    list.value_list = const_cast<decltype(list.value_list)>(choices);  // differs between versions
    worksheet_data_validation_cell(sheet, 6, 0, &list);
}

std::string written() {
    const auto folder = PrivateFolder::beside(std::filesystem::temp_directory_path() / "book.xlsx");
    if (!folder) throw std::runtime_error("no temporary folder");
    const std::string path = (folder->path() / "book.xlsx").string();
    lxw_workbook* book = workbook_new(path.c_str());
    lxw_worksheet* page = workbook_add_worksheet(book, "図表");
    lxw_worksheet* data = workbook_add_worksheet(book, "元データ");
    add_formats(book, page);
    for (lxw_row_t row = 1; row < 4; ++row) {
        worksheet_write_string(data, row, 0, row == 1 ? "総務課" : "税務課", nullptr);
        worksheet_write_number(data, row, 1, row, nullptr);
    }
    lxw_table_options table{};
    table.name = const_cast<char*>("Progress");
    worksheet_add_table(data, 0, 0, 3, 1, &table);
    add_objects(book, page);
    worksheet_hide(data);
    workbook_define_name(book, "実績", "='元データ'!$B$2:$B$4");
    if (workbook_close(book) != LXW_NO_ERROR) throw std::runtime_error("libxlsxwriter");
    return *read_file(path);
}

}  // namespace

const std::string& drawn_book() {
    static const std::string book = written();
    return book;
}

}  // namespace skillmap::test
