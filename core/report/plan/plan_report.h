// The training plan as a report (研修計画): by training, by day, by department, and by name who
// takes what. Holds names: a workbook of its own, not for publication.
#pragma once

#include <optional>

#include "core/assessment.h"
#include "core/plan/training_plan.h"
#include "core/report/model.h"

namespace skillmap::report {

struct PlanReportOptions {
    std::optional<Id<Department>> department;  // only the people of this one and those below it
    bool personal = false;                     // with a printed page for each person (個人票)
};

/// The assessment is that of the plan's first day.
Report make_plan_report(Assessment& assessment, const plan::TrainingPlan& plan,
                        const PlanReportOptions& options);

}  // namespace skillmap::report
