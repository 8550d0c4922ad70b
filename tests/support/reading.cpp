#include "tests/support/reading.h"

#include <fmt/format.h>

#include "core/intake/read_input.h"
#include "core/messages.h"
#include "tests/support/catch.h"

namespace skillmap::test {

std::vector<std::string> names_of(const IssueList& issues) {
    std::vector<std::string> names;
    for (const Issue& issue : issues.all()) {
        std::string text(name(issue.id));
        if (!issue.place.sheet.empty()) text += " " + issue.place.sheet;
        if (issue.place.cell) text += "!" + to_string(*issue.place.cell);
        names.push_back(std::move(text));
    }
    return names;
}

ReadResult read(std::vector<TestSheet> sheets, const std::string& as_of, bool from_1904) {
    MemorySource source(std::move(sheets));
    source.from_1904 = from_1904;
    ReadResult result;
    ReadOptions options;
    IssueList told_below;
    const auto settings = read_settings(source, wg_form(), told_below);
    REQUIRE(settings);
    if (settings->schemes.empty()) options.schemes = {"wg-tokyo-2025", "fukui"};
    options.as_of = parse_iso_date(as_of);
    auto input = read_input(source, options, result.issues);
    REQUIRE(input);
    result.input = std::move(*input);
    return result;
}

TestSheet staff_sheet(const std::vector<std::string>& personas) {
    TestSheet sheet{"職員",
                    {{"職員番号", "氏名", "所属コード", "任用区分", "役職区分", "人材像",
                      "セグメント", "在籍状況"}},
                    {}};
    for (std::size_t i = 0; i < personas.size(); ++i)
        sheet.rows.push_back({fmt::format("{:06d}", i + 1), fmt::format("見本 {}", i + 1), "0100",
                              "正規", "一般職員", personas[i], "", "在籍"});
    return sheet;
}

}  // namespace skillmap::test
