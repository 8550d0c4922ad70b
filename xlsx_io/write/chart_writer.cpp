#include "xlsx_io/write/chart_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/report/theme.h"
#include "core/table/cell.h"
#include "xlsx_io/formula/sheet_names.h"

namespace skillmap::xlsx {
namespace {

namespace theme = report::theme;

constexpr double pixels_per_row = 24;
constexpr double pixels_per_grid_column = 40;
constexpr double default_chart_width = 480;
constexpr double default_chart_height = 288;

std::string range(const PlacedTable& placed, std::size_t column, std::size_t rows) {
    const std::string name = column_name(placed.spans[column].first + 1U);
    return fmt::format("={}!${}${}:${}${}", quoted_sheet(placed.sheet), name, placed.first_row + 1,
                       name, placed.first_row + rows);
}

// Each line can be told from the others without its colour.
void set_line(lxw_chart_series* series, std::size_t number) {
    static constexpr std::array dashes{LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH,
                                       LXW_CHART_LINE_DASH_ROUND_DOT, LXW_CHART_LINE_DASH_DASH_DOT};
    static constexpr std::array markers{LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_DIAMOND,
                                        LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE};
    constexpr std::uint8_t marker_size = 7;
    lxw_chart_line line{};
    line.color = theme::lines[number % theme::lines.size()];
    line.width = 2.25F;
    line.dash_type = static_cast<std::uint8_t>(dashes[number % dashes.size()]);
    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series,
                                 static_cast<std::uint8_t>(markers[number % markers.size()]));
    chart_series_set_marker_size(series, marker_size);
    lxw_chart_fill fill{};
    fill.color = line.color;
    chart_series_set_marker_fill(series, &fill);
    lxw_chart_line edge{};
    edge.color = line.color;
    chart_series_set_marker_line(series, &edge);
}

lxw_chart_type type_of(report::ChartKind kind) {
    switch (kind) {
        case report::ChartKind::StackedBars100:
            return LXW_CHART_BAR_STACKED_PERCENT;
        case report::ChartKind::Lines:
            return LXW_CHART_LINE;
        case report::ChartKind::Columns:
            break;
    }
    return LXW_CHART_COLUMN;
}

void add_series(lxw_chart* chart, const report::Chart& wanted, const PlacedTable& placed) {
    const std::size_t rows = wanted.rows > 0 ? wanted.rows : placed.table->rows.size();
    const bool lines = wanted.kind == report::ChartKind::Lines;
    // The lightest colour is for "none yet"; a chart without it begins with the next.
    const bool stacked = wanted.kind == report::ChartKind::StackedBars100;
    const std::size_t first =
        stacked ? 0 : theme::series.size() - std::min(theme::series.size(), wanted.series.size());
    for (std::size_t i = 0; i < wanted.series.size(); ++i) {
        lxw_chart_series* series =
            chart_add_series(chart, range(placed, wanted.category, rows).c_str(),
                             range(placed, wanted.series[i], rows).c_str());
        chart_series_set_name(series, placed.table->columns[wanted.series[i]].heading.c_str());
        if (lines) {
            set_line(series, i);
            continue;
        }
        lxw_chart_fill fill{};
        fill.color = theme::series[(first + i) % theme::series.size()];
        chart_series_set_fill(series, &fill);
    }
}

lxw_chart_font font(std::string& name, double size, theme::Colour colour, bool bold) {
    lxw_chart_font font{};
    font.name = name.data();
    font.size = size;
    font.color = colour;
    font.bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE;
    return font;
}

// In libxlsxwriter the y axis of bars is the one with the categories.
void set_axes(lxw_chart* chart, bool bars, bool shares, lxw_chart_font& text) {
    lxw_chart_axis* categories = bars ? chart->y_axis : chart->x_axis;
    lxw_chart_axis* values = bars ? chart->x_axis : chart->y_axis;
    chart_axis_set_num_font(categories, &text);
    chart_axis_set_num_font(values, &text);
    lxw_chart_line grid{};
    grid.color = theme::line;
    grid.width = 0.5;
    chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
    chart_axis_major_gridlines_set_line(values, &grid);
    chart_axis_major_gridlines_set_visible(categories, LXW_FALSE);
    if (shares) {
        chart_axis_set_min(values, 0);
        chart_axis_set_max(values, 1);
    }
    if (!bars) return chart_axis_set_num_format(values, shares ? "0%" : "0");
    chart_axis_set_reverse(categories);  // the first row on top, as in the table
    chart_axis_set_label_position(values, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
    chart_axis_set_num_format(values, "0%");
}

}  // namespace

void insert_chart(lxw_workbook* workbook, lxw_worksheet* sheet, const report::Chart& wanted,
                  const PlacedTable& table, const ChartPlace& place,
                  const std::string& font_family) {
    const bool bars = wanted.kind == report::ChartKind::StackedBars100;
    lxw_chart* chart =
        workbook_add_chart(workbook, static_cast<std::uint8_t>(type_of(wanted.kind)));
    add_series(chart, wanted, table);
    std::string font_name = font_family;
    lxw_chart_font title = font(font_name, 12, theme::primary, true);
    lxw_chart_font text = font(font_name, 9, theme::ink, false);
    chart_title_set_name(chart, wanted.title.c_str());
    chart_title_set_name_font(chart, &title);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart_legend_set_font(chart, &text);
    const bool shares =
        !wanted.series.empty() &&
        table.table->columns[wanted.series.front()].kind == report::ColumnKind::Rate;
    set_axes(chart, bars, shares, text);
    lxw_chart_line border{};
    border.color = theme::line;
    chart_chartarea_set_line(chart, &border);

    lxw_chart_options options{};
    std::string description = wanted.description;
    options.description = description.data();
    options.x_scale =
        (place.span.last - place.span.first + 1) * pixels_per_grid_column / default_chart_width;
    options.y_scale = chart_rows * pixels_per_row / default_chart_height;
    options.y_offset = 2;  // below the line between pages
    options.object_position = LXW_OBJECT_MOVE_AND_SIZE;
    worksheet_insert_chart_opt(sheet, place.row, place.span.first, chart, &options);
}

}  // namespace skillmap::xlsx
