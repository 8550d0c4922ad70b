// The figures of the dashboard, computed once from an assessment. Pages refer to them and hold no
// numbers of their own.
#pragma once

#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/indicators/distribution.h"
#include "core/indicators/targets.h"
#include "core/report/model.h"

namespace skillmap::report {

using DatumId = Id<Datum>;

/// A range of rates, for counting departments: from `from` up to but not including `to`.
struct Band {
    std::string_view label;
    double from = 0;
    double to = 0;
};

/// 100 %, 80–99 %, 50–79 %, 1–49 %, 0 %, and those without a rate as the last.
const std::vector<Band>& bands();

struct DepartmentData {
    Id<Department> department;
    std::string label;  // its name; with its code where another one is called the same
    DatumId members;
    std::vector<DatumId> indicators;                // by Scheme::indicators
    std::vector<std::optional<DatumId>> skills;     // by Dataset::skills; nothing: nobody is asked
    std::vector<std::optional<DatumId>> trainings;  // by Dataset::trainings; nothing: for nobody
    std::vector<DatumId> personas;                  // people, by Dataset::personas
    std::vector<std::optional<DatumId>> stages;     // reached or passed, by Dataset::stages
};

struct PersonaData {
    Id<Persona> persona;
    DatumId people;
    std::optional<DatumId> undecided;  // of them, who may have reached a higher stage
    std::vector<DatumId> stages;       // people whose highest stage it is; [0]: none yet
    std::vector<DatumId>
        at_least;  // share of those who reached stage n or a higher one; [0]: n = 1
};

struct TargetData {
    const TargetResult* result = nullptr;
    const Target* target = nullptr;
    DatumId actual;
};

struct Dataset {
    List<Datum> data;
    DatumId staff;
    std::vector<DatumId> totals;  // by Scheme::indicators, over all departments
    std::vector<std::optional<DatumId>> without_holder;  // departments without one, by indicator
    std::vector<DepartmentData> departments;
    std::vector<PersonaData> personas;     // those somebody has
    std::vector<std::string> stage_names;  // of the persona that has most of them
    std::vector<Id<Stage>> stages;         // of them, those that somebody could reach
    std::vector<DatumId> stage_totals;     // reached or passed as any persona, by stages
    std::vector<Id<Skill>> skills;         // those asked of somebody
    std::vector<DatumId> skill_totals;     // by skills
    std::vector<Id<Training>> trainings;   // those meant for somebody
    std::vector<DatumId> training_totals;  // by trainings
    /// Not among them: for a few people of most departments, and told of by an indicator of the
    /// departments, which is shown.
    std::vector<Id<Training>> trainings_left_out;
    std::vector<std::vector<DatumId>> spread;  // [band][rate indicator]
    std::vector<TargetData> targets;
    /// Nothing where nobody has the persona.
    const PersonaData* find_persona(Id<Persona> persona) const;
    /// Whether what a minimum for departments is about is hidden there: to tell whether it is
    /// reached would give it away.
    bool hides(const TargetResult& target, const DepartmentData& department) const;
    /// Whether the members of any department are hidden.
    bool hides_departments() const;
    /// Whether the persona has stages and nothing of them is hidden.
    bool shows_stages(const PersonaData& persona) const;

    IndicatorValue obligations;  // exempted and undecided pairs over all departments
};

/// The trainings that an indicator is about, by their number in Dataset::trainings.
std::vector<std::size_t> trainings_behind(const Dataset& set, const Assessment& assessment,
                                          const Indicator& indicator);

/// Departments whose figures are hidden for another reason than their size, by
/// Assessment::departments(). Empty where there are none.
struct HiddenDepartments {
    std::vector<bool> members;
    std::vector<std::vector<bool>> indicators;  // of each indicator
};

/// Figures about fewer than `least` people are hidden, with what would give them away.
Dataset make_dataset(Assessment& assessment, std::int64_t least,
                     const HiddenDepartments& already = {});

}  // namespace skillmap::report
