// Runs the cases of this folder (see README.md): every file of every scheme.
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "core/assessment.h"
#include "core/embedded.h"
#include "core/evaluate/wording.h"
#include "core/text/normalize.h"
#include "core/text/toml.h"
#include "tests/support/catch.h"
#include "tests/support/form_sheets.h"
#include "tests/support/reading.h"
#include "tests/support/warehouse.h"

using namespace skillmap;
using namespace skillmap::test;

namespace {

std::string text(const toml::table& table, std::string_view key,
                 const std::string& otherwise = "") {
    return table[key].value_or(otherwise);
}

std::vector<std::string> entries(const toml::table& table, std::string_view key) {
    std::vector<std::string> list;
    if (const toml::array* array = table[key].as_array())
        for (const toml::node& node : *array) list.push_back(*node.value<std::string>());
    return list;
}

bool says(const TestCell& cell, const std::string& words) {
    const auto* own = std::get_if<std::string>(&cell);
    return own != nullptr && *own == words;
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

// The qualification's name, the day it was passed and, where there is one, the day it expires.
TestRow split_qualification(const std::string& entry) {
    const std::size_t words =
        1 + static_cast<std::size_t>(std::count(entry.begin(), entry.end(), ' '));
    const auto is_day = [](const std::string& word) {
        return word == "-" || (!word.empty() && word.front() >= '0' && word.front() <= '9');
    };
    if (words < 3) return split_entry(entry, 1);
    const std::string last_but_one = entry.substr(0, entry.rfind(' '));
    return split_entry(entry, is_day(last_but_one.substr(last_but_one.rfind(' ') + 1)) ? 2 : 1);
}

// A workbook of one case, in WG form.
class CaseBook {
  public:
    CaseBook(const toml::table& file, const toml::table& one, const std::string& scheme)
        : file_(file) {
        settings_.rows.push_back({"制度", scheme});
        if (const toml::table* options = one["options"].as_table())
            for (const auto& [key, value] : *options)
                settings_.rows.push_back({std::string(key.str()), *value.value<std::string>()});
    }

    void add_person(const toml::table& person, const std::string& department,
                    const std::string& concurrent = "") {
        const std::string id = std::to_string(100001 + number_++);
        staff_.rows.push_back({id, department, text(person, "appointment", "正規"),
                               text(person, "position"), text(person, "grade", "一般職員"),
                               text(person, "persona"), text(person, "segment"),
                               text(person, "status", "在籍"), concurrent});
        add(attendances_, id, entries(person, "attendances"), 2, {});
        add(attendances_, id, entries(person, "done"), 1, {"修了"});
        add(attendances_, id, entries(person, "exempted"), 1, {"免除"});
        for (const std::string& entry : entries(person, "scores")) {
            TestRow row = split_entry(entry, 2);
            attendances_.rows.push_back({id, row[0], row[1], "修了", row[2]});
        }
        add(experiences_, id, entries(person, "experiences"), 3, {});
        add(experiences_, id, entries(person, "evaluations"), 5, {});
        add(attestations_, id, entries(person, "attestations"), 1, {});
        for (const std::string& entry : entries(person, "qualifications"))
            add_row(qualifications_, id, split_qualification(entry), {});
        add_levels(skills_, id, person["skills"].as_table());
        add_levels(tools_, id, person["tools"].as_table());
        if (person.contains("boxes")) add_boxes(id, person);
    }

    void add_department(const std::string& code, const std::string& name) {
        departments_.rows.push_back({code, name});
    }

    void add_practice(const std::string& department, const std::string& entry) {
        add_row(practices_, department, split_entry(entry, 1), {});
    }

    std::vector<TestSheet> sheets() const {
        std::vector<TestSheet> list{settings_, departments_, staff_};
        if (auto trainings = training_sheet()) list.push_back(std::move(*trainings));
        for (const TestSheet* sheet : {&attendances_, &experiences_, &attestations_,
                                       &qualifications_, &skills_, &tools_, &practices_})
            list.push_back(*sheet);
        if (boxes_.rows.size() > 1) list.push_back(boxes_);
        return list;
    }

  private:
    static void add_row(TestSheet& sheet, const std::string& id, TestRow row, const TestRow& tail) {
        row.insert(row.begin(), TestCell{id});
        row.insert(row.end(), tail.begin(), tail.end());
        sheet.rows.push_back(std::move(row));
    }

    static void add(TestSheet& sheet, const std::string& id, const std::vector<std::string>& list,
                    std::size_t words, const TestRow& tail) {
        for (const std::string& entry : list) add_row(sheet, id, split_entry(entry, words), tail);
    }

    // A column for each name, whoever has it.
    static void add_levels(TestSheet& sheet, const std::string& id, const toml::table* levels) {
        if (levels == nullptr) return;
        TestRow row(sheet.rows.front().size());
        row[0] = TestCell{id};
        for (const auto& [key, value] : *levels) {
            const std::string name(key.str());
            TestRow& headings = sheet.rows.front();
            std::size_t column = 1;
            while (column < headings.size() && !says(headings[column], name)) ++column;
            if (column == headings.size()) headings.push_back(TestCell{name});
            row.resize(std::max(row.size(), column + 1));
            if (const auto word = value.value_exact<std::string>())
                row[column] = TestCell{*word};
            else
                row[column] = TestCell{*value.value<double>()};
        }
        sheet.rows.push_back(std::move(row));
    }

    void add_boxes(const std::string& id, const toml::table& person) {
        const auto ticked = entries(person, "boxes");
        TestRow row{id};
        for (std::size_t i = 1; i < boxes_.rows.front().size(); ++i) {
            const bool on = std::any_of(ticked.begin(), ticked.end(), [&](const std::string& box) {
                return says(boxes_.rows.front()[i], box);
            });
            row.push_back(on ? TestCell{std::string("○")} : TestCell{});
        }
        boxes_.rows.push_back(std::move(row));
    }

    std::optional<TestSheet> training_sheet() const {
        const toml::array* list = file_["training"].as_array();
        if (list == nullptr) return std::nullopt;
        TestSheet sheet{
            "研修",
            {{"研修コード", "研修名", "種別", "対象", "反復", "対応スキル要件", "標準時間"}},
            {}};
        for (const toml::node& node : *list) {
            const toml::table& t = *node.as_table();
            const auto hours = t["hours"].value<double>();
            sheet.rows.push_back({text(t, "code"), text(t, "name"), text(t, "category"),
                                  text(t, "audience"), text(t, "recurrence"), text(t, "skills"),
                                  hours ? TestCell{*hours} : TestCell{}});
        }
        return sheet;
    }

    const toml::table& file_;
    int number_ = 0;
    TestSheet settings_{"設定", {{"項目", "値"}}, {}};
    TestSheet departments_{"所属", {{"所属コード", "所属名"}}, {}};
    TestSheet staff_{"職員",
                     {{"職員番号", "所属コード", "任用区分", "職位", "役職区分", "人材像",
                       "セグメント", "在籍状況", "兼務所属コード"}},
                     {}};
    TestSheet attendances_{"受講記録", {{"職員番号", "研修", "受講日", "状態", "点数"}}, {}};
    TestSheet experiences_{
        "実務経験",
        {{"職員番号", "案件コード", "役割", "開始日", "終了日", "評価観点", "評価"}},
        {}};
    TestSheet attestations_{"確認", {{"職員番号", "確認事項", "確認日"}}, {}};
    TestSheet qualifications_{"資格", {{"職員番号", "資格名", "合格日", "有効期限"}}, {}};
    TestSheet skills_{"自己点検", {{"職員番号"}}, {}};
    TestSheet tools_{"ツール点検", {{"職員番号"}}, {}};
    TestSheet boxes_{
        "ツール点検_Excel",
        {{"職員番号", "Excel Lv1 セルの書式設定", "Excel Lv1 フィルタ", "Excel Lv1 ソート",
          "Excel Lv1 数式", "Excel Lv2 5種類以上の関数", "Excel Lv2 条件付き書式",
          "Excel Lv2 入力規則", "Excel Lv2 グラフ", "Excel Lv3 ピボットテーブル",
          "Excel Lv3 マクロの作成・編集", "Excel Lv3 業務の効率化", "Excel Lv3 周囲への指導"}},
        {}};
    TestSheet practices_{"DX実践", {{"所属コード", "件名", "実施日"}}, {}};
};

// Under which scheme a case is judged, and in which workbook: one of nothing but its facts, or a
// new one in which they are filled in.
struct Setting {
    std::string scheme;
    bool new_book = false;
};

// Puts what a case chooses in 設定 into the rows that are there for it.
void choose(TestSheet& settings, const TestSheet& chosen, const std::string& scheme) {
    IssueList issues;
    const auto preset = load_preset(scheme, {}, issues);
    REQUIRE(preset);
    const auto name_of = [&preset](const std::string& key) {
        for (const Option& option : preset->options)
            if (option.id == key) return option.name;
        for (const Parameter& parameter : preset->parameters)
            if (parameter.id == key) return parameter.name;
        return key;
    };
    for (const TestRow& row : chosen.rows) {
        const std::string item = name_of(std::get<std::string>(row.front()));
        for (TestRow& own : settings.rows)
            if (says(own.front(), item)) own[1] = row[1];
    }
}

// The sheets of a case filled into a new workbook for the scheme.
std::vector<TestSheet> in_new_book(std::vector<TestSheet> facts, const std::string& scheme) {
    std::vector<TestSheet> book = blank_sheets({scheme});
    for (TestSheet& sheet : facts) {
        const auto same = std::find_if(book.begin(), book.end(), [&sheet](const TestSheet& own) {
            return own.name == sheet.name;
        });
        if (sheet.name == "設定")
            choose(*same, sheet, scheme);
        else if (same == book.end())
            book.push_back(std::move(sheet));
        else
            *same = std::move(sheet);
    }
    return book;
}

ReadResult read_case(const CaseBook& book, const Setting& setting, const std::string& day) {
    return read(setting.new_book ? in_new_book(book.sheets(), setting.scheme) : book.sheets(), day);
}

std::string as_of(const toml::table& file) {
    std::ostringstream day;
    if (const auto date = file["as_of"].value<toml::date>()) day << *date;
    return day.str().empty() ? "2026-03-31" : day.str();
}

// The persona of the case: the one it names, or the first that the person belongs to and that has
// stages.
std::optional<PersonaStage> persona_of_case(const SchemeAssessment& one, const std::string& name) {
    std::optional<PersonaStage> found;
    for (const PersonaStage& stage : one.stages.of(Id<StaffMember>(0))) {
        if (!stage.scheme_persona) continue;
        const Persona& persona = one.scheme.personas[*stage.scheme_persona];
        if (name.empty() ? !persona.stages.empty() || !found : persona.name == name) {
            if (!found ||
                (name.empty() && one.scheme.personas[*found->scheme_persona].stages.empty()))
                found = stage;
        }
    }
    return found;
}

void run_person(const toml::table& file, const toml::table& one, const Setting& setting) {
    CaseBook book(file, one, setting.scheme);
    book.add_department("0100", "総務課");
    book.add_person(one, "0100");
    const ReadResult read_book = read_case(book, setting, as_of(file));
    const Assessment assessment(read_book.input);
    load_where_asked(assessment);
    SchemeAssessment& result = *assessment.schemes().front();
    const auto stage = persona_of_case(result, text(one, "ladder"));
    const std::string expect = text(one, "expect");
    if (!stage) {
        CHECK(expect == "対象外");
        return;
    }
    const Persona& persona = result.scheme.personas[*stage->scheme_persona];
    CHECK((stage->reached == 0 ? "なし" : persona.stages[stage->reached - 1U].name) == expect);
    result.facts.move_to(Id<StaffMember>(0));
    const auto stages = explain_stages(result.facts, *stage->scheme_persona);
    if (one.contains("equivalent")) {
        REQUIRE(stage->reached > 0);
        const Equivalent* equivalent = stages[stage->reached - 1U].equivalent;
        CHECK((equivalent == nullptr ? "" : equivalent->stage) == text(one, "equivalent"));
    }
    const std::string next = text(one, "next");
    if (next.empty()) return;
    const auto missing = std::find_if(stages.begin(), stages.end(),
                                      [](const StageExplanation& s) { return !s.reached; });
    REQUIRE(missing != stages.end());
    const std::string words = describe(*missing, result.facts, Language::Japanese);
    INFO(words);
    CHECK(words.find(next) != std::string::npos);
}

ReadResult read_members(const toml::table& file, const toml::table& one, const Setting& setting) {
    CaseBook book(file, one, setting.scheme);
    std::map<std::string, std::string> codes;
    const auto code = [&](const std::string& name) {
        const auto [it, added] = codes.emplace(name, std::to_string(1000 + 100 * codes.size()));
        if (added) book.add_department(it->second, name);
        return it->second;
    };
    code("総務課");
    for (const std::string& name : entries(one, "departments")) code(name);
    if (const toml::array* members = one["members"].as_array())
        for (const toml::node& node : *members) {
            const toml::table& member = *node.as_table();
            for (int i = member["count"].value_or(1); i > 0; --i)
                book.add_person(
                    member, code(text(member, "department", "総務課")),
                    member.contains("concurrent") ? code(text(member, "concurrent")) : "");
        }
    for (const std::string& entry : entries(one, "practices"))
        book.add_practice(code("総務課"), entry);
    return read_case(book, setting, as_of(file));
}

// Compares the figures of a scheme with those expected, by the ids of the indicators.
void check_values(const toml::table& expect, const Scheme& scheme,
                  const std::vector<IndicatorValue>& values) {
    for (std::size_t i = 0; i < scheme.indicators.size(); ++i) {
        const Indicator& indicator = scheme.indicators[i];
        const toml::node* wanted = expect.get(indicator.id);
        if (wanted == nullptr) continue;
        INFO(indicator.id);
        if (!indicator.is_ratio()) {
            CHECK(values[i].count == wanted->value<std::int64_t>());
            continue;
        }
        const toml::array& ratio = *wanted->as_array();
        CHECK(values[i].ratio.numerator == ratio[0].value<std::int64_t>());
        CHECK(values[i].ratio.denominator == ratio[1].value<std::int64_t>());
    }
    // Every figure expected is one of the scheme.
    for (const auto& [key, value] : expect) {
        const std::string id(key.str());
        if (id == "members" || id == "targets" || id == "organisation") continue;
        INFO(id);
        CHECK(std::any_of(scheme.indicators.begin(), scheme.indicators.end(),
                          [&](const Indicator& indicator) { return indicator.id == id; }));
    }
}

void run_department(const toml::table& file, const toml::table& one, const Setting& setting) {
    const ReadResult read_book = read_members(file, one, setting);
    const Assessment assessment(read_book.input);
    load_where_asked(assessment);
    const SchemeAssessment& result = *assessment.schemes().front();
    const toml::table& expect = *one["expect"].as_table();
    REQUIRE_FALSE(result.departments.empty());
    if (expect.contains("members"))
        CHECK(result.departments.front().members == expect["members"].value<int>());
    check_values(expect, result.scheme, result.departments.front().values);
}

void check_target(const Assessment& assessment, const std::string& object,
                  const toml::table& wanted) {
    INFO(object);
    const auto& targets = assessment.targets();
    const bool each = wanted.contains("below");
    const auto it = std::find_if(targets.begin(), targets.end(), [&](const TargetResult& result) {
        return match_key(result.target->object) == match_key(object) &&
               result.target->per_department == each;
    });
    REQUIRE(it != targets.end());
    if (wanted.contains("actual")) {
        REQUIRE(it->actual);
        if (const toml::array* ratio = wanted["actual"].as_array()) {
            CHECK(it->actual->numerator == (*ratio)[0].value<std::int64_t>());
            CHECK(it->actual->denominator == (*ratio)[1].value<std::int64_t>());
        } else {
            CHECK(it->actual->numerator == wanted["actual"].value<std::int64_t>());
        }
    }
    if (wanted.contains("target")) CHECK(it->target->value == wanted["target"].value<double>());
    if (wanted.contains("gap")) CHECK(it->gap == wanted["gap"].value<double>());
    if (!each) return;
    std::vector<std::string> below;
    for (const BelowTarget& department : it->below)
        below.push_back(assessment.records().departments[department.department].name);
    CHECK(below == entries(wanted, "below"));
}

void run_town(const toml::table& file, const toml::table& one, const Setting& setting) {
    const ReadResult read_book = read_members(file, one, setting);
    const Assessment assessment(read_book.input);
    load_where_asked(assessment);
    const SchemeAssessment& result = *assessment.schemes().front();
    const toml::table& expect = *one["expect"].as_table();
    if (expect.contains("members"))
        CHECK(result.population.counted == expect["members"].value<int>());
    check_values(expect, result.scheme, result.whole);
    if (const toml::table* targets = expect["targets"].as_table())
        for (const auto& [object, wanted] : *targets)
            check_target(assessment, std::string(object.str()), *wanted.as_table());
    const toml::table* levels = expect["organisation"].as_table();
    if (levels == nullptr) return;
    for (const auto& [key, level] : *levels) {
        const std::string id(key.str());
        INFO(id);
        const auto& indicators = result.scheme.indicators;
        const auto it = std::find_if(indicators.begin(), indicators.end(),
                                     [&](const Indicator& i) { return i.id == id; });
        REQUIRE(it != indicators.end());
        const auto count = static_cast<std::size_t>(
            result.whole[static_cast<std::size_t>(it - indicators.begin())].count);
        CHECK((count == 0 ? it->floor
                          : result.scheme.personas[*it->persona].stages[count - 1].name) ==
              level.value<std::string>());
    }
}

// Runs every case of a file; how many there are.
std::size_t run_file(const std::filesystem::path& path, bool new_book) {
    std::ifstream stream(path);
    std::stringstream content;
    content << stream.rdbuf();
    const toml::parse_result file = toml::parse(content.str());
    REQUIRE(file);
    std::size_t count = 0;
    for (const auto& [key, run] :
         {std::pair("case", &run_person), std::pair("department_case", &run_department),
          std::pair("town_case", &run_town)}) {
        const toml::array* cases = file.table()[key].as_array();
        if (cases == nullptr) continue;
        for (const toml::node& node : *cases) {
            INFO(path.parent_path().filename().string() << ": " << text(*node.as_table(), "name"));
            run(file.table(), *node.as_table(), {path.parent_path().filename().string(), new_book});
            ++count;
        }
    }
    return count;
}

std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    if (!std::filesystem::is_directory(folder)) return files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("cases: the rules of every scheme") {
    const bool new_book = GENERATE(false, true);
    const auto folder = std::filesystem::path(SKILLMAP_SOURCE_DIR) / "tests/cases";
    for (const EmbeddedFile& scheme : embedded_schemes()) {
        DYNAMIC_SECTION(scheme.name << (new_book ? ", filled into a new workbook" : "")) {
            std::size_t count = 0;
            for (const auto& file : files_of(folder / scheme.name))
                count += run_file(file, new_book);
            CHECK(count >= 5);  // no scheme without cases that an officer could read
        }
    }
}
