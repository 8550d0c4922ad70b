#include "xlsx_io/write/layout.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/report/figures.h"
#include "core/text/line_breaks.h"
#include "core/text/width.h"

namespace skillmap::xlsx {
namespace {

constexpr double narrowest = 6;
constexpr double widest = 48;
constexpr double padding = 2.5;

double text_width(const report::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value))
        return static_cast<double>(display_width(*text));
    if (const auto* link = std::get_if<report::PageLink>(&value))
        return static_cast<double>(display_width(link->text));
    constexpr double of_a_date = 10;
    return std::holds_alternative<Date>(value) ? of_a_date : 0;
}

}  // namespace

bool has_home_link(const report::Report& report, const report::Page& page) {
    return !is_form(page) && page.id != report.pages.front().id && !report.home_link.empty();
}

std::uint32_t page_heading_rows(const report::Report& report, const report::Page& page) {
    if (is_form(page)) return 0;
    return has_home_link(report, page) ? 4 : 3;
}

std::uint32_t rows_above(const report::Report& report, const report::Page& page,
                         const report::Table& table) {
    return page_heading_rows(report, page) + (table.lead.empty() ? 0 : 1) + heading_rows(table);
}

bool is_single_table(const report::Page& page) {
    return report::single_table(page) != nullptr;
}

bool has_summary_first(const report::Table& table) {
    return !table.summary.empty() && !table.filter;
}

std::uint32_t heading_rows(const report::Table& table) {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](const report::Column& column) { return !column.group.empty(); })
               ? 2
               : 1;
}

double natural_width(const report::Table& table, std::size_t column) {
    const report::Column& one = table.columns[column];
    if (one.width > 0) return one.width;
    double width = one.narrow ? 0 : static_cast<double>(display_width(one.heading));
    for (const auto& row : table.rows)
        if (column < row.size()) width = std::max(width, text_width(row[column]));
    return std::clamp(width + padding, narrowest, widest);
}

std::vector<Span> grid_spans(const report::Table& table, std::uint16_t first) {
    std::vector<double> widths;
    double total = 0;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        widths.push_back(natural_width(table, i) / grid_width);
        total += widths.back();
    }
    const double scale = grid_columns / total;
    std::vector<Span> spans;
    double end = 0;
    std::uint16_t next = first;
    for (const double width : widths) {
        end += width * scale;
        const auto last =
            static_cast<std::uint16_t>(std::max<long>(next, first + std::lround(end) - 1));
        spans.push_back({next, last});
        next = static_cast<std::uint16_t>(last + 1);
    }
    return spans;
}

std::vector<Span> equal_spans(std::size_t count, std::uint16_t first) {
    const auto n = static_cast<std::uint16_t>(std::max<std::size_t>(count, 1));
    const auto width = static_cast<std::uint16_t>(std::max((grid_columns - (n - 1)) / n, 1));
    std::vector<Span> spans;
    for (std::uint16_t i = 0; i < n; ++i) {
        const auto begin = static_cast<std::uint16_t>(first + i * (width + 1));
        spans.push_back({begin, static_cast<std::uint16_t>(begin + width - 1)});
    }
    return spans;
}

int line_count(std::string_view text, double width) {
    constexpr double half_kanji_per_digit = 1.12;
    const double room = std::max(width * half_kanji_per_digit - 2, 2.0);  // less the indents
    int lines = 0;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const auto wide = static_cast<double>(display_width(text.substr(start, end - start)));
        lines += std::max(1, static_cast<int>(std::ceil(wide / room)));
        start = end + 1;
    }
    return lines;
}

std::string in_lines(const std::string& text, double width) {
    const std::size_t bracket = bracket_in(text);
    if (bracket == text.size() || line_count(text, width) == 1) return text;
    return text.substr(0, bracket) + "\n" + text.substr(bracket);
}

int narrow_line_count(std::string_view text, double width) {
    constexpr double pixels_per_digit = 7;  // of a column, with its edges
    constexpr double pixels_per_half_kanji = 6.2;
    const auto room = static_cast<std::size_t>(
        std::max(pixels_per_digit * width - 1, 4 * pixels_per_half_kanji) / pixels_per_half_kanji);
    int lines = 1;
    std::size_t used = 0;
    for (const std::string& piece : unbroken_pieces(text)) {
        const std::size_t wide = display_width(piece);
        if (used > 0 && used + wide > room) {
            ++lines;
            used = 0;
        }
        lines += static_cast<int>((wide - 1) / room);
        used += wide > room ? wide % room : wide;
    }
    return lines;
}

double height_of(int lines) {
    constexpr double line_height = 15.5;
    return line_height * lines + 4;
}

}  // namespace skillmap::xlsx
