// The document properties of a workbook: title, author and the like (ECMA-376 Part 2, 11).
#pragma once

#include <string>

#include "core/result.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/edit/workbook_editor.h"

namespace skillmap::xlsx {

/// Sets a property in the part of the core properties, which is made where there is none.
Result<void> set_property(PackageEditor& editor, DocumentProperty property,
                          const std::string& text);

}  // namespace skillmap::xlsx
