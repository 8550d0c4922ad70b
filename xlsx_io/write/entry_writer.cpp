#include "xlsx_io/write/entry_writer.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/report/theme.h"
#include "core/table/cell.h"
#include "xlsx_io/formula/sheet_names.h"
#include "xlsx_io/write/layout.h"

namespace skillmap::xlsx {
namespace {

using report::ColumnKind;
using report::Entry;
using report::Unlisted;

constexpr double last_day = 73'050;  // 2099-12-31

// What stands below a heading: as many cells as are filled, so that the list has no blanks.
std::string formula_of(const report::Report& report, const report::PageColumn& choices) {
    const auto page = std::find_if(report.pages.begin(), report.pages.end(),
                                   [&](const auto& one) { return one.id == choices.page; });
    if (page == report.pages.end() || page->blocks.empty()) return {};
    const auto* table = std::get_if<report::Table>(&page->blocks.front());
    if (table == nullptr) return {};
    const lxw_row_t first = rows_above(report, *page, *table) + 1;
    const std::string column =
        column_name(static_cast<std::uint32_t>(first_column(*page) + choices.column + 1));
    const std::string sheet = quoted_sheet(page->name);
    return fmt::format("=OFFSET({0}!${1}${2},0,0,MAX(1,COUNTA({0}!${1}${2}:${1}${3})),1)", sheet,
                       column, first, first + rows_to_choose_from - 1);
}

// The choices as a text of its own. Not value_list: libxlsxwriter 1.1.4 copies that into 255 bytes.
std::string formula_of(const std::vector<std::string>& choices) {
    std::string list;
    for (const std::string& choice : choices) {
        if (!list.empty()) list += ',';
        for (const char c : choice) list += c == '"' ? std::string("\"\"") : std::string(1, c);
    }
    return '"' + list + '"';
}

void apply(lxw_worksheet* sheet, lxw_data_validation& validation, const Entry& entry,
           FieldRange cells) {
    std::string advice = entry.advice;
    if (!advice.empty()) validation.error_message = advice.data();
    validation.error_type = entry.unlisted == Unlisted::Refuse ? LXW_VALIDATION_ERROR_TYPE_STOP
                                                               : LXW_VALIDATION_ERROR_TYPE_WARNING;
    validation.show_error =
        entry.unlisted == Unlisted::Accept ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON;
    worksheet_data_validation_range(sheet, cells.first, cells.column, cells.last, cells.column,
                                    &validation);
}

void apply_formula(lxw_worksheet* sheet, const Entry& entry, std::string formula,
                   FieldRange cells) {
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    validation.value_formula = formula.data();
    apply(sheet, validation, entry, cells);
}

void apply_kind(lxw_worksheet* sheet, const Entry& entry, ColumnKind kind, FieldRange cells) {
    lxw_data_validation validation{};
    if (kind == ColumnKind::Date) {
        validation.validate = LXW_VALIDATION_TYPE_DATE_NUMBER;
        validation.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        validation.minimum_number = 1;
        validation.maximum_number = last_day;
    } else {
        validation.validate = LXW_VALIDATION_TYPE_DECIMAL;
        validation.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
        validation.value_number = 0;
    }
    apply(sheet, validation, entry, cells);
}

}  // namespace

void write_validation(const report::Report& report, lxw_worksheet* sheet, const Entry& entry,
                      ColumnKind kind, FieldRange cells) {
    if (!entry.choices.empty())
        return apply_formula(sheet, entry, formula_of(entry.choices), cells);
    if (entry.choices_from) {
        const std::string formula = formula_of(report, *entry.choices_from);
        if (!formula.empty()) apply_formula(sheet, entry, formula, cells);
        return;
    }
    if (entry.of_kind) apply_kind(sheet, entry, kind, cells);
}

void write_list(lxw_worksheet* sheet, const std::string& name, const std::string& advice,
                FieldRange cells) {
    Entry entry;
    entry.unlisted = Unlisted::Refuse;
    entry.advice = advice;
    apply_formula(sheet, entry, "=" + name, cells);
}

void write_comment(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text) {
    constexpr std::uint16_t width = 300;         // pixels
    constexpr double half_kanji_of_a_line = 44;  // at 9 points
    constexpr int line = 17;
    std::string font(report::theme::font);
    lxw_comment_options options{};
    options.font_name = font.data();
    options.font_size = 9;
    options.width = width;
    options.height =
        static_cast<std::uint16_t>(line * (line_count(text, half_kanji_of_a_line / 1.12) + 1));
    worksheet_write_comment_opt(sheet, row, column, text.c_str(), &options);
}

void protect_headings(lxw_worksheet* sheet) {
    lxw_protection allowed{};
    allowed.format_cells = allowed.format_columns = allowed.format_rows = LXW_TRUE;
    allowed.insert_columns = allowed.insert_rows = allowed.delete_rows = LXW_TRUE;
    allowed.sort = allowed.autofilter = LXW_TRUE;
    allowed.objects = allowed.scenarios = LXW_TRUE;
    worksheet_protect(sheet, nullptr, &allowed);
}

}  // namespace skillmap::xlsx
