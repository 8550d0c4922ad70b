#include "xlsx_io/write/data_sheet.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "core/report/figures.h"
#include "core/table/cell.h"
#include "xlsx_io/formula/sheet_names.h"
#include "xlsx_io/write/native_table.h"

namespace skillmap::xlsx {
namespace {

using report::Datum;
using report::Figure;

// Columns, 1-based.
enum DataColumn : std::uint32_t {
    Code = 1,
    DepartmentName,
    Year,
    IndicatorName,
    Numerator,
    Denominator,
    ValueColumn,
    Unit,
    AsOf,
    PartUnit
};
constexpr std::array<double, 10> widths{13, 24, 8, 46, 10, 10, 10, 14, 12, 18};

lxw_row_t row_of(Id<Datum> datum) {
    return static_cast<lxw_row_t>(datum.index() + 1);
}

lxw_col_t at(DataColumn column) {
    return static_cast<lxw_col_t>(column - 1);
}

}  // namespace

std::string DataSheet::cell(Id<Datum> datum, std::uint32_t column) const {
    return fmt::format("{}!${}${}", quoted_sheet(report_.data_page->name), column_name(column),
                       row_of(datum) + 1);
}

DataSheet::Formula DataSheet::formula(const Figure& figure) const {
    const Datum& datum = report_.data[figure.datum];
    const Ratio& ratio = datum.ratio;
    if (datum.at_least && !datum.is_count)
        return {"=" + cell(figure.datum, ValueColumn), *ratio.value()};
    const std::string n = cell(figure.datum, Numerator);
    const std::string d = cell(figure.datum, Denominator);
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
    const std::string n = cell(change.now, Numerator);
    const std::string before_n = cell(change.before, Numerator);
    const auto value = report::change_of(report_, change);
    if (report_.data[change.now].is_count)
        return {fmt::format("={}-{}", n, before_n), value.value_or(0)};
    const std::string d = cell(change.now, Denominator);
    const std::string before_d = cell(change.before, Denominator);
    std::string text = fmt::format("=IF(OR({}=0,{}=0),\"{}\",({}/{}-{}/{})*100)", d, before_d,
                                   report_.not_applicable, n, d, before_n, before_d);
    if (!value) return {std::move(text), report_.not_applicable};
    return {std::move(text), *value};
}

void DataSheet::write_row(lxw_worksheet* sheet, Formats& formats, const Datum& datum) const {
    const lxw_row_t row = row_of(report_.data.id_of(datum));
    lxw_format* text = formats.get(Look::Plain);
    lxw_format* number = formats.get(Look::Plain, Alignment::Right);
    lxw_format* rate = formats.get(Look::Plain, Alignment::Right, "0.0000");
    lxw_format* date = formats.get(Look::Plain, Alignment::Right, date_format);
    worksheet_write_string(sheet, row, at(Code), datum.department_code.c_str(), text);
    worksheet_write_string(sheet, row, at(DepartmentName), datum.department_name.c_str(), text);
    worksheet_write_number(sheet, row, at(Year), datum.fiscal_year, number);
    worksheet_write_string(sheet, row, at(IndicatorName), datum.indicator.c_str(), text);
    const auto write = [&](DataColumn column, std::optional<double> figure, bool hidden,
                           lxw_format* format) {
        const report::DataPage& page = *report_.data_page;
        if (figure)
            worksheet_write_number(sheet, row, at(column), *figure, format);
        else
            worksheet_write_string(sheet, row, at(column),
                                   (hidden ? page.hidden : page.no_figure).c_str(), number);
    };
    const auto write_part = [&](DataColumn column, std::int64_t count, bool known) {
        write(column, known ? std::optional(static_cast<double>(count)) : std::nullopt,
              datum.hides_parts(), number);
    };
    write_part(Numerator, datum.ratio.numerator, datum.has_numerator());
    write_part(Denominator, datum.ratio.denominator, datum.has_denominator());
    write(ValueColumn, datum.value(), datum.hidden, datum.is_count ? number : rate);
    worksheet_write_string(sheet, row, at(Unit), datum.unit.c_str(), text);
    worksheet_write_number(sheet, row, at(AsOf), serial_of_date(datum.as_of), date);
    worksheet_write_string(sheet, row, at(PartUnit), datum.unit_of_parts().c_str(), text);
}

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
    for (const Datum& datum : report_.data) write_row(sheet, formats, datum);
    add_native_table(sheet, page.table, {0, static_cast<lxw_row_t>(report_.data.size())}, at(Code),
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
