// Where the blocks of a page go: a page of one table takes the widths of its columns; a page of
// several blocks is a grid of equal columns that tables and charts span. Internal to xlsx_io/write.
#pragma once

#include <cstdint>
#include <vector>

#include "core/report/model.h"

namespace skillmap::xlsx {

/// Columns first..last of a sheet, 0-based.
struct Span {
    std::uint16_t first = 0;
    std::uint16_t last = 0;
    bool single() const { return first == last; }
};

/// Columns of a page of several blocks, and their width in half-width characters.
inline constexpr std::uint16_t grid_columns = 24;
inline constexpr double grid_width = 5;
inline constexpr double wide_grid_width = 8.5;  // on the larger paper
inline constexpr double margin_width = 1.5;

/// A page without a heading is a form: its table begins in the first cell.
inline bool is_form(const report::Page& page) {
    return page.heading.empty();
}

/// The column where a page's blocks begin: beside a margin, in a form the first.
inline std::uint16_t first_column(const report::Page& page) {
    return is_form(page) ? 0 : 1;
}

/// Whether the page has a link to the first one.
bool has_home_link(const report::Report& report, const report::Page& page);

/// The rows above a page's blocks.
std::uint32_t page_heading_rows(const report::Report& report, const report::Page& page);

/// The rows above the first one of a page that is one table, or above its summary.
std::uint32_t rows_above(const report::Report& report, const report::Page& page,
                         const report::Table& table);

/// Whether the page is one table at its natural widths.
bool is_single_table(const report::Page& page);

/// Whether the page is a grid of equal columns.
inline bool is_grid(const report::Page& page) {
    return !is_form(page) && !is_single_table(page);
}

/// The rows of a table's headings: two where columns have groups.
std::uint32_t heading_rows(const report::Table& table);

/// Whether the summary stands above the rows: below a filter it would be filtered away.
bool has_summary_first(const report::Table& table);

/// The width of a column: as given, or by its heading and what it holds.
double natural_width(const report::Table& table, std::size_t column);

/// The spans of a table's columns on the grid: together they fill it.
std::vector<Span> grid_spans(const report::Table& table, std::uint16_t first);

/// Equal spans with a gap of one column, for cards and charts beside each other.
std::vector<Span> equal_spans(std::size_t count, std::uint16_t first);

/// How many lines a text of 10 points takes in a column of that width. Column widths are given in
/// digits of the standard font, which are wider than half a kanji of 10 points.
int line_count(std::string_view text, double width);

/// The text, with what stands in brackets on a line of its own where it does not fit on one.
std::string in_lines(const std::string& text, double width);

/// How many lines a heading of 9 points takes in a narrow column: it is broken between words, and
/// before no closing sign.
int narrow_line_count(std::string_view text, double width);

/// How high a row of so many lines is, in points.
double height_of(int lines);

}  // namespace skillmap::xlsx
