// How many goals can be reached at most with the seats there are. Internal to core/plan.
#pragma once

#include "core/plan/seating.h"

namespace skillmap::plan {

/// By course, all sessions together; nothing: as many as come.
using CourseSeats = std::vector<std::optional<std::int64_t>>;

/// No plan in which the duties come first reaches more. Days are not looked at.
std::int64_t most_goals(const CourseSeats& seats, const std::vector<Applicant>& applicants);

}  // namespace skillmap::plan
