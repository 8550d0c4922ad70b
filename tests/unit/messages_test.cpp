#include "core/messages.h"

#include <set>

#include "tests/support/catch.h"

using namespace skillmap;

namespace {

std::set<std::string> placeholders(std::string_view text) {
    std::set<std::string> found;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1))
        found.emplace(text.substr(at, text.find('}', at) - at + 1));
    return found;
}

}  // namespace

TEST_CASE("every message has a name and both languages, with known placeholders") {
    std::set<std::string_view> names;
    const std::set<std::string> known{"{subject}", "{found}", "{expected}"};
    for (const Message& one : messages()) {
        INFO(one.name);
        CHECK(names.insert(one.name).second);
        CHECK(&message(one.id) == &one);
        CHECK_FALSE(one.japanese.empty());
        CHECK_FALSE(one.english.empty());
        for (const auto& text : {one.japanese, one.english})
            for (const std::string& placeholder : placeholders(text))
                CHECK(known.contains(placeholder));
    }
}

TEST_CASE("an issue names file, sheet and cell") {
    const Issue issue{MessageId::DateUnreadable, Place{"職員.xlsx", "受講記録", CellRef{12, 3}, {}},
                      "受講日", "13月", ""};
    CHECK(describe(issue, Language::Japanese) ==
          "職員.xlsx　「受講記録」C12：受講日「13月」は日付として読み取れません。2025/5/1 または "
          "令和7年5月1日 のように入力してください。");
    CHECK(describe(issue, Language::English) ==
          "職員.xlsx, sheet \"受講記録\" C12: 受講日 \"13月\" is not a date. Write 2025/5/1 or "
          "令和7年5月1日.");
    CHECK(severity(issue) == Severity::Finding);
}

TEST_CASE("text from the input is not taken for a placeholder") {
    const Issue issue{MessageId::DateUnreadable, {}, "{found}", "{expected}{subject}", ""};
    CHECK(describe(issue, Language::English) ==
          "{found} \"{expected}{subject}\" is not a date. Write 2025/5/1 or 令和7年5月1日.");
}
