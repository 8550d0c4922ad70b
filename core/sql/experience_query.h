// Project work (core/evaluate/experience.cpp) as SQL. Internal to core/sql.
#pragma once

#include <string>

#include "core/scheme/scheme.h"

namespace skillmap::sql {

/// A subquery of one row: have, how much there is, and uncertain, whether there may be more. The
/// thresholds of its viewpoints are known.
std::string experience_query(const ExperienceCondition& rule);

}  // namespace skillmap::sql
