#include "core/plan/training_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/scheme/load.h"
#include "samples/random.h"
#include "samples/town.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace skillmap;
using namespace skillmap::plan;
using namespace skillmap::test;

namespace {

const Date first_day = *parse_iso_date("2026-04-01");

// A town of two people of DX推進員, with the trainings and sessions of a test.
ReadResult small_town(std::vector<TestRow> attendances, std::vector<TestRow> sessions) {
    attendances.insert(attendances.begin(), TestRow{"職員番号", "研修", "受講日", "状態"});
    std::vector<TestSheet> sheets{
        {"設定", {{"項目", "値"}, {"制度", "wg-tokyo-2025"}}, {}},
        {"職員",
         {{"職員番号", "氏名", "人材像", "在籍状況"},
          {"1", "青葉 一", "DX推進員", "在籍"},
          {"2", "若竹 光", "DX推進員", "在籍"}},
         {}},
        {"研修",
         {{"研修コード", "研修名", "対象", "対応スキル要件"},
          {"A", "PM", "人材像:DX推進員", "プロジェクトマネジメント;価値発見/定義"},
          {"B", "データ", "人材像:DX推進員",
           "データ理解/活用;業務分析/BPR;サービス検証(顧客/ユーザー視点)"},
          {"C", "統制", "人材像:DX推進員", "庁内ITガバナンスに対する理解"}},
         {}},
        {"受講記録", std::move(attendances), {}},
    };
    if (!sessions.empty()) {
        sessions.insert(sessions.begin(), TestRow{"研修", "開催日", "定員"});
        sheets.push_back({"研修日程", std::move(sessions), {}});
    }
    return read(std::move(sheets), "2026-04-01");
}

TrainingPlan plan_of(const ReadResult& town) {
    static std::vector<std::unique_ptr<Assessment>> kept;
    kept.push_back(std::make_unique<Assessment>(town.input));
    return make_plan(*kept.back(), usual_end(first_day));
}

std::vector<std::string> trainings_of(const Records& records, const TrainingSet& set) {
    std::vector<std::string> names;
    for (const Id<Training> id : set) names.push_back(records.trainings[id].name);
    return names;
}

// "1 PM 2026-05-12 goal", by person.
std::vector<std::string> seats_of(const Records& records, const TrainingPlan& plan) {
    std::vector<std::string> texts;
    for (const PersonPlan& person : plan.people)
        for (const PlannedSeat& seat : person.seats) {
            const PlannedSession& session = plan.sessions[seat.session];
            static const std::map<Reason, std::string> reasons{{Reason::Duty, "duty"},
                                                               {Reason::Goal, "goal"},
                                                               {Reason::Wish, "wish"},
                                                               {Reason::TowardsGoal, "towards"}};
            texts.push_back(records.staff[person.needs.staff].id + " " +
                            records.trainings[session.training].name + " " +
                            (session.date ? to_string(*session.date) : "-") + " " +
                            reasons.at(seat.reason));
        }
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("plan: who lacks one training for the next stage gets the seat that is there") {
    const ReadResult town =
        small_town({{"1", "PM", "2025-06-01", "修了"},
                    {"1", "データ", "2025-06-01", "修了"},
                    {"2", "PM", "2025-06-01", "修了"}},
                   {{"統制", "2026-06-02", 1.0}, {"データ", "2026-05-12", 1.0}});
    const TrainingPlan plan = plan_of(town);
    CHECK(seats_of(town.records(), plan) ==
          Texts{"1 統制 2026-06-02 goal", "2 データ 2026-05-12 towards"});
    CHECK(plan.goals == 2);
    CHECK(plan.reached == 1);
    CHECK(plan.at_most == 1);
    REQUIRE(plan.people.size() == 2);
    CHECK(trainings_of(town.records(), plan.people[1].waiting) == Texts{"統制"});
    CHECK(plan.trainings[2].needed == 2);
    CHECK(plan.trainings[2].waiting == 1);
    CHECK(plan.trainings[2].seats == 1);
}

TEST_CASE("plan: without 研修日程 everybody gets what they lack, without a day") {
    const ReadResult town = small_town({{"1", "PM", "2025-06-01", "修了"}}, {});
    const TrainingPlan plan = plan_of(town);
    CHECK_FALSE(plan.scheduled);
    CHECK(seats_of(town.records(), plan) == Texts{"1 データ - goal", "1 統制 - goal", "2 PM - goal",
                                                  "2 データ - goal", "2 統制 - goal"});
    CHECK(plan.reached == 2);
}

TEST_CASE("plan: sessions before the first day or after the last are not used, and counted") {
    const ReadResult town = small_town(
        {{"1", "PM", "2025-06-01", "修了"},
         {"1", "データ", "2025-06-01", "修了"},
         {"2", "PM", "2025-06-01", "欠席"}},
        {{"統制", "2026-03-31", 9.0}, {"統制", "2027-04-01", 9.0}, {"統制", "未定", 9.0}});
    const TrainingPlan plan = plan_of(town);
    CHECK(plan.scheduled);
    CHECK(plan.sessions.empty());
    CHECK(plan.other_sessions == 3);
    CHECK(plan.reached == 0);
    CHECK(plan.trainings[2].waiting == 2);
}

TEST_CASE("plan: who has begun a training, or may have taken it, is not sent again") {
    const ReadResult town = small_town(
        {{"1", "PM", "2025-06-01", "修了"},
         {"1", "データ", "2026-03-01", "受講中"},
         {"2", "PM", "", "修了"},
         {"2", "データ", "2025-06-01", "修了"}},
        {{"統制", "2026-06-02", 5.0}, {"データ", "2026-06-09", 5.0}, {"PM", "2026-06-16", 5.0}});
    const TrainingPlan plan = plan_of(town);
    CHECK(seats_of(town.records(), plan) ==
          Texts{"1 統制 2026-06-02 towards", "2 統制 2026-06-02 towards"});
    CHECK(plan.goals == 0);
}

namespace {

// A town of samples/town.h with random sessions.
AssessmentInput random_town(std::uint64_t seed) {
    samples::Random random(seed);
    samples::Town town = samples::make_town({40 + random.below(160), 3 + random.below(10), seed});
    AssessmentInput input;
    IssueList issues;
    for (const char* id : {"wg-tokyo-2025", "fukui"})
        input.schemes.push_back(*load_preset(id, {}, issues));
    input.settings = town.settings;
    input.records = std::move(town.records);
    input.as_of = first_day;
    input.records.sessions.clear();
    for (const Training& training : input.records.trainings)
        for (int i = random.below(4); i > 0; --i) {
            skillmap::Session session;
            session.training = input.records.trainings.id_of(training);
            if (!random.percent(20))
                session.date = DateField(first_day + std::chrono::days(random.below(40) * 9));
            if (!random.percent(5)) session.seats = random.below(10);
            input.records.sessions.push_back(session);
        }
    return input;
}

// As if everybody had taken what the plan says.
AssessmentInput carried_out(const AssessmentInput& input, const TrainingPlan& plan) {
    AssessmentInput later = input;
    for (const PersonPlan& person : plan.people)
        for (const PlannedSeat& seat : person.seats)
            later.records.attendances.push_back({person.needs.staff,
                                                 plan.sessions[seat.session].training,
                                                 DateField(first_day),
                                                 AttendanceStatus::Completed,
                                                 {},
                                                 {}});
    return later;
}

int stage_of(const Assessment& assessment, Id<StaffMember> staff, Id<Persona> persona) {
    for (const PersonaStage& one : assessment.stages().of(staff))
        if (one.scheme_persona == persona) return one.reached;
    return -1;
}

void check_rules(const TrainingPlan& plan) {
    std::map<std::size_t, std::int64_t> filled;
    for (const PersonPlan& person : plan.people) {
        std::set<Id<Training>> trainings;
        std::set<Date> days;
        for (const PlannedSeat& seat : person.seats) {
            const PlannedSession& session = plan.sessions[seat.session];
            ++filled[seat.session];
            CHECK(trainings.insert(session.training).second);
            if (session.date) CHECK(days.insert(*session.date).second);
        }
    }
    for (std::size_t i = 0; i < plan.sessions.size(); ++i) {
        const PlannedSession& one = plan.sessions[i];
        CHECK(one.taken == filled[i]);
        if (one.seats) CHECK(one.taken + one.kept <= *one.seats);
    }
    CHECK(plan.reached <= plan.at_most);
    CHECK(plan.at_most <= plan.goals);
}

}  // namespace

TEST_CASE("plan: the stages that a plan promises are reached by who takes its seats, on 50 towns") {
    std::int64_t reached = 0;
    std::int64_t at_most = 0;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const AssessmentInput input = random_town(seed);
        const Assessment assessment(input);
        const TrainingPlan plan = make_plan(assessment, usual_end(first_day));
        check_rules(plan);
        const AssessmentInput later_input = carried_out(input, plan);
        const Assessment later(later_input);
        for (const PersonPlan& person : plan.people)
            for (std::size_t g = 0; g < person.needs.goals.size(); ++g) {
                const StageGoal& goal = person.needs.goals[g];
                if (&goal.of->scheme != &input.stages()) continue;
                const int now = stage_of(later, person.needs.staff, goal.persona);
                const bool rose = now > static_cast<int>(goal.stage);
                CAPTURE(seed, person.needs.staff.index(), goal.stage, now);
                CHECK(rose == person.reached[g]);
            }
        reached += plan.reached;
        at_most += plan.at_most;
    }
    CAPTURE(reached, at_most);
    CHECK(reached * 100 >= at_most * 95);
}

TEST_CASE("plan: one person more or less changes little for the others") {
    std::int64_t changed = 0;
    std::int64_t seats = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        AssessmentInput input = random_town(seed);
        const auto seats_of_all = [&input] {
            const Assessment assessment(input);
            const TrainingPlan plan = make_plan(assessment, usual_end(first_day));
            std::set<std::tuple<std::size_t, std::size_t, std::size_t>> all;
            for (const PersonPlan& person : plan.people)
                for (const PlannedSeat& seat : person.seats)
                    all.emplace(person.needs.staff.index(), seat.session, 0);
            return all;
        };
        const auto before = seats_of_all();
        // Somebody leaves.
        const std::size_t who = seed % input.records.staff.size();
        input.records.staff[Id<StaffMember>(who)].status = input.records.words.intern("退職");
        const auto after = seats_of_all();
        for (const auto& one : before)
            changed += std::get<0>(one) != who && !after.contains(one) ? 1 : 0;
        seats += static_cast<std::int64_t>(before.size());
    }
    CAPTURE(changed, seats);
    constexpr std::int64_t five_for_each_town = 100;
    CHECK(changed <= five_for_each_town);
}
