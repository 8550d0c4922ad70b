#include "core/report/pages/coverage.h"

#include <algorithm>

#include "core/text/width.h"

namespace skillmap::report {

double name_width(const PageContext& context) {
    std::size_t longest = 0;
    for (const DepartmentData& data : context.set.departments)
        longest = std::max(longest, display_width(data.label));
    return std::clamp(static_cast<double>(longest) + 2, 20.0, 36.0);
}

bool tells_tenths(const PageContext& context) {
    return context.options.least > 1;
}

std::vector<Value> beside_departments(const PageContext& context,
                                      const std::vector<DatumId>& totals) {
    std::vector<Value> values;
    for (const DatumId id : totals)
        values.emplace_back(
            Figure{id, tells_tenths(context) ? Figure::Part::Tenths : Figure::Part::Value});
    return values;
}

Table department_table(const PageContext& context) {
    Table table;
    table.fixed_columns = 2;
    table.columns = {text_column(labels::department, name_width(context)),
                     count_column(labels::members, 9)};
    table.summary = {str(labels::whole), value_of(context.set.staff)};
    for (const DepartmentData& data : context.set.departments)
        table.rows.push_back({data.label, value_of(data.members)});
    return table;
}

Table coverage_table(const PageContext& context, const std::vector<CoverageColumn>& columns,
                     const std::vector<Value>& totals,
                     std::vector<std::optional<DatumId>> DepartmentData::*rates) {
    Table table = department_table(context);
    for (const CoverageColumn& one : columns) {
        Column column = text_column(one.heading, 8.2);
        column.group = one.group;
        column.kind = ColumnKind::Rate;
        column.show = Show::Heat;
        column.narrow = true;
        table.columns.push_back(std::move(column));
    }
    table.summary.insert(table.summary.end(), totals.begin(), totals.end());
    for (std::size_t d = 0; d < table.rows.size(); ++d)
        for (const auto& id : context.set.departments[d].*rates)
            table.rows[d].push_back(value_or_sign(id));
    return table;
}

}  // namespace skillmap::report
