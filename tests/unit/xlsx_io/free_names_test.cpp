#include "xlsx_io/write/free_names.h"
#include "tests/support/catch.h"
#include "xlsx_io/read/page_marks.h"

using namespace skillmap::xlsx;

TEST_CASE("a name that is taken gets a number") {
    FreeNames names;
    names.take_sheet("データ");
    names.take_sheet("ＫＰＩ (2)");
    names.take_name("一覧");
    CHECK(names.sheet("データ") == "データ (2)");
    CHECK(names.sheet("データ") == "データ (3)");
    CHECK(names.sheet("KPI") == "KPI");
    CHECK(names.sheet("kpi") == "kpi (3)");  // neither case nor width makes another name
    CHECK(names.name("一覧") == "一覧_2");
    CHECK(names.name("データ") == "データ");  // sheets and ranges do not meet
}

TEST_CASE("a long name is shortened by whole characters") {
    FreeNames names;
    const std::string thirty = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほ";
    CHECK(names.sheet(thirty + "まみ") == thirty + "ま");
    CHECK(names.sheet(thirty + "まむ") == thirty.substr(0, 81) + " (2)");
    const std::string outside = "𠮷";  // two units of UTF-16
    std::string many;
    for (int i = 0; i < 16; ++i) many += outside;
    CHECK(names.sheet(many) == many.substr(0, many.size() - outside.size()));
}

TEST_CASE("pages are known by their marks") {
    const std::vector<DefinedName> names{
        {page_mark("dashboard", "summary"), "'全庁 サマリー'!$A$1", std::nullopt, false},
        {page_mark("dashboard", "data"), "データ!#REF!", std::nullopt, false},
        {page_mark("dashboard", "basis"), "#REF!", std::nullopt, false},
        {page_mark("dashboard", "summary"), "'写し'!$A$1", "写し", false},
        {page_mark("guide", "guide"), "'はじめに'!$A$1", std::nullopt, false},
        {"範囲", "'職員'!$A$1:$B$9", std::nullopt, false}};
    const auto pages = marked_pages(names, "dashboard");
    REQUIRE(pages.size() == 3);
    CHECK(page_mark("dashboard", "department-01総") ==
          "_skillmap.dashboard.department_2d01_e7_b7_8f");
    CHECK((pages[0].name == "_skillmap.dashboard.summary" && pages[0].sheet == "全庁 サマリー"));
    CHECK(pages[1].sheet == "データ");
    CHECK(pages[2].sheet.empty());
}
