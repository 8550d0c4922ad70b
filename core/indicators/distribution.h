// How the stages are spread over the counted staff, and how many have acquired each skill.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/domain/ratio.h"
#include "core/evaluate/stages.h"
#include "core/indicators/population.h"

namespace skillmap {

/// Counted people of one persona, by the number of stages reached; [0] is none yet.
struct StageDistribution {
    Id<Persona> persona;
    std::vector<int> people;
    int undecided = 0;  // of them, those who may have reached a higher stage: nobody knows

    int total() const;
    /// Those who reached stage n (1-based) or a higher one, of all people of the persona.
    /// Nothing of nothing where that is not known of anybody.
    Ratio reached(std::size_t stage) const;
};

/// One for each persona of the scheme, in its order.
std::vector<StageDistribution> stage_distribution(const Records& records, const Scheme& scheme,
                                                  const StageResults& stages,
                                                  const Population& population);

/// Whether the current person has acquired a skill at all: trained or qualified, level 1 or more in
/// the self-check, or in a tool that serves it. Unknown where no training serves the skill and
/// nothing was answered.
State acquired(const Facts& facts, Id<Skill> skill);

/// Members of departments, whoever of one department has the same personas in one group.
struct Groups {
    struct Group {
        Id<Department> department;
        std::vector<Id<Persona>> personas;  // sorted
    };
    std::vector<Group> groups;
    std::vector<std::optional<std::uint32_t>> of;  // by staff; nothing: of no department
};

Groups groups_of(const Records& records, const StageResults& stages);

/// Rates of groups as those of departments.
std::vector<std::vector<Ratio>> by_department(const std::vector<std::vector<Ratio>>& rates,
                                              const Groups& groups, std::size_t departments);

struct SkillCoverage {
    /// For each group and skill: those who have acquired it, of the counted members whose personas
    /// ask for it and of whom it is known.
    std::vector<std::vector<Ratio>> rates;
    /// Of the latter, by a training that serves the skill.
    struct Serving {
        int meant = 0;     // for whom it is meant, as in training_coverage
        int exempted = 0;  // from it
    };
    /// For each department, skill and training that serves it (in the order of Facts::serving).
    std::vector<std::vector<std::vector<Serving>>> serving;
};

SkillCoverage skill_coverage(Facts& facts, const Population& population, const Groups& groups);

/// For each group and training: those who completed it, of the counted members for whom it is
/// meant, whether required or recommended, and who are not exempted. Empty where the workbook has
/// no sheet of attendances.
std::vector<std::vector<Ratio>> training_coverage(Facts& facts, const Population& population,
                                                  const Groups& groups);

/// For each department and persona of the scheme: the counted members who have it.
std::vector<std::vector<int>> personas_by_department(const Records& records, const Scheme& scheme,
                                                     const StageResults& stages,
                                                     const Population& population);

/// For each group and each of so many stages, from the first: the counted members who reached it or
/// a higher one as any of those personas, of all counted members.
std::vector<std::vector<Ratio>> stage_coverage(const std::vector<Id<Persona>>& personas,
                                               const StageResults& stages,
                                               const Population& population, const Groups& groups,
                                               std::size_t stage_count);

}  // namespace skillmap
