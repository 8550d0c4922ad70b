#include "core/intake/settings.h"

#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/memory_source.h"
#include "tests/support/reading.h"

using namespace skillmap;
using namespace skillmap::test;

namespace {

using Names = std::vector<std::string>;

Settings settings_of(std::vector<TestRow> rows, const Names& findings = {}) {
    IssueList issues;
    auto settings = read_settings(MemorySource({{"設定", std::move(rows), {}}}), wg_form(), issues);
    REQUIRE(settings);
    CHECK(names_of(issues) == findings);
    return *settings;
}

Names scheme_ids(const Settings& settings) {
    Names ids;
    for (const SchemeChoice& choice : settings.schemes) ids.push_back(choice.id);
    return ids;
}

}  // namespace

TEST_CASE("settings are items and values, below any title") {
    const Settings settings = settings_of({{"設定一覧"},
                                           {"項目", "値"},
                                           {"団体名", "みほん市"},
                                           {"制度", "wg-tokyo-2025"},
                                           {"評価基準", "fukui"},
                                           {"基準日", DateCell{"2026-03-31"}},
                                           {"リード1年以上の数え方", "1つの案件で12か月以上"}});
    CHECK(settings.organization == "みほん市");
    CHECK(scheme_ids(settings) == Names{"wg-tokyo-2025", "fukui"});
    CHECK(settings.schemes[1].item == "評価基準");
    CHECK(to_string(*settings.schemes[1].place.cell) == "B5");
    CHECK(to_string(settings.as_of.date()) == "2026-03-31");
    CHECK(settings.choices.at("リード1年以上の数え方") == "1つの案件で12か月以上");
}

TEST_CASE("settings may have columns around the items and their values") {
    const Settings settings = settings_of({{"No", "備考", "項目", "値"},
                                           {1.0, "必ず入力", "団体名", "みほん市"},
                                           {2.0, "年度末", "基準日", DateCell{"2026-03-31"}}});
    CHECK(settings.organization == "みほん市");
    CHECK(to_string(settings.as_of.date()) == "2026-03-31");
}

TEST_CASE("settings without headings: the value is to the right of the item, or below") {
    const Settings right = settings_of({{"", "団体名", "", "みほん市"}, {"", "制度", "", "fukui"}});
    CHECK(right.organization == "みほん市");
    CHECK(scheme_ids(right) == Names{"fukui"});
    const Settings below = settings_of(
        {{"団体名", "制度", "基準日"}, {"みほん市", "wg-tokyo-2025", DateCell{"2026-03-31"}}});
    CHECK(below.organization == "みほん市");
    CHECK(scheme_ids(below) == Names{"wg-tokyo-2025"});
    CHECK(to_string(below.as_of.date()) == "2026-03-31");
}

TEST_CASE("a setting that stands twice and one that is an error are reported") {
    const Settings settings = settings_of(
        {{"項目", "値"}, {"年度", 2025.0}, {"年 度", 2024.0}, {"基準日", ErrorCell{"#REF!"}}},
        {"settings.twice 設定!B3", "cell.error 設定!B4"});
    CHECK(settings.fiscal_year->year() == 2025);
    CHECK(settings.as_of.blank());
}

TEST_CASE("the as-of date is the one asked for, else 基準日, else the end of 年度") {
    const Date asked = *parse_iso_date("2025-09-30");
    CHECK(*as_of_date(settings_of({{"基準日", "令和8年3月31日"}}), asked) == asked);
    CHECK(to_string(*as_of_date(settings_of({{"基準日", "令和8年3月31日"}}), {})) == "2026-03-31");
    CHECK(to_string(*as_of_date(settings_of({{"年度", 2024.0}}), {})) == "2025-03-31");
    CHECK(as_of_date(settings_of({{"団体名", "みほん市"}}), {}).error().id ==
          MessageId::AsOfMissing);
    const auto unreadable = as_of_date(settings_of({{"基準日", "年度末"}}), {});
    REQUIRE_FALSE(unreadable);
    CHECK(unreadable.error().id == MessageId::AsOfUnreadable);
    CHECK(to_string(*unreadable.error().place.cell) == "B1");
}
