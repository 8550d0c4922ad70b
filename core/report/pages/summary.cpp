// 全庁サマリー
#include <algorithm>

#include "core/report/pages/pages.h"

namespace skillmap::report {
namespace {

KeyFigures key_figures(const PageContext& context) {
    KeyFigures block;
    const Dataset& set = context.set;
    block.figures.push_back(
        {str(labels::staff), value_of(set.staff), str(labels::people_unit), {}, ""});
    const auto& indicators = context.indicators().indicators;
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        KeyFigure figure{
            indicators[i].mark + indicators[i].name, value_of(set.totals[i]), "", {}, ""};
        if (!indicators[i].is_ratio())
            figure.unit = labels::case_unit;
        else
            figure.detail = Figure{set.totals[i], Figure::Part::Fraction};
        block.figures.push_back(std::move(figure));
    }
    return block;
}

std::size_t personas_with_bar(const PageContext& context) {
    return static_cast<std::size_t>(
        std::count_if(context.set.personas.begin(), context.set.personas.end(),
                      [&](const PersonaData& data) { return has_bar(context, data); }));
}

Chart stage_chart(const PageContext& context, const Table& stages) {
    Chart chart;
    chart.rows = personas_with_bar(context);
    chart.kind = ChartKind::StackedBars100;
    chart.title = labels::stage_chart;
    chart.description = labels::stage_chart_about;
    chart.table = stages.id;
    for (std::size_t column = 2; column < stages.columns.size(); ++column)
        chart.series.push_back(column);
    return chart;
}

Table spread_table(const PageContext& context) {
    Table table;
    table.id = "spread";
    table.title = labels::spread;
    table.columns = {text_column(labels::rate_band, 18)};
    for (const Indicator& indicator : context.indicators().indicators)
        if (indicator.is_ratio())
            table.columns.push_back(count_column(indicator.mark + indicator.name, 26));
    for (std::size_t band = 0; band < bands().size(); ++band) {
        std::vector<Value> row{str(bands()[band].label)};
        for (const DatumId id : context.set.spread[band]) row.emplace_back(value_of(id));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Chart spread_chart(const Table& spread) {
    Chart chart;
    chart.kind = ChartKind::Columns;
    chart.title = labels::spread;
    chart.description = labels::spread_chart_about;
    chart.table = spread.id;
    for (std::size_t column = 1; column < spread.columns.size(); ++column)
        chart.series.push_back(column);
    return chart;
}

Table target_table(const PageContext& context) {
    Table table;
    table.id = "targets";
    table.title = labels::targets;
    table.columns = {text_column(labels::target_indicator, 46),
                     count_column(labels::target_value, 12), count_column(labels::actual, 12),
                     text_column(labels::due, 14)};
    for (const TargetData& data : context.set.targets) {
        const Target& target = *data.target;
        const bool percent = target.measure == Target::Measure::Percent;
        // Of a minimum for each department: how many departments reach it, of all.
        std::vector<Value> row{target.indicator};
        if (!target.value)
            row.emplace_back();
        else if (percent)
            row.emplace_back(*target.value / 100);
        else
            row.emplace_back(static_cast<std::int64_t>(*target.value));
        row.emplace_back(value_of(data.actual));
        row.emplace_back(target.due
                             ? std::to_string(target.due->year()) + str(labels::fiscal_year_suffix)
                             : std::string());
        table.rows.push_back(std::move(row));
    }
    if (table.rows.empty()) table.note = labels::no_targets;
    return table;
}

}  // namespace

Page summary_page(const PageContext& context) {
    Page page = new_page(context, summary_id, labels::summary);
    Table stages = stage_table(context);
    Table spread = spread_table(context);
    page.blocks.push_back(key_figures(context));
    Charts charts;
    if (personas_with_bar(context) > 0) charts.charts.push_back(stage_chart(context, stages));
    charts.charts.push_back(spread_chart(spread));
    page.blocks.push_back(std::move(charts));
    page.blocks.push_back(std::move(stages));
    page.blocks.push_back(std::move(spread));
    if (!context.records().targets.empty()) page.blocks.push_back(target_table(context));
    return page;
}

}  // namespace skillmap::report
