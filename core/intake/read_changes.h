// What a workbook changes in its schemes: スキル項目, スキル基準 and ツール項目. Read before the
// records, since these sheets add names.
#pragma once

#include "core/intake/form.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/scheme/load.h"
#include "core/table/source.h"

namespace skillmap {

/// Reads the three sheets, where the workbook has them; the choices are left empty.
Result<SchemeChanges> read_changes(const SheetSource& source, const Form& form, IssueList& issues);

}  // namespace skillmap
