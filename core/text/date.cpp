#include "core/text/date.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "core/text/normalize.h"

namespace skillmap {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month_day;

struct Era {
    std::string_view name;
    char letter;
    int first_year;
};

constexpr std::array eras{
    Era{"令和", 'R', 2019}, Era{"平成", 'H', 1989}, Era{"昭和", 'S', 1926},
    Era{"大正", 'T', 1912}, Era{"明治", 'M', 1868},
};

constexpr int last_era_year = 99;

// A reader of one normalised text, from left to right.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool skip(std::string_view token) {
        if (rest_.substr(0, token.size()) != token) return false;
        rest_.remove_prefix(token.size());
        return true;
    }

    void skip_spaces() { rest_ = trim(rest_); }

    // One to `most` digits, or nothing.
    std::optional<int> number(std::size_t most) {
        std::size_t n = 0;
        int value = 0;
        while (n < rest_.size() && n < most && rest_[n] >= '0' && rest_[n] <= '9')
            value = value * 10 + (rest_[n++] - '0');
        if (n == 0) return std::nullopt;
        rest_.remove_prefix(n);
        return value;
    }

    // A separator: one of / . - or the given word.
    bool separator(std::string_view word) {
        skip_spaces();
        const bool found = skip(word) || skip("/") || skip(".") || skip("-");
        skip_spaces();
        return found;
    }

    std::optional<int> era_year() {
        for (const Era& era : eras) {
            const char lower = static_cast<char>(era.letter | 0x20);
            if (!skip(era.name) && !skip(std::string_view(&era.letter, 1)) &&
                !skip(std::string_view(&lower, 1)))
                continue;
            skip(".");
            skip_spaces();
            if (skip("元")) return era.first_year;
            const auto n = number(2);
            if (!n || *n < 1 || *n > last_era_year) return std::nullopt;
            return era.first_year + *n - 1;
        }
        return std::nullopt;
    }

    std::string_view rest() const { return rest_; }

  private:
    std::string_view rest_;
};

// What may stand behind a date: nothing, a weekday, a time of day.
bool is_tail(std::string_view text) {
    text = trim(text);
    if (text.empty()) return true;
    if (text.front() == '(') {
        const std::size_t close = text.find(')');
        return close != std::string_view::npos && is_tail(text.substr(close + 1));
    }
    if (text.front() == 'T') text.remove_prefix(1);
    return text.size() >= 4 && text.find(':') != std::string_view::npos &&
           text.find_first_not_of("0123456789:. Z+") == std::string_view::npos;
}

std::optional<Date> checked(int y, std::optional<int> m, std::optional<int> d) {
    if (!m || !d) return std::nullopt;
    return make_date(y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
}

std::optional<Date> compact_date(std::string_view digits) {
    if (digits.size() != 8 || !all_digits(digits)) return std::nullopt;
    Scanner scan(digits);
    const auto y = scan.number(4);
    const auto m = scan.number(2);
    return checked(*y, m, scan.number(2));
}

}  // namespace

std::optional<Date> make_date(int y, unsigned m, unsigned d) {
    const year_month_day ymd{year{y}, month{m}, day{d}};
    if (y < 1868 || y > 9999 || !ymd.ok()) return std::nullopt;
    return Date{ymd};
}

std::string to_string(Date date) {
    const year_month_day ymd{date};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()),
                       static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
}

std::string to_japanese(Date date) {
    const year_month_day ymd{date};
    return std::to_string(static_cast<int>(ymd.year())) + "年" +
           std::to_string(static_cast<unsigned>(ymd.month())) + "月" +
           std::to_string(static_cast<unsigned>(ymd.day())) + "日";
}

std::optional<Date> parse_date(std::string_view text) {
    const std::string normal = compatible_text(text);
    if (const auto compact = compact_date(normal)) return compact;
    Scanner scan(normal);
    std::optional<int> y = scan.era_year();
    if (!y) {
        scan = Scanner(normal);
        scan.skip("西暦");
        const std::size_t before = scan.rest().size();
        y = scan.number(4);
        if (!y || before - scan.rest().size() != 4) return std::nullopt;
    }
    if (!scan.separator("年")) return std::nullopt;
    const auto m = scan.number(2);
    if (!scan.separator("月")) return std::nullopt;
    const auto d = scan.number(2);
    scan.skip_spaces();
    scan.skip("日");
    if (!is_tail(scan.rest())) return std::nullopt;
    return checked(*y, m, d);
}

std::optional<Date> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    return compact_date(std::string(text.substr(0, 4)) + std::string(text.substr(5, 2)) +
                        std::string(text.substr(8, 2)));
}

std::optional<Date> date_of_serial(double serial) {
    constexpr double first = 18264;  // 1950-01-01
    constexpr double last = 109574;  // 2199-12-31
    if (!(serial >= first && serial < last + 1)) return std::nullopt;
    static const Date epoch{year{1899} / 12 / 30};
    return epoch + std::chrono::days(static_cast<int>(std::floor(serial)));
}

std::int32_t serial_of_date(Date date) {
    static const Date epoch{year{1899} / 12 / 30};
    return static_cast<std::int32_t>((date - epoch).count());
}

namespace {

Date last_of(const year_month_day& day) {
    return Date{
        std::chrono::year_month_day_last(day.year(), std::chrono::month_day_last(day.month()))};
}

}  // namespace

Date years_before(Date date, int years) {
    const std::chrono::year_month_day day(date);
    const std::chrono::year_month_day before(day.year() - std::chrono::years{years}, day.month(),
                                             day.day());
    if (before.ok()) return Date{before};
    return last_of(before);
}

Date months_after(Date date, int months) {
    using namespace std::chrono;
    const year_month_day ymd{date};
    const year_month target = ymd.year() / ymd.month() + std::chrono::months(months);
    const year_month_day same(target.year(), target.month(), ymd.day());
    return same.ok() ? Date{same} : last_of({target.year(), target.month(), day{1}});
}

Date last_of_month(Date date) {
    return last_of(std::chrono::year_month_day(date));
}

std::int32_t month_index(Date date) {
    const year_month_day ymd{date};
    return static_cast<int>(ymd.year()) * 12 +
           static_cast<std::int32_t>(static_cast<unsigned>(ymd.month())) - 1;
}

std::int32_t fiscal_year_of_month(std::int32_t month_index) {
    constexpr std::int32_t april = 3;
    return (month_index - april) / 12;
}

FiscalYear FiscalYear::of(Date date) {
    const year_month_day ymd{date};
    const int calendar_year = static_cast<int>(ymd.year());
    return FiscalYear(static_cast<unsigned>(ymd.month()) >= 4 ? calendar_year : calendar_year - 1);
}

Date FiscalYear::first() const {
    return Date{std::chrono::year{year_} / 4 / 1};
}

Date FiscalYear::last() const {
    return Date{std::chrono::year{year_ + 1} / 3 / 31};
}

std::optional<FiscalYear> parse_fiscal_year(std::string_view text) {
    const std::string normal = compatible_text(text);
    Scanner scan(normal);
    std::optional<int> y = scan.era_year();
    if (!y) {
        scan = Scanner(normal);
        y = scan.number(4);
    }
    scan.skip("年");
    scan.skip("度");
    if (!y || *y < 1868 || !scan.rest().empty()) return std::nullopt;
    return FiscalYear(*y);
}

}  // namespace skillmap
