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
    if (*gap == 0) return str(labels::none);
    if (data.target->measure == Target::Measure::Percent)
        return number_text(std::round(*gap * 10) / 10) + str(labels::points);
    return number_text(*gap) + data.target->unit;
}

// "DX推進員 Step1以上" for DX推進員:Step1, and the name of an indicator for its id.
std::string object(const PageContext& context, const TargetResult& result) {
    const auto& counted = result.persona;
    if (!counted || !counted->stage) {
        for (const Scheme& scheme : context.assessment.input().schemes)
            for (const Indicator& one : scheme.indicators)
                if (one.id == result.target->object) return one.name;
        return result.target->object;
    }
    const Persona& persona = counted->scheme->personas[counted->persona];
    return persona.name + " " + persona.stages[*counted->stage - 1].name + str(labels::or_higher);
}

bool is_hidden(const PageContext& context, const TargetData& data, const DepartmentData& one) {
    return context.set.data[one.members].hidden || context.set.hides(*data.result, one);
}

bool hides_any(const PageContext& context, const TargetData& data) {
    const auto& all = context.set.departments;
    return std::any_of(all.begin(), all.end(),
                       [&](const DepartmentData& one) { return is_hidden(context, data, one); });
}

// Whether no department can be shown, and some because they are hidden.
bool hides_all(const PageContext& context, const TargetData& data) {
    return !context.set.data[data.actual].ratio.applies() && hides_any(context, data);
}

// The departments shown that are below.
std::string names_below(const PageContext& context, const TargetData& data) {
    std::string names;
    for (const DepartmentData& department : context.set.departments) {
        const auto below = std::find_if(
            data.result->below.begin(), data.result->below.end(),
            [&](const BelowTarget& one) { return one.department == department.department; });
        if (below == data.result->below.end() || is_hidden(context, data, department)) continue;
        names += (names.empty() ? "" : str(labels::separator)) +
                 context.records().departments[department.department].name;
    }
    if (!names.empty()) return names;
    if (hides_all(context, data)) return str(labels::all_hidden);
    if (!context.set.data[data.actual].ratio.applies()) return str(labels::not_applicable);
    return str(hides_any(context, data) ? labels::none_shown : labels::none);
}

Table minimum_table(const PageContext& context) {
    Table table;
    table.id = "minimums";
    table.title = labels::minimums;
    table.note = labels::minimums_note;
    table.columns = {text_column(labels::target_indicator, 40), count_column(labels::minimum, 10),
                     count_column(labels::reached_departments, 17),
                     text_column(labels::below_names, 60)};
    for (const TargetData& data : context.set.targets)
        if (is_minimum(data))
            table.rows.push_back({data.target->indicator, wanted(*data.target),
                                  hides_all(context, data)
                                      ? Value(str(labels::hidden))
                                      : Value(Figure{data.actual, Figure::Part::Fraction}),
                                  names_below(context, data)});
    return table;
}

Table progress_table(const PageContext& context) {
    constexpr std::size_t share = 4;
    Table table;
    table.id = "progress";
    table.title = labels::targets;
    table.note = labels::targets_note;
    table.columns = {text_column(labels::target_indicator, 34),
                     text_column(labels::target_object, 28),
                     count_column(labels::target_value, 10),
                     count_column(labels::actual, 10),
                     count_column(labels::progress, 16),
                     count_column(labels::gap, 14),
                     text_column(labels::due, 12)};
    table.columns[share].kind = ColumnKind::Rate;
    table.columns[share].show = Show::Bar;
    for (const TargetData& data : context.set.targets)
        if (!is_minimum(data))
            table.rows.push_back({data.target->indicator, object(context, *data.result),
                                  wanted(*data.target), value_of(data.actual),
                                  progress(context, data), missing(context, data),
                                  due(*data.target)});
    if (std::any_of(table.rows.begin(), table.rows.end(), [](const std::vector<Value>& row) {
            const auto* value = std::get_if<double>(&row[share]);
            return value != nullptr && *value > 1;
        }))
        table.note += labels::over_all_note;
    for (const TargetResult& result : context.assessment.targets())
        if (!result.actual)
            table.rows.push_back({result.target->indicator, object(context, result),
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
