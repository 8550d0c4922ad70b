// What a cell says, read as text, a number, a date or a code. A cell that cannot be read so gives
// nothing; it is never read as zero.
#pragma once

#include <optional>
#include <string>

#include "core/domain/records.h"
#include "core/table/cell.h"

namespace skillmap {

/// The cell as text: numbers in shortest form, dates as YYYY-MM-DD, booleans as TRUE and FALSE.
/// Trimmed. For a code column, a number is written with as many digits as its format shows.
std::string cell_text(const CellValue& value);

/// Nothing written, or white space only.
bool is_blank(const CellValue& value);

/// A number, also one written as text in any width ("３０％" is not one).
std::optional<double> cell_number(const CellValue& value);

/// A date: blank, known or unreadable. `offset` is added to plain numbers
/// (TableReader::date_offset).
DateField cell_date(const CellValue& value, double offset);

}  // namespace skillmap
