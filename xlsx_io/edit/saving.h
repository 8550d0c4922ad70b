// A workbook with what was set in it: what cells need of the other parts, then each part.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/result.h"
#include "xlsx_io/edit/sheet_edit.h"
#include "xlsx_io/edit/workbook_editor.h"
#include "xlsx_io/package/package.h"
#include "xlsx_io/read/workbook_part.h"

namespace skillmap::xlsx {

/// A cell to be set.
struct SetCell {
    CellInput value;
    bool formula = false;  // the text is a formula of the workbook itself
    /// The cell whose format it gets: in any case, or where it is new.
    std::optional<CellRef> like;
    bool like_if_new = false;
    bool spares = false;  // not where there is a value or a formula
};

/// What is to be done to a sheet.
struct SheetInputs {
    std::map<CellRef, SetCell> cells;  // by row, then column
    SheetShape shape;
};

using InputsOfSheets = std::map<std::string, SheetInputs>;  // by the part of the sheet

/// The bytes of the changed workbook.
Result<std::string> save_inputs(const Package& package, const WorkbookPart& workbook,
                                const InputsOfSheets& inputs);

/// A date as the workbook counts it; nothing before its first day.
std::optional<double> serial_in(const WorkbookPart& workbook, Date date);

}  // namespace skillmap::xlsx
