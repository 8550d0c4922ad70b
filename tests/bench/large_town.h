// A town of any size, in memory: its people answer 40 skills each, at random, have taken up to 15
// trainings and worked on projects.
#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/intake/read_input.h"
#include "core/scheme/load.h"
#include "samples/random.h"
#include "tests/bench/measurement.h"

namespace skillmap::bench {

inline constexpr std::size_t skills_answered = 40;

class LargeTown {
  public:
    LargeTown(int staff, int departments, std::initializer_list<const char*> schemes,
              std::uint64_t seed = 1)
        : departments_(departments), random_(seed) {
        for (const char* id : schemes) {
            IssueList issues;
            auto scheme = load_preset(id, {}, issues);
            if (!scheme) fail(id);
            input_.schemes.push_back(std::move(*scheme));
        }
        input_.as_of = *parse_iso_date("2026-03-31");
        add_catalogue();
        for (int i = 0; i < staff; ++i) add_person(i);
    }

    const AssessmentInput& input() const { return input_; }

  private:
    Symbol word(std::string_view text) { return input_.records.words.intern(text); }

    void add_catalogue() {
        Records& records = input_.records;
        records.present = {true, true, true, true, true, true, true, true, true, true, true};
        for (int i = 0; i < departments_; ++i) {
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
        member.department = Id<Department>(static_cast<std::size_t>(random_.below(departments_)));
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

    int departments_;
    samples::Random random_;
    AssessmentInput input_;
    std::vector<Symbol> skills_;
};

}  // namespace skillmap::bench
