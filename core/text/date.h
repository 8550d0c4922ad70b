// Dates as Japanese offices write them, fiscal years (April to March), and calendar months.
// No clock: "today" does not exist here.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace skillmap {

using Date = std::chrono::sys_days;

/// A date from its parts, or nothing where the calendar has no such day.
std::optional<Date> make_date(int year, unsigned month, unsigned day);

/// "2026-03-31".
std::string to_string(Date date);

/// "2026年3月31日".
std::string to_japanese(Date date);

/// Reads one date: 2025-05-01, 2025/5/1, 2025.5.1, 2025年5月1日, 20250501, 令和7年5月1日, R7.5.1,
/// 令和元年5月1日, each in any width, with a weekday in brackets or a time behind it. Nothing where
/// a part is missing or the century is not certain (7/5/1).
std::optional<Date> parse_date(std::string_view text);

/// Reads YYYY-MM-DD and nothing else.
std::optional<Date> parse_iso_date(std::string_view text);

/// The date of a serial number counted from 1899-12-30, the time of day cut off. Nothing outside
/// 1950 to 2199, where a serial is more likely some other number.
std::optional<Date> date_of_serial(double serial);

/// Days since 1899-12-30, as Excel counts from 1900-03-01 on.
std::int32_t serial_of_date(Date date);

/// The same day so many years earlier; 29 February becomes 28 February.
Date years_before(Date date, int years);

/// The same day so many months later, or the last day of that month where it has no such day.
Date months_after(Date date, int months);

/// The last day of its month.
Date last_of_month(Date date);

/// Calendar months counted from year 0: two dates in one month give the same number.
std::int32_t month_index(Date date);

/// The year of the April that begins the fiscal year of such a month.
std::int32_t fiscal_year_of_month(std::int32_t month_index);

/// A Japanese fiscal year, named after the calendar year of its April (年度).
class FiscalYear {
  public:
    explicit constexpr FiscalYear(int year) : year_(year) {}
    static FiscalYear of(Date date);

    int year() const { return year_; }
    Date first() const;  // 1 April
    Date last() const;   // 31 March of the next year
    bool contains(Date date) const { return first() <= date && date <= last(); }

    friend bool operator==(FiscalYear, FiscalYear) = default;

  private:
    int year_;
};

/// Reads 2025, 2025年度, 令和7年度, R7.
std::optional<FiscalYear> parse_fiscal_year(std::string_view text);

}  // namespace skillmap
