// Trainings taken and trainings asked for, as SQL. Internal to core/sql.
#pragma once

#include <string>
#include <string_view>

#include "core/scheme/scheme.h"

namespace skillmap::sql {

/// Whether an attendance x of a training t says that it was taken in the time that counts.
std::string attended(const Window& window, bool exemptions);

/// SELECT asked, rows, due: the trainings asked for, each with the rows of 研修 that mean it.
std::string asked_rows(const TrainingListCondition& rule);

/// Whether one of the trainings was taken; `which` goes on from "x.training_id".
std::string taken(const TrainingListCondition& rule, std::string_view which);

}  // namespace skillmap::sql
