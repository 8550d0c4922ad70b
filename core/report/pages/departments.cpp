// 所属別一覧: one row for each department, the four criteria side by side.
#include "core/report/pages/pages.h"

namespace skillmap::report {
namespace {

// The headings of numerator and denominator, by what the indicator counts.
std::pair<labels::Label, labels::Label> headings(Indicator::Kind kind) {
    if (kind == Indicator::Kind::ObligationRate) return {labels::completed, labels::due_count};
    return {labels::taken, labels::offered};
}

void add_columns(Table& table, const Indicator& indicator) {
    const std::string group = indicator.mark + indicator.name;
    const auto add = [&](labels::Label heading, ColumnKind kind, Show show, double width) {
        Column column = text_column(heading, width);
        column.group = group;
        column.kind = kind;
        column.show = show;
        table.columns.push_back(std::move(column));
    };
    if (!indicator.is_ratio()) {
        add(labels::count, ColumnKind::Count, Show::Plain, 8);
        add(labels::newest, ColumnKind::Text, Show::Plain, 30);
        return;
    }
    const auto [n, d] = headings(indicator.kind);
    add(n, ColumnKind::Count, Show::Plain, 8);
    add(d, ColumnKind::Count, Show::Plain, 8);
    add(labels::rate, ColumnKind::Rate, Show::Bar, 12);
}

void add_values(std::vector<Value>& row, const Indicator& indicator, DatumId id,
                const std::string& newest) {
    if (!indicator.is_ratio()) {
        row.emplace_back(value_of(id));
        row.emplace_back(newest);
        return;
    }
    row.emplace_back(numerator_of(id));
    row.emplace_back(denominator_of(id));
    row.emplace_back(value_of(id));
}

std::string newest_practice(const PageContext& context, const IndicatorValue& value) {
    return value.practices.empty() ? std::string()
                                   : context.records().practices[value.practices.front()].title;
}

}  // namespace

Page departments_page(const PageContext& context) {
    const auto& indicators = context.indicators().indicators;
    Table table;
    table.id = "departments";
    table.filter = true;
    table.fixed_columns = 3;
    table.note = labels::departments_note;
    table.columns = {text_column(labels::department_code, 11), text_column(labels::bureau, 12),
                     text_column(labels::department, 20), count_column(labels::members, 9)};
    for (const Indicator& indicator : indicators) add_columns(table, indicator);

    table.summary = {std::string(), std::string(), str(labels::whole), value_of(context.set.staff)};
    for (std::size_t i = 0; i < indicators.size(); ++i)
        add_values(table.summary, indicators[i], context.set.totals[i], "");
    for (std::size_t row = 0; row < context.set.departments.size(); ++row) {
        const DepartmentData& data = context.set.departments[row];
        const Department& department = context.records().departments[data.department];
        std::vector<Value> cells{department.code, department.bureau, department.name,
                                 value_of(data.members)};
        for (std::size_t i = 0; i < indicators.size(); ++i)
            add_values(cells, indicators[i], data.indicators[i],
                       newest_practice(context, context.assessment.departments()[row].values[i]));
        table.rows.push_back(std::move(cells));
    }

    Page page = new_page(context, departments_id, labels::departments);
    page.blocks.push_back(std::move(table));
    return page;
}

}  // namespace skillmap::report
