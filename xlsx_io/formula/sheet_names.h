// Sheets named in formulas: Sheet1!A1, 'Sheet 1'!A1, Sheet1:Sheet3!A1. Sheets of other workbooks
// ([1]Sheet1!A1) are other sheets.
#pragma once

#include <string>
#include <string_view>

namespace skillmap::xlsx {

/// Whether the formula refers to the sheet of that name, case aside.
bool names_sheet(std::string_view formula, std::string_view sheet);

/// The first sheet that the formula refers to; empty where there is none.
std::string first_sheet(std::string_view formula);

/// Whether the formula uses the defined name, case aside.
bool uses_name(std::string_view formula, std::string_view name);

/// The formula after a sheet got a new name.
std::string with_sheet_renamed(std::string_view formula, std::string_view old_name,
                               std::string_view new_name);

/// 'Sheet 1' with quotes where a formula needs them.
std::string quoted_sheet(std::string_view name);

}  // namespace skillmap::xlsx
