// How many people came into a department from another one, and how many left it. Counts only; who
// they are is not kept.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/assessment.h"

namespace skillmap::report {

/// A department of today, or one that was and has become none of these.
struct Home {
    std::string code;
    std::string name;
    std::string label;    // the name, told apart from others of the same
    bool hidden = false;  // its figures are, then or now
};

struct Moves {
    std::int64_t in = 0;
    std::int64_t out = 0;
};

/// Of the people counted at both times, told by their numbers: those whose home is another one.
/// `homes_now` and `homes_before` number the homes by department; there are `homes` of them. Empty
/// where nobody is found at both times.
std::vector<Moves> count_moves(const Assessment& now,
                               const std::map<Id<Department>, std::size_t>& homes_now,
                               const Assessment& before,
                               const std::map<Id<Department>, std::size_t>& homes_before,
                               std::size_t homes);

/// Whether the moves cannot be shown: some would have to be hidden, and what changed in the number
/// of members, which is shown, would say them.
bool are_too_few(const std::vector<Home>& homes, const std::vector<Moves>& moves,
                 std::int64_t least);

}  // namespace skillmap::report
