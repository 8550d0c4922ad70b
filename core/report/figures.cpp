#include "core/report/figures.h"

#include <fmt/format.h>

#include "core/text/number.h"

namespace skillmap::report {
namespace {

std::string grouped(std::int64_t count) {
    std::string digits = std::to_string(count < 0 ? -count : count);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
    return (count < 0 ? "-" : "") + digits;
}

std::string percent(double share) {
    return fmt::format("{:.1f}%", share * 100);
}

std::string shown_figure(const Report& report, const Figure& figure) {
    const Datum& datum = report.data[figure.datum];
    if (datum.hidden) return report.hidden;
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
            break;
    }
    if (datum.is_count) return grouped(ratio.numerator);
    const auto value = ratio.value();
    return value ? percent(*value) : report.not_applicable;
}

}  // namespace

std::string shown(const Report& report, const Value& value, ColumnKind kind) {
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
    if (const auto* link = std::get_if<PageLink>(&value)) return link->text;
    return {};
}

std::optional<double> number_of(const Report& report, const Value& value) {
    if (const auto* count = std::get_if<std::int64_t>(&value)) return static_cast<double>(*count);
    if (const auto* number = std::get_if<double>(&value)) return *number;
    const auto* figure = std::get_if<Figure>(&value);
    if (figure == nullptr || report.data[figure->datum].hidden) return std::nullopt;
    const Datum& datum = report.data[figure->datum];
    if (figure->part == Figure::Part::Numerator) return static_cast<double>(datum.ratio.numerator);
    if (figure->part == Figure::Part::Denominator)
        return static_cast<double>(datum.ratio.denominator);
    return datum.value();
}

}  // namespace skillmap::report
