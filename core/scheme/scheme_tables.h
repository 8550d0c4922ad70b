// Reads a scheme from the sheets of a workbook (core/scheme/scheme_pages) as the text of a scheme.
// Not a validator: what stands in the cells becomes TOML, and load_scheme judges that. Only what
// cannot be written as TOML is refused here: words that no list has, and rows that belong nowhere.
#pragma once

#include "core/issue.h"
#include "core/result.h"
#include "core/scheme/scheme_text.h"
#include "core/table/source.h"

namespace skillmap {

/// `issues` takes every error found, with its cell, and notes about what was not read; the result
/// is the first of the errors.
Result<SchemeText> read_scheme_tables(const SheetSource& source, IssueList& issues);

}  // namespace skillmap
