// Which sheets of a workbook are which of the form.
#pragma once

#include <vector>

#include "core/intake/form.h"
#include "core/issue.h"
#include "core/table/source.h"

namespace skillmap {

/// The sheets that are read as one sheet of the form. Where several have a name of it, the first is
/// read and the others reported; sheets found by prefix are all read.
std::vector<std::size_t> sheets_for(const SheetSource& source, const Form& form,
                                    const FormSheet& layout, IssueList& issues);

}  // namespace skillmap
