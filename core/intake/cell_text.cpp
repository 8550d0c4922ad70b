#include "core/intake/cell_text.h"

#include <fmt/format.h>

#include <cmath>

#include "core/text/date.h"
#include "core/text/normalize.h"
#include "core/text/number.h"

namespace skillmap {
namespace {

std::string number_text(const CellValue& value) {
    constexpr double exact = 9007199254740992;  // 2^53
    if (std::floor(value.number) == value.number && std::abs(value.number) < exact) {
        const auto whole = static_cast<std::int64_t>(value.number);
        if (value.shown_digits == 0) return std::to_string(whole);
        return fmt::format("{:0{}d}", whole, static_cast<int>(value.shown_digits));
    }
    return fmt::format("{}", value.number);
}

}  // namespace

std::string cell_text(const CellValue& value) {
    switch (value.kind) {
        case CellKind::Blank:
            return {};
        case CellKind::Text:
        case CellKind::Error:
            return std::string(trim(value.text));
        case CellKind::Number:
            return number_text(value);
        case CellKind::Boolean:
            return value.number != 0 ? "TRUE" : "FALSE";
        case CellKind::Date:
            break;
    }
    const auto date = date_of_serial(value.number);
    return date ? to_string(*date) : number_text(value);
}

bool is_blank(const CellValue& value) {
    return value.blank() || (value.kind == CellKind::Text && trim(value.text).empty());
}

std::optional<double> cell_number(const CellValue& value) {
    if (value.kind == CellKind::Number) return value.number;
    if (value.kind != CellKind::Text) return std::nullopt;
    return parse_number(value.text);
}

DateField cell_date(const CellValue& value, double offset) {
    if (is_blank(value)) return {};
    std::optional<Date> date;
    if (value.kind == CellKind::Date) {
        date = date_of_serial(value.number);
    } else if (value.kind == CellKind::Number) {
        date = date_of_serial(value.number + offset);
        if (!date) date = parse_date(number_text(value));  // 20250501 typed as a number
    } else if (value.kind == CellKind::Text) {
        date = parse_date(value.text);
    }
    return date ? DateField(*date) : DateField::unreadable();
}

}  // namespace skillmap
