// What each person lacks on the first day of a training plan: trainings they have to take, those
// recommended to them, and the trainings that would bring them to their next stage. No seats.
#pragma once

#include <vector>

#include "core/assessment.h"
#include "core/plan/ways.h"

namespace skillmap::plan {

/// The next stage of a person in a persona.
struct StageGoal {
    const SchemeAssessment* of = nullptr;
    Id<Persona> persona;
    std::size_t stage = 0;  // of Persona::stages
    Ways ways;
};

/// Trainings are sorted, each once.
struct PersonNeeds {
    Id<StaffMember> staff;
    TrainingSet duties;            // asked of them by an obligation of a scheme
    TrainingSet wishes;            // likewise, where they may do without (Indicator::by_choice)
    TrainingSet unsure;            // nobody knows whether they have to take it, or have taken it
    TrainingSet under_way;         // they have begun it
    std::vector<StageGoal> goals;  // those that some training helps to reach

    bool any() const {
        return !duties.empty() || !wishes.empty() || !unsure.empty() || !under_way.empty() ||
               !goals.empty();
    }
};

/// One member is enough: a training that nobody of the department has completed yet, of those that
/// an indicator counts by department.
struct DepartmentNeed {
    const SchemeAssessment* of = nullptr;
    const Indicator* indicator = nullptr;
    Id<Department> department;
    Id<Training> training;
    std::vector<Id<StaffMember>> members;  // who may take it
};

/// Whether a training can be taken in the time of the plan at all.
using InPlan = std::vector<bool>;  // by Records::trainings

/// Of everybody whom a scheme of the assessment counts, in the order of the staff.
std::vector<PersonNeeds> needs_of_people(const Assessment& assessment, const InPlan& in_plan);

/// In the order of schemes, indicators, departments and trainings.
std::vector<DepartmentNeed> needs_of_departments(const Assessment& assessment,
                                                 const InPlan& in_plan);

}  // namespace skillmap::plan
