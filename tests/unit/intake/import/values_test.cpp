#include "core/intake/import/values.h"

#include "core/text/date.h"
#include "tests/support/catch.h"

using namespace skillmap;
using namespace skillmap::import;

namespace {

CellValue text(const char* value) {
    CellValue cell;
    cell.kind = CellKind::Text;
    cell.text = value;
    return cell;
}
CellValue number(double value) {
    CellValue cell;
    cell.kind = CellKind::Number;
    cell.number = value;
    return cell;
}

// "2026-07-08 19:06", or "none".
std::string date_in(const char* value, DateOrder order = DateOrder::Unknown) {
    const auto moment = read_moment(text(value), order, 0);
    if (!moment) return "none";
    const double day = static_cast<double>(static_cast<int>(*moment));
    const int minutes = static_cast<int>((*moment - day) * 24 * 60 + 0.01);
    return to_string(*date_of_serial(day)) + " " + std::to_string(minutes / 60) + ":" +
           std::to_string(minutes % 60);
}

}  // namespace

TEST_CASE("moments: the order of short dates is told, never guessed") {
    CHECK(date_in("7/8/26") == "none");
    CHECK(date_in("7/27/26 19:06:23") == "none");
    CHECK(date_in("7/8/26 19:06:23", DateOrder::MonthDayYear) == "2026-07-08 19:6");
    CHECK(date_in("7/8/26", DateOrder::DayMonthYear) == "2026-08-07 0:0");
    CHECK(date_in("26/7/8", DateOrder::YearMonthDay) == "2026-07-08 0:0");
    CHECK(date_in("7/8/2026, 6:29:28 PM", DateOrder::MonthDayYear) == "2026-07-08 18:29");
    CHECK(date_in("7/8/2026 12:10 AM", DateOrder::MonthDayYear) == "2026-07-08 0:10");
    CHECK(date_in("27/7/26", DateOrder::MonthDayYear) == "none");
    CHECK(needs_order("7/8/26"));
    CHECK_FALSE(needs_order("2026/7/8"));
    CHECK_FALSE(needs_order("令和8年7月8日"));
}

TEST_CASE("moments: years of four digits and eras need no order") {
    CHECK(date_in("2026/7/8 9:05") == "2026-07-08 9:5");
    CHECK(date_in("2026-07-08T18:05:00") == "2026-07-08 18:5");
    CHECK(date_in("令和8年7月8日") == "2026-07-08 0:0");
    CHECK(date_in("未定") == "none");
    CHECK(read_moment(number(46211), DateOrder::Unknown, 0) == 46211);
}

TEST_CASE("minutes are read in every way that Teams writes them") {
    CHECK(read_minutes(text("1h 33m 39s")) == Approx(93.65));
    CHECK(read_minutes(text("1 時間 33 分 39 秒")) == Approx(93.65));
    CHECK(read_minutes(text("45分")) == 45);
    CHECK(read_minutes(text("01:33:30")) == Approx(93.5));
    CHECK(read_minutes(text("50s")) == Approx(50 / 60.0));
    CHECK(read_minutes(number(95)) == 95);
    CHECK_FALSE(read_minutes(text("途中まで")));
}

TEST_CASE("shares: a lone 1 is all or a hundredth, and is not read") {
    CHECK(read_percent(text("85%")) == 85);
    CHECK(read_percent(text("１００％")) == 100);
    CHECK(read_percent(number(0.85)) == 85);
    CHECK(read_percent(number(100)) == 100);
    CHECK_FALSE(read_percent(number(1)));
    CHECK_FALSE(read_percent(text("半分")));
    CHECK_FALSE(read_percent(text("120%")));
}
