// Columns of tables named in formulas: Table1[Name], Table1[[#All],[Name]], [@Name].
#pragma once

#include <string_view>

namespace skillmap::xlsx {

/// Whether the formula names the column, case aside.
bool uses_column(std::string_view formula, std::string_view column);

}  // namespace skillmap::xlsx
