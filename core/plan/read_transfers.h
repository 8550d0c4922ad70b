// A proposed list of transfers (異動案), read against the records of a workbook. Rows that cannot
// be carried out are reported and left out. Changes nothing.
#pragma once

#include <vector>

#include "core/assessment.h"
#include "core/domain/records.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/table/source.h"

namespace skillmap {

/// One person who is to go to another department.
struct Transfer {
    Id<StaffMember> staff;
    Id<Department> to;
};

/// The sheet called 異動案, or the only sheet there is. transfers.sheet_missing,
/// transfers.unusable. `issues` takes every row that is left out, with the reason and its place.
Result<std::vector<Transfer>> read_transfers(const SheetSource& source,
                                             const AssessmentInput& input, IssueList& issues);

}  // namespace skillmap
