#include <algorithm>

#include "core/kit/labels.h"
#include "core/kit/marker.h"
#include "core/kit/pages.h"
#include "core/kit/questions.h"
#include "core/kit/returned.h"
#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace skillmap;
using namespace skillmap::test;
using kit::Question;

namespace {

// A town of three: one has left.
struct Town {
    ReadResult read_result = read({
        {"設定", {{"項目", "値"}, {"団体名", "みほん市"}, {"制度", "wg-tokyo-2025"}}, {}},
        {"所属", {{"所属コード", "所属名"}, {"0100", "総務課"}}, {}},
        {"職員",
         {{"職員番号", "氏名", "所属コード", "人材像", "在籍状況"},
          {"000001", "青空 一郎", "0100", "一般行政職員", "在籍"},
          {"000002", "若葉 花子", "0100", "DX推進員", "在籍"},
          {"000003", "夕立 三郎", "0100", "一般行政職員", "退職"},
          {"000004", "小春 四季", "0100", "", "在籍"}},
         {}},
        {"研修",
         {{"研修名", "種別", "対象"},
          {"情報セキュリティ研修", "必須", "全職員"},
          {"管理職研修", "必須", "役職区分:管理職"}},
         {}},
        {"受講記録",
         {{"職員番号", "研修", "受講日", "状態"},
          {"000001", "情報セキュリティ研修", DateCell{"2025-06-01"}, "修了"},
          {"000001", "情報セキュリティ研修", DateCell{"2025-09-01"}, "欠席"}},
         {}},
        {"自己点検",
         {{"職員番号", "点検日", "DXの必要性理解", "セキュリティリテラシー"},
          {"000001", DateCell{"2025-04-01"}, 3.0, 1.0},
          {"000001", DateCell{"2025-10-01"}, 2.0, std::monostate{}}},
         {}},
        {"ツール点検_Excel",
         {{"職員番号", "点検日", "Excel Lv1 フィルタ", "Excel Lv1 独自の項目"},
          {"000001", DateCell{"2025-10-01"}, "○", std::monostate{}}},
         {}},
    });
    Assessment assessment{read_result.input};
    kit::Questions questions{assessment, wg_form()};

    std::vector<std::string> names(std::size_t staff, Question::Kind kind) const {
        std::vector<std::string> list;
        for (const kit::QuestionId id : questions.of(Id<StaffMember>(staff)))
            if (questions[id].kind == kind) list.push_back(questions[id].name);
        return list;
    }

    std::string previous(Question::Kind kind, const std::string& tool, const std::string& name) {
        const auto id = questions.find(kind, tool, name);
        REQUIRE(id);
        return questions.previous(Id<StaffMember>(0), *id);
    }

    kit::Page page(std::size_t staff) const {
        return person_page(questions, read_result.input.settings, Id<StaffMember>(staff), "k");
    }
};

bool has(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

bool holds(const TestRow& row, const std::string& text) {
    return std::any_of(row.begin(), row.end(), [&text](const TestCell& cell) {
        const auto* own = std::get_if<std::string>(&cell);
        return own != nullptr && *own == text;
    });
}

// The cells of a page as a sheet, with what somebody wrote into the fields behind an item.
using Filled = std::vector<std::pair<std::string, TestCell>>;

TestSheet sheet_of(const kit::Page& page, const Filled& filled = {}) {
    TestSheet sheet{page.sheet, {}, {}};
    for (const kit::PlacedCell& cell : page.cells) {
        if (sheet.rows.size() < cell.row) sheet.rows.resize(cell.row);
        TestRow& row = sheet.rows[cell.row - 1];
        if (row.size() < cell.column) row.resize(cell.column);
        if (const auto* text = std::get_if<std::string>(&cell.value)) row[cell.column - 1] = *text;
        if (const auto* number = std::get_if<double>(&cell.value)) row[cell.column - 1] = *number;
    }
    for (const kit::PlacedCell& cell : page.cells) {
        if (cell.look != kit::Look::Fill) continue;
        TestRow& row = sheet.rows[cell.row - 1];
        for (const auto& [item, value] : filled)
            if (holds(row, item)) row[cell.column - 1] = value;
    }
    return sheet;
}

std::vector<kit::Returned> returned(const Town& town, std::vector<TestSheet> sheets) {
    const MemorySource source(std::move(sheets));
    auto read = kit::read_returned(source, town.questions);
    REQUIRE(read);
    return std::move(*read);
}

// "DXの必要性理解=2 …", then "!name" for each issue.
std::string answers(const Town& town, const kit::Returned& one) {
    std::string text;
    for (const auto& [id, answer] : one.answers)
        text += town.questions[kit::QuestionId(id)].name + "=" + answer + " ";
    for (const Issue& issue : one.issues) text += "!" + std::string(name(issue.id)) + " ";
    return text;
}

}  // namespace

TEST_CASE("people are asked the skills and tools of their personas") {
    const Town town;
    CHECK(has(town.names(0, Question::Kind::Skill), "DXの必要性理解"));
    CHECK(has(town.names(0, Question::Kind::Tool), "Teams"));
    CHECK_FALSE(has(town.names(0, Question::Kind::Tool), "Excel"));  // by its boxes
    CHECK_FALSE(has(town.names(1, Question::Kind::Skill), "セキュリティリテラシー"));
    CHECK(has(town.names(1, Question::Kind::Skill), "プロジェクトマネジメント"));
    CHECK(town.questions.of(Id<StaffMember>(2)).empty());  // has left
    CHECK(town.questions.of(Id<StaffMember>(3)).empty());  // no persona
    CHECK(town.questions.people().size() == 2);
}

TEST_CASE("the boxes are those that the workbook has") {
    const Town town;
    CHECK(town.names(0, Question::Kind::Box) ==
          std::vector<std::string>{"フィルタ", "Excel Lv1 独自の項目"});
}

TEST_CASE("last time's answer is the latest that was given") {
    Town town;
    CHECK(town.previous(Question::Kind::Skill, "", "DXの必要性理解") == "2");
    CHECK(town.previous(Question::Kind::Skill, "", "セキュリティリテラシー") == "1");
    CHECK(town.previous(Question::Kind::Skill, "", "プライバシー保護理解").empty());
    CHECK(town.previous(Question::Kind::Box, "Excel", "フィルタ") == "○");
    CHECK(town.previous(Question::Kind::Box, "Excel", "Excel Lv1 独自の項目") == "×");
}

TEST_CASE("a page says whose it is, asks by drop-downs, and locks the rest") {
    const Town town;
    const kit::Page page = town.page(0);
    CHECK(page.organization == "みほん市");
    const auto marker = kit::parse_marker(page.marker);
    REQUIRE(marker);
    CHECK(*marker == kit::Marker{kit::Marker::For::Person, "000001", "k"});
    std::size_t fields = 0;
    std::vector<std::string> texts;
    for (const kit::PlacedCell& cell : page.cells) {
        if (cell.look == kit::Look::Fill) {
            ++fields;
            CHECK((cell.entry.of_kind || !cell.entry.choices.empty()));
        }
        if (const auto* text = std::get_if<std::string>(&cell.value)) texts.push_back(*text);
    }
    CHECK(fields == 1 + town.questions.of(Id<StaffMember>(0)).size());
    for (const char* text :
         {"000001", "青空 一郎", "総務課", "一般行政職員", "情報セキュリティ研修", "修了"})
        CHECK(has(texts, text));
    CHECK_FALSE(has(texts, "管理職研修"));
    CHECK_FALSE(has(texts, "欠席"));  // completed is completed
}

TEST_CASE("marks of other versions are not ours") {
    using kit::parse_marker;
    const kit::Marker marker{kit::Marker::For::Department, "01 00", "ab"};
    CHECK(parse_marker(to_string(marker)) == marker);
    CHECK_FALSE(parse_marker("skillmap-kit 2 person ab 000001"));
    CHECK_FALSE(parse_marker("skillmap-kit 1 person ab"));
    CHECK_FALSE(parse_marker("skillmap-kit 1 town ab 1"));
    CHECK_FALSE(parse_marker(""));
    CHECK(kit::kit_id("a") != kit::kit_id("b"));
    CHECK(kit::kit_id("").size() == 16);
}

TEST_CASE("answers are read in any width, and what is none is told with its cell") {
    const Town town;
    const auto all = returned(town, {sheet_of(town.page(0), {{"点検日", DateCell{"2026-03-20"}},
                                                             {"DXの必要性理解", "２"},
                                                             {"顧客/ユーザー理解", "Lv3"},
                                                             {"セキュリティリテラシー", 1.0},
                                                             {"プライバシー保護理解", "9"},
                                                             {"Teams", 1.5},
                                                             {"フィルタ", "◯"},
                                                             {"Excel Lv1 独自の項目", "たぶん"}})});
    REQUIRE(all.size() == 1);
    CHECK(all[0].number == "000001");
    CHECK(all[0].name == "青空 一郎");
    CHECK(all[0].department == "総務課");
    CHECK(to_string(*all[0].date) == "2026-03-20");
    CHECK(answers(town, all[0]) ==
          "DXの必要性理解=2 顧客/ユーザー理解=3 セキュリティリテラシー=1 フィルタ=○ "
          "!kit.answer_unreadable !kit.answer_unreadable !kit.answer_unreadable ");
    CHECK(all[0].issues[0].place.cell.has_value());
}

TEST_CASE("inserted rows and columns do not matter, copies of blank sheets neither") {
    const Town town;
    const Filled filled{{"DXの必要性理解", 2.0}, {"フィルタ", "○"}};
    TestSheet sheet = sheet_of(town.page(0), filled);
    for (TestRow& row : sheet.rows) row.insert(row.begin(), 2, std::monostate{});
    for (const std::ptrdiff_t at : {30, 12, 3, 0})
        sheet.rows.insert(sheet.rows.begin() + at, TestRow{});
    sheet.name = "名前を変えた";
    const auto all = returned(town, {{"メモ", {{"何か"}}, {}}, sheet_of(town.page(0)), sheet});
    REQUIRE(all.size() == 1);
    CHECK(all[0].sheet == "名前を変えた");
    CHECK(all[0].number == "000001");
    CHECK(answers(town, all[0]) == "DXの必要性理解=2 フィルタ=○ ");
    CHECK_FALSE(all[0].date);
    CHECK(all[0].date_blank);
}

TEST_CASE("of two answers to one question neither counts") {
    const Town town;
    TestSheet sheet = sheet_of(town.page(0), {{"DXの必要性理解", 2.0}, {"Teams", 1.0}});
    const auto at = std::find_if(sheet.rows.begin(), sheet.rows.end(),
                                 [](const TestRow& row) { return holds(row, "DXの必要性理解"); });
    TestRow other = *at;
    other.back() = 3.0;
    sheet.rows.insert(at + 1, other);
    sheet.rows.push_back({"", "知らない項目"});
    const auto all = returned(town, {sheet});
    REQUIRE(all.size() == 1);
    CHECK(answers(town, all[0]) == "Teams=1 !kit.answer_twice ");
}

TEST_CASE("the sheet of a department is read row by row") {
    const Town town;
    const kit::Page page = department_page(
        town.questions, town.read_result.input.settings,
        &town.read_result.records().departments[Id<Department>(0)], town.questions.people(), "k");
    TestSheet sheet = sheet_of(page);
    CHECK(returned(town, {sheet}).size() == 2);  // as handed out: nobody has answered
    for (const kit::PlacedCell& cell : page.cells) {
        if (cell.look != kit::Look::Fill) continue;
        TestCell& field = sheet.rows[cell.row - 1][cell.column - 1];
        if (cell.kind == report::ColumnKind::Date)
            field = DateCell{"2026-03-20"};
        else
            field = cell.entry.choices.front();
    }
    const auto all = returned(town, {sheet});
    REQUIRE(all.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        INFO(i);
        CHECK(all[i].number == (i == 0 ? "000001" : "000002"));
        CHECK(all[i].department == "総務課");
        CHECK(all[i].answers.size() == town.questions.of(Id<StaffMember>(i)).size());
        CHECK(all[i].issues.empty());
    }
}

TEST_CASE("other workbooks are none of ours") {
    const Town town;
    CHECK(returned(town, {{"一覧", {{"職員番号", "氏名", "前回"}, {"000001", "青空", 1.0}}, {}}})
              .empty());
    CHECK(returned(town, {}).empty());
}
