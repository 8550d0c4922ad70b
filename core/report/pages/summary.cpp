// 全庁サマリー
#include <algorithm>

#include "core/report/pages/indicator_words.h"
#include "core/report/pages/pages.h"

namespace skillmap::report {
namespace {

void add_change(KeyFigure& figure, const Compared& compared, bool is_rate) {
    if (!compared.before) return;
    figure.change = Change{*compared.now, *compared.before};
    figure.change_label = labels::since_previous;
    figure.change_unit = is_rate ? str(labels::points) : figure.unit;
}

KeyFigures key_figures(const PageContext& context) {
    KeyFigures block;
    const Dataset& set = context.set;
    block.figures.push_back(
        {str(labels::staff), value_of(set.staff), str(labels::people_unit), {}, {}});
    if (context.comparison != nullptr)
        add_change(block.figures.front(), context.comparison->whole.members, false);
    const auto& indicators = context.indicators().indicators;
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        KeyFigure figure{indicators[i].title(), value_of(set.totals[i]), "", {}, {}};
        if (!indicators[i].is_ratio())
            figure.unit = count_unit(indicators[i].kind);
        else
            figure.detail = Figure{set.totals[i], Figure::Part::Fraction};
        if (context.comparison != nullptr)
            add_change(figure, context.comparison->whole.indicators[i], indicators[i].is_ratio());
        block.figures.push_back(std::move(figure));
    }
    return block;
}

std::size_t personas_with_bar(const PageContext& context) {
    return static_cast<std::size_t>(
        std::count_if(context.set.personas.begin(), context.set.personas.end(),
                      [&](const PersonaData& data) { return context.set.shows_stages(data); }));
}

Table spread_table(const PageContext& context) {
    Table table;
    table.id = "spread";
    const bool attendance = rates_are_of_attendance(context.indicators());
    table.title = attendance ? labels::spread : labels::rate_spread;
    table.columns = {text_column(attendance ? labels::rate_band : labels::share_band, 18)};
    for (const Indicator& indicator : context.indicators().indicators)
        if (indicator.is_ratio()) table.columns.push_back(count_column(indicator.title(), 26));
    for (std::size_t band = 0; band < bands().size(); ++band) {
        std::vector<Value> row{str(bands()[band].label)};
        for (const DatumId id : context.set.spread[band]) row.emplace_back(value_of(id));
        table.rows.push_back(std::move(row));
    }
    if (context.set.hides_departments()) table.note = labels::hidden_departments_note;
    return table;
}

}  // namespace

Page summary_page(const PageContext& context) {
    Page page = new_page(context, summary_id, labels::summary);
    Table stages = stage_table(context);
    Table spread = spread_table(context);
    page.blocks.push_back(key_figures(context));
    Charts charts;
    if (const std::size_t bars = personas_with_bar(context); bars > 0) {
        charts.charts.push_back(chart_of(stages, first_stage, ChartKind::StackedBars100,
                                         labels::stage_chart, labels::stage_chart_about));
        charts.charts.back().rows = bars;
    }
    const bool rates = spread.columns.size() > 1;
    if (rates)
        charts.charts.push_back(chart_of(spread, 1, ChartKind::Columns, spread.title,
                                         rates_are_of_attendance(context.indicators())
                                             ? labels::spread_chart_about
                                             : labels::rate_spread_about));
    if (!charts.charts.empty()) page.blocks.push_back(std::move(charts));
    page.blocks.push_back(std::move(stages));
    if (rates) page.blocks.push_back(std::move(spread));
    for (Table& table : target_tables(context)) page.blocks.emplace_back(std::move(table));
    return page;
}

}  // namespace skillmap::report
