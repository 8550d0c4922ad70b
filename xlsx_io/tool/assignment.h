// "SHEET!REF=VALUE" of the command line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/table/cell.h"

namespace skillmap::xlsx {

struct Assignment {
    std::string sheet;
    CellRef ref;
    std::string value;
};

/// Sheet names may be quoted as in formulas ('It''s'!A1), and may hold "!" and "=": the first "!"
/// that a reference and "=" follow ends them.
std::optional<Assignment> parse_assignment(std::string_view text);

}  // namespace skillmap::xlsx
