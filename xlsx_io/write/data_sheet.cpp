#include "xlsx_io/write/data_sheet.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/report/figures.h"
#include "core/table/cell.h"
#include "xlsx_io/formula/sheet_names.h"
#include "xlsx_io/write/data_rows.h"
#include "xlsx_io/write/native_table.h"

namespace skillmap::xlsx {
namespace {

using report::Datum;
using report::Figure;

constexpr std::array<double, data_columns> widths{13, 24, 8, 46, 10, 10, 10, 14, 12, 18};

lxw_row_t row_of(Id<Datum> datum) {
    return static_cast<lxw_row_t>(datum.index() + 1);
}

}  // namespace

std::string DataSheet::cell(Id<Datum> datum, DataColumn column) const {
    return fmt::format("{}!${}${}", quoted_sheet(report_.data_page->name),
                       column_name(static_cast<std::uint32_t>(column) + 1), row_of(datum) + 1);
}

DataSheet::Formula DataSheet::formula(const Figure& figure) const {
    const Datum& datum = report_.data[figure.datum];
    const Ratio& ratio = datum.ratio;
    if (datum.at_least && !datum.is_count)
        return {"=" + cell(figure.datum, DataColumn::Value), *ratio.value()};
    const std::string n = cell(figure.datum, DataColumn::Numerator);
    const std::string d = cell(figure.datum, DataColumn::Denominator);
    if (const auto tenths = report::lower_limit(report_, figure))
        return {fmt::format("=IF({0}=0,\"{1}\",INT({2}*{3}/{0})/{2})", d, report_.not_applicable,
                            tenths->denominator, n),
                *tenths->value()};
    if (figure.part == Figure::Part::Numerator ||
        (figure.part == Figure::Part::Value && datum.is_count))
        return {"=" + n, static_cast<double>(ratio.numerator)};
    if (figure.part == Figure::Part::Denominator)
        return {"=" + d, static_cast<double>(ratio.denominator)};
    const bool fraction = figure.part == Figure::Part::Fraction;
    std::string text = fmt::format("=IF({}=0,\"{}\",{})", d, report_.not_applicable,
                                   fraction ? n + "&\" / \"&" + d : n + "/" + d);
    if (!ratio.applies()) return {std::move(text), report_.not_applicable};
    if (fraction)
        return {std::move(text), fmt::format("{} / {}", ratio.numerator, ratio.denominator)};
    return {std::move(text), *ratio.value()};
}

DataSheet::Formula DataSheet::formula(const report::Change& change) const {
    const std::string n = cell(change.now, DataColumn::Numerator);
    const std::string before_n = cell(change.before, DataColumn::Numerator);
    const auto value = report::change_of(report_, change);
    if (report_.data[change.now].is_count)
        return {fmt::format("={}-{}", n, before_n), value.value_or(0)};
    const std::string d = cell(change.now, DataColumn::Denominator);
    const std::string before_d = cell(change.before, DataColumn::Denominator);
    std::string text = fmt::format("=IF(OR({}=0,{}=0),\"{}\",({}/{}-{}/{})*100)", d, before_d,
                                   report_.not_applicable, n, d, before_n, before_d);
    if (!value) return {std::move(text), report_.not_applicable};
    return {std::move(text), *value};
}

namespace {

// The row of formats, see data_rows.h.
void write_formats(lxw_worksheet* sheet, Formats& formats) {
    const std::array<lxw_format*, data_formats> shown{
        formats.get(Look::Plain), formats.get(Look::Plain, Alignment::Right),
        formats.get(Look::Plain, Alignment::Right, "0.0000"),
        formats.get(Look::Plain, Alignment::Right, date_format)};
    for (std::size_t i = 0; i < shown.size(); ++i)
        worksheet_write_blank(sheet, 1, static_cast<lxw_col_t>(i), shown[i]);
}

}  // namespace

// The formulas of the other pages point at rows of this one: sorting it would exchange their
// figures. So it is locked, without a password, for anything but filtering and copying.
void DataSheet::write(lxw_workbook* workbook, Formats& formats) const {
    const report::DataPage& page = *report_.data_page;
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, page.name.c_str());
    std::vector<TableHeading> headings;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        worksheet_set_column(sheet, column, column, widths[i], nullptr);
        headings.push_back({page.headings[i], formats.get(Look::FormHeading)});
    }
    if (!report_.data.empty()) write_formats(sheet, formats);
    add_native_table(sheet, page.table, {0, static_cast<lxw_row_t>(report_.data.size())}, 0,
                     std::move(headings), true);
    worksheet_freeze_panes(sheet, 1, 0);
    lxw_protection allowed{};
    allowed.autofilter = LXW_TRUE;
    allowed.format_columns = LXW_TRUE;
    worksheet_protect(sheet, nullptr, &allowed);
    worksheet_repeat_rows(sheet, 0, 0);
    set_print(sheet, report_.footer, Paper::Upright);  // half as many pages
}

}  // namespace skillmap::xlsx
