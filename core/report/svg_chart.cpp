#include "core/report/svg_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/report/figures.h"
#include "core/report/theme.h"
#include "core/text/width.h"

namespace skillmap::report {
namespace {

constexpr double width = 640;
constexpr double label_width = 190;
constexpr double bar_height = 26;
constexpr double bar_gap = 14;
constexpr double legend_height = 34;
constexpr double plot_height = 210;
constexpr double text_height = 13;
constexpr double letter_width = 6.5;       // of half-width characters
constexpr std::size_t longest_label = 28;  // half-width characters

std::string colour(std::size_t series, std::size_t of) {
    const auto& colours = theme::series;
    // Few series take colours that are far apart.
    const std::size_t step = of > 1 ? (colours.size() - 1) / (of - 1) : 1;
    const std::size_t at = std::min(series * std::max<std::size_t>(step, 1), colours.size() - 1);
    return fmt::format("#{:06X}", colours[at]);
}

class Drawing {
  public:
    Drawing(const Report& report, const Chart& chart, const Table& table)
        : report_(report), chart_(chart), table_(table) {
        const std::size_t rows = chart.rows == 0 ? table.rows.size() : chart.rows;
        rows_ = std::min(rows, table.rows.size());
    }

    std::string draw(const std::string& id) {
        if (rows_ == 0 || chart_.series.empty()) return {};
        if (chart_.kind == ChartKind::StackedBars100)
            draw_bars();
        else if (chart_.kind == ChartKind::Lines)
            draw_lines();
        else
            draw_columns();
        draw_legend();
        return fmt::format(
                   "<svg role=\"img\" viewBox=\"0 0 {:.0f} {:.0f}\" aria-labelledby=\"{}-t {}-d\">"
                   "<title id=\"{}-t\">{}</title><desc id=\"{}-d\">{}</desc>\n",
                   width, height_, id, id, id, escaped(chart_.title), id,
                   escaped(chart_.description)) +
               body_ + "</svg>\n";
    }

  private:
    double value(std::size_t row, std::size_t series) const {
        return number_of(report_, table_.rows[row][chart_.series[series]]).value_or(0);
    }
    std::string category(std::size_t row) const {
        return shown(report_, table_.rows[row][chart_.category], ColumnKind::Text);
    }
    void text(double x, double y, const std::string& anchor, const std::string& content,
              const std::string& kind = "label") {
        body_ += fmt::format(
            "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\" class=\"{}\">{}"
            "</text>\n",
            x, y, anchor, kind, escaped(content));
    }
    void box(double x, double y, double w, double h, std::size_t series, const std::string& tip) {
        body_ += fmt::format(
            "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\">"
            "<title>{}</title></rect>\n",
            x, y, w, h, colour(series, chart_.series.size()), escaped(tip));
    }
    std::string tip(std::size_t row, std::size_t series) const {
        const std::size_t column = chart_.series[series];
        return category(row) + " " + table_.columns[column].heading + " " +
               shown(report_, table_.rows[row][column], table_.columns[column].kind);
    }

    // A bar for each row, divided by the share of each series.
    void draw_bars() {
        const double plot = width - label_width - 10;
        double y = 4;
        for (std::size_t row = 0; row < rows_; ++row) {
            double sum = 0;
            for (std::size_t s = 0; s < chart_.series.size(); ++s) sum += value(row, s);
            text(label_width - 8, y + bar_height / 2 + text_height / 3, "end",
                 shortened(category(row), longest_label));
            double x = label_width;
            for (std::size_t s = 0; s < chart_.series.size() && sum > 0; ++s) {
                const double w = plot * value(row, s) / sum;
                if (w > 0) box(x, y, w, bar_height, s, tip(row, s));
                x += w;
            }
            y += bar_height + bar_gap;
        }
        height_ = y;
    }

    static std::string line_colour(std::size_t series) {
        return fmt::format("#{:06X}", theme::lines[series % theme::lines.size()]);
    }
    static std::string stroke(std::size_t series) {
        static constexpr std::array dashes{"none", "8 4", "2 4", "10 3 2 3"};
        return fmt::format("stroke=\"{}\" stroke-width=\"2.5\" stroke-dasharray=\"{}\"",
                           line_colour(series), dashes[series % dashes.size()]);
    }
    void point(double x, double y, std::size_t series, const std::string& tip) {
        body_ += fmt::format(
            "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" fill=\"{}\"><title>{}</title></circle>\n",
            x, y, line_colour(series), escaped(tip));
    }

    // A line for each series, through a point for each row.
    void draw_lines() {
        const bool shares = table_.columns[chart_.series.front()].kind == ColumnKind::Rate;
        double highest = 1;
        for (std::size_t row = 0; row < rows_ && !shares; ++row)
            for (std::size_t s = 0; s < chart_.series.size(); ++s)
                highest = std::max(highest, value(row, s));
        const double left = 44;
        const double top = 12;
        const double step = (width - left - 14) / static_cast<double>(rows_);
        const auto x = [&](std::size_t row) {
            return left + step * (static_cast<double>(row) + 0.5);
        };
        const auto y = [&](double of) { return top + plot_height * (1 - of / highest); };
        for (int quarter = 0; quarter <= 4; ++quarter) {
            const double at = highest * quarter / 4;
            body_ += fmt::format(
                "<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/>\n",
                left, width - 10, y(at), y(at), quarter == 0 ? "axis" : "grid");
            text(left - 6, y(at) + text_height / 3, "end",
                 shares ? fmt::format("{}%", 25 * quarter) : fmt::format("{:g}", at));
        }
        for (std::size_t s = 0; s < chart_.series.size(); ++s) {
            std::string points;
            for (std::size_t row = 0; row < rows_; ++row)
                points += fmt::format("{:.1f},{:.1f} ", x(row), y(value(row, s)));
            body_ += fmt::format("<polyline points=\"{}\" fill=\"none\" {}/>\n", points, stroke(s));
            for (std::size_t row = 0; row < rows_; ++row)
                point(x(row), y(value(row, s)), s, tip(row, s));
        }
        for (std::size_t row = 0; row < rows_; ++row)
            text(x(row), top + plot_height + text_height + 5, "middle",
                 shortened(category(row), static_cast<std::size_t>(step / letter_width)));
        height_ = top + plot_height + text_height + 14;
    }

    // A group of columns for each row.
    void draw_columns() {
        double highest = 1;
        for (std::size_t row = 0; row < rows_; ++row)
            for (std::size_t s = 0; s < chart_.series.size(); ++s)
                highest = std::max(highest, value(row, s));
        const double group = (width - 20) / static_cast<double>(rows_);
        const double bar = std::min(34.0, group * 0.8 / static_cast<double>(chart_.series.size()));
        const double floor = plot_height + 16;
        for (std::size_t row = 0; row < rows_; ++row) {
            const double middle = 10 + group * (static_cast<double>(row) + 0.5);
            const double left = middle - bar * static_cast<double>(chart_.series.size()) / 2;
            for (std::size_t s = 0; s < chart_.series.size(); ++s) {
                const double x = left + bar * static_cast<double>(s);
                const double h = plot_height * value(row, s) / highest;
                if (h <= 0) continue;
                box(x + 1, floor - h, bar - 2, h, s, tip(row, s));
                text(x + bar / 2, floor - h - 4, "middle",
                     shown(report_, table_.rows[row][chart_.series[s]],
                           table_.columns[chart_.series[s]].kind),
                     "value");
            }
            text(middle, floor + text_height + 5, "middle",
                 shortened(category(row), static_cast<std::size_t>(group / letter_width)));
        }
        body_ += fmt::format(
            "<line x1=\"10\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" "
            "class=\"axis\"/>\n",
            width - 10, floor, floor);
        height_ = floor + text_height + 14;
    }

    void draw_legend() {
        double x = 10;
        double y = height_ + legend_height / 2;
        for (std::size_t s = 0; s < chart_.series.size(); ++s) {
            const std::string& name = table_.columns[chart_.series[s]].heading;
            const double own = 34 + 7.2 * static_cast<double>(display_width(name));
            if (x + own > width && x > 10) {
                x = 10;
                y += legend_height / 2 + 4;
            }
            if (chart_.kind == ChartKind::Lines) {
                body_ += fmt::format(
                    "<line x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\" {}/>\n", x,
                    x + 28, y - 5, y - 5, stroke(s));
                x += 16;
            } else {
                box(x, y - 11, 12, 12, s, name);
            }
            text(x + 18, y, "start", name);
            x += own;
        }
        height_ = y + 12;
    }

    const Report& report_;
    const Chart& chart_;
    const Table& table_;
    std::size_t rows_ = 0;
    double height_ = 0;
    std::string body_;
};

}  // namespace

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string svg_of(const Report& report, const Chart& chart, const Table& table,
                   const std::string& id) {
    return Drawing(report, chart, table).draw(id);
}

}  // namespace skillmap::report
