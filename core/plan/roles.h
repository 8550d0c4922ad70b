// What a department is meant to have somebody of: personas with stages or with a minimum, and the
// segments whose holders share trainings (DXリーダー). By the schemes, not by name.
#pragma once

#include <string>
#include <vector>

#include "core/plan/placement.h"

namespace skillmap::plan {

struct Role {
    std::string name;
    bool minimum = false;      // a target asks for it in every department
    std::vector<int> holders;  // by department: the counted members who have it
};

/// Personas in the order of the scheme, then segments.
std::vector<Role> roles_of(const Assessment& assessment, const Placement& placement);

}  // namespace skillmap::plan
