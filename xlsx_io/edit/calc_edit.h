// What follows for calculation when cells are set: the chain of formulas, and the order to compute
// anew.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/result.h"
#include "core/table/cell.h"
#include "xlsx_io/edit/package_editor.h"

namespace skillmap::xlsx {

/// Takes the cells that are `gone`, by the sheetId of their sheet, out of the chain (ECMA-376 Part
/// 1, 18.6). True where nothing is left of it then: an empty chain is not valid, so the part has
/// to go. Without such cells the part keeps its bytes.
Result<bool> remove_from_chain(PackageEditor& editor, const std::string& part,
                               const std::function<bool(std::uint32_t, CellRef)>& gone);

/// Has Excel compute all formulas when it opens the workbook. `part` is the workbook part.
Result<void> compute_on_load(PackageEditor& editor, const std::string& part);

}  // namespace skillmap::xlsx
