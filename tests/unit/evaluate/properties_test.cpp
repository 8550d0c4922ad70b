// What holds for every scheme, over random records: more evidence never lowers a stage, the order
// of rows does not matter, what is unknown is never met, and rates are rates.
#include <algorithm>
#include <set>

#include "core/embedded.h"
#include "core/messages.h"
#include "samples/random.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace skillmap;
using namespace skillmap::test;

namespace {

using Names = std::vector<std::string>;

// Every word by which a scheme judges.
struct SchemeWords {
    Names personas, positions, grades, segments;
    Names trainings, skills, tools, qualifications, statements, viewpoints;
    int highest = 3;
};

class WordFinder {
  public:
    explicit WordFinder(const Scheme& scheme) : scheme_(scheme) {}

    SchemeWords find() {
        words_.highest = scheme_.levels.highest;
        for (const Persona& persona : scheme_.personas) {
            words_.personas.push_back(persona.name);
            look(persona.members);
            for (const Stage& stage : persona.stages) look(stage.conditions);
            for (const Requirement& requirement : persona.requirements)
                for (const std::string& name : requirement.trainings)
                    words_.trainings.push_back(name);
        }
        for (const SchemeTraining& training : scheme_.trainings) {
            words_.trainings.push_back(training.name);
            for (const std::string& audience : training.audience) {
                const std::size_t colon = audience.find(':');
                if (colon == std::string::npos) continue;
                const std::string value =
                    audience.substr(colon + 1, audience.find("（") - colon - 1);
                (audience.find("職位") == 0 ? words_.positions : words_.segments).push_back(value);
            }
        }
        for (const Skill& skill : scheme_.skills) words_.skills.push_back(skill.name);
        for (const Tool& tool : scheme_.tools) words_.tools.push_back(tool.name);
        for (const NameAliases& one : scheme_.qualifications)
            words_.qualifications.push_back(one.name);
        for (const NameAliases& one : scheme_.statements) words_.statements.push_back(one.name);
        for (const Indicator& indicator : scheme_.indicators) {
            look(indicator.conditions);
            look(indicator.of);
            if (!indicator.viewpoint.empty()) words_.viewpoints.push_back(indicator.viewpoint);
        }
        return words_;
    }

  private:
    void look(const std::vector<Condition>& conditions) {
        for (const Condition& condition : conditions) {
            if (const auto* any = std::get_if<AnyCondition>(&condition.rule)) look(any->of);
            if (const auto* all = std::get_if<AllCondition>(&condition.rule)) look(all->of);
            if (const auto* experience = std::get_if<ExperienceCondition>(&condition.rule))
                for (const Viewpoint& one : experience->passing)
                    words_.viewpoints.push_back(one.name);
            const auto* assigned = std::get_if<AssignedCondition>(&condition.rule);
            if (assigned == nullptr) continue;
            const auto add = [](Names& to, const Names& from) {
                to.insert(to.end(), from.begin(), from.end());
            };
            add(words_.positions, assigned->positions);
            add(words_.grades, assigned->grades);
            add(words_.segments, assigned->segments);
        }
    }

    const Scheme& scheme_;
    SchemeWords words_;
};

constexpr int staff_count = 12;
constexpr const char* some_date = "2025-06-01";

// A random town in the words of a scheme.
class Town {
  public:
    Town(const std::string& scheme, const SchemeWords& words, std::uint64_t seed)
        : words_(words), random_(seed) {
        settings_.rows.push_back({"制度", scheme});
        settings_.rows.push_back({"基準日", "2026-03-31"});
        for (int i = 0; i < staff_count; ++i) add_person(std::to_string(100001 + i));
    }

    void set_parameters(const Scheme& scheme, int value) {
        for (const Parameter& parameter : scheme.parameters)
            if (!parameter.value)
                settings_.rows.push_back({parameter.name, static_cast<double>(value)});
    }

    // One more thing that speaks for somebody.
    void add_evidence() {
        const std::string id = std::to_string(100001 + random_.below(staff_count));
        switch (random_.below(5)) {
            case 0:
                return add_attendance(id, "修了", some_date);
            case 1:
                return add_experience(id);
            case 2:
                return add_row(qualifications_, id, {pick(words_.qualifications), some_date, ""});
            case 3:
                return add_row(attestations_, id, {pick(words_.statements), some_date});
            default:
                break;
        }
        raise_levels(skills_);
        raise_levels(tools_);
    }

    // Makes dates and words unreadable: what they said is not known any more.
    void forget() {
        for (TestSheet* sheet : {&attendances_, &qualifications_, &attestations_})
            for (std::size_t i = 1; i < sheet->rows.size(); ++i)
                if (random_.percent(30)) sheet->rows[i][2] = std::string("いつか");
        for (std::size_t i = 1; i < experiences_.rows.size(); ++i)
            if (random_.percent(30)) experiences_.rows[i][3] = std::string("いつか");
        for (TestSheet* sheet : {&skills_, &tools_})
            for (std::size_t i = 1; i < sheet->rows.size(); ++i)
                for (std::size_t j = 1; j < sheet->rows[i].size(); ++j)
                    if (random_.percent(30)) sheet->rows[i][j] = TestCell{};
    }

    void shuffle() {
        for (TestSheet* sheet : {&staff_, &attendances_, &experiences_, &qualifications_,
                                 &attestations_, &skills_, &tools_})
            for (std::size_t i = sheet->rows.empty() ? 0 : sheet->rows.size() - 1; i > 1; --i)
                std::swap(
                    sheet->rows[i],
                    sheet->rows[1 + static_cast<std::size_t>(random_.below(static_cast<int>(i)))]);
    }

    std::vector<TestSheet> sheets() const {
        return {settings_,       departments_,  staff_,  attendances_, experiences_,
                qualifications_, attestations_, skills_, tools_,       practices_};
    }

  private:
    std::string pick(const Names& names) {
        return names.empty()
                   ? std::string("その他")
                   : names[static_cast<std::size_t>(random_.below(static_cast<int>(names.size())))];
    }

    std::string date() {
        return std::to_string(2022 + random_.below(5)) + "-0" +
               std::to_string(1 + random_.below(9)) + "-1" + std::to_string(random_.below(9));
    }

    static void add_row(TestSheet& sheet, const std::string& id, TestRow row) {
        row.insert(row.begin(), TestCell{id});
        sheet.rows.push_back(std::move(row));
    }

    void add_attendance(const std::string& id, const std::string& state, const std::string& day) {
        TestRow row{pick(words_.trainings), day, state};
        row.push_back(static_cast<double>(random_.below(100)));
        add_row(attendances_, id, std::move(row));
    }

    void add_experience(const std::string& id) {
        const std::string role = pick({"リード", "メンバー", "指導"});
        const int year = 2022 + random_.below(3);
        TestRow row{"P" + std::to_string(random_.below(9)), role, std::to_string(year) + "-04-10",
                    std::to_string(year + random_.below(2)) + "-12-10", pick(words_.viewpoints)};
        row.push_back(static_cast<double>(random_.below(100)));
        add_row(experiences_, id, std::move(row));
    }

    void add_person(const std::string& id) {
        const std::string department = random_.percent(50) ? "1000" : "2000";
        staff_.rows.push_back({id, department, "正規", pick(words_.positions), pick(words_.grades),
                               pick(words_.personas), pick(words_.segments), "在籍"});
        for (int i = random_.below(12); i > 0; --i)
            add_attendance(id, pick({"修了", "修了", "修了", "免除", "欠席", "受講中"}), date());
        for (int i = random_.below(4); i > 0; --i) add_experience(id);
        if (random_.percent(50))
            add_row(qualifications_, id, {pick(words_.qualifications), date(), ""});
        if (random_.percent(50)) add_row(attestations_, id, {pick(words_.statements), date()});
        add_levels(skills_, words_.skills, id);
        add_levels(tools_, words_.tools, id);
    }

    void add_levels(TestSheet& sheet, const Names& names, const std::string& id) {
        if (names.empty()) return;
        if (sheet.rows.empty()) {
            sheet.rows.push_back({"職員番号"});
            for (const std::string& name : names) sheet.rows.front().push_back(name);
        }
        TestRow row{id};
        for (std::size_t i = 0; i < names.size(); ++i)
            row.push_back(random_.percent(25)
                              ? TestCell{}
                              : TestCell{static_cast<double>(random_.below(words_.highest + 1))});
        sheet.rows.push_back(std::move(row));
    }

    void raise_levels(TestSheet& sheet) {
        if (sheet.rows.size() < 2) return;
        TestRow& row = sheet.rows[1 + static_cast<std::size_t>(
                                          random_.below(static_cast<int>(sheet.rows.size()) - 1))];
        for (std::size_t i = 1; i < row.size(); ++i) {
            const auto* level = std::get_if<double>(&row[i]);
            row[i] = std::min<double>(words_.highest, level == nullptr ? 1 : *level + 1);
        }
    }

    const SchemeWords& words_;
    samples::Random random_;
    TestSheet settings_{"設定", {{"項目", "値"}}, {}};
    TestSheet departments_{
        "所属", {{"所属コード", "所属名"}, {"1000", "総務課"}, {"2000", "税務課"}}, {}};
    TestSheet staff_{"職員",
                     {{"職員番号", "所属コード", "任用区分", "職位", "役職区分", "人材像",
                       "セグメント", "在籍状況"}},
                     {}};
    TestSheet attendances_{"受講記録", {{"職員番号", "研修", "受講日", "状態", "点数"}}, {}};
    TestSheet experiences_{
        "実務経験",
        {{"職員番号", "案件コード", "役割", "開始日", "終了日", "評価観点", "評価"}},
        {}};
    TestSheet qualifications_{"資格", {{"職員番号", "資格名", "合格日", "有効期限"}}, {}};
    TestSheet attestations_{"確認", {{"職員番号", "確認事項", "確認日"}}, {}};
    TestSheet skills_{"自己点検", {}, {}};
    TestSheet tools_{"ツール点検", {}, {}};
    TestSheet practices_{"DX実践", {{"所属コード", "件名", "実施日"}}, {}};
};

// The number of the stage reached, by staff number and persona.
std::map<std::string, int> stages_of(const Assessment& assessment) {
    std::map<std::string, int> stages;
    const SchemeAssessment& one = *assessment.schemes().front();
    for (const StaffMember& member : assessment.records().staff)
        for (const PersonaStage& stage : one.stages.of(assessment.records().staff.id_of(member)))
            stages[member.id + " " + persona_name(assessment.records(), one.scheme, stage)] =
                stage.reached;
    return stages;
}

std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t>> figures_of(
    const Assessment& assessment) {
    std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t>> figures;
    const SchemeAssessment& one = *assessment.schemes().front();
    const auto add = [&](const std::vector<IndicatorValue>& values) {
        for (const IndicatorValue& value : values)
            figures.emplace_back(value.ratio.numerator, value.ratio.denominator, value.count);
    };
    for (const DepartmentResult& department : one.departments) add(department.values);
    add(one.whole);
    return figures;
}

struct Outcome {
    std::map<std::string, int> stages;
    std::vector<std::tuple<std::int64_t, std::int64_t, std::int64_t>> figures;
};

Outcome outcome(const Town& town) {
    const ReadResult result = read(town.sheets());
    const Assessment assessment(result.input);
    return {stages_of(assessment), figures_of(assessment)};
}

// Whether no stage of `a` is above that of `b`.
bool nowhere_above(const Outcome& a, const Outcome& b) {
    return std::all_of(a.stages.begin(), a.stages.end(), [&b](const auto& entry) {
        const auto other = b.stages.find(entry.first);
        return other == b.stages.end() || entry.second <= other->second;
    });
}

}  // namespace

TEST_CASE("properties that hold for every scheme, over random records") {
    int reached = 0;
    for (const EmbeddedFile& file : embedded_schemes()) {
        IssueList issues;
        const auto scheme = load_preset(file.name, {}, issues);
        REQUIRE(scheme);
        const SchemeWords words = WordFinder(*scheme).find();
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            INFO(file.name << ", seed " << seed);
            Town town(scheme->id, words, seed);
            if (seed % 3 != 0) town.set_parameters(*scheme, 1 + static_cast<int>(seed) * 5);
            const Outcome before = outcome(town);
            for (const auto& [numerator, denominator, count] : before.figures) {
                CHECK((0 <= numerator && numerator <= denominator));
                CHECK(count >= 0);
            }
            for (const auto& [person, stage] : before.stages) reached += stage > 0 ? 1 : 0;

            Town shuffled = town;
            shuffled.shuffle();
            const Outcome same = outcome(shuffled);
            CHECK(same.stages == before.stages);
            CHECK(same.figures == before.figures);

            Town forgotten = town;
            forgotten.forget();
            CHECK(nowhere_above(outcome(forgotten), before));

            for (int i = 0; i < 12; ++i) town.add_evidence();
            CHECK(nowhere_above(before, outcome(town)));
        }
    }
    CHECK(reached > 300);  // the towns are not all nothing
}
