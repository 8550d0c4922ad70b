// Proposals of who could guide whom: people at the first stage of a persona, or before it, with
// somebody at its last stage (指導). From certain facts only; a person decides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/plan/placement.h"

namespace skillmap::plan {

/// Why a mentor was chosen.
enum class Near : std::uint8_t {
    SameDepartment,
    SameBureau,
    OtherBureau,  // no mentor of the bureau could take more
    NoBureau      // of one of them no bureau is known
};

struct Pair {
    Id<StaffMember> learner;
    std::uint8_t stage = 0;  // reached by the learner; 0: none yet
    Id<StaffMember> mentor;
    Near near = Near::OtherBureau;
};

/// What can be proposed for one persona.
struct Mentoring {
    Id<Persona> persona;
    std::size_t last_stage = 0;  // number of the stage of the mentors; 0: fewer than two are known
    std::vector<Id<StaffMember>> mentors;
    std::vector<Pair> pairs;       // in the order of the learners
    std::size_t most = 0;          // learners that one mentor is given at most
    std::size_t undecided = 0;     // people left out: nobody knows their stage
    std::size_t without_pair = 0;  // learners for whom there is no mentor
};

/// For each persona with two stages or more. No mentor is given more than the learners divided by
/// the mentors, rounded up. First everybody, in the order of the departments, is given the mentor
/// of the same bureau (部局) with the fewest learners so far, one of the same department before
/// others; then those who are left the mentor with the fewest learners of all. Of mentors alike,
/// the first in the order of the departments.
std::vector<Mentoring> propose_pairs(const Placement& placement);

}  // namespace skillmap::plan
