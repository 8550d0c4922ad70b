#include "xlsx_io/read/cell_value.h"

#include <fast_float/fast_float.h>

#include <charconv>
#include <cmath>
#include <optional>

#include "core/text/date.h"

namespace skillmap::xlsx {
namespace {

constexpr double days_between_date_systems = 1462;  // 1899-12-30 to 1904-01-01

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && xml::is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && xml::is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::optional<double> parse_number(std::string_view text) {
    // Most numbers are short whole ones.
    constexpr std::size_t most_digits = 15;
    std::int64_t whole = 0;
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9' &&
           digits < most_digits)
        whole = whole * 10 + (text[digits++] - '0');
    if (digits == text.size() && digits > 0) return static_cast<double>(whole);
    double number = 0;
    const auto [end, error] =
        fast_float::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

CellValue text_value(std::string_view text) {
    CellValue value;
    if (text.empty()) return value;
    value.kind = CellKind::Text;
    value.text = text;
    return value;
}

CellValue error_value(std::string_view text) {
    CellValue value;
    value.kind = CellKind::Error;
    value.text = text;
    return value;
}

CellValue shared_string(const CellContext& context, std::string_view text) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
    if (error != std::errc() || end != text.data() + text.size() ||
        index >= context.shared_strings.size())
        return error_value("#REF!");
    return text_value(context.shared_strings[index]);
}

// "10:30:00", "10:30:00.5Z" as a part of a day.
std::optional<double> time_of_day(std::string_view text) {
    if (!text.empty() && text.back() == 'Z') text.remove_suffix(1);
    if (text.size() < 5 || text[2] != ':') return std::nullopt;
    const auto hours = parse_number(text.substr(0, 2));
    const auto minutes = parse_number(text.substr(3, 2));
    const auto seconds = text.size() == 5 ? std::optional(0.0)
                         : text[5] == ':' ? parse_number(text.substr(6))
                                          : std::nullopt;
    if (!hours || !minutes || !seconds) return std::nullopt;
    return (*hours * 3600 + *minutes * 60 + *seconds) / 86400;
}

// t="d": an ISO 8601 date, a time, or both.
CellValue iso_date(std::string_view text) {
    CellValue value;
    value.kind = CellKind::Date;
    const auto date = parse_iso_date(text.substr(0, 10));
    if (date) value.number = serial_of_date(*date);
    const std::string_view rest = date ? text.substr(10) : text;
    if (date && rest.empty()) return value;
    const bool separated = !date || rest.front() == 'T' || rest.front() == ' ';
    const auto time = separated ? time_of_day(rest.substr(date ? 1 : 0)) : std::nullopt;
    if (!time) return text_value(text);
    value.number += *time;
    return value;
}

CellValue number_value(const CellContext& context, std::uint32_t style, std::string_view text) {
    if (text.empty()) return {};
    auto number = parse_number(text);
    if (!number) number = parse_number(trimmed(text));
    if (!number) return error_value(text);
    CellValue value;
    value.kind = CellKind::Number;
    value.number = *number;
    if (style >= context.styles.size()) return value;
    value.shown_digits = context.styles[style].zero_digits;
    if (context.styles[style].date) {
        value.kind = CellKind::Date;
        if (context.dates_from_1904) value.number += days_between_date_systems;
    }
    return value;
}

int hex_value(std::string_view digits) {
    int value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return error == std::errc() && end == digits.data() + digits.size() ? value : -1;
}

void append_utf8(std::string& text, int unit) {
    const auto c = static_cast<unsigned>(unit);
    if (c < 0x80) {
        text.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
        text.push_back(static_cast<char>(0xC0 | (c >> 6)));
        text.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    } else {
        text.push_back(static_cast<char>(0xE0 | (c >> 12)));
        text.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
        text.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    }
}

CellValue plain_value(const CellContext& context, CellType type, std::uint32_t style,
                      std::string_view text) {
    switch (type) {
        case CellType::Number:
            return number_value(context, style, text);
        case CellType::Shared:
            return shared_string(context, text);
        case CellType::String:
        case CellType::Inline:
        case CellType::Unknown:
            return text_value(text);
        case CellType::IsoDate:
            return iso_date(text);
        case CellType::Error:
            return error_value(text);
        case CellType::Boolean:
            break;
    }
    CellValue value;
    if (text.empty()) return value;
    value.kind = CellKind::Boolean;
    value.number = text == "1" || text == "true" ? 1 : 0;
    return value;
}

}  // namespace

CellValue cell_value(const CellContext& context, CellType type, std::uint32_t style,
                     std::string_view text) {
    CellValue value = plain_value(context, type, style, text);
    value.struck = style < context.styles.size() && context.styles[style].struck;
    return value;
}

std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool candidate =
            text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_';
        const int unit = candidate ? hex_value(text.substr(i + 2, 4)) : -1;
        if (unit < 0 || (unit >= 0xD800 && unit <= 0xDFFF)) {
            plain.push_back(text[i]);
            continue;
        }
        append_utf8(plain, unit);
        i += 6;
    }
    return plain;
}

}  // namespace skillmap::xlsx
