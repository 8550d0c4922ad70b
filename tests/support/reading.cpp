#include "tests/support/reading.h"

#include <fmt/format.h>

#include "core/intake/read_records.h"
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
    const Form& form = wg_form();
    auto settings = read_settings(source, form, result.issues);
    REQUIRE(settings);
    auto requirements = read_requirements(source, form, result.issues);
    REQUIRE(requirements);
    const SchemeChanges changes{settings->choices, *requirements};
    std::vector<std::string> ids{"wg-tokyo-2025", "fukui"};
    if (!settings->schemes.empty()) ids.clear();
    for (const SchemeChoice& choice : settings->schemes) ids.push_back(choice.id);
    for (const std::string& id : ids) {
        auto scheme = load_preset(id, changes, result.issues);
        REQUIRE(scheme);
        result.input.schemes.push_back(std::move(*scheme));
    }
    report_unknown_personas(result.input.schemes, changes.requirements, result.issues);
    result.input.settings = *settings;
    result.input.as_of = *parse_iso_date(as_of);
    const Vocabulary vocabulary(result.input.schemes);
    auto records = read_records(source, form, vocabulary, result.issues);
    REQUIRE(records);
    result.input.records = std::move(*records);
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
