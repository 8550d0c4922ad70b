// The value of a cell from its type, style and raw text (ECMA-376 Part 1, 18.3.1.4 c, 18.18.11
// ST_CellType). Shared by every way of reading a sheet.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/table/cell.h"
#include "xlsx_io/read/sheet_scanner.h"

namespace skillmap::xlsx {

/// What a cell style says about a value.
struct StyleKind {
    bool date = false;
    std::uint8_t zero_digits = 0;  // of a format such as "000000"
    bool struck = false;
};

/// What the value of a cell depends on besides the cell. Borrowed from the workbook.
struct CellContext {
    std::span<const std::string_view> shared_strings;
    std::span<const StyleKind> styles;
    bool dates_from_1904 = false;
};

/// `style` is the attribute s, `text` the text of <v>, or of <is> for inline strings, with entities
/// and escapes resolved. Text of the result refers to `text` or to the context. An index that
/// points nowhere and a number that is none give an Error value, never zero.
CellValue cell_value(const CellContext& context, CellType type, std::uint32_t style,
                     std::string_view text);

/// Text with _xHHHH_ escapes (ECMA-376 Part 1, 22.9.2.19 ST_Xstring) resolved.
std::string unescaped(std::string_view text);

}  // namespace skillmap::xlsx
