// Looks at the figures of a dashboard as a reader would who knows the departments and the rules,
// and hides those from which it follows what 1 or 2 people did.
#pragma once

#include <cstdint>
#include <vector>

#include "core/indicators/distribution.h"
#include "core/report/dataset.h"

namespace skillmap::report {

/// What the figures are made of, by group of people alike.
struct GroupRates {
    const Groups& groups;
    const std::vector<std::vector<Ratio>>& trainings;  // empty: nothing is known
    const std::vector<std::vector<Ratio>>& skills;
};

/// To be called last: figures that are hidden or rounded tell nothing, or less. First those of
/// stages and skills of departments go, then those of trainings, last the rates of obligations.
void hide_what_tells_of_few(Dataset& set, const Assessment& assessment, const GroupRates& rates,
                            std::int64_t least);

}  // namespace skillmap::report
