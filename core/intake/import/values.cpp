#include "core/intake/import/values.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/intake/cell_text.h"
#include "core/text/date.h"
#include "core/text/normalize.h"
#include "core/text/number.h"

namespace skillmap::import {
namespace {

constexpr int century = 2000;
constexpr int noon = 12;
constexpr double minutes_of_a_day = 24 * 60;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int number_of(std::string_view digits) {
    int number = 0;
    for (const char c : digits) number = number * 10 + (c - '0');
    return number;
}

// Three short numbers with one separator between them, and what follows.
struct ShortDate {
    std::array<int, 3> parts{};
    std::array<std::size_t, 3> digits{};
    std::string_view rest;
};

std::optional<ShortDate> short_date(std::string_view text) {
    ShortDate date;
    char separator = 0;
    for (std::size_t i = 0; i < date.parts.size(); ++i) {
        std::size_t end = 0;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end == 0 || end > 4) return std::nullopt;
        date.parts[i] = number_of(text.substr(0, end));
        date.digits[i] = end;
        text.remove_prefix(end);
        if (i == 2) break;
        if (text.empty() || std::string_view("/-.").find(text.front()) == std::string_view::npos)
            return std::nullopt;
        if (separator != 0 && text.front() != separator) return std::nullopt;
        separator = text.front();
        text.remove_prefix(1);
    }
    if (date.digits[0] > 2 || date.digits[1] > 2) return std::nullopt;  // the year stands in front
    if (!text.empty() && text.front() == ',') text.remove_prefix(1);
    if (!text.empty() && text.front() != ' ' && text.front() != 'T') return std::nullopt;
    date.rest = trim(text);
    return date;
}

std::optional<Date> in_order(const ShortDate& date, DateOrder order) {
    std::size_t year = 2;
    std::size_t month = 0;
    std::size_t day = 1;
    if (order == DateOrder::Unknown) return std::nullopt;
    if (order == DateOrder::YearMonthDay) {
        year = 0;
        month = 1;
        day = 2;
    } else if (order == DateOrder::DayMonthYear) {
        month = 1;
        day = 0;
    }
    const std::size_t digits = date.digits[year];
    if (digits != 2 && digits != 4) return std::nullopt;
    return make_date(date.parts[year] + (digits == 2 ? century : 0),
                     static_cast<unsigned>(date.parts[month]),
                     static_cast<unsigned>(date.parts[day]));
}

// "19:06:23", "7:06 PM". Midnight where there is no time.
double time_of_day(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 2) return 0;
    std::array<int, 3> parts{};
    std::size_t at = text.substr(0, colon).find_first_of("0123456789");
    for (std::size_t i = 0; i < parts.size() && at < text.size(); ++i) {
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) ++end;
        parts[i] = number_of(text.substr(at, std::min<std::size_t>(end - at, 2)));
        if (end >= text.size() || text[end] != ':') break;
        at = end + 1;
    }
    const auto says = [text](std::initializer_list<const char*> words) {
        return std::any_of(words.begin(), words.end(), [text](const char* word) {
            return text.find(word) != std::string_view::npos;
        });
    };
    if (says({"PM", "pm", "午後"}) && parts[0] < noon) parts[0] += noon;
    if (says({"AM", "am", "午前"}) && parts[0] == noon) parts[0] = 0;
    return (parts[0] * 60 + parts[1] + parts[2] / 60.0) / minutes_of_a_day;
}

// Whatever stands behind the time: "9:15:01 午後 GMT+9".
bool is_time(std::string_view text) {
    const std::size_t colon = text.find(':');
    return (colon == 1 || colon == 2) && is_digit(text.front()) && colon + 1 < text.size() &&
           is_digit(text[colon + 1]);
}

std::string_view behind_the_day(std::string_view text) {
    const std::size_t space = text.find_first_of(" T");
    return space == std::string_view::npos ? std::string_view() : trim(text.substr(space + 1));
}

// The number in front of one of the units, or 0.
double number_before(const std::string& text, std::initializer_list<std::string_view> units) {
    for (const std::string_view unit : units) {
        const std::size_t at = text.find(unit);
        if (at == std::string::npos) continue;
        std::size_t end = at;
        while (end > 0 && text[end - 1] == ' ') --end;
        std::size_t begin = end;
        while (begin > 0 && is_digit(text[begin - 1])) --begin;
        if (begin < end) return number_of(std::string_view(text).substr(begin, end - begin));
    }
    return 0;
}

}  // namespace

std::optional<Moment> read_moment(const CellValue& value, DateOrder order, double offset) {
    if (value.kind == CellKind::Date) return value.number;
    if (value.kind == CellKind::Number) {
        const Moment moment = value.number + offset;
        return date_of_serial(moment) ? std::optional(moment) : std::nullopt;
    }
    if (value.kind != CellKind::Text) return std::nullopt;
    const std::string text = compatible_text(value.text);
    if (const auto date = short_date(text)) {
        const auto day = in_order(*date, order);
        if (!day) return std::nullopt;
        return serial_of_date(*day) + time_of_day(date->rest);
    }
    const std::string_view time = behind_the_day(text);
    auto day = parse_date(text);
    if (!day && is_time(time)) day = parse_date(std::string_view(text).substr(0, text.find(' ')));
    if (!day) return std::nullopt;
    return serial_of_date(*day) + time_of_day(time);
}

bool needs_order(std::string_view text) {
    return short_date(compatible_text(text)).has_value();
}

std::optional<double> read_minutes(const CellValue& value) {
    if (value.kind == CellKind::Number) return value.number;
    if (value.kind == CellKind::Date) return value.number * minutes_of_a_day;
    if (value.kind != CellKind::Text) return std::nullopt;
    const std::string text = compatible_text(value.text);
    if (const auto plain = parse_number(text, "分")) return *plain;
    if (text.find(':') != std::string::npos) return time_of_day(text) * minutes_of_a_day;
    const double seconds = number_before(text, {"秒", "s"});
    const double minutes = number_before(text, {"分", "m"});
    const double hours = number_before(text, {"時間", "h"});
    const double all = hours * 60 + minutes + seconds / 60;
    return all > 0 ? std::optional(all) : std::nullopt;
}

std::optional<double> read_percent(const CellValue& value) {
    if (value.kind == CellKind::Number) {
        if (value.number < 0 || value.number == 1 || value.number > 100) return std::nullopt;
        return value.number < 1 ? value.number * 100 : value.number;
    }
    if (value.kind != CellKind::Text) return std::nullopt;
    const auto number = parse_number(compatible_text(value.text), "%");
    return number && *number >= 0 && *number <= 100 ? number : std::nullopt;
}

}  // namespace skillmap::import
