// 所属別一覧, and where its columns are. Internal to core/report.
#pragma once

#include <optional>
#include <vector>

#include "core/report/pages/pages.h"

namespace skillmap::report {

/// The columns of an indicator: of a rate or of a count.
struct IndicatorColumns {
    std::size_t value = 0;
    std::optional<std::size_t> numerator;
    std::optional<std::size_t> denominator;
    std::optional<std::size_t> holder;  // whether somebody there has the part asked for
    std::optional<std::size_t> newest;  // title of the newest practice
};

struct DepartmentColumns {
    Table table;
    std::vector<IndicatorColumns> indicators;  // by Scheme::indicators
};

DepartmentColumns departments_table(const PageContext& context);

}  // namespace skillmap::report
