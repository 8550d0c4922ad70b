#include "core/report/pages/coverage.h"

namespace skillmap::report {

Table coverage_table(const PageContext& context, const std::vector<CoverageColumn>& columns,
                     const std::vector<DatumId>& totals,
                     std::vector<std::optional<DatumId>> DepartmentData::*rates) {
    Table table;
    table.fixed_columns = 2;
    table.columns = {text_column(labels::department, 20), count_column(labels::members, 7)};
    for (const CoverageColumn& one : columns) {
        Column column;
        column.heading = one.heading;
        column.group = one.group;
        column.width = 6.5;
        column.kind = ColumnKind::Rate;
        column.show = Show::Heat;
        column.upright_heading = true;
        table.columns.push_back(std::move(column));
    }
    table.summary = {str(labels::whole), value_of(context.set.staff)};
    for (const DatumId id : totals) table.summary.emplace_back(value_of(id));
    for (const DepartmentData& data : context.set.departments) {
        std::vector<Value> row{context.records().departments[data.department].name,
                               value_of(data.members)};
        for (const auto& id : data.*rates) {
            if (id)
                row.emplace_back(value_of(*id));
            else
                row.emplace_back(str(labels::not_applicable));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace skillmap::report
