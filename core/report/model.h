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
    std::string unit;
    Date as_of{};

    /// The rate, or the count. Nothing where the rate does not apply.
    std::optional<double> value() const {
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

struct Column {
    std::string heading;
    std::string group;  // shown once above neighbouring columns of the same group
    ColumnKind kind = ColumnKind::Text;
    Show show = Show::Plain;
    double width = 0;                  // in half-width characters; 0: by what it holds
    bool upright_heading = false;      // written downwards, for narrow columns
    std::vector<std::string> choices;  // values offered for filling in
    std::string note;                  // shown when the heading is pointed at
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
};

using Block = std::variant<Text, KeyFigures, Charts, Table>;

struct Page {
    std::string id;
    std::string name;     // short, for tabs and links
    std::string heading;  // empty: the page is nothing but its table
    std::string subheading;
    std::vector<Block> blocks;
    bool wide = false;  // needs the larger paper (A3)
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
    std::string home_link;       // text of the link to the first page
    std::optional<Date> as_of;
    List<Datum> data;
    std::optional<DataPage> data_page;
    std::vector<Page> pages;
};

}  // namespace skillmap::report
