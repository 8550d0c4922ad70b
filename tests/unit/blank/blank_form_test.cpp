#include "core/blank/blank_form.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/embedded.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "tests/support/catch.h"
#include "tests/support/form_sheets.h"
#include "tests/support/reading.h"

using namespace skillmap;
using namespace skillmap::test;

namespace {

using Lines = std::vector<std::string>;

Scheme preset(const std::string& id) {
    IssueList issues;
    auto scheme = load_preset(id, {}, issues);
    REQUIRE(scheme);
    return std::move(*scheme);
}

std::vector<report::Page> pages_of(const std::vector<std::string>& ids,
                                   const blank::Options& options = {}) {
    std::vector<Scheme> schemes;
    for (const std::string& id : ids) schemes.push_back(preset(id));
    return blank::blank_form(schemes, options, wg_form());
}

const report::Table& table_of(const std::vector<report::Page>& pages, const std::string& name) {
    const auto at = std::find_if(pages.begin(), pages.end(),
                                 [&name](const report::Page& page) { return page.name == name; });
    REQUIRE(at != pages.end());
    return std::get<report::Table>(at->blocks.front());
}

const report::Column& column_of(const report::Table& table, const std::string& heading) {
    const auto at = std::find_if(table.columns.begin(), table.columns.end(),
                                 [&](const report::Column& one) { return one.heading == heading; });
    REQUIRE(at != table.columns.end());
    return *at;
}

// A workbook that says nothing but the schemes, with the sheets of records that a new one has.
std::vector<TestSheet> minimal_sheets(const std::vector<std::string>& ids) {
    std::vector<TestSheet> sheets{{"設定", {{"項目", "値"}}, {}}};
    for (const bool personas : {true, false}) {
        std::string list;
        for (const std::string& id : ids)
            if (preset(id).personas.empty() != personas) list += (list.empty() ? "" : ";") + id;
        if (!list.empty()) sheets[0].rows.push_back({personas ? "制度" : "評価基準", list});
    }
    for (TestSheet& sheet : blank_sheets(ids))
        for (const char* name : {"所属", "職員", "受講記録", "実務経験", "資格", "確認", "DX実践"})
            if (sheet.name == name) sheets.push_back(sheet);
    return sheets;
}

std::string joined(const Lines& list) {
    std::string all;
    for (const std::string& one : list) all += one + "|";
    return all;
}

Lines sorted(Lines lines) {
    std::sort(lines.begin(), lines.end());
    return lines;
}

Lines without_repeats(Lines lines) {
    lines = sorted(std::move(lines));
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return lines;
}

Lines requirements_of(const AssessmentInput& input) {
    Lines lines;
    for (const Scheme& scheme : input.schemes)
        for (const Persona& persona : scheme.personas)
            for (const Requirement& one : persona.requirements)
                lines.push_back(fmt::format("{} {} {} {} [{}] [{}] {} {}", scheme.id, persona.name,
                                            one.category, scheme.skills[one.skill].name,
                                            joined(one.trainings), joined(one.qualifications),
                                            one.level, one.unconfirmed));
    return sorted(std::move(lines));
}

Lines trainings_of(const Records& records) {
    Lines lines;
    for (const Training& one : records.trainings) {
        std::string audience;
        for (const Audience& part : one.audience)
            audience +=
                fmt::format("{}:{}:{}|", static_cast<int>(part.field),
                            records.words.text(part.value), records.words.text(part.category));
        Lines skills;
        for (const Symbol skill : one.skills) skills.push_back(records.words.text(skill));
        lines.push_back(
            fmt::format("{} {} [{}] {} [{}] {} {} {}", one.name, records.words.text(one.category),
                        audience, static_cast<int>(one.recurrence), joined(without_repeats(skills)),
                        one.hours.value_or(-1), one.provider, one.method));
    }
    return sorted(std::move(lines));
}

// Without the name, which may say that the target is one of each department.
Lines targets_of(const Records& records) {
    Lines lines;
    for (const Target& one : records.targets)
        lines.push_back(fmt::format("{} {} {} {} {}", one.object, one.value.value_or(-1), one.unit,
                                    one.per_department, one.due ? one.due->year() : 0));
    return sorted(std::move(lines));
}

void check_same(const std::vector<std::string>& ids, std::vector<TestSheet> fresh,
                std::vector<TestSheet> minimal) {
    const ReadResult a = read(std::move(fresh));
    const ReadResult b = read(std::move(minimal));
    INFO(joined(ids));
    CHECK(requirements_of(a.input) == requirements_of(b.input));
    CHECK(trainings_of(a.records()) == trainings_of(b.records()));
    CHECK(targets_of(a.records()) == targets_of(b.records()));
    // Whoever fills it in has to give the parameters; nothing else is told.
    Lines told = a.issue_names();
    std::erase(told, "scheme.parameter_missing");
    CHECK(told.empty());
}

// The scheme with those that are taken by default where a workbook names none of their kind.
Lines with_defaults(const std::string& id) {
    const Scheme scheme = preset(id);
    Lines ids{id};
    if (scheme.personas.empty()) ids.emplace_back("wg-tokyo-2025");
    if (scheme.indicators.empty()) ids.emplace_back("fukui");
    return ids;
}

std::vector<std::string> every_scheme() {
    std::vector<std::string> ids;
    for (const EmbeddedFile& scheme : embedded_schemes()) ids.emplace_back(scheme.name);
    return ids;
}

}  // namespace

TEST_CASE("a new workbook says what the presets say") {
    for (const std::string& id : every_scheme())
        check_same({id}, blank_sheets(with_defaults(id)), minimal_sheets(with_defaults(id)));
}

TEST_CASE("a new workbook for several schemes says what the presets say") {
    const std::vector<std::vector<std::string>> choices{
        {"wg-tokyo-2025", "fukui"},
        {"fukui", "wg-tokyo-2025"},
        {"wg-tokyo-2025", "wg-tokyo-2025-levels", "mic-guidebook"},
        {"tokyo-dsm-22", "mic-external", "tokyo-dsm-tools", "fukui"},
        {"aichi", "kobe", "mic-guidebook"},
        {"shiga", "tochigi", "kitakyushu"},
        {"gotsu", "oyama", "moka"},
        {"wg-tokyo-2025", "moka", "toyota", "hokkaido"},
    };
    for (const auto& ids : choices) check_same(ids, blank_sheets(ids), minimal_sheets(ids));
}

TEST_CASE("a reading chosen in a new workbook is the scheme's under that reading") {
    for (const std::string& id : every_scheme()) {
        const Scheme scheme = preset(id);
        for (const Option& option : scheme.options)
            for (const OptionValue& value : option.values) {
                auto fresh = blank_sheets(with_defaults(id));
                for (TestRow& row : sheet_named(fresh, "設定").rows)
                    if (std::get<std::string>(row[0]) == option.name) row[1] = value.name;
                auto minimal = minimal_sheets(with_defaults(id));
                minimal[0].rows.push_back({option.id, value.id});
                check_same({id, option.name, value.name}, std::move(fresh), std::move(minimal));
            }
    }
}

TEST_CASE("options of one name that mean different things have a row for each scheme") {
    auto sheets = blank_sheets({"shiga", "tochigi"});
    TestSheet& settings = sheet_named(sheets, "設定");
    for (TestRow& row : settings.rows)
        if (std::get<std::string>(row[0]) == "tochigi:割合の分母") row[1] = "数える職員のすべて";
    const ReadResult result = read(std::move(sheets));
    const auto chosen = [&result](std::size_t scheme) {
        for (const Option& option : result.input.schemes[scheme].options)
            if (option.name == "割合の分母") return option.values[option.chosen].name;
        return std::string();
    };
    CHECK(chosen(0) == "セグメントが「一般行政部門等」の職員");
    CHECK(chosen(1) == "数える職員のすべて");
}

TEST_CASE("a new workbook has the settings of its schemes") {
    const auto pages =
        pages_of({"wg-tokyo-2025", "fukui"}, {"見本市", parse_iso_date("2026-03-31")});
    const report::Table& settings = table_of(pages, "設定");
    const auto row = [&settings](const std::string& item) {
        for (std::size_t i = 0; i < settings.rows.size(); ++i)
            if (std::get<std::string>(settings.rows[i][0]) == item) return i;
        FAIL(item);
        return std::size_t{0};
    };
    CHECK(std::get<std::string>(settings.rows[row("団体名")][1]) == "見本市");
    CHECK(std::get<std::string>(settings.rows[row("制度")][1]) == "wg-tokyo-2025");
    CHECK(std::get<std::string>(settings.rows[row("評価基準")][1]) == "fukui");
    CHECK(std::get<Date>(settings.rows[row("基準日")][1]) == *parse_iso_date("2026-03-31"));
    const std::size_t option = row("リード1年以上の数え方");
    const auto cell = std::find_if(settings.cells.begin(), settings.cells.end(),
                                   [option](const auto& one) { return one.row == option; });
    REQUIRE(cell != settings.cells.end());
    CHECK(cell->entry.choices.size() == 2);
    CHECK(cell->entry.unlisted == report::Unlisted::Refuse);
    CHECK(cell->entry.note.find("A-7") != std::string::npos);
}

TEST_CASE("a choice with a comma in it has its list on a sheet of its own") {
    const auto pages = pages_of({"shiga"});
    const report::Table& lists = table_of(pages, "選択肢");
    const report::Column& column = column_of(lists, "割合の目標");
    const auto& words = lists.rows[0][static_cast<std::size_t>(&column - lists.columns.data())];
    CHECK(std::get<std::string>(words).find("3,600") != std::string::npos);
}

TEST_CASE("a new workbook offers what the schemes and the other sheets have") {
    const auto pages = pages_of({"wg-tokyo-2025", "fukui"});
    const report::Table& staff = table_of(pages, "職員");
    CHECK(column_of(staff, "所属コード").entry.choices_from->page == "所属");
    CHECK(column_of(staff, "在籍状況").entry.choices.front() == "在籍");
    CHECK(column_of(staff, "人材像").entry.unlisted == report::Unlisted::Accept);  // several
    CHECK(column_of(staff, "配属日").entry.of_kind);
    const report::Table& attendances = table_of(pages, "受講記録");
    CHECK(column_of(attendances, "研修").entry.choices_from->page == "研修");
    CHECK(column_of(attendances, "研修").entry.choices_from->column == 1);
    CHECK(column_of(attendances, "状態").entry.choices ==
          Lines{"修了", "免除", "受講中", "欠席", "見送り"});
    const report::Table& checks = table_of(pages, "自己点検_DX推進員");
    const report::Column& skill = column_of(checks, "プロジェクトマネジメント");
    CHECK(skill.group == "共通");
    CHECK(skill.entry.choices == Lines{"0", "1", "2", "3"});
    CHECK(column_of(table_of(pages, "ツール点検_Excel"), "フィルタ").group == "Lv1");
    for (const report::Page& page : pages)
        if (page.protected_headings)
            for (const report::Column& column : table_of(pages, page.name).columns) {
                INFO(page.name << " " << column.heading);
                CHECK((column.fixed || !column.entry.note.empty() || page.name == "選択肢"));
            }
}

TEST_CASE("columns of dates are wide enough before any is there") {
    const auto pages = pages_of({"wg-tokyo-2025", "fukui"});
    for (const report::Page& page : pages)
        if (page.protected_headings)
            for (const report::Column& column : table_of(pages, page.name).columns)
                CHECK((column.kind != report::ColumnKind::Date || column.width >= 12));
}

TEST_CASE("names of sheets are such as a workbook can have") {
    for (const std::string& id : every_scheme())
        for (const report::Page& page : pages_of({id})) {
            const auto characters = std::count_if(page.name.begin(), page.name.end(),
                                                  [](char c) { return (c & 0xC0) != 0x80; });
            CHECK(characters <= 31);
            CHECK(page.name.find_first_of(":\\/?*[]") == std::string::npos);
            CHECK((page.work == report::guide_work || wg_form().match(page.name) != nullptr));
        }
}

TEST_CASE("a known name with a 、 in it stays one value") {
    CHECK(whole_names({"甲", "乙", "丙"}, [](std::string_view name) { return name == "甲、乙"; }) ==
          Lines{"甲、乙", "丙"});
    CHECK(whole_names({}, [](std::string_view) { return true; }).empty());
}
