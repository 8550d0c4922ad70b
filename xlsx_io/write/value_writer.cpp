#include "xlsx_io/write/value_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/report/figures.h"
#include "xlsx_io/formula/sheet_names.h"
#include "xlsx_io/write/cell_text.h"
#include "xlsx_io/write/formats.h"
#include "xlsx_io/write/layout.h"
#include "xlsx_io/write/table_formula.h"

namespace skillmap::xlsx {
namespace {

using report::Change;
using report::Column;
using report::ColumnKind;
using report::Figure;
using report::Value;

// In a table "_ " keeps figures and the sign for "none" off the line at their right.
const std::string rate_format = "0.0%_ ;-0.0%_ ;0.0%_ ;@_ ";
const std::string count_format = "#,##0_ ;-#,##0_ ;0_ ;@_ ";
const std::string rate_change_format = "+0.0_ ;-0.0_ ;0.0_ ;@_ ";
const std::string count_change_format = "+#,##0_ ;-#,##0_ ;0_ ;@_ ";

// A text within a number format.
std::string literal(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (c != '"') out += c;
    return out.empty() ? out : '"' + out + '"';
}

// "70%～", 100 % as it is, and a word for 0 % or more.
std::string at_least_format(const report::Report& report) {
    return fmt::format("[=0]{};[<1]0%{};0%_ ;@_ ", literal(report.any_rate),
                       literal(report.or_more));
}

// The value by whose kind a cell is formatted: where the reader picks the row, that of a row that
// has a figure, and of rates told in tenths one of these.
Value typical(const report::Report& report, const Value& value) {
    const std::vector<Value> all = report::possible_values(report, value);
    const auto tenths = std::find_if(all.begin(), all.end(), [&](const Value& one) {
        return report::lower_limit(report, one).has_value();
    });
    if (tenths != all.end()) return *tenths;
    const auto figure = std::find_if(all.begin(), all.end(), [](const Value& one) {
        return std::holds_alternative<Figure>(one);
    });
    return figure != all.end() ? *figure : report::resolved(report, value);
}

const report::Choice* choice_of(const report::Page& page) {
    for (const report::Block& block : page.blocks)
        if (const auto* choice = std::get_if<report::Choice>(&block)) return choice;
    return nullptr;
}

}  // namespace

bool filled_in(const Column& column) {
    return !column.entry.note.empty() || !column.entry.choices.empty();
}

std::string form_format(const Column& column) {
    if (column.kind == ColumnKind::Date) return date_format;
    return column.kind == ColumnKind::Text ? "@" : "";
}

ValueWriter::ValueWriter(const report::Report& report, const report::Page& page,
                         lxw_worksheet* sheet)
    : report_(report), page_(page), sheet_(sheet), data_(report), choice_(choice_of(page)) {}

void ValueWriter::put(lxw_row_t row, lxw_col_t at, const Value& value, lxw_format* format) const {
    if (const auto* words = std::get_if<std::string>(&value))
        text(row, at, *words, format);
    else if (const auto* count = std::get_if<std::int64_t>(&value))
        worksheet_write_number(sheet_, row, at, static_cast<double>(*count), format);
    else if (const auto* number = std::get_if<double>(&value))
        worksheet_write_number(sheet_, row, at, *number, format);
    else if (const auto* date = std::get_if<Date>(&value))
        worksheet_write_number(sheet_, row, at, serial_of_date(*date), format);
    else if (const auto* one = std::get_if<Figure>(&value))
        figure(row, at, *one, format);
    else if (const auto* change = std::get_if<Change>(&value))
        figure(row, at, *change, format);
    else if (const auto* to = std::get_if<report::PageLink>(&value))
        link(row, at, report_.page_name(to->page), report_.text_of(*to), format);
    else if (const auto* picked = std::get_if<report::Chosen>(&value))
        chosen(row, at, *picked, format);
    else
        text(row, at, "", format);
}

void ValueWriter::text(lxw_row_t row, lxw_col_t column, const std::string& text,
                       lxw_format* format) const {
    if (!text.empty())
        worksheet_write_string(sheet_, row, column, cell_text(text).c_str(), format);
    else if (!is_form(page_) || page_.protected_headings || page_.rows_fit)
        worksheet_write_blank(sheet_, row, column, format);
}

void ValueWriter::link(lxw_row_t row, lxw_col_t column, const std::string& page,
                       const std::string& text, lxw_format* format) const {
    const std::string target = "internal:" + quoted_sheet(page) + "!A1";
    worksheet_write_url_opt(sheet_, row, column, target.c_str(), format, text.c_str(), nullptr);
}

template <class T>
void ValueWriter::figure(lxw_row_t row, lxw_col_t column, const T& figure,
                         lxw_format* format) const {
    if (report::is_hidden(report_, figure)) return text(row, column, report_.hidden, format);
    if (report::is_unknown(report_, figure))
        return text(row, column, report_.not_applicable, format);
    formula(row, column, data_.formula(figure), format);
}

void ValueWriter::chosen(lxw_row_t row, lxw_col_t column, const report::Chosen& chosen,
                         lxw_format* format) const {
    const report::Page* page = report_.find_page(chosen.from.page);
    const report::Table* table = page == nullptr ? nullptr : report::single_table(*page);
    if (table == nullptr || choice_ == nullptr) return text(row, column, "", format);
    formula(row, column,
            {lookup_formula(*table, chosen.from.column, choice_->name),
             result_of(report::resolved(report_, chosen))},
            format);
}

DataSheet::Formula::Result ValueWriter::result_of(const Value& value) const {
    if (const auto* figure = std::get_if<Figure>(&value); figure != nullptr &&
                                                          !report_.data[figure->datum].hidden &&
                                                          !report_.data[figure->datum].unknown)
        return data_.formula(*figure).result;
    if (const auto number = report::number_of(report_, value)) return *number;
    return report::shown(report_, value, ColumnKind::Text);
}

void ValueWriter::formula(lxw_row_t row, lxw_col_t column, const DataSheet::Formula& formula,
                          lxw_format* format) const {
    if (const auto* number = std::get_if<double>(&formula.result))
        worksheet_write_formula_num(sheet_, row, column, formula.text.c_str(), format, *number);
    else
        worksheet_write_formula_str(sheet_, row, column, formula.text.c_str(), format,
                                    std::get<std::string>(formula.result).c_str());
}

std::string ValueWriter::number_format(const Column& column, const Value& given) const {
    const Value value = typical(report_, given);
    if (report::lower_limit(report_, value)) return at_least_format(report_);
    if (const auto* figure = std::get_if<Figure>(&value)) {
        const bool part = figure->part == Figure::Part::Numerator ||
                          figure->part == Figure::Part::Denominator ||
                          figure->part == Figure::Part::Fraction;
        const report::Datum& datum = report_.data[figure->datum];
        if (datum.is_count && datum.at_least)
            return fmt::format("#,##0{}_ ;@_ ", literal(report_.or_more));
        return part || datum.is_count ? count_format : rate_format;
    }
    if (const auto* change = std::get_if<Change>(&value))
        return report_.data[change->now].is_count ? count_change_format : rate_change_format;
    if (std::holds_alternative<Date>(value)) return date_format;
    if (std::holds_alternative<std::int64_t>(value)) return is_form(page_) ? "" : count_format;
    if (std::holds_alternative<double>(value))
        return column.kind == ColumnKind::Number ? "" : rate_format;
    if (is_form(page_) || filled_in(column)) return form_format(column);
    return column.kind == ColumnKind::Text ? "" : count_format;  // a sign instead of a figure
}

std::string ValueWriter::card_format(const Value& given, const std::string& label,
                                     const std::string& unit) const {
    const Value& value = report::resolved(report_, given);
    if (const auto* change = std::get_if<Change>(&value)) {
        const std::string number =
            (report_.data[change->now].is_count ? "#,##0" : "0.0") + literal(unit);
        return fmt::format("{0}+{1};{0}-{1};{0}{1};{0}@", literal(label + " "), number);
    }
    const auto* figure = std::get_if<Figure>(&value);
    const bool count = figure != nullptr && report_.data[figure->datum].is_count;
    const std::string before = literal(label.empty() ? label : label + " ");
    const bool at_least = count && report_.data[figure->datum].at_least;
    const std::string number = before + (count ? "#,##0" : "0.0%") + literal(count ? unit : "") +
                               literal(at_least ? report_.or_more : "");
    return label.empty() ? number : fmt::format("{0};{0};{0};{1}@", number, before);
}

}  // namespace skillmap::xlsx
