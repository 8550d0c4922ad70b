// Where the rules of two workbooks differ, in words: figures are comparable where they do not.
#pragma once

#include <string>
#include <vector>

#include "core/scheme/scheme.h"

namespace skillmap::report {

struct SchemeDifference {
    std::string subject;
    std::string before;
    std::string now;
};

/// Schemes, chosen readings, parameters, conditions of stages, requirements, checklists and
/// indicators. Empty where people and departments are judged alike.
std::vector<SchemeDifference> scheme_differences(const std::vector<Scheme>& before,
                                                 const std::vector<Scheme>& now);

}  // namespace skillmap::report
