// A scheme written out as the sheets of a workbook, for an officer to edit in Excel: the reverse of
// core/scheme/scheme_tables, which gives the same scheme again. Comments of the TOML are left out,
// and so is white space around texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/report/model.h"

namespace skillmap {

/// The sheets of a scheme that load_scheme accepts; none of them is left out, so that each can be
/// filled in. Text that is not TOML has no sheets.
std::vector<report::Page> scheme_pages(std::string_view toml);

/// The page that explains the workbook, for in front of the sheets.
report::Page scheme_guide(const std::string& scheme_name);

}  // namespace skillmap
