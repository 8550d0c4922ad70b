// Measures the evaluation alone: so many people who answer 40 skills each, judged by three schemes,
// from records in memory. Every condition of every stage of every person is counted, whether or not
// it had to be judged to know the stage.
//
//     skillmap_bench_evaluate STAFF
#include "core/assessment.h"
#include "core/intake/read_input.h"
#include "core/scheme/load.h"
#include "samples/random.h"
#include "tests/bench/measurement.h"

using namespace skillmap;

namespace {

constexpr std::size_t skills_answered = 40;
constexpr int departments = 400;

class Records40 {
  public:
    explicit Records40(int staff) : staff_(staff), random_(1) {
        for (const char* id : {"wg-tokyo-2025", "tokyo-dsm-22", "oyama"}) {
            IssueList issues;
            auto scheme = load_preset(id, {}, issues);
            if (!scheme) bench::fail(id);
            input_.schemes.push_back(std::move(*scheme));
        }
        input_.as_of = *parse_iso_date("2026-03-31");
        add_catalogue();
        for (int i = 0; i < staff_; ++i) add_person(i);
    }

    const AssessmentInput& input() const { return input_; }

  private:
    Symbol word(std::string_view text) { return input_.records.words.intern(text); }

    void add_catalogue() {
        Records& records = input_.records;
        records.present = {true, true, true, true, true, true, true, true, true, true, true};
        for (int i = 0; i < departments; ++i) {
            Department department;
            department.code = std::to_string(1000 + i);
            department.name = department.code;
            records.departments.add(std::move(department));
        }
        for (const Scheme& scheme : input_.schemes) {
            for (const Persona& persona : scheme.personas)
                for (const Requirement& requirement : persona.requirements)
                    for (const std::string& name : requirement.trainings)
                        add_training(name, scheme, requirement.skill);
            for (const Skill& skill : scheme.skills)
                if (skills_.size() < skills_answered) skills_.push_back(word(skill.name));
        }
    }

    void add_training(const std::string& name, const Scheme& scheme, Id<Skill> skill) {
        Records& records = input_.records;
        for (Training& training : records.trainings)
            if (training.name == name)
                return training.skills.push_back(word(scheme.skills[skill].name));
        Training training;
        training.name = name;
        training.category = word("必須");
        training.audience = {Audience{}};
        training.skills = {word(scheme.skills[skill].name)};
        records.trainings.add(std::move(training));
    }

    DateField day() { return DateField(input_.as_of - std::chrono::days(1 + random_.below(1500))); }

    void add_person(int number) {
        Records& records = input_.records;
        StaffMember member;
        member.id = std::to_string(1000000 + number);
        member.department = Id<Department>(static_cast<std::size_t>(random_.below(departments)));
        member.status = word("在籍");
        member.appointment = word("正規");
        member.position = word(random_.percent(50) ? "主任" : "副主任");
        static constexpr std::array personas{"一般行政職員", "DX推進員", "全庁情報システム担当"};
        member.personas = {word(personas[static_cast<std::size_t>(random_.below(3))]),
                           word(random_.percent(50) ? "BD" : "PD")};
        const Id<StaffMember> id = records.staff.add(std::move(member));
        for (const Symbol skill : skills_)
            if (!random_.percent(10))
                records.skill_levels.push_back({id, skill, Level(random_.below(4)), {}, {}});
        for (int i = random_.below(16); i > 0; --i) {
            const auto training =
                static_cast<std::size_t>(random_.below(static_cast<int>(records.trainings.size())));
            records.attendances.push_back(
                {id, Id<Training>(training), day(), AttendanceStatus::Completed, {}, {}});
        }
        for (int i = random_.below(3); i > 0; --i) {
            Experience record;
            record.staff = id;
            record.project = word("P" + std::to_string(random_.below(900)));
            record.role = ProjectRole::Lead;
            record.start = day();
            records.experiences.push_back(record);
        }
    }

    int staff_;
    samples::Random random_;
    AssessmentInput input_;
    std::vector<Symbol> skills_;
};

std::uint64_t conditions_of(const Assessment& assessment) {
    std::uint64_t count = 0;
    for (const auto& one : assessment.schemes())
        for (const StaffMember& member : assessment.records().staff)
            for (const PersonaStage& persona :
                 one->stages.of(assessment.records().staff.id_of(member)))
                if (persona.scheme_persona)
                    for (const Stage& stage : one->scheme.personas[*persona.scheme_persona].stages)
                        count += stage.conditions.size();
    return count;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) bench::fail("usage: skillmap_bench_evaluate STAFF");
    const Records40 records(std::atoi(argv[1]));
    bench::Stopwatch stages_watch;
    for (const Scheme& scheme : records.input().schemes) {
        Facts facts(records.input().records, scheme, records.input().as_of);
        evaluate_stages(facts);
    }
    stages_watch.stop();
    bench::Stopwatch watch;
    const Assessment assessment(records.input());
    watch.stop();
    const std::uint64_t conditions = conditions_of(assessment);
    std::printf("%s people, %llu conditions; stages then everything:\n", argv[1],
                static_cast<unsigned long long>(conditions));
    stages_watch.print(conditions);
    watch.print(conditions);
    std::printf("stages: %.3f us per person and condition\n",
                stages_watch.seconds() * 1e6 / static_cast<double>(conditions));
    return 0;
}
