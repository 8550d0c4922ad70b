#include "core/report/columns.h"

namespace skillmap::report {

Column text_column(std::string_view heading, double width, bool centred) {
    Column column;
    column.heading = heading;
    column.width = width;
    column.centred = centred;
    return column;
}

Column count_column(std::string_view heading, double width) {
    Column column = text_column(heading, width);
    column.kind = ColumnKind::Count;
    return column;
}

Chart chart_of(const Table& table, std::size_t first, ChartKind kind, std::string_view title,
               std::string_view description) {
    Chart chart;
    chart.kind = kind;
    chart.title = title;
    chart.description = description;
    chart.table = table.id;
    for (std::size_t column = first; column < table.columns.size(); ++column)
        chart.series.push_back(column);
    return chart;
}

}  // namespace skillmap::report
