// What a workbook says besides the values of its cells, as lines: sheet, kind, place, name, text.
#pragma once

#include "core/result.h"
#include "xlsx_io/read/workbook.h"
#include "xlsx_io/tool/lines.h"

namespace skillmap::xlsx {

/// The defined names of the workbook, or of one sheet alone.
Result<void> add_names(const Workbook& workbook, const std::optional<std::string>& sheet,
                       Lines& lines);

/// Visibility, hidden rows and columns, merged ranges, tables, comments, formulas and phonetic text
/// of a sheet.
Result<void> add_details(const Workbook& workbook, std::size_t sheet, const Phonetics& phonetics,
                         Lines& lines);

}  // namespace skillmap::xlsx
