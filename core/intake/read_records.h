// Builds the records of a workbook in a known form. What cannot be used is reported with its sheet
// and cell; the rest is used.
#pragma once

#include <string>
#include <vector>

#include "core/domain/records.h"
#include "core/intake/form.h"
#include "core/intake/vocabulary.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/scheme/load.h"
#include "core/table/source.h"

namespace skillmap {

/// Reads スキル項目, where the workbook has it: it comes before the records, since it adds names.
Result<std::vector<RequirementOverride>> read_requirements(const SheetSource& source,
                                                           const Form& form, IssueList& issues);

/// Reads every other sheet of the form. `workbook.sheet_missing` without staff.
Result<Records> read_records(const SheetSource& source, const Form& form,
                             const Vocabulary& vocabulary, IssueList& issues);

}  // namespace skillmap
