#include "core/report/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/text/number.h"

namespace skillmap::report {
namespace {

std::string grouped(std::int64_t count) {
    std::string digits = std::to_string(count < 0 ? -count : count);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return (count < 0 ? "-" : "") + digits;
}

// Half a tenth is rounded up, as spreadsheets do it.
double tenths(double number) {
    return std::round(number * 10) / 10;
}

std::string percent(double share) {
    return fmt::format("{:.1f}%", tenths(share * 100));
}

// "70%～": that or more.
std::string at_least(const Report& report, const Ratio& rate) {
    if (rate.numerator == 0) return report.any_rate;
    return fmt::format("{}%{}", 100 * rate.numerator / rate.denominator,
                       rate.numerator < rate.denominator ? report.or_more : "");
}

std::string shown_figure(const Report& report, const Figure& figure) {
    const Datum& datum = report.data[figure.datum];
    if (datum.hidden) return report.hidden;
    if (datum.unknown) return report.not_applicable;
    const Ratio& ratio = datum.ratio;
    switch (figure.part) {
        case Figure::Part::Numerator:
            return grouped(ratio.numerator);
        case Figure::Part::Denominator:
            return grouped(ratio.denominator);
        case Figure::Part::Fraction:
            return ratio.applies() ? grouped(ratio.numerator) + " / " + grouped(ratio.denominator)
                                   : report.not_applicable;
        case Figure::Part::Value:
        case Figure::Part::Tenths:
            break;
    }
    if (datum.is_count) return grouped(ratio.numerator) + (datum.at_least ? report.or_more : "");
    if (const auto limit = lower_limit(report, figure)) return at_least(report, *limit);
    const auto value = ratio.value();
    return value ? percent(*value) : report.not_applicable;
}

std::string shown_change(const Report& report, const Change& change) {
    if (is_hidden(report, change)) return report.hidden;
    const auto value = change_of(report, change);
    if (!value) return report.not_applicable;
    if (*value == 0) return report.data[change.now].is_count ? "0" : "0.0";
    if (!report.data[change.now].is_count) return fmt::format("{:+.1f}", tenths(*value));
    return (*value > 0 ? "+" : "") + grouped(static_cast<std::int64_t>(*value));
}

}  // namespace

bool is_hidden(const Report& report, const Value& value) {
    if (const auto* figure = std::get_if<Figure>(&value)) return report.data[figure->datum].hidden;
    const auto* change = std::get_if<Change>(&value);
    return change != nullptr &&
           (report.data[change->now].hidden || report.data[change->before].hidden);
}

std::optional<Ratio> lower_limit(const Report& report, const Value& value) {
    const auto* figure = std::get_if<Figure>(&resolved(report, value));
    if (figure == nullptr) return std::nullopt;
    const Datum& datum = report.data[figure->datum];
    if (datum.is_count || datum.hidden || !datum.ratio.applies()) return std::nullopt;
    if (datum.at_least) return datum.ratio;
    if (figure->part != Figure::Part::Tenths) return std::nullopt;
    return Ratio{datum.ratio.numerator * rate_steps / datum.ratio.denominator, rate_steps};
}

bool is_any_rate(const Report& report, const Value& value) {
    const auto limit = lower_limit(report, value);
    return limit && limit->numerator == 0;
}

std::vector<Value> possible_values(const Report& report, const Value& value) {
    const auto* chosen = std::get_if<Chosen>(&value);
    if (chosen == nullptr) return {value};
    const Page* page = report.find_page(chosen->from.page);
    const Table* table = page == nullptr ? nullptr : single_table(*page);
    std::vector<Value> values;
    for (std::size_t row = 0; table != nullptr && row < table->rows.size(); ++row)
        values.push_back(table->rows[row][chosen->from.column]);
    return values;
}

bool is_unknown(const Report& report, const Value& value) {
    if (const auto* figure = std::get_if<Figure>(&value)) return report.data[figure->datum].unknown;
    const auto* change = std::get_if<Change>(&value);
    return change != nullptr &&
           (report.data[change->now].unknown || report.data[change->before].unknown);
}

std::optional<double> change_of(const Report& report, const Change& change) {
    const auto now = report.data[change.now].value();
    const auto before = report.data[change.before].value();
    if (!now || !before) return std::nullopt;
    constexpr double points = 100;
    return (*now - *before) * (report.data[change.now].is_count ? 1 : points);
}

const Table* single_table(const Page& page) {
    return page.blocks.size() == 1 ? std::get_if<Table>(&page.blocks.front()) : nullptr;
}

bool is_empty(const Table& table) {
    return table.rows.empty() && table.summary.empty() && table.blank_rows == 0;
}

bool is_heat_map(const Table& table) {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](const Column& one) { return one.show == Show::Heat; });
}

const Value& resolved(const Report& report, const Value& value) {
    static const Value nothing;
    const auto* chosen = std::get_if<Chosen>(&value);
    if (chosen == nullptr) return value;
    const Page* page = report.find_page(chosen->from.page);
    const Table* table = page == nullptr ? nullptr : single_table(*page);
    if (table == nullptr || chosen->row >= table->rows.size()) return nothing;
    return resolved(report, table->rows[chosen->row][chosen->from.column]);
}

std::string shown(const Report& report, const Value& given, ColumnKind kind) {
    const Value& value = resolved(report, given);
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* count = std::get_if<std::int64_t>(&value)) return grouped(*count);
    if (const auto* number = std::get_if<double>(&value))
        return kind == ColumnKind::Number ? number_text(*number) : percent(*number);
    if (const auto* date = std::get_if<Date>(&value)) {
        std::string text = to_string(*date);
        for (char& c : text) c = c == '-' ? '/' : c;
        return text;
    }
    if (const auto* figure = std::get_if<Figure>(&value)) return shown_figure(report, *figure);
    if (const auto* change = std::get_if<Change>(&value)) return shown_change(report, *change);
    if (const auto* link = std::get_if<PageLink>(&value)) return report.text_of(*link);
    return {};
}

std::optional<double> number_of(const Report& report, const Value& given) {
    const Value& value = resolved(report, given);
    if (const auto* count = std::get_if<std::int64_t>(&value)) return static_cast<double>(*count);
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* change = std::get_if<Change>(&value)) return change_of(report, *change);
    const auto* figure = std::get_if<Figure>(&value);
    if (figure == nullptr || report.data[figure->datum].hidden) return std::nullopt;
    const Datum& datum = report.data[figure->datum];
    if (datum.unknown) return std::nullopt;
    if (const auto limit = lower_limit(report, value)) return limit->value();
    if (figure->part == Figure::Part::Numerator) return static_cast<double>(datum.ratio.numerator);
    if (figure->part == Figure::Part::Denominator)
        return static_cast<double>(datum.ratio.denominator);
    return datum.value();
}

}  // namespace skillmap::report
