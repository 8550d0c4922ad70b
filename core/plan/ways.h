// Which trainings would meet what a person lacks for a stage: sets of them, each of which is enough
// by itself. Knows no seats.
#pragma once

#include <functional>
#include <vector>

#include "core/domain/records.h"
#include "core/evaluate/conditions.h"
#include "core/evaluate/stages.h"

namespace skillmap::plan {

/// Sorted, each once.
using TrainingSet = std::vector<Id<Training>>;

/// More sets than these are not kept: the smallest ones are.
inline constexpr std::size_t most_ways = 64;

struct Ways {
    std::vector<TrainingSet> sets{{}};  // the smallest first; an empty one: nothing is lacking
    bool enough = true;    // false: no set is; something that is no training is lacking as well, or
                           // nobody knows what is. The sets are what helps on the way.
    bool complete = true;  // no other set would do
};

/// Whether a training can be taken by the current person of the facts.
using Offered = std::function<bool(Id<Training>)>;

/// What the unmet conditions of a stage ask of the current person of the facts.
Ways ways_to(const StageExplanation& stage, const Facts& facts, const Offered& offered);

}  // namespace skillmap::plan
