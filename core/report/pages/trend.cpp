// 今年度の推移: the figures of the whole, month by month; or 記録の推移, by the days of a history.
#include <algorithm>

#include "core/report/pages/indicator_words.h"
#include "core/report/pages/pages.h"

namespace skillmap::report {
namespace {

constexpr double day_width = 14;
constexpr double figure_width = 26;

// "4月末", or the day where it is in the middle of a month, or may be of any year.
std::string day_label(Date day, bool any_year) {
    if (any_year || day != last_of_month(day)) return to_japanese(day);
    const auto month = static_cast<unsigned>(std::chrono::year_month_day(day).month());
    return std::to_string(month) + str(labels::end_of_month);
}

class TrendPage {
  public:
    explicit TrendPage(const PageContext& context) : context_(context), days_(*context.trend) {}

    Page make() {
        const bool recorded = is_recorded();
        page_ = new_page(context_, trend_id, recorded ? labels::trend_recorded : labels::trend);
        page_.blocks.push_back(
            Text{Text::Role::Body,
                 "・" + str(recorded ? labels::trend_recorded_note : labels::trend_note)});
        add_drawn(indicator_table(true, labels::trend_rates),
                  recorded ? labels::trend_recorded_rates_chart : labels::trend_rates_chart);
        add(indicator_table(false, labels::trend_counts));  // of several units
        add_drawn(stage_table(),
                  recorded ? labels::trend_recorded_stages_chart : labels::trend_stages_chart);
        return std::move(page_);
    }

  private:
    bool is_recorded() const { return context_.options.recorded_days; }

    Table table_of(std::string id, labels::Label title) const {
        Table table;
        table.id = std::move(id);
        table.title = title;
        table.columns = {text_column(labels::as_of, day_width)};
        for (const TrendDay& day : days_)
            table.rows.push_back({day_label(day.as_of, is_recorded())});
        return table;
    }

    void add_column(Table& table, const std::string& heading, ColumnKind kind,
                    const std::vector<std::optional<DatumId>> TrendDay::*figures,
                    std::size_t at) const {
        Column column = text_column(heading, figure_width);
        column.kind = kind;
        table.columns.push_back(std::move(column));
        for (std::size_t d = 0; d < days_.size(); ++d)
            table.rows[d].push_back(value_or_sign((days_[d].*figures)[at]));
    }

    // Rates, or counts.
    Table indicator_table(bool rates, labels::Label title) const {
        Table table = table_of(rates ? "trend_rates" : "trend_counts", title);
        const auto& indicators = context_.indicators().indicators;
        for (std::size_t i = 0; i < indicators.size(); ++i)
            if (indicators[i].is_ratio() == rates)
                add_column(table,
                           rates ? indicators[i].title()
                                 : indicators[i].title() + "（" +
                                       str(count_unit(indicators[i].kind)) + "）",
                           rates ? ColumnKind::Rate : ColumnKind::Count, &TrendDay::indicators, i);
        return table;
    }

    Table stage_table() const {
        Table table = table_of("trend_stages", labels::trend_stages);
        for (std::size_t i = 0; i < days_.back().personas.size(); ++i)
            add_column(table, context_.set.data[*days_.back().personas[i]].indicator,
                       ColumnKind::Rate, &TrendDay::personas, i);
        return table;
    }

    // A line that is not told for every day would be drawn through 0.
    bool is_told(const Table& table, std::size_t column) const {
        return std::all_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
            const auto* figure = std::get_if<Figure>(&row[column]);
            return figure != nullptr && context_.set.data[figure->datum].value().has_value();
        });
    }

    void add_drawn(Table table, labels::Label title) {
        Chart chart = chart_of(
            table, 1, ChartKind::Lines, title,
            is_recorded() ? labels::trend_recorded_chart_about : labels::trend_chart_about);
        std::erase_if(chart.series, [&](std::size_t column) { return !is_told(table, column); });
        if (table.rows.size() > 1 && !chart.series.empty())
            page_.blocks.emplace_back(Charts{{std::move(chart)}});
        add(std::move(table));
    }

    void add(Table table) {
        if (table.columns.size() > 1) page_.blocks.emplace_back(std::move(table));
    }

    const PageContext& context_;
    const std::vector<TrendDay>& days_;
    Page page_;
};

}  // namespace

Page trend_page(const PageContext& context) {
    return TrendPage(context).make();
}

}  // namespace skillmap::report
