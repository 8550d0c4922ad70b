// A formula as it reads when it is moved to another cell: relative references move with it,
// absolute ones stay (ECMA-376 Part 1, 18.17). For shared formulas, whose text stands in one cell
// only.
#pragma once

#include <string>
#include <string_view>

namespace skillmap::xlsx {

/// References that would leave the sheet become #REF!.
std::string shifted_formula(std::string_view formula, int rows, int columns);

}  // namespace skillmap::xlsx
