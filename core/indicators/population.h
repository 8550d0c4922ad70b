// Who is counted in the figures of a department: the rules of the scheme applied to every member of
// staff, with the number of those left out and why.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/domain/records.h"
#include "core/scheme/scheme.h"

namespace skillmap {

/// How many were left out by one rule, by the word that decided ("育休" 3).
struct Exclusion {
    PopulationRule::Field field = PopulationRule::Field::Status;
    Symbol word;
    int count = 0;
};

struct Population {
    /// The counted members of each department, by its number, in the order of the staff.
    std::vector<std::vector<Id<StaffMember>>> members;
    /// Likewise those who hold a post there beside that of another department (兼務).
    std::vector<std::vector<Id<StaffMember>>> concurrent;
    std::vector<bool> counts;    // by staff, those without a department included
    int counted = 0;             // of a department or of none
    int without_department = 0;  // of these, no department is known
    std::vector<Exclusion> exclusions;
};

Population count_population(const Records& records, const std::vector<PopulationRule>& rules);

}  // namespace skillmap
