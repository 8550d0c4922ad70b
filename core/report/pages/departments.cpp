// 所属別一覧: one row for each department, the indicators side by side.
#include <algorithm>

#include "core/report/pages/department_columns.h"
#include "core/report/pages/indicator_words.h"
#include "core/text/width.h"

namespace skillmap::report {
namespace {

// Of the only column of an indicator, so that its title has room above in two lines.
double width_of_count(const Indicator& indicator) {
    return std::clamp(static_cast<double>(display_width(indicator.title())) / 2 + 3, 10.0, 22.0);
}

// Each heading once in the table: with the mark of its indicator.
IndicatorColumns add_columns(Table& table, const Indicator& indicator) {
    IndicatorColumns columns;
    const auto add = [&](const std::string& heading, ColumnKind kind, Show show, double width) {
        Column column = text_column(heading, width);
        column.group = indicator.title();
        column.kind = kind;
        column.show = show;
        table.columns.push_back(std::move(column));
        return table.columns.size() - 1;
    };
    const std::string& mark = indicator.mark;
    if (!indicator.is_ratio()) {
        const bool listed = indicator.kind == Indicator::Kind::Register;
        columns.value = add(mark + str(count_heading(indicator.kind)), ColumnKind::Count,
                            Show::Plain, listed ? 9 : width_of_count(indicator));
        if (listed)
            columns.newest = add(mark + str(labels::newest), ColumnKind::Text, Show::Plain, 30);
        return columns;
    }
    const auto [n, d] = part_headings(indicator.kind);
    const double width = indicator.kind == Indicator::Kind::ObligationRate ? 9 : 10;
    columns.numerator = add(mark + str(n), ColumnKind::Count, Show::Plain, width);
    columns.denominator = add(mark + str(d), ColumnKind::Count, Show::Plain, 9);
    columns.value = add(mark + str(labels::rate), ColumnKind::Rate, Show::Bar, 12);
    if (indicator.kind == Indicator::Kind::SharedCoverage)
        columns.holder = add(indicator.holder_segment, ColumnKind::Text, Show::Plain, 11);
    if (columns.holder) table.columns.back().centred = true;
    return columns;
}

void add_total(Table& table, const Indicator& indicator, DatumId id) {
    std::vector<Value>& row = table.summary;
    if (indicator.is_ratio()) row.insert(row.end(), {numerator_of(id), denominator_of(id)});
    row.emplace_back(value_of(id));
    row.resize(table.columns.size(), std::string());
}

std::string newest_practice(const PageContext& context, const IndicatorValue& value) {
    return value.practices.empty() ? std::string()
                                   : context.records().practices[value.practices.front()].title;
}

// Whether somebody there has the part that the indicator asks for.
labels::Label holder(const PageContext& context, const DepartmentData& data,
                     const IndicatorValue& value) {
    const Datum& members = context.set.data[data.members];
    if (members.hidden) return labels::hidden;
    if (members.ratio.numerator == 0) return labels::not_applicable;
    return value.has_holder ? labels::in_place : labels::not_in_place;
}

void add_values(const PageContext& context, std::vector<Value>& row, std::size_t department,
                std::size_t index) {
    const DepartmentData& data = context.set.departments[department];
    const Indicator& indicator = context.indicators().indicators[index];
    const IndicatorValue& value = context.assessment.departments()[department].values[index];
    const DatumId id = data.indicators[index];
    if (!indicator.is_ratio()) {
        row.emplace_back(value_of(id));
        if (indicator.kind == Indicator::Kind::Register)
            row.emplace_back(newest_practice(context, value));
        return;
    }
    row.insert(row.end(), {numerator_of(id), denominator_of(id), value_of(id)});
    if (indicator.kind == Indicator::Kind::SharedCoverage)
        row.emplace_back(str(holder(context, data, value)));
}

}  // namespace

DepartmentColumns departments_table(const PageContext& context) {
    const auto& indicators = context.indicators().indicators;
    DepartmentColumns made;
    Table& table = made.table;
    table.name = labels::departments_table;
    table.key = 2;
    table.filter = true;
    table.fixed_columns = 3;
    table.note = labels::departments_note;
    if (std::any_of(indicators.begin(), indicators.end(),
                    [](const Indicator& one) { return one.kind == Indicator::Kind::Register; }))
        table.note += labels::practices_are_shared;
    table.columns = {text_column(labels::department_code, 11), text_column(labels::bureau, 12),
                     text_column(labels::department, name_width(context)),
                     count_column(labels::members, 9)};
    table.summary = {std::string(), std::string(), str(labels::whole), value_of(context.set.staff)};
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        made.indicators.push_back(add_columns(table, indicators[i]));
        add_total(table, indicators[i], context.set.totals[i]);
    }
    for (std::size_t row = 0; row < context.set.departments.size(); ++row) {
        const DepartmentData& data = context.set.departments[row];
        const Department& department = context.records().departments[data.department];
        std::vector<Value> cells{department.code, department.bureau, data.label,
                                 value_of(data.members)};
        for (std::size_t i = 0; i < indicators.size(); ++i) add_values(context, cells, row, i);
        table.rows.push_back(std::move(cells));
    }
    return made;
}

Page departments_page(const PageContext& context) {
    return single_table_page(context, departments_id, labels::departments,
                             departments_table(context).table);
}

}  // namespace skillmap::report
