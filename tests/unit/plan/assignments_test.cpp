#include "core/plan/assignments.h"

#include <map>
#include <memory>
#include <set>

#include "core/scheme/load.h"
#include "samples/town.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace skillmap;
using namespace skillmap::plan;
using namespace skillmap::test;

namespace {

using Lines = std::vector<std::string>;

// Two people of DX推進員 in one department and one in another; A serves all skills of Step1.
ReadResult project_town(std::vector<TestRow> attendances, std::vector<TestRow> projects,
                        std::vector<TestRow> experiences) {
    attendances.insert(attendances.begin(), TestRow{"職員番号", "研修", "受講日", "状態"});
    projects.insert(projects.begin(),
                    TestRow{"案件コード", "案件名", "所属コード", "必要なスキル要件",
                            "リードの人数", "メンバーの人数", "終了日"});
    experiences.insert(experiences.begin(),
                       TestRow{"案件コード", "案件名", "職員番号", "役割", "開始日", "終了日"});
    return read(
        {{"設定", {{"項目", "値"}, {"制度", "wg-tokyo-2025"}}, {}},
         {"所属", {{"所属コード", "所属名"}, {"10", "総務課"}, {"20", "福祉課"}}, {}},
         {"職員",
          {{"職員番号", "氏名", "所属コード", "人材像", "在籍状況"},
           {"1", "青葉 一", "10", "DX推進員", "在籍"},
           {"2", "若竹 光", "10", "DX推進員", "在籍"},
           {"3", "白波 空", "20", "DX推進員", "在籍"}},
          {}},
         {"研修",
          {{"研修名", "対象", "対応スキル要件"},
           {"A", "全職員",
            "プロジェクトマネジメント;価値発見/定義;データ理解/活用;業務分析/BPR;サービス検証(顧客/"
            "ユーザー視点);庁内ITガバナンスに対する理解"}},
          {}},
         {"受講記録", std::move(attendances), {}},
         {"案件", std::move(projects), {}},
         {"実務経験", std::move(experiences), {}}},
        "2026-03-31");
}

Assignments assignments_of(const ReadResult& town) {
    static std::vector<std::unique_ptr<Assessment>> kept;
    kept.push_back(std::make_unique<Assessment>(town.input));
    return propose_assignments(*kept.back());
}

std::string name_of(ProjectRole role) {
    static const std::map<ProjectRole, std::string> names{{ProjectRole::Lead, "lead"},
                                                          {ProjectRole::Member, "member"},
                                                          {ProjectRole::Mentor, "mentor"}};
    return names.at(role);
}

// "P1 lead 1 proposed"
Lines lines_of(const Records& records, const Assignments& assignments) {
    Lines lines;
    for (const Assignment& one : assignments.all)
        lines.push_back(
            records.words.text(records.projects[assignments.projects[one.project].project].code) +
            " " + name_of(one.role) + " " + records.staff[one.staff].id +
            (one.proposed ? " proposed" : ""));
    return lines;
}

}  // namespace

TEST_CASE("assign: who lacks nothing but leading for the next stage leads first") {
    const ReadResult town =
        project_town({{"2", "A", "2024-06-01", "修了"}},
                     {{"P1", "電子化", "10", "業務分析/BPR", 1.0, 0.0, ""}}, {});
    const Assignments found = assignments_of(town);
    // 1 has not reached Step1: leading is not what is lacking.
    CHECK(lines_of(town.records(), found) == Lines{"P1 lead 2 proposed"});
    const Assignment& one = found.all.front();
    REQUIRE(one.advances.size() == 1);
    CHECK(one.advances.front().alone);
    CHECK(one.advances.front().lacking.find("12") != std::string::npos);
    REQUIRE(one.skills.size() == 1);
    CHECK(one.skills.front().evidence == SkillEvidence::Trained);
    CHECK(one.others.empty());
}

TEST_CASE("assign: a training of the fiscal year makes a member where nobody said how many") {
    const ReadResult town =
        project_town({{"1", "A", "2025-06-01", "修了"},
                      {"2", "A", "2024-06-01", "修了"},
                      {"3", "A", "2025-06-01", "修了"}},
                     {{"P1", "電子化", "10", "業務分析/BPR;ITストラテジー", 0.0, "", ""}}, {});
    const Assignments found = assignments_of(town);
    // 3 is of another department; 2 has the skill from an earlier year and is a candidate.
    CHECK(lines_of(town.records(), found) == Lines{"P1 member 1 proposed", "P1 member 2"});
    CHECK(found.all.front().others.size() == 1);
    CHECK_FALSE(found.projects.front().member_places.has_value());
}

TEST_CASE("assign: places count those who work there, and nobody gets a project twice") {
    const ReadResult town =
        project_town({{"1", "A", "2025-06-01", "修了"},
                      {"2", "A", "2025-06-01", "修了"},
                      {"3", "A", "2025-06-01", "修了"}},
                     {{"P1", "電子化", "", "業務分析/BPR", 1.0, 2.0, ""},
                      {"P2", "終わった案件", "", "業務分析/BPR", 1.0, 2.0, "2026-03-30"},
                      {"P3", "最終日の案件", "20", "業務分析/BPR", 0.0, 1.0, "2026-03-31"}},
                     {{"P1", "", "1", "リード", "2026-01-01", ""},
                      {"P1", "", "2", "メンバー", "2025-06-01", "2026-03-30"}});
    const Assignments found = assignments_of(town);
    REQUIRE(found.projects.size() == 2);
    CHECK(found.projects[0].lead_places == 0);
    CHECK(found.projects[0].member_places == 2);
    CHECK(found.projects[0].mentor_places == 1);
    CHECK(lines_of(town.records(), found) ==
          Lines{"P1 member 2 proposed", "P1 member 3 proposed", "P3 member 3"});
}

TEST_CASE("assign: a project that 実務経験 alone names is one of those who work in it") {
    const ReadResult town =
        project_town({{"1", "A", "2024-06-01", "修了"}, {"3", "A", "2024-06-01", "修了"}}, {},
                     {{"X9", "庁内FAQ", "2", "メンバー", "2026-01-01", ""},
                      {"X8", "", "2", "リード", "2024-01-01", "2024-12-31"}});
    const Assignments found = assignments_of(town);
    REQUIRE(found.projects.size() == 1);
    const Project& project = town.records().projects[found.projects.front().project];
    CHECK(project.name == "庁内FAQ");
    CHECK_FALSE(project.listed);
    CHECK(lines_of(town.records(), found) == Lines{"X9 lead 1 proposed"});
}

TEST_CASE("assign: experience that cannot be read is no reason for a proposal") {
    const ReadResult town =
        project_town({{"1", "A", "2024-06-01", "修了"}}, {{"P1", "電子化", "10", "", 1.0, 0.0, ""}},
                     {{"P0", "", "1", "リード", "いつか", ""}});
    CHECK(lines_of(town.records(), assignments_of(town)).empty());
}

TEST_CASE("assign: what 案件 says wrongly is reported, and is not decided") {
    const ReadResult town = project_town({},
                                         {{"P1", "", "99", "魔法", -1.0, 1.5, ""},
                                          {"P1", "二つ目", "10", "", 1.0, 1.0, ""},
                                          {"", "", "10", "", 1.0, 1.0, "2027-03-31"}},
                                         {});
    const Lines names = town.issue_names();
    const std::set<std::string> found(names.begin(), names.end());
    for (const char* name :
         {"department.unknown 案件!C2", "skill.unknown 案件!D2",
          "projects.people_out_of_range 案件!E2", "projects.people_out_of_range 案件!F2",
          "code.twice 案件!A3", "key.missing 案件!A4"})
        CHECK(found.contains(name));
    REQUIRE(town.records().projects.size() == 1);
    const Project& project = *town.records().projects.begin();
    CHECK_FALSE(project.leads.has_value());
    CHECK_FALSE(project.members.has_value());
    CHECK(project.department_unread);
}

TEST_CASE("assign: in random towns places hold, and what it says is lacking is what is lacking") {
    int alone = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        samples::Town town = samples::make_town({200, 10, seed});
        AssessmentInput input;
        IssueList issues;
        for (const char* id : {"wg-tokyo-2025", "fukui"})
            input.schemes.push_back(*load_preset(id, {}, issues));
        input.settings = town.settings;
        input.records = std::move(town.records);
        input.as_of = town.settings.as_of.date();
        const Assessment assessment(input);
        const Assignments found = propose_assignments(assessment);
        std::set<Id<StaffMember>> busy;
        std::map<std::pair<std::size_t, ProjectRole>, int> given;
        AssessmentInput later = input;
        std::vector<const Advance*> promised;
        std::vector<Id<StaffMember>> whom;
        for (const Assignment& one : found.all) {
            if (!one.proposed) continue;
            CHECK(busy.insert(one.staff).second);
            ++given[{one.project, one.role}];
            for (const Advance& advance : one.advances)
                if (advance.alone) {
                    promised.push_back(&advance);
                    whom.push_back(one.staff);
                    // Two projects of two years are enough for every rule of the WG scheme.
                    for (const char* code : {"新しい案件1", "新しい案件2"}) {
                        Experience record;
                        record.staff = one.staff;
                        record.project = later.records.words.intern(code);
                        record.role = one.role;
                        record.start = DateField(input.as_of - std::chrono::days(730));
                        later.records.experiences.push_back(record);
                    }
                }
        }
        for (const auto& [key, count] : given) {
            const OpenProject& open = found.projects[key.first];
            if (key.second == ProjectRole::Lead) CHECK(count <= open.lead_places);
            if (key.second == ProjectRole::Mentor) CHECK(count <= open.mentor_places);
            if (key.second == ProjectRole::Member && open.member_places)
                CHECK(count <= *open.member_places);
        }
        const Assessment after(later);
        for (std::size_t i = 0; i < promised.size(); ++i) {
            ++alone;
            bool reached = false;
            for (const PersonaStage& stage : after.stages().of(whom[i]))
                reached = reached || (stage.scheme_persona == promised[i]->persona &&
                                      stage.reached > promised[i]->stage);
            CHECK(reached);
        }
    }
    CHECK(alone > 10);
}
