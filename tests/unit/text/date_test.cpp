#include "core/text/date.h"

#include "tests/support/catch.h"

using namespace skillmap;

namespace {

std::string read(std::string_view text) {
    const auto date = parse_date(text);
    return date ? to_string(*date) : "-";
}

}  // namespace

TEST_CASE("dates are read as offices write them") {
    for (const char* text : {"2025-05-01",
                             "2025/5/1",
                             "2025.5.1",
                             "2025年5月1日",
                             "2025 年 5 月 1 日",
                             "20250501",
                             "令和7年5月1日",
                             "令和７年５月１日",
                             "R7.5.1",
                             "r7/5/1",
                             "R07-05-01",
                             "R 7. 5. 1",
                             "㋿7年5月1日",
                             "２０２５／５／１",
                             "2025/05/01(木)",
                             "2025年5月1日（木）",
                             "2025/5/1 10:30",
                             "2025-05-01T00:00:00",
                             "西暦2025年5月1日",
                             "平成37年5月1日"}) {
        INFO(text);
        CHECK(read(text) == "2025-05-01");
    }
    CHECK(read("令和元年5月1日") == "2019-05-01");
    CHECK(read("昭和64年1月7日") == "1989-01-07");
    CHECK(read("H31.4.30") == "2019-04-30");
    CHECK(read("S55/4/1") == "1980-04-01");
}

TEST_CASE("what is no certain date is not read") {
    for (const char* text :
         {"", "7/5/1", "25/5/1", "5/1", "2025年5月", "2025/13/1", "2025/2/29", "令和7年",
          "令和0年5月1日", "R100.5.1", "2025/5/1頃", "未定", "2025", "あ", "2025//5/1", "-",
          "令和七年五月一日", "20251301", "2025/5/1/2"}) {
        INFO(text);
        CHECK(read(text) == "-");
    }
    CHECK(read("2024/2/29") == "2024-02-29");
}

TEST_CASE("serials become dates") {
    CHECK(to_string(*date_of_serial(46112)) == "2026-03-31");
    CHECK(to_string(*date_of_serial(46112.99)) == "2026-03-31");
    CHECK(serial_of_date(*parse_date("2026-03-31")) == 46112);
    CHECK_FALSE(date_of_serial(0));
    CHECK_FALSE(date_of_serial(2025));
    CHECK_FALSE(date_of_serial(20250501));
    CHECK_FALSE(date_of_serial(-1));
}

TEST_CASE("a fiscal year runs from April to March") {
    CHECK(FiscalYear::of(*parse_date("2026-03-31")).year() == 2025);
    CHECK(FiscalYear::of(*parse_date("2026-04-01")).year() == 2026);
    CHECK(to_string(FiscalYear(2025).first()) == "2025-04-01");
    CHECK(to_string(FiscalYear(2025).last()) == "2026-03-31");
    for (const char* text : {"2025", "2025年度", "令和7年度", "R7", "Ｒ７年度", "２０２５"}) {
        INFO(text);
        REQUIRE(parse_fiscal_year(text));
        CHECK(parse_fiscal_year(text)->year() == 2025);
    }
    CHECK_FALSE(parse_fiscal_year("7年度"));
    CHECK_FALSE(parse_fiscal_year("来年度"));
    CHECK_FALSE(parse_fiscal_year(""));
}

TEST_CASE("two days of a month have one month index") {
    CHECK(month_index(*parse_date("2025-01-31")) == month_index(*parse_date("2025-01-01")));
    CHECK(month_index(*parse_date("2026-01-01")) - month_index(*parse_date("2025-12-31")) == 1);
}

TEST_CASE("the last day of a month") {
    const auto last = [](int year, unsigned month, unsigned day) {
        return to_string(last_of_month(*make_date(year, month, day)));
    };
    CHECK(last(2025, 4, 1) == "2025-04-30");
    CHECK(last(2025, 12, 31) == "2025-12-31");
    CHECK(last(2026, 2, 10) == "2026-02-28");
    CHECK(last(2024, 2, 10) == "2024-02-29");
}

TEST_CASE("so many months later is the same day, or the last of a shorter month") {
    CHECK(to_string(months_after(*make_date(2025, 1, 31), 1)) == "2025-02-28");
    CHECK(to_string(months_after(*make_date(2023, 11, 30), 3)) == "2024-02-29");
    CHECK(to_string(months_after(*make_date(2025, 12, 15), 13)) == "2027-01-15");
    CHECK(to_string(months_after(*make_date(2025, 3, 31), 0)) == "2025-03-31");
}
