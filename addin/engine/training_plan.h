// The training plan of a workbook: its time, and what it says as JSON. Shared by every way in.
#pragma once

#include <optional>
#include <string>

#include "core/assessment.h"
#include "core/plan/training_plan.h"
#include "core/result.h"

namespace skillmap::engine {

/// Moves the input to the first day of its plan: the one given, else the day after its as-of date.
/// The last day of the plan: the one given, else that of the fiscal year. plan.time where these are
/// no part of one fiscal year.
Result<Date> begin_plan(AssessmentInput& input, std::optional<Date> from, std::optional<Date> to);

/// {"from", "to", "scheduled", "other_sessions", "goals", "reached", "at_most", "trainings":
/// [{"name", "needed", "seats": {"duty", "goal", "wish", "towards", "kept"}, "waiting",
/// "waiting_duty", "departments_waiting", "sessions", "capacity" (null: no limit)}], "sessions":
/// [{"training", "date", "capacity", "taken", "kept"}], "people": [{"staff_id", "name",
/// "department", "goals":
/// [{"persona", "stage", "by_trainings", "reached"}], "seats": [{"session" (its number),
/// "training", "date", "reason"}], "waiting", "unsure", "under_way"}], "departments": [{"code",
/// "training", "indicator", "session", "served"}]}. Trainings that nobody lacks and that are not
/// held are left out, and people who lack nothing.
std::string plan_json(const Assessment& assessment, const plan::TrainingPlan& plan);

}  // namespace skillmap::engine
