// Rates of departments that others would give away, as "so many tenths or more". How many acquired
// a skill is, where trainings serve it, nearly how many completed these: of a department of 15
// people, 14 of whom are asked for the skill, both figures together would tell what the one other
// person did. Likewise for stages, which people of several personas reach.
#pragma once

#include <cstdint>

#include "core/indicators/distribution.h"
#include "core/report/dataset.h"

namespace skillmap::report {

/// To be called when what is hidden is known: what a rate is rounded to follows from the figures of
/// trainings that are shown, wherever these leave only 1 to `least` - 1 others; elsewhere a step is
/// a tenth, or `least` people where these are more. Rates of the whole stay where many are asked,
/// unless they would tell of these others.
void make_skills_coarse(Dataset& set, const Facts& facts, const SkillCoverage& coverage,
                        std::int64_t least);

/// How many of `of` people there can be where `tenths` are shown and the truth is `people`: readers
/// may know the steps, but not by how much less is told.
struct CoarseBounds {
    std::int64_t least = 0;
    std::int64_t most = 0;
};
CoarseBounds bounds_of(std::int64_t tenths, std::int64_t people, std::int64_t of,
                       std::int64_t least);

/// The stages of departments, in the same steps.
void make_stages_coarse(Dataset& set, std::int64_t least);

}  // namespace skillmap::report
