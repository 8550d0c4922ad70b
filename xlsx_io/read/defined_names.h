// The defined names of a workbook (ECMA-376 Part 1, 18.2.5), the built-in ones included. Their
// formulas are text: nothing is computed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "xlsx_io/package/package.h"

namespace skillmap::xlsx {

struct DefinedName {
    std::string name;                  // as written: "_xlnm.Print_Area" for a built-in one
    std::string formula;               // without "="
    std::optional<std::string> sheet;  // where the name is known in one sheet only
    bool hidden = false;
};

/// The names in their order, from the workbook part. file.damaged where one belongs to a sheet that
/// is not there.
Result<std::vector<DefinedName>> read_defined_names(const Package& package,
                                                    const std::string& workbook_part);

}  // namespace skillmap::xlsx
