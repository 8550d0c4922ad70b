#include "core/intake/settings.h"

#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/memory_source.h"

using namespace skillmap;
using namespace skillmap::test;

namespace {

Settings settings_of(std::vector<TestRow> rows) {
    IssueList issues;
    auto settings = read_settings(MemorySource({{"設定", std::move(rows), {}}}), wg_form(), issues);
    REQUIRE(settings);
    return *settings;
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
    CHECK(settings.schemes == std::vector<std::string>{"wg-tokyo-2025", "fukui"});
    CHECK(to_string(settings.as_of.date()) == "2026-03-31");
    CHECK(settings.choices.at("リード1年以上の数え方") == "1つの案件で12か月以上");
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
