#include "core/consistency.h"

#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace skillmap;
using namespace skillmap::test;

namespace {

using Names = std::vector<std::string>;

Names inconsistencies(std::vector<TestSheet> sheets, const std::string& as_of = "2026-03-31") {
    sheets.push_back(staff_sheet({"DX推進員"}));
    const ReadResult result = read(std::move(sheets), as_of);
    IssueList issues;
    check_consistency(result.input, issues);
    return names_of(issues);
}

}  // namespace

TEST_CASE("staff of a department that is not valid on the as-of date are reported") {
    const TestSheet departments{"所属",
                                {{"所属コード", "所属名", "有効終了日"},
                                 {"0100", "総務課", DateCell{"2025-03-31"}},
                                 {"0200", "旧総務課", DateCell{"2025-03-31"}}},
                                {}};
    CHECK(inconsistencies({departments}) == Names{"department.not_valid 所属!A2",
                                                  "department.successor_missing 所属!A2",
                                                  "department.successor_missing 所属!A3"});
    CHECK(inconsistencies({departments}, "2025-03-31").empty());
}

TEST_CASE("a department that ended without a successor is noted") {
    const TestSheet departments{"所属",
                                {{"所属コード", "所属名", "有効終了日", "後継所属コード"},
                                 {"0100", "総務課", std::monostate{}, std::monostate{}},
                                 {"0200", "旧総務課", DateCell{"2025-03-31"}, "0100"},
                                 {"0300", "旧広報課", DateCell{"2025-03-31"}, std::monostate{}}},
                                {}};
    CHECK(inconsistencies({departments}) == Names{"department.successor_missing 所属!A4"});
    CHECK(inconsistencies({departments}, "2025-03-31").empty());
}

TEST_CASE("sheets that the schemes look at and that are not there are named together") {
    const ReadResult result =
        read({staff_sheet({"DX推進員"}), TestSheet{"自己点検", {{"職員番号", "氏名"}}, {}}});
    IssueList issues;
    check_sheets(result.input, issues);
    REQUIRE(names_of(issues) == Names{"sheet.departments_absent", "sheet.evidence_absent"});
    CHECK(issues.all().back().subject == "ツール点検、実務経験、資格、確認、DX実践");
}

TEST_CASE("targets that name nothing the program counts are reported") {
    const TestSheet targets{"目標",
                            {{"指標", "対象", "目標値", "単位"},
                             {"人数", "DX推進員", 5.0, "人"},
                             {"割合", "DX推進員:Step2", 30.0, "%"},
                             {"割合", "DX推進員", 30.0, "%"},
                             {"割合", "DX推進員:Step9", 30.0, "%"},
                             {"満足度", "市民", 80.0, "点"}},
                            {}};
    CHECK(inconsistencies({targets}) == Names{"target.not_computed 目標!A4",
                                              "target.not_computed 目標!A5",
                                              "target.not_computed 目標!A6"});
}

TEST_CASE("targets below nothing and above everybody are reported") {
    const TestSheet targets{"目標",
                            {{"指標", "対象", "目標値", "単位"},
                             {"人数", "DX推進員", -3.0, "人"},
                             {"割合", "DX推進員:Step2", 101.0, "%"},
                             {"割合", "DX推進員:Step2", 100.0, "%"},
                             {"実践の件数", "DX実践", 100'000.0, "件"}},
                            {}};
    CHECK(inconsistencies({targets}) ==
          Names{"target.out_of_range 目標!A2", "target.out_of_range 目標!A3"});
}

TEST_CASE("an as-of date outside the fiscal year of the settings is reported") {
    const auto settings = [](double year) {
        return TestSheet{
            "設定", {{"項目", "値"}, {"基準日", DateCell{"2026-03-31"}}, {"年度", year}}, {}};
    };
    CHECK(inconsistencies({settings(2025)}).empty());
    CHECK(inconsistencies({settings(2026)}) == Names{"as_of.outside_fiscal_year 設定!B2"});
    CHECK(inconsistencies({settings(2026)}, "2027-03-31").empty());  // asked for
}

TEST_CASE("an as-of date with no attendance in the year before it is noted") {
    const TestSheet attendances{
        "受講記録",
        {{"職員番号", "研修", "受講日", "状態"},
         {"000001", "情報セキュリティ研修", DateCell{"2024-02-10"}, "修了"},
         {"000001", "情報セキュリティ研修", DateCell{"2025-04-10"}, "修了"}},
        {}};
    CHECK(inconsistencies({attendances}).empty());
    CHECK(inconsistencies({attendances}, "2026-04-10").empty());
    CHECK(inconsistencies({attendances}, "2026-04-11") == Names{"as_of.far_from_records"});
    CHECK(inconsistencies({attendances}, "2025-03-31") == Names{"as_of.far_from_records"});
}
