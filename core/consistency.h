// What does not fit together although every cell could be read: departments past their dates, an
// as-of date outside the fiscal year, targets that cannot be computed.
#pragma once

#include "core/assessment.h"
#include "core/issue.h"

namespace skillmap {

void check_consistency(const AssessmentInput& input, IssueList& issues);

/// Names the sheets of a workbook in WG form that its schemes look at and that are not there. Of
/// trainings and attendances it is told where they are read.
void check_sheets(const AssessmentInput& input, IssueList& issues);

}  // namespace skillmap
