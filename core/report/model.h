// A report as data: pages of texts, key figures, tables and charts over one set of figures. Knows
// nothing of the format it will be written in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
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
    bool hidden = false;    // of a small group: nothing of it is kept
    bool unknown = false;   // a count of which nothing is known
    bool at_least = false;  // a rate in tenths, rounded down: `ratio` counts no people; or a count
                            // of what is known, so that there are so many or more
    std::string unit;
    std::string part_unit;  // of numerator and denominator; empty: as `unit`
    Date as_of{};

    /// What numerator and denominator count.
    const std::string& unit_of_parts() const { return part_unit.empty() ? unit : part_unit; }

    /// Whether numerator and denominator are hidden.
    bool hides_parts() const { return hidden || (at_least && !is_count); }
    bool has_numerator() const { return !hides_parts() && !unknown; }
    bool has_denominator() const { return !hides_parts() && !is_count; }

    /// The rate, or the count. Nothing where the rate does not apply, or is hidden.
    std::optional<double> value() const {
        if (hidden || unknown) return std::nullopt;
        return is_count ? std::optional(static_cast<double>(ratio.numerator)) : ratio.value();
    }
};

/// Shows a part of a datum. Pages hold no numbers of their own, so every one can be traced.
struct Figure {
    enum class Part : std::uint8_t {
        Numerator,
        Denominator,
        Value,
        Fraction,  // "12 / 16"
        Tenths     // the rate in tenths, rounded down: beside others of which no more is told
    };
    Id<Datum> datum;
    Part part = Part::Value;
};

/// How much more one figure is than an earlier one: of counts in their unit, of rates in percentage
/// points. Applies where both do.
struct Change {
    Id<Datum> now;
    Id<Datum> before;
};

/// Text that leads to another page.
struct PageLink {
    std::string page;  // Page::id
    std::string text;  // empty: the name of the page
};

/// A column of the table that another page (or this one) is.
struct PageColumn {
    std::string page;  // Page::id
    std::size_t column = 0;
};

/// What stands in a column of another page's table, in the row that the reader has picked: see
/// Choice.
struct Chosen {
    PageColumn from;
    std::size_t row = 0;  // of Table::rows, before anybody picks another one
};

/// A plain double is a share (0.25 for 25 %), except in a column of kind Number.
using Value = std::variant<std::monostate, std::string, std::int64_t, double, Date, Figure, Change,
                           PageLink, Chosen>;

enum class ColumnKind : std::uint8_t { Text, Count, Rate, Number, Date };

/// How the figures of a column are made visible.
enum class Show : std::uint8_t { Plain, Bar, Heat };

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
    bool narrow = false;  // its heading is smaller, over several lines
    bool fixed = false;   // of a form: what stands here is not to be changed
    Entry entry;          // of the cells below, in a form
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
    std::string name;     // by which formulas call it, where it is a page of its own; may be empty
    std::size_t key = 0;  // of a table with a name: the column that tells its rows apart
    std::vector<Column> columns;
    std::vector<Value> summary;  // a row for the whole, set apart from the others; may be empty
    std::vector<std::vector<Value>> rows;
    std::string lead = {};                      // above it: what to know before reading it
    std::string note;                           // below the table
    bool filter = false;                        // readers can choose rows
    std::size_t fixed_columns = 0;              // stay in view
    std::size_t blank_rows = 0;                 // of a form: ready below the others
    std::vector<EntryCell> cells;               // of a form
    std::vector<std::size_t> page_breaks = {};  // rows that begin a printed page
};

enum class ChartKind : std::uint8_t { Columns, StackedBars100, Lines };

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
    Value figure;
    std::string unit;  // behind a count
    Value detail;      // smaller, below
    std::string detail_label;
    Value change = {};  // below that
    std::string change_label = {};
    std::string change_unit = {};
};

struct KeyFigures {
    std::vector<KeyFigure> figures;
};

/// A field in which the reader picks a row of a table by its key: what is Chosen on the page
/// follows.
struct Choice {
    std::string label;
    std::string name;       // of the field, in formulas
    std::string list_name;  // of the rows to pick from
    std::string advice;     // where something else is entered
    PageColumn from;
    std::size_t row = 0;  // before anybody picks another one
};

struct Text {
    enum class Role : std::uint8_t { Heading, Body, Note };
    Role role = Role::Body;
    std::string text;
    bool about_cells = false;  // of no use where figures are not cells
};

using Block = std::variant<Text, KeyFigures, Charts, Table, Choice>;

// Works of the program, by which it knows its pages again: Page::work.
inline constexpr const char* guide_work = "guide";
inline constexpr const char* dashboard_work = "dashboard";
inline constexpr const char* history_work = "history";

struct Page {
    std::string id;
    std::string name;     // short, for tabs and links
    std::string heading;  // empty: the page is nothing but its table
    std::string subheading;
    std::vector<Block> blocks;
    bool interactive = false;         // of use only where readers can pick something
    bool wide = false;                // needs the larger paper (A3)
    std::string work;                 // of the program that it belongs to; empty: of nobody
    bool protected_headings = false;  // of a form: only the cells below can be changed
    bool rows_fit = false;            // as high as their text, those that come later too
};

/// The page that shows the flat data.
struct DataPage {
    std::string id;
    std::string table;  // its name in formulas
    std::string name;
    std::vector<std::string> headings;  // the ten of Datum, in the order written
    std::string no_figure;              // in place of a figure that there is not
    std::string hidden;                 // in place of a hidden one
    std::string work = {};              // as of a page
};

struct Report {
    std::string title;
    std::string organization;
    std::string footer;          // on every printed page
    std::string not_applicable;  // shown where a rate does not apply
    std::string hidden;          // shown in place of a hidden figure
    std::string or_more = {};    // behind a rate that is that or more
    std::string any_rate = {};   // in place of 0 % or more
    std::string font;            // of everything; empty: the usual one
    std::string home_link;       // text of the link to the first page
    std::string heat_legend;     // in front of the shades of a heat map
    std::string opening_page;    // Page::id; empty: the first
    std::optional<Date> as_of;
    List<Datum> data;
    std::optional<DataPage> data_page;
    std::vector<Page> pages;

    /// The page of an id, or nothing.
    const Page* find_page(std::string_view id) const {
        for (const Page& page : pages)
            if (page.id == id) return &page;
        return nullptr;
    }

    /// The name of a page, that of the data included.
    std::string page_name(const std::string& id) const {
        if (const Page* page = find_page(id)) return page->name;
        return data_page ? data_page->name : std::string();
    }

    /// What a reader sees of a link.
    std::string text_of(const PageLink& link) const {
        return link.text.empty() ? page_name(link.page) : link.text;
    }
};

}  // namespace skillmap::report
