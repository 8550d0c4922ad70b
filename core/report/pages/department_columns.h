// The tables in which the pages of departments look things up. Internal to core/report.
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

/// 所属別一覧, and where its columns are.
struct DepartmentColumns {
    Table table;
    std::vector<IndicatorColumns> indicators;  // by Scheme::indicators
};

DepartmentColumns departments_table(const PageContext& context);

/// All of them, made once for the pages of all departments.
struct DepartmentTables {
    explicit DepartmentTables(const PageContext& context);

    DepartmentColumns departments;
    Table people;
    Table skills;
    Table trainings;
};

/// 所属票 of the department of that number in Dataset::departments, without a choice.
Page department_page_of(const PageContext& context, const DepartmentTables& tables,
                        std::size_t department);

}  // namespace skillmap::report
