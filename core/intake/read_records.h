// Builds the records of a workbook in a known form. What cannot be used is reported with its sheet
// and cell; the rest is used.
#pragma once

#include "core/domain/records.h"
#include "core/intake/form.h"
#include "core/intake/vocabulary.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/table/source.h"

namespace skillmap {

/// Reads every sheet of the form but those that change schemes. `workbook.sheet_missing` without
/// staff.
Result<Records> read_records(const SheetSource& source, const Form& form,
                             const Vocabulary& vocabulary, IssueList& issues);

}  // namespace skillmap
