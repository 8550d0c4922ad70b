// Where in a package formulas stand, and what else names sheets: cells, defined names, validations,
// conditional formats, charts, tables, drawings and their links, controls, pivot caches; slicers
// and timelines, by number.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "xlsx_io/edit/package_editor.h"

namespace skillmap::xlsx {

enum class PlaceKind {
    Formula,    // Sheet1!A1+1
    SheetName,  // Sheet1, of an attribute that holds nothing else
    SheetId,    // 1: the sheetId of the sheet that a pivot table is on
    TableId,    // 1: the id of a table
};

/// Gives what takes the place of a text, or nothing where it stays. `attributes` are those of the
/// element, as written; `element` is its name.
using FormulaChange = std::function<std::optional<std::string>(
    PlaceKind kind, std::string_view element, std::string_view attributes, std::string_view text)>;

/// Whether a part may hold formulas, by its name.
bool may_hold_formulas(std::string_view part);

/// Shows all such texts of a part to `change` and puts in what it gives. A part in which nothing
/// changes keeps its bytes. Parts outside of the workbook that are not well-formed are passed over.
Result<void> change_formulas(PackageEditor& editor, const std::string& part,
                             const FormulaChange& change);

}  // namespace skillmap::xlsx
