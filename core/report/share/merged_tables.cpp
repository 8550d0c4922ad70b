// The pages of the figures themselves.
#include <algorithm>
#include <functional>
#include <utility>

#include "core/report/share/merged_pages.h"
#include "core/report/unique_headings.h"
#include "core/text/width.h"

namespace skillmap::report::merged {
namespace {

// More municipalities than this begin a printed page for each persona.
constexpr std::size_t fit_on_a_page = 15;

double name_width(const MergedData& data) {
    std::size_t widest = 0;
    for (std::size_t i = 0; i < data.size(); ++i)
        widest = std::max<std::size_t>(widest, display_width(data.label(i)));
    return std::clamp(static_cast<double>(widest) + 3, 14.0, 32.0);
}

Column rate_column(std::string_view heading, double width, Show show) {
    Column column = text_column(heading, width);
    column.kind = ColumnKind::Rate;
    column.show = show;
    return column;
}

Page single_table(const MergedData& data, std::string_view id, Label name, Table table) {
    Page page = page_of(data, id, name);
    table.id = id;
    make_headings_unique(table);
    page.blocks.emplace_back(std::move(table));
    return page;
}

Label compares(const MergedData& data, std::size_t i) {
    const bool stages = data.joined().stages.holds[i];
    const bool indicators = data.joined().indicators.holds[i];
    if (stages && indicators) return compares_both;
    if (stages) return compares_stages;
    return indicators ? compares_indicators : compares_nothing;
}

KeyFigure key_figure(const MergedData& data, std::string label, const FigureKey& key,
                     const std::string& unit, bool rate) {
    KeyFigure figure{std::move(label), data.total_value(key), rate ? std::string() : unit, {}, {}};
    const auto total = data.total(key);
    if (rate && total && !data[total->all].hidden)
        figure.detail = Figure{total->all, Figure::Part::Fraction};
    return figure;
}

KeyFigures key_figures(const MergedData& data) {
    KeyFigures block;
    block.figures.push_back(
        {str(compared), Figure{data.compared()}, str(municipality_unit), {}, {}});
    const std::size_t indicators = data.joined().indicators.count;
    const std::size_t stages = data.joined().stages.count;
    if (indicators != stages)
        block.figures.back().detail = str(compared_of_indicators) + std::to_string(indicators) +
                                      str(compared_of_stages) + std::to_string(stages) +
                                      str(municipality_unit);
    block.figures.push_back(
        key_figure(data, str(labels::staff), staff_key(), str(labels::people_unit), false));
    for (const sharing::SharedIndicator& one : data.indicators())
        if (one.adds_up)
            block.figures.push_back(
                key_figure(data, data.title(one), indicator_key(one), one.unit, one.rate));
    return block;
}

void add_stage_cells(const MergedData& data, std::vector<Value>& row,
                     const sharing::SharedPersona& persona,
                     const std::function<Value(const FigureKey&)>& value) {
    row.push_back(value(people_key(persona)));
    row.push_back(value(undecided_key(persona)));
    for (std::size_t n = 0; n <= data.stage_names().size(); ++n)
        row.push_back(n <= persona.stages.size() && !persona.stages.empty()
                          ? value(stage_key(persona, n))
                          : Value(str(labels::not_applicable)));
}

void add_stage_columns(const MergedData& data, Table& table) {
    table.columns.push_back(count_column(labels::people, 10));
    table.columns.push_back(count_column(labels::undecided, 10));
    table.columns.push_back(count_column(labels::none_yet, 10));
    for (const std::string& name : data.stage_names())
        table.columns.push_back(count_column(name, 10));
}

std::vector<sharing::SharedPersona> personas_with_people(const MergedData& data) {
    std::vector<sharing::SharedPersona> personas;
    for (const sharing::SharedPersona& one : data.personas())
        if (data.has_people(one)) personas.push_back(one);
    return personas;
}

Table stage_totals_table(const MergedData& data,
                         const std::vector<sharing::SharedPersona>& personas) {
    Table table;
    table.id = "stage_totals";
    table.title = stage_totals;
    table.columns = {text_column(labels::persona, 34)};
    add_stage_columns(data, table);
    for (const sharing::SharedPersona& one : personas) {
        std::vector<Value> row{one.name};
        add_stage_cells(data, row, one,
                        [&](const FigureKey& key) { return data.total_value(key); });
        table.rows.push_back(std::move(row));
    }
    table.note = str(labels::undecided_note) + str(labels::stage_note);
    if (table.rows.empty()) table.note = labels::no_personas;
    return table;
}

// Of what is shown in full, so that it can be drawn.
constexpr std::size_t first_whole_stage = 3;
Table whole_stages_table(const MergedData& data,
                         const std::vector<sharing::SharedPersona>& personas) {
    Table table;
    table.id = "whole_stages";
    table.title = whole_stages;
    table.note = whole_stages_note;
    table.columns = {text_column(labels::persona, 34), count_column(labels::people, 10),
                     count_column(municipality_unit, 10), count_column(labels::none_yet, 10)};
    for (const std::string& name : data.stage_names())
        table.columns.push_back(count_column(name, 10));
    for (const sharing::SharedPersona& one : personas) {
        const auto sums = data.whole_stages(one);
        if (!sums) continue;
        std::vector<Value> row{one.name, Figure{sums->people},
                               static_cast<std::int64_t>(sums->municipalities)};
        for (std::size_t n = 0; n <= data.stage_names().size(); ++n)
            row.push_back(n < sums->stages.size() ? Value(Figure{sums->stages[n]})
                                                  : Value(str(labels::not_applicable)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

void add_total_row(const MergedData& data, Table& table, const sharing::SharedIndicator& one) {
    const FigureKey key = indicator_key(one);
    const auto total = data.total(key);
    if (!total) return;
    const Value none = str(labels::not_applicable);
    const auto parts = [&](std::vector<Value>& row, Id<Datum> id) {
        row.push_back(one.rate ? Value(Figure{id, Figure::Part::Numerator}) : none);
        row.push_back(one.rate ? Value(Figure{id, Figure::Part::Denominator}) : none);
        row.emplace_back(Figure{id});
    };
    std::vector<Value> row{data.title(one)};
    parts(row, total->all);
    row.emplace_back(static_cast<std::int64_t>(total->total.told));
    parts(row, total->shown.value_or(total->all));
    table.rows.push_back(std::move(row));
}

Table indicator_totals_table(const MergedData& data) {
    Table table;
    table.id = "indicator_totals";
    table.title = indicator_totals;
    table.note = indicator_totals_note;
    table.columns = {text_column(labels::indicator, 34)};
    const auto add_parts = [&](Label group) {
        for (const Label heading : {labels::numerator, labels::denominator, labels::value}) {
            table.columns.push_back(count_column(heading, 12));
            table.columns.back().group = group;
        }
    };
    add_parts(total);
    table.columns.push_back(count_column(municipality_unit, 10));
    table.columns.back().group = shown_group;
    add_parts(shown_group);
    for (const sharing::SharedIndicator& one : data.indicators()) add_total_row(data, table, one);
    return table;
}

}  // namespace

Page overview_page(const MergedData& data) {
    Page page = page_of(data, overview_id, overview);
    const std::vector<sharing::SharedPersona> personas = personas_with_people(data);
    page.blocks.emplace_back(key_figures(data));
    Table whole = whole_stages_table(data, personas);
    if (!whole.rows.empty()) {
        Charts charts;
        charts.charts.push_back(chart_of(whole, first_whole_stage, ChartKind::StackedBars100,
                                         stage_chart, stage_chart_about));
        page.blocks.emplace_back(std::move(charts));
    }
    page.blocks.emplace_back(stage_totals_table(data, personas));
    if (!whole.rows.empty()) page.blocks.emplace_back(std::move(whole));
    Table totals = indicator_totals_table(data);
    if (!totals.rows.empty()) page.blocks.emplace_back(std::move(totals));
    return page;
}

Page municipalities_page(const MergedData& data) {
    Table table;
    table.key = 1;
    table.filter = true;
    table.fixed_columns = 2;
    table.columns = {text_column(code, 11), text_column(name, name_width(data)),
                     text_column(comparison, 13, true), text_column(labels::as_of, 13),
                     count_column(labels::staff, 10)};
    table.columns[3].kind = ColumnKind::Date;
    table.summary = {std::string(), str(total), std::string(), std::string(),
                     data.total_value(staff_key())};
    for (const sharing::SharedIndicator& one : data.indicators()) {
        const std::string heading = data.title(one);
        const double width =
            std::clamp(static_cast<double>(display_width(heading)) / 2 + 3, 13.0, 22.0);
        table.columns.push_back(one.rate ? rate_column(heading, width, Show::Bar)
                                         : count_column(heading, width));
        table.summary.push_back(data.total_value(indicator_key(one)));
    }
    bool all = true;
    for (std::size_t i = 0; i < data.size(); ++i) {
        const Label word = compares(data, i);
        all = all && word == compares_both;
        std::vector<Value> row{data.share(i).municipality.code, data.label(i), str(word),
                               data.share(i).as_of, data.value(i, staff_key())};
        for (const sharing::SharedIndicator& one : data.indicators())
            row.push_back(data.value(i, indicator_key(one)));
        table.rows.push_back(std::move(row));
    }
    if (!all) table.note = municipalities_note;
    return single_table(data, municipalities_id, municipalities, std::move(table));
}

Page stages_page(const MergedData& data) {
    Table table;
    table.key = 2;
    table.filter = true;
    table.fixed_columns = 3;
    table.note = stages_note;
    table.columns = {text_column(labels::persona, 30), text_column(code, 11),
                     text_column(name, name_width(data))};
    add_stage_columns(data, table);
    for (const std::string& one : data.stage_names())
        table.columns.push_back(rate_column(one + str(labels::or_higher), 12, Show::Bar));
    const auto add_row = [&](const sharing::SharedPersona& persona, std::vector<Value> row,
                             const std::function<Value(const FigureKey&)>& value) {
        add_stage_cells(data, row, persona, value);
        for (std::size_t n = 0; n < data.stage_names().size(); ++n)
            row.push_back(n < persona.stages.size() ? value(reached_key(persona, n))
                                                    : Value(str(labels::not_applicable)));
        table.rows.push_back(std::move(row));
    };
    for (const sharing::SharedPersona& persona : personas_with_people(data)) {
        if (!table.rows.empty() && data.size() > fit_on_a_page)
            table.page_breaks.push_back(table.rows.size());
        add_row(persona, {persona.name, std::string(), str(total)},
                [&](const FigureKey& key) { return data.total_value(key); });
        for (std::size_t i = 0; i < data.size(); ++i)
            if (data.find(i, people_key(persona)))
                add_row(persona, {persona.name, data.share(i).municipality.code, data.label(i)},
                        [&](const FigureKey& key) { return data.value(i, key); });
    }
    if (table.rows.empty()) table.note = labels::no_personas;
    return single_table(data, stages_id, stages, std::move(table));
}

Page indicators_page(const MergedData& data) {
    Table table;
    table.key = 1;
    table.filter = true;
    table.fixed_columns = 2;
    table.columns = {text_column(code, 11), text_column(name, name_width(data))};
    table.summary = {std::string(), str(total)};
    const auto parts = [](const sharing::SharedIndicator& one) {
        using Part = Figure::Part;
        return one.rate ? std::vector{Part::Numerator, Part::Denominator, Part::Value}
                        : std::vector{Part::Value};
    };
    for (const sharing::SharedIndicator& one : data.indicators()) {
        const std::string before = one.mark.empty() ? one.name + " " : one.mark;
        const auto add = [&](Column column) {
            column.group = data.title(one) + "（" + one.part_unit + "）";
            table.columns.push_back(std::move(column));
        };
        if (one.rate) {
            add(count_column(before + str(labels::numerator), 10));
            add(count_column(before + str(labels::denominator), 10));
            add(rate_column(before + str(labels::rate), 11, Show::Heat));
        } else {
            add(count_column(before + str(labels::value), 14));
        }
        for (const Figure::Part part : parts(one))
            table.summary.push_back(data.total_value(indicator_key(one), part));
    }
    for (std::size_t i = 0; i < data.size(); ++i) {
        if (!data.joined().indicators.holds[i]) continue;
        std::vector<Value> row{data.share(i).municipality.code, data.label(i)};
        for (const sharing::SharedIndicator& one : data.indicators())
            for (const Figure::Part part : parts(one))
                row.push_back(data.value(i, indicator_key(one), part));
        table.rows.push_back(std::move(row));
    }
    Page page = single_table(data, indicators_id, indicators, std::move(table));
    page.wide = data.indicators().size() > 4;
    return page;
}

}  // namespace skillmap::report::merged
