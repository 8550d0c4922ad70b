// People who have what a post asks for. Those of whom something is not known are told apart: they
// are no match, and not no match either.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/plan/query.h"

namespace skillmap::plan {

/// How a criterion fits, and what is known: a level, a stage, a position. Nothing of what is not
/// used for the person.
struct Judged {
    Fit fit = Fit::No;
    std::string value;
};

struct FoundPerson {
    Id<StaffMember> staff;
    std::vector<Judged> criteria;  // by the query
};

/// In the order of the departments: no order of merit.
struct Found {
    std::vector<FoundPerson> matches;
    std::vector<FoundPerson> unknown;   // nothing speaks against them, and something is not known
    std::vector<FoundPerson> not_used;  // all holds but what does not count for them
    std::size_t considered = 0;         // people who are counted
};

Found find_people(const Placement& placement, const Query& query);

}  // namespace skillmap::plan
