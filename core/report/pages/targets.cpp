// 目標と実績: how far each target is reached, and the departments below a minimum.
#include <algorithm>
#include <cmath>

#include "core/report/pages/pages.h"
#include "core/text/number.h"

namespace skillmap::report {
namespace {

bool is_minimum(const TargetData& data) {
    return data.target->per_department;
}

Value wanted(const Target& target) {
    if (!target.value) return str(labels::not_applicable);
    if (target.measure == Target::Measure::Percent) return *target.value / 100;
    return static_cast<std::int64_t>(*target.value);
}

std::string due(const Target& target) {
    return target.due ? std::to_string(target.due->year()) + str(labels::fiscal_year_suffix)
                      : std::string();
}

// A share of the target; nothing where the actual figure is hidden.
Value progress(const PageContext& context, const TargetData& data) {
    const Datum& actual = context.set.data[data.actual];
    const auto value = actual.value();
    if (actual.hidden) return str(labels::hidden);
    const double target = data.target->value.value_or(0);
    const double whole = data.target->measure == Target::Measure::Percent ? target / 100 : target;
    if (!value || whole <= 0 || !is_in_range(*data.target)) return str(labels::not_applicable);
    return *value / whole;
}

Value missing(const PageContext& context, const TargetData& data) {
    if (context.set.data[data.actual].hidden) return str(labels::hidden);
    const auto& gap = data.result->gap;
    if (!gap) return str(labels::not_applicable);
    if (data.target->measure == Target::Measure::Percent)
        return number_text(std::round(*gap * 10) / 10) + str(labels::points);
    return static_cast<std::int64_t>(*gap);
}

// The departments shown that are below.
std::string names_below(const PageContext& context, const TargetData& data) {
    std::string names;
    for (const DepartmentData& department : context.set.departments) {
        const auto below = std::find_if(
            data.result->below.begin(), data.result->below.end(),
            [&](const BelowTarget& one) { return one.department == department.department; });
        if (below == data.result->below.end() || context.set.data[department.members].hidden ||
            context.set.hides(*data.result, department))
            continue;
        names += (names.empty() ? "" : str(labels::separator)) +
                 context.records().departments[department.department].name;
    }
    return names.empty() ? str(labels::none) : names;
}

Table minimum_table(const PageContext& context) {
    Table table;
    table.id = "minimums";
    table.title = labels::minimums;
    table.note = labels::minimums_note;
    table.columns = {text_column(labels::target_indicator, 40), count_column(labels::minimum, 10),
                     count_column(labels::reached_departments, 14),
                     text_column(labels::below_names, 60)};
    for (const TargetData& data : context.set.targets)
        if (is_minimum(data))
            table.rows.push_back({data.target->indicator, wanted(*data.target),
                                  Figure{data.actual, Figure::Part::Fraction},
                                  names_below(context, data)});
    return table;
}

Table progress_table(const PageContext& context) {
    Table table;
    table.id = "progress";
    table.title = labels::targets;
    table.note = labels::targets_note;
    table.columns = {text_column(labels::target_indicator, 40),
                     text_column(labels::target_object, 24),
                     count_column(labels::target_value, 10),
                     count_column(labels::actual, 10),
                     count_column(labels::progress, 14),
                     count_column(labels::gap, 14),
                     text_column(labels::due, 12)};
    table.columns[4].kind = ColumnKind::Rate;
    table.columns[4].show = Show::Bar;
    for (const TargetData& data : context.set.targets)
        if (!is_minimum(data))
            table.rows.push_back({data.target->indicator, data.target->object, wanted(*data.target),
                                  value_of(data.actual), progress(context, data),
                                  missing(context, data), due(*data.target)});
    for (const TargetResult& result : context.assessment.targets())
        if (!result.actual)
            table.rows.push_back({result.target->indicator, result.target->object,
                                  wanted(*result.target), str(labels::not_applicable),
                                  str(labels::not_applicable), str(labels::not_applicable),
                                  due(*result.target)});
    return table;
}

}  // namespace

std::vector<Table> target_tables(const PageContext& context) {
    std::vector<Table> tables;
    for (Table table : {progress_table(context), minimum_table(context)})
        if (!table.rows.empty()) tables.push_back(std::move(table));
    return tables;
}

Page targets_page(const PageContext& context) {
    Page page = new_page(context, targets_id, labels::targets);
    std::vector<Table> tables = target_tables(context);
    if (tables.empty()) {
        tables.push_back(progress_table(context));
        tables.front().note = labels::no_targets;
    }
    for (Table& table : tables) page.blocks.emplace_back(std::move(table));
    return page;
}

}  // namespace skillmap::report
