// Sheets of another workbook in the place of some that are there: those that come again under their
// names stay what formulas of other sheets refer to.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "xlsx_io/package/package.h"

namespace skillmap::xlsx {

/// The bytes of the workbook with the sheets of those names replaced by all of `other`, as
/// WorkbookEditor::replace_sheets() says.
Result<std::string> with_sheets_replaced(const Package& package,
                                         const std::vector<std::string>& names,
                                         const Package& other);

}  // namespace skillmap::xlsx
