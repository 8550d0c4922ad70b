// What evaluate --write puts into the cells of a person, by the ids of the columns that the form
// marks as computed: stage, missing, judged_on.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "addin/engine/explain.h"
#include "xlsx_io/edit/workbook_editor.h"

namespace skillmap::engine {

std::map<std::string, xlsx::CellInput> stage_cells(const Explanation& explanation);

/// Whether a cell with that text says so already.
bool same_value(const xlsx::CellInput& value, std::string_view before);

}  // namespace skillmap::engine
