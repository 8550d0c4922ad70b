#include "xlsx_io/read/number_format.h"

#include "tests/support/catch.h"

using namespace skillmap::xlsx;

TEST_CASE("formats that show dates are known, Japanese ones too") {
    for (const char* code :
         {"yyyy/mm/dd", "m/d/yy", "d-mmm", "[$-411]ggge\"年\"m\"月\"d\"日\";@", "ge.m.d", "[h]:mm",
          "h:mm AM/PM", "yyyy\\-mm\\-dd", "mm:ss.0", "[DBNum1][$-411]m\"月\"d\"日\"", "aaa d"}) {
        INFO(code);
        CHECK(is_date_format(code));
    }
    for (const char* code :
         {"General", "0", "#,##0", "0.00E+00", "\"昭和\"0", "0\"days\"", "[Red]0", "@", "000000",
          "\\d0", "_d0", "#,##0_ ;[Red]\\-#,##0\\ ", "0;yyyy", ""}) {
        INFO(code);
        CHECK_FALSE(is_date_format(code));
    }
    CHECK(is_date_format_id(14));
    CHECK(is_date_format_id(57));
    CHECK_FALSE(is_date_format_id(0));
    CHECK_FALSE(is_date_format_id(49));
}

TEST_CASE("formats of zeros tell how many digits a code has") {
    CHECK(zero_digits("000000") == 6);
    CHECK(zero_digits("0") == 0);
    CHECK(zero_digits("0.00") == 0);
    CHECK(zero_digits("000-000") == 0);
}
