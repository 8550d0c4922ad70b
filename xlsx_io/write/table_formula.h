// Formulas that name columns of tables. Internal to xlsx_io/write.
#pragma once

#include <string>

#include "core/report/model.h"

namespace skillmap::xlsx {

/// The column of a table with a name: 所属別一覧[①率].
std::string column_reference(const report::Table& table, std::size_t column);

/// What stands in a column of the row whose key is in a field with a name. Blank text stays blank.
std::string lookup_formula(const report::Table& table, std::size_t column,
                           const std::string& field);

}  // namespace skillmap::xlsx
