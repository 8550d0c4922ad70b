// Runs the cases of this folder (see README.md): one test for each file.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/assessment.h"
#include "core/evaluate/wording.h"
#include "core/text/normalize.h"
#include "core/text/toml.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace skillmap;
using namespace skillmap::test;

namespace {

std::string text(const toml::table& table, std::string_view key,
                 const std::string& otherwise = "") {
    return table[key].value_or(otherwise);
}

// The last `tail` words of an entry ("研修 受講日 状態") are cells of their own, what is before is
// one.
TestRow split_entry(const std::string& entry, std::size_t tail) {
    std::vector<std::string> words;
    std::istringstream stream(entry);
    for (std::string word; stream >> word;) words.push_back(word);
    REQUIRE(words.size() > tail);
    std::string head;
    for (std::size_t i = 0; i + tail < words.size(); ++i) head += (i > 0 ? " " : "") + words[i];
    TestRow row{head};
    for (std::size_t i = words.size() - tail; i < words.size(); ++i)
        row.push_back(words[i] == "-" ? TestCell{} : TestCell{words[i]});
    return row;
}

std::vector<std::string> entries(const toml::table& table, std::string_view key) {
    std::vector<std::string> list;
    if (const toml::array* array = table[key].as_array())
        for (const toml::node& node : *array) list.push_back(*node.value<std::string>());
    return list;
}

TestSheet settings_sheet(const toml::table& one) {
    TestSheet sheet{"設定", {{"項目", "値"}}, {}};
    if (const toml::table* options = one["options"].as_table())
        for (const auto& [key, value] : *options)
            sheet.rows.push_back({std::string(key.str()), *value.value<std::string>()});
    return sheet;
}

std::optional<TestSheet> training_sheet(const toml::table& file) {
    const toml::array* list = file["training"].as_array();
    if (list == nullptr) return std::nullopt;
    TestSheet sheet{
        "研修", {{"研修コード", "研修名", "種別", "対象", "反復", "対応スキル要件"}}, {}};
    for (const toml::node& node : *list) {
        const toml::table& t = *node.as_table();
        sheet.rows.push_back({text(t, "code"), text(t, "name"), text(t, "category"),
                              text(t, "audience"), text(t, "recurrence"), text(t, "skills")});
    }
    return sheet;
}

// A sheet of one person: the number, then the cells of each entry.
TestSheet person_sheet(const std::string& name, TestRow headings,
                       const std::vector<std::string>& list, std::size_t tail) {
    TestSheet sheet{name, {std::move(headings)}, {}};
    for (const std::string& entry : list) {
        TestRow row = split_entry(entry, tail);
        row.insert(row.begin(), "000001");
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

TestSheet level_sheet(const std::string& name, const toml::table* levels) {
    TestSheet sheet{name, {{"職員番号"}}, {}};
    if (levels == nullptr) return sheet;
    TestRow row{"000001"};
    for (const auto& [key, value] : *levels) {
        sheet.rows[0].push_back(std::string(key.str()));
        row.push_back(*value.value<double>());
    }
    sheet.rows.push_back(std::move(row));
    return sheet;
}

TestSheet box_sheet(const toml::table& one) {
    TestSheet sheet{"ツール点検_Excel", {{"職員番号"}}, {}};
    const auto ticked = entries(one, "boxes");
    TestRow row{"000001"};
    for (const char* box :
         {"Excel Lv1 セルの書式設定", "Excel Lv1 フィルタ", "Excel Lv1 ソート", "Excel Lv1 数式",
          "Excel Lv2 5種類以上の関数", "Excel Lv2 条件付き書式", "Excel Lv2 入力規則",
          "Excel Lv2 グラフ", "Excel Lv3 ピボットテーブル", "Excel Lv3 マクロの作成・編集",
          "Excel Lv3 業務の効率化", "Excel Lv3 周囲への指導"}) {
        sheet.rows[0].push_back(std::string(box));
        const bool on = std::find(ticked.begin(), ticked.end(), box) != ticked.end();
        row.push_back(on ? TestCell{std::string("○")} : TestCell{});
    }
    sheet.rows.push_back(std::move(row));
    return sheet;
}

TestSheet qualification_sheet(const toml::table& one) {
    TestSheet sheet{"資格", {{"職員番号", "資格名", "合格日", "有効期限"}}, {}};
    for (const std::string& entry : entries(one, "qualifications")) {
        std::istringstream stream(entry);
        TestRow row{"000001"};
        for (std::string word; stream >> word;) row.push_back(word);
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

std::vector<TestSheet> person_book(const toml::table& file, const toml::table& one) {
    std::vector<TestSheet> sheets{settings_sheet(one), staff_sheet({text(one, "persona")})};
    if (auto trainings = training_sheet(file)) sheets.push_back(std::move(*trainings));
    sheets.push_back(person_sheet("受講記録", {"職員番号", "研修", "受講日", "状態"},
                                  entries(one, "attendances"), 2));
    sheets.push_back(person_sheet("実務経験",
                                  {"職員番号", "案件コード", "役割", "開始日", "終了日"},
                                  entries(one, "experiences"), 3));
    sheets.push_back(
        person_sheet("確認", {"職員番号", "確認事項", "確認日"}, entries(one, "attestations"), 1));
    sheets.push_back(qualification_sheet(one));
    sheets.push_back(level_sheet("自己点検", one["skills"].as_table()));
    sheets.push_back(level_sheet("ツール点検", one["tools"].as_table()));
    if (one.contains("boxes")) sheets.push_back(box_sheet(one));
    return sheets;
}

void run_person(const toml::table& file, const toml::table& one) {
    const ReadResult read_book =
        read(person_book(file, one), to_string(*parse_iso_date("2026-03-31")));
    Assessment assessment(read_book.input);
    const Id<StaffMember> person(0);
    REQUIRE(assessment.stages().of(person).size() == 1);
    const PersonaStage result = assessment.stages().of(person).front();
    REQUIRE(result.scheme_persona);
    const Persona& persona = read_book.input.stages.personas[*result.scheme_persona];
    CHECK((result.reached == 0 ? "なし" : persona.stages[result.reached - 1U].name) ==
          text(one, "expect"));
    const std::string next = text(one, "next");
    if (next.empty()) return;
    assessment.facts().move_to(person);
    const auto stages = explain_stages(assessment.facts(), *result.scheme_persona);
    REQUIRE(result.reached < stages.size());
    const std::string words =
        describe(stages[result.reached], assessment.facts(), Language::Japanese);
    INFO(words);
    CHECK(words.find(next) != std::string::npos);
}

std::vector<TestSheet> department_book(const toml::table& file, const toml::table& one) {
    TestSheet departments{"所属", {{"所属コード", "所属名"}, {"0100", "総務課"}}, {}};
    TestSheet staff{
        "職員",
        {{"職員番号", "所属コード", "任用区分", "役職区分", "人材像", "セグメント", "在籍状況"}},
        {}};
    TestSheet attendances{"受講記録", {{"職員番号", "研修", "受講日", "状態"}}, {}};
    TestSheet practices{"DX実践", {{"所属コード", "件名", "実施日"}}, {}};
    int number = 0;
    for (const toml::node& node : *one["members"].as_array()) {
        const toml::table& member = *node.as_table();
        for (int i = member["count"].value_or(1); i > 0; --i) {
            const std::string id = std::to_string(100001 + number++);
            staff.rows.push_back({id, "0100", text(member, "appointment", "正規"),
                                  text(member, "grade", "一般職員"), "", text(member, "segment"),
                                  text(member, "status", "在籍")});
            for (const auto& [key, state] :
                 {std::pair("done", "修了"), std::pair("exempted", "免除")})
                for (const std::string& entry : entries(member, key)) {
                    TestRow row = split_entry(entry, 1);
                    row.insert(row.begin(), id);
                    row.push_back(std::string(state));
                    attendances.rows.push_back(std::move(row));
                }
        }
    }
    for (const std::string& entry : entries(one, "practices")) {
        TestRow row = split_entry(entry, 1);
        row.insert(row.begin(), "0100");
        practices.rows.push_back(std::move(row));
    }
    return {settings_sheet(one), departments, staff, *training_sheet(file), attendances, practices};
}

void run_department(const toml::table& file, const toml::table& one) {
    const ReadResult read_book = read(department_book(file, one));
    const Assessment assessment(read_book.input);
    REQUIRE(assessment.departments().size() == 1);
    const DepartmentResult& result = assessment.departments().front();
    const toml::table& expect = *one["expect"].as_table();
    CHECK(result.members == expect["members"].value<int>());
    const auto& indicators = read_book.input.indicators.indicators;
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        INFO(indicators[i].id);
        if (indicators[i].kind == Indicator::Kind::Register) {
            CHECK(result.values[i].count == expect[indicators[i].id].value<int>());
            continue;
        }
        const toml::array& ratio = *expect[indicators[i].id].as_array();
        CHECK(result.values[i].ratio.numerator == ratio[0].value<std::int64_t>());
        CHECK(result.values[i].ratio.denominator == ratio[1].value<std::int64_t>());
    }
}

void run_file(const std::string& name) {
    const auto path = std::filesystem::path(SKILLMAP_SOURCE_DIR) / "tests/cases" / (name + ".toml");
    std::ifstream stream(path);
    std::stringstream content;
    content << stream.rdbuf();
    const toml::parse_result file = toml::parse(content.str());
    REQUIRE(file);
    std::size_t count = 0;
    for (const auto& [key, run] :
         {std::pair("case", &run_person), std::pair("department_case", &run_department)}) {
        const toml::array* cases = file.table()[key].as_array();
        if (cases == nullptr) continue;
        for (const toml::node& node : *cases) {
            INFO(text(*node.as_table(), "name"));
            run(file.table(), *node.as_table());
            ++count;
        }
    }
    CHECK(count > 0);
}

}  // namespace

TEST_CASE("cases: general staff") {
    run_file("wg-tokyo-2025/general-staff");
}
TEST_CASE("cases: trainings that recur") {
    run_file("wg-tokyo-2025/recurrence");
}
TEST_CASE("cases: DX promoters") {
    run_file("wg-tokyo-2025/dx-promoter");
}
TEST_CASE("cases: systems office") {
    run_file("wg-tokyo-2025/systems-office");
}
TEST_CASE("cases: criteria of a department") {
    run_file("fukui/criteria");
}
