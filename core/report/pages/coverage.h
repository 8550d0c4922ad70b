// A table with a row for each department and a shade for each rate. Internal to core/report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/report/pages/pages.h"

namespace skillmap::report {

struct CoverageColumn {
    std::string heading;
    std::string group;
};

/// `rates` is the member of DepartmentData that holds them, in the order of the columns.
Table coverage_table(const PageContext& context, const std::vector<CoverageColumn>& columns,
                     const std::vector<Value>& totals,
                     std::vector<std::optional<DatumId>> DepartmentData::*rates);

}  // namespace skillmap::report
