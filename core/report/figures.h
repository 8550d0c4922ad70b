// What a value of a report shows, as text and as a number, for outputs that have no formulas.
#pragma once

#include <optional>
#include <string>

#include "core/report/model.h"

namespace skillmap::report {

/// "71.2%", "1,234", "2026/03/31", "12 / 16"; the sign for what is hidden or does not apply.
std::string shown(const Report& report, const Value& value, ColumnKind kind);

/// The number behind it. Nothing for text, and for what is hidden or does not apply.
std::optional<double> number_of(const Report& report, const Value& value);

}  // namespace skillmap::report
