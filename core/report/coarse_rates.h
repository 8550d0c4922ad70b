// Rates of departments that others would give away, as "so many tenths or more". How many acquired
// a skill is, where trainings serve it, nearly how many completed these: of a department of 15
// people, 14 of whom are asked for the skill, both figures together would tell what the one other
// person did. Likewise for stages, which people of several personas reach.
#pragma once

#include "core/indicators/distribution.h"
#include "core/report/dataset.h"

namespace skillmap::report {

/// To be called when what is hidden is known: what a rate is rounded to follows from the figures of
/// trainings that are shown, wherever these leave only 1 to `least` - 1 others; elsewhere a step is
/// a tenth, or `least` people where these are more. Rates of the whole stay where many are asked,
/// unless they would tell of these others.
void make_skills_coarse(Dataset& set, const Facts& facts, const SkillCoverage& coverage,
                        std::int64_t least);

/// The stages of departments, in the same steps.
void make_stages_coarse(Dataset& set, std::int64_t least);

}  // namespace skillmap::report
