#include "core/intake/table_reader.h"

#include "core/intake/cell_text.h"
#include "tests/support/catch.h"
#include "tests/support/memory_source.h"

using namespace skillmap;
using namespace skillmap::test;

namespace {

struct Opened {
    MemorySource source;
    TableReader table;
    IssueList issues;
    bool usable = false;

    Opened(TestSheet sheet, const char* form_sheet, const TableReader::KnowsHeading& knows = {})
        : source({std::move(sheet)}), table(source, 0, wg_form().sheet(form_sheet)) {
        const auto opened = table.open(knows, issues);
        REQUIRE(opened);
        usable = *opened;
    }

    std::string text(const char* column) { return cell_text(table.cell(table.column(column))); }
    bool next() { return *table.next(); }
};

}  // namespace

TEST_CASE("headings are found below titles and notes, in any order, with extra columns") {
    Opened sheet({"職員",
                  {{"職員一覧（令和7年度）"},
                   {"※職員番号は6桁"},
                   {},
                   {"備考", "所属コード", "職員番号＊", "", "氏 名"},
                   {"x", "0100", "000001", "", "見本"}},
                  {}},
                 "staff");
    REQUIRE(sheet.usable);
    REQUIRE(sheet.next());
    CHECK(sheet.text("id") == "000001");
    CHECK(sheet.text("name") == "見本");
    CHECK(sheet.text("department") == "0100");
    CHECK(sheet.text("mail").empty());
    CHECK_FALSE(sheet.table.column("mail").exists());
    CHECK(sheet.table.row() == 5);
    CHECK_FALSE(sheet.next());
    REQUIRE(sheet.table.other_columns().size() == 1);
    CHECK(sheet.table.other_columns().front().heading == "備考");
}

TEST_CASE("headings may stand in row 30 but not below") {
    TestSheet late{"職員", {}, {}};
    for (int i = 0; i < 29; ++i) late.rows.push_back({std::string("注記")});
    TestSheet too_late = late;
    late.rows.push_back({"職員番号"});
    late.rows.push_back({"000001"});
    too_late.rows.push_back({"注記"});
    too_late.rows.push_back({"職員番号"});
    CHECK(Opened(late, "staff").usable);
    CHECK_FALSE(Opened(too_late, "staff").usable);
}

TEST_CASE("headings merged over two rows are read as one") {
    Opened sheet({"自己点検",
                  {{"職員番号", "氏名", "管理", "", "戦略"},
                   {"", "", "システム管理", "運用設計", "ITストラテジー"},
                   {"000001", "見本", 1.0, 2.0, 3.0}},
                  {"A1:A2", "B1:B2", "C1:D1"}},
                 "skill_checks", [](std::string_view heading) { return heading != "管理"; });
    REQUIRE(sheet.usable);
    CHECK(sheet.table.column("staff").number == 1);
    REQUIRE(sheet.table.other_columns().size() == 3);
    CHECK(sheet.table.other_columns()[1].heading == "運用設計");
    REQUIRE(sheet.next());
    CHECK(sheet.text("staff") == "000001");
    CHECK(sheet.table.row() == 3);
}

TEST_CASE("vertically merged cells count for every row they cover") {
    Opened sheet({"所属",
                  {{"所属コード", "部局名", "所属名"},
                   {"0100", "総務部", "総務課"},
                   {"0101", "", "人事課"},
                   {"0102", "", "財政課"}},
                  {"B2:B3"}},
                 "departments");
    REQUIRE(sheet.next());
    CHECK(sheet.text("bureau") == "総務部");
    REQUIRE(sheet.next());
    CHECK(sheet.text("bureau") == "総務部");
    REQUIRE(sheet.next());
    CHECK(sheet.text("bureau").empty());
}

TEST_CASE("blank rows are passed over") {
    Opened sheet({"職員", {{"職員番号"}, {}, {std::string("　")}, {"000001"}}, {}}, "staff");
    REQUIRE(sheet.next());
    CHECK(sheet.text("id") == "000001");
    CHECK_FALSE(sheet.next());
}

TEST_CASE("all missing headings are named") {
    Opened sheet({"受講記録", {{"職員番号", "研修"}}, {}}, "attendances");
    CHECK_FALSE(sheet.usable);
    REQUIRE(sheet.issues.all().size() == 1);
    CHECK(sheet.issues.all().front().subject == "受講日・状態");
}

TEST_CASE("a heading that stands twice is reported, the first is used") {
    Opened sheet({"職員", {{"職員番号", "氏名", "氏名"}, {"000001", "甲", "乙"}}, {}}, "staff");
    REQUIRE(sheet.usable);
    REQUIRE(sheet.issues.all().size() == 1);
    CHECK(to_string(*sheet.issues.all().front().place.cell) == "C1");
    REQUIRE(sheet.next());
    CHECK(sheet.text("name") == "甲");
}
