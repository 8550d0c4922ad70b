// A report as data: pages of texts, key figures, tables and charts over one set of figures. Knows
// nothing of the format it will be written in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/domain/list.h"
#include "core/domain/ratio.h"
#include "core/text/date.h"

namespace skillmap::report {

/// One row of the flat data behind all pages.
struct Datum {
    std::string department_code;  // empty: the whole organisation
    std::string department_name;
    int fiscal_year = 0;
    std::string indicator;
    Ratio ratio;  // of a count: the count and 0
    bool is_count = false;
    bool hidden = false;  // of a small group: nothing of it is kept
    std::string unit;
    Date as_of{};

    /// The rate, or the count. Nothing where the rate does not apply, or is hidden.
    std::optional<double> value() const {
        if (hidden) return std::nullopt;
        return is_count ? std::optional(static_cast<double>(ratio.numerator)) : ratio.value();
    }
};

/// Shows a part of a datum. Pages hold no numbers of their own, so every one can be traced.
struct Figure {
    enum class Part : std::uint8_t { Numerator, Denominator, Value, Fraction /* "12 / 16" */ };
    Id<Datum> datum;
    Part part = Part::Value;
};

/// Text that leads to another page.
struct PageLink {
    std::string page;  // Page::id
    std::string text;
};

/// A plain double is a share (0.25 for 25 %), except in a column of kind Number.
using Value =
    std::variant<std::monostate, std::string, std::int64_t, double, Date, Figure, PageLink>;

enum class ColumnKind : std::uint8_t { Text, Count, Rate, Number, Date };

/// How the figures of a column are made visible.
enum class Show : std::uint8_t { Plain, Bar, Heat };

/// A column of the table that another page (or this one) is.
struct PageColumn {
    std::string page;  // Page::id
    std::size_t column = 0;
};

/// What happens to a value that is none of the choices, or of another kind.
enum class Unlisted : std::uint8_t { Accept, Warn, Refuse };

/// What is to be filled in.
struct Entry {
    std::vector<std::string> choices;        // values offered
    std::optional<PageColumn> choices_from;  // the same: what stands below a heading
    Unlisted unlisted = Unlisted::Warn;
    bool of_kind = false;  // a date or a number, by the kind of the column
    std::string note;      // shown when the heading, or the cell, is pointed at
    std::string advice;    // shown with the warning or the refusal
};

struct Column {
    std::string heading;
    std::string group;  // shown once above neighbouring columns of the same group
    ColumnKind kind = ColumnKind::Text;
    Show show = Show::Plain;
    double width = 0;  // in half-width characters; 0: by what it holds
    bool centred = false;
    bool upright_heading = false;  // written downwards, for narrow columns
    bool fixed = false;            // of a form: what stands here is not to be changed
    Entry entry;                   // of the cells below, in a form
};

/// A cell of a form that is filled in by rules of its own.
struct EntryCell {
    std::size_t row = 0;  // of Table::rows
    std::size_t column = 0;
    ColumnKind kind = ColumnKind::Text;
    Entry entry;
};

struct Table {
    std::string id;
    std::string title;
    std::vector<Column> columns;
    std::vector<Value> summary;  // a row for the whole, set apart from the others; may be empty
    std::vector<std::vector<Value>> rows;
    std::string note;               // below the table
    bool filter = false;            // readers can choose rows
    std::size_t fixed_columns = 0;  // stay in view
    std::size_t blank_rows = 0;     // of a form: ready below the others
    std::vector<EntryCell> cells;   // of a form
};

enum class ChartKind : std::uint8_t { Columns, StackedBars100 };

/// Draws columns of a table of the same page.
struct Chart {
    ChartKind kind = ChartKind::Columns;
    std::string title;
    std::string description;  // for those who cannot see it
    std::string table;        // Table::id
    std::size_t category = 0;
    std::vector<std::size_t> series;  // columns
    std::size_t rows = 0;             // only the first so many rows; 0: all
};

/// Charts beside each other.
struct Charts {
    std::vector<Chart> charts;
};

struct KeyFigure {
    std::string label;
    Figure figure;
    std::string unit;              // behind a count
    std::optional<Figure> detail;  // smaller, below
    std::string note;
};

struct KeyFigures {
    std::vector<KeyFigure> figures;
};

struct Text {
    enum class Role : std::uint8_t { Heading, Body, Note };
    Role role = Role::Body;
    std::string text;
    bool about_cells = false;  // of no use where figures are not cells
};

using Block = std::variant<Text, KeyFigures, Charts, Table>;

struct Page {
    std::string id;
    std::string name;     // short, for tabs and links
    std::string heading;  // empty: the page is nothing but its table
    std::string subheading;
    std::vector<Block> blocks;
    bool wide = false;                // needs the larger paper (A3)
    bool made_by_us = false;          // belongs to the program: it may be replaced
    bool protected_headings = false;  // of a form: only the cells below can be changed
    bool rows_fit = false;            // as high as their text, those that come later too
};

/// Headings of the page that shows the flat data.
struct DataPage {
    std::string id;
    std::string name;
    std::vector<std::string> headings;  // the nine of Datum, in the order written
};

struct Report {
    std::string title;
    std::string organization;
    std::string footer;          // on every printed page
    std::string not_applicable;  // shown where a rate does not apply
    std::string hidden;          // shown in place of a hidden figure
    std::string home_link;       // text of the link to the first page
    std::optional<Date> as_of;
    List<Datum> data;
    std::optional<DataPage> data_page;
    std::vector<Page> pages;
};

}  // namespace skillmap::report
