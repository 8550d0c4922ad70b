#include "xlsx_io/write/page_writer.h"

#include <algorithm>
#include <cmath>

#include "core/report/figures.h"
#include "core/report/theme.h"
#include "xlsx_io/write/entry_writer.h"
#include "xlsx_io/write/names.h"
#include "xlsx_io/write/native_table.h"

namespace skillmap::xlsx {
namespace {

namespace theme = report::theme;
using report::Column;
using report::ColumnKind;
using report::Show;
using report::Table;
using report::Value;

// Heights in points.
constexpr double row_height = 18;
constexpr double page_heading_height = 34;
constexpr double section_height = 26;
constexpr double group_height = 22;
constexpr double card_heights[] = {22, 36, 22, 22};
constexpr double highest_heading = 340;

constexpr double points_per_width = 6;  // of a column as wide as so many digits, with its edges

constexpr lxw_row_t last_row_with_choices = 5000;

Alignment alignment(const Column& column) {
    if (column.centred || column.show == Show::Heat || !column.entry.choices.empty())
        return Alignment::Centre;
    return column.kind == ColumnKind::Text ? Alignment::Left : Alignment::Right;
}

bool has_headings(const Table& table) {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](const Column& c) { return !c.heading.empty(); });
}

// Of shares, from 0 to 1.
lxw_conditional_format share_format() {
    lxw_conditional_format format{};
    format.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    format.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
    format.min_value = 0;
    format.max_value = 1;
    return format;
}

lxw_conditional_format bar_format() {
    lxw_conditional_format format = share_format();
    format.type = LXW_CONDITIONAL_DATA_BAR;
    format.data_bar_2010 = LXW_TRUE;
    format.bar_solid = LXW_TRUE;
    format.bar_color = theme::bar;
    return format;
}

lxw_conditional_format heat_format() {
    lxw_conditional_format format = share_format();
    format.type = LXW_CONDITIONAL_2_COLOR_SCALE;
    format.min_color = theme::heat_low;
    format.max_color = theme::heat_high;
    return format;
}

// Of a rate of which nothing is told.
lxw_conditional_format none_format(lxw_format* look) {
    lxw_conditional_format format{};
    format.type = LXW_CONDITIONAL_TYPE_CELL;
    format.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
    format.value = 0;
    format.format = look;
    return format;
}

}  // namespace

PageWriter::PageWriter(const report::Report& report, const report::Page& page,
                       lxw_workbook* workbook, lxw_worksheet* sheet, Formats& formats)
    : report_(report),
      page_(page),
      workbook_(workbook),
      sheet_(sheet),
      formats_(formats),
      values_(report, page, sheet),
      rows_(row_height),
      first_column_(first_column(page)) {}

void PageWriter::write() {
    if (!page_.rows_fit) worksheet_set_default_row(sheet_, row_height, LXW_FALSE);
    if (!is_form(page_)) worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
    set_columns();
    set_print(sheet_, report_.footer, paper());
    if (!is_form(page_)) write_page_heading();
    for (const report::Block& block : page_.blocks) {
        rows_.begin_block(row_);
        std::visit([this](const auto& one) { write_block(one); }, block);
    }
    if (is_grid(page_)) set_page_breaks();
    if (page_.protected_headings) protect_headings(sheet_);
}

void PageWriter::set_height(lxw_row_t row, double height) {
    worksheet_set_row(sheet_, row, height, nullptr);
    rows_.set(row, height);
}

Paper PageWriter::paper() const {
    if (page_.wide) return Paper::WideAcross;
    return is_grid(page_) ? Paper::Upright : Paper::Across;
}

double PageWriter::grid_column_width() const {
    return page_.wide ? wide_grid_width : grid_width;
}

// Pages of a grid end where its blocks do.
void PageWriter::set_page_breaks() {
    const double width = (margin_width + width_of(full_width())) * points_per_width;
    std::vector<lxw_row_t> breaks = rows_.breaks(row_, printable_height(paper(), width));
    breaks.push_back(0);
    if (breaks.size() > 1) worksheet_set_h_pagebreaks(sheet_, breaks.data());
}

void PageWriter::set_columns() {
    if (first_column_ > 0) worksheet_set_column(sheet_, 0, 0, margin_width, nullptr);
    if (!is_single_table(page_)) {
        const Span all = full_width();
        worksheet_set_column(sheet_, all.first, all.last, grid_column_width(), nullptr);
        return;
    }
    const Table& table = std::get<Table>(page_.blocks.front());
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(first_column_ + i);
        lxw_format* format =
            is_form(page_) || filled_in(table.columns[i])
                ? formats_.get(field_look(table.columns[i]), alignment(table.columns[i]),
                               form_format(table.columns[i]))
                : nullptr;
        worksheet_set_column(sheet_, column, column, natural_width(table, i), format);
    }
    if (page_.protected_headings)  // columns of the user's own, and rows that can be deleted
        worksheet_set_column(sheet_, static_cast<lxw_col_t>(table.columns.size()), LXW_COL_MAX - 1,
                             LXW_DEF_COL_WIDTH, formats_.get(Look::OwnColumn));
}

Look PageWriter::field_look(const Column& column) const {
    if (!page_.protected_headings) return Look::Plain;
    return column.fixed ? Look::FixedField : Look::Field;
}

void PageWriter::write_page_heading() {
    set_height(0, page_heading_height);
    values_.text(0, first_column_, page_.heading, formats_.get(Look::PageHeading));
    values_.text(1, first_column_, page_.subheading, formats_.get(Look::Subheading));
    if (has_home_link(report_, page_))
        values_.link(2, first_column_, report_.pages.front().name, report_.home_link,
                     formats_.get(Look::Link));
    if (is_single_table(page_)) write_legend(std::get<Table>(page_.blocks.front()));
    row_ = page_heading_rows(report_, page_);
}

// What the shades of a heat map mean, above its first columns of shades.
void PageWriter::write_legend(const Table& table) {
    if (!report::is_heat_map(table) || report_.heat_legend.empty()) return;
    const auto shaded = std::find_if(table.columns.begin(), table.columns.end(),
                                     [](const Column& one) { return one.show == Show::Heat; });
    auto at = static_cast<lxw_col_t>(first_column_ + (shaded - table.columns.begin()));
    constexpr lxw_row_t row = 2;
    values_.text(row, static_cast<lxw_col_t>(at - 1), report_.heat_legend,
                 formats_.get(Look::LegendName, Alignment::Right));
    const lxw_col_t first = at;
    for (const double share : theme::heat_legend)
        worksheet_write_number(sheet_, row, at++, share,
                               formats_.get(Look::Cell, Alignment::Centre, "0%"));
    lxw_conditional_format format = heat_format();
    worksheet_conditional_format_range(sheet_, row, first, row, static_cast<lxw_col_t>(at - 1),
                                       &format);
}

// --------------------------------------------------------------------------------------------
// blocks

void PageWriter::write_block(const report::Text& text) {
    const Look look = text.role == report::Text::Role::Heading ? Look::SectionTitle
                      : text.role == report::Text::Role::Note  ? Look::Note
                                                               : Look::Body;
    write_wide(text.text, look);
}

// A text over the whole width, as many lines high as it needs. In front of a wide table it ends
// where a screen does.
void PageWriter::write_wide(const std::string& text, Look look) {
    constexpr double narrowest = 80;  // beside a table of few columns
    constexpr double of_a_screen = 150;
    Span span = full_width();
    while (width_of(span) < narrowest) ++span.last;
    while (look == Look::Lead && !span.single() && width_of(span) > of_a_screen) --span.last;
    const double height =
        look == Look::SectionTitle ? section_height : height_of(line_count(text, width_of(span)));
    set_height(row_, height);
    merge(row_, row_, span, formats_.get(look));
    values_.text(row_, span.first, text, formats_.get(look));
    ++row_;
}

// Beside each other as long as there is room for their names, then in rows below.
void PageWriter::write_block(const report::KeyFigures& block) {
    constexpr std::size_t most_cards = 5;
    const std::size_t all = block.figures.size();
    const std::size_t rows = std::max<std::size_t>((all + most_cards - 1) / most_cards, 1);
    const std::size_t in_a_row = (all + rows - 1) / rows;
    for (std::size_t from = 0; from < all; from += in_a_row)
        write_cards(block, from, std::min(from + in_a_row, all),
                    equal_spans(in_a_row, first_column_));
}

void PageWriter::write_cards(const report::KeyFigures& block, std::size_t from, std::size_t to,
                             const std::vector<Span>& spans) {
    const bool changes = std::any_of(
        block.figures.begin(), block.figures.end(),
        [](const auto& one) { return !std::holds_alternative<std::monostate>(one.change); });
    const lxw_row_t rows = changes ? 4 : 3;
    for (lxw_row_t i = 0; i < rows; ++i) set_height(row_ + i, card_heights[i]);
    int lines = 1;
    for (std::size_t i = from; i < to; ++i) {
        const Span span = spans[i - from];
        lines = std::max(
            lines, line_count(in_lines(block.figures[i].label, width_of(span)), width_of(span)));
        write_card(block.figures[i], span);
        if (changes) write_card_change(block.figures[i], span);
    }
    if (lines > 1) set_height(row_, height_of(lines));
    row_ += rows + 1;
}

void PageWriter::write_card(const report::KeyFigure& figure, Span span) {
    lxw_format* label = formats_.get(Look::CardLabel);
    lxw_format* value = formats_.get(Look::CardValue, Alignment::Left,
                                     values_.card_format(figure.figure, "", figure.unit));
    lxw_format* detail =
        formats_.get(Look::CardDetail, Alignment::Left,
                     values_.card_format(figure.detail, figure.detail_label, figure.unit));
    merge(row_, row_, span, label);
    merge(row_ + 1, row_ + 1, span, value);
    merge(row_ + 2, row_ + 2, span, detail);
    values_.text(row_, span.first, in_lines(figure.label, width_of(span)), label);
    values_.put(row_ + 1, span.first, figure.figure, value);
    values_.put(row_ + 2, span.first, figure.detail, detail);
}

void PageWriter::write_card_change(const report::KeyFigure& figure, Span span) {
    lxw_format* format =
        formats_.get(Look::CardDetail, Alignment::Left,
                     values_.card_format(figure.change, figure.change_label, figure.change_unit));
    merge(row_ + 3, row_ + 3, span, format);
    values_.put(row_ + 3, span.first, figure.change, format);
}

// The field stands beside its label, and formulas know it by its name.
void PageWriter::write_block(const report::Choice& choice) {
    constexpr std::uint16_t label_columns = 5;
    constexpr std::uint16_t field_columns = 8;
    constexpr double field_height = 28;
    constexpr double larger = 1.4;  // the field's letters than those of a table
    const report::Page* page = report_.find_page(choice.from.page);
    const Table* table = page == nullptr ? nullptr : report::single_table(*page);
    const Span label{first_column_, static_cast<std::uint16_t>(first_column_ + label_columns - 1)};
    Span field{static_cast<std::uint16_t>(label.last + 1),
               static_cast<std::uint16_t>(label.last + field_columns)};
    // As wide and high as the longest name needs.
    const auto most_lines = [&] {
        int most = 1;
        for (std::size_t i = 0; table != nullptr && i < table->rows.size(); ++i)
            most =
                std::max(most, line_count(report::shown(report_, table->rows[i][choice.from.column],
                                                        ColumnKind::Text),
                                          width_of(field) / larger));
        return most;
    };
    if (most_lines() > 1) field.last = full_width().last;
    const int lines = most_lines();
    lxw_format* label_format = formats_.get(Look::ChoiceLabel);
    lxw_format* field_format = formats_.get(Look::ChoiceField);
    set_height(row_, field_height * lines);
    merge(row_, row_, label, label_format);
    merge(row_, row_, field, field_format);
    values_.text(row_, label.first, choice.label, label_format);
    if (table != nullptr && choice.row < table->rows.size()) {
        const Value& key = table->rows[choice.row][choice.from.column];
        values_.text(row_, field.first, report::shown(report_, key, ColumnKind::Text),
                     field_format);
        define_name(workbook_, choice.name, page_.name, {row_, row_, field.first});
        define_name(workbook_, choice.list_name, page->name,
                    column_cells(report_, *page, choice.from.column));
        write_list(sheet_, choice.list_name, choice.advice, {row_, row_, field.first});
    }
    row_ += 2;
}

void PageWriter::write_block(const report::Charts& block) {
    const auto spans = equal_spans(block.charts.size(), first_column_);
    for (std::size_t i = 0; i < block.charts.size(); ++i)
        waiting_.emplace_back(&block.charts[i], ChartPlace{row_, spans[i]});
    row_ += chart_rows + 1;
}

void PageWriter::write_block(const Table& table) {
    const auto spans = spans_of(table);
    if (!table.title.empty()) write_wide(table.title, Look::SectionTitle);
    if (!is_form(page_) && table.name.empty() && report::is_empty(table)) {
        write_wide(table.note, Look::Body);
        ++row_;
        return;
    }
    if (!table.lead.empty()) write_wide(table.lead, Look::Lead);
    if (has_headings(table)) write_headings(table, spans);
    const lxw_row_t heading_row = row_ - 1;
    const bool summary_first = has_summary_first(table);
    const lxw_row_t first_figure = row_;
    if (summary_first) write_row(table, spans, table.summary, Look::Summary);
    placed_.push_back({&table, page_.name, row_, spans});
    for (const auto& row : table.rows) write_row(table, spans, row, Look::Cell);
    for (std::size_t i = 0; i < table.blank_rows; ++i)
        write_row(table, spans, std::vector<Value>(table.columns.size()), Look::Cell);
    write_entries(table, first_figure);
    if (!table.name.empty() && is_single_table(page_))
        add_table(table, spans, heading_row);
    else if (table.filter)
        worksheet_autofilter(
            sheet_, heading_row, spans.front().first,
            page_.protected_headings ? std::max(row_ - 1, rows_to_choose_from) : row_ - 1,
            spans.back().last);
    if (!table.summary.empty() && !summary_first)
        write_row(table, spans, table.summary, Look::Summary);
    if (row_ > first_figure) show_figures(table, spans, first_figure);
    if (is_single_table(page_)) {
        worksheet_freeze_panes(sheet_, heading_row + 1,
                               static_cast<lxw_col_t>(first_column_ + table.fixed_columns));
        worksheet_repeat_rows(sheet_, 0, heading_row);
        if (!is_form(page_)) print_on_pages_across(table);
        break_pages(table, first_figure);
    }
    if (!table.note.empty()) write_wide(table.note, Look::Note);
    if (!is_form(page_)) ++row_;
    insert_charts();
}

// --------------------------------------------------------------------------------------------
// tables

std::vector<Span> PageWriter::spans_of(const Table& table) const {
    if (!is_single_table(page_)) return grid_spans(table, first_column_);
    std::vector<Span> spans;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto column = static_cast<std::uint16_t>(first_column_ + i);
        spans.push_back({column, column});
    }
    return spans;
}

void PageWriter::write_headings(const Table& table, const std::vector<Span>& spans) {
    const bool groups = heading_rows(table) > 1;
    if (groups) write_groups(table, spans);
    double height = row_height + 4;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        write_heading_cell(table, spans, i, groups);
        const double width = width_of(spans[i]);
        const int lines = column.narrow ? narrow_line_count(column.heading, width)
                                        : line_count(column.heading, width);
        height = std::max(height, std::min(height_of(lines) + 2, highest_heading));
    }
    set_height(row_, height);
    ++row_;
}

lxw_format* PageWriter::heading_format(const Column& column) const {
    const Look look = is_form(page_)  ? Look::FormHeading
                      : column.narrow ? Look::NarrowHeading
                                      : Look::ColumnHeading;
    return formats_.get(
        look, is_form(page_) && !page_.protected_headings ? Alignment::Left : Alignment::Centre);
}

// A table that Excel knows, with the summary where it stands below the headings.
void PageWriter::add_table(const Table& table, const std::vector<Span>& spans,
                           lxw_row_t heading_row) {
    std::vector<TableHeading> headings;
    for (const Column& column : table.columns)
        headings.push_back({column.heading, heading_format(column)});
    add_native_table(sheet_, table.name, {heading_row, row_ - 1}, spans.front().first,
                     std::move(headings), table.filter);
}

// A heading without a group reaches up beside the groups, unless a filter or a table needs it in
// one row.
void PageWriter::write_heading_cell(const Table& table, const std::vector<Span>& spans,
                                    std::size_t i, bool under_groups) {
    const Column& column = table.columns[i];
    lxw_format* format = heading_format(column);
    const bool two_rows =
        under_groups && column.group.empty() && !table.filter && table.name.empty();
    const lxw_row_t top = two_rows ? row_ - 1 : row_;
    merge(top, row_, spans[i], format);
    values_.text(top, spans[i].first, column.heading, format);
    if (under_groups && column.group.empty() && top == row_)
        worksheet_write_blank(sheet_, row_ - 1, spans[i].first, format);
    if (!column.entry.note.empty()) write_comment(sheet_, top, spans[i].first, column.entry.note);
}

void PageWriter::write_groups(const Table& table, const std::vector<Span>& spans) {
    double height = group_height;
    for (std::size_t i = 0; i < table.columns.size();) {
        const std::string& group = table.columns[i].group;
        std::size_t end = i + 1;
        while (end < table.columns.size() && table.columns[end].group == group) ++end;
        if (!group.empty()) {
            const Span span{spans[i].first, spans[end - 1].last};
            lxw_format* format = formats_.get(Look::GroupHeading, Alignment::Centre);
            merge(row_, row_, span, format);
            const std::string text = in_lines(group, width_of(span));
            values_.text(row_, span.first, text, format);
            height = std::max(height, height_of(line_count(text, width_of(span))) + 2);
        }
        i = end;
    }
    set_height(row_, height);
    ++row_;
}

void PageWriter::write_row(const Table& table, const std::vector<Span>& spans,
                           const std::vector<Value>& row, Look look) {
    int lines = 1;
    const bool wraps = !is_form(page_) || page_.protected_headings || page_.rows_fit;
    for (std::size_t i = 0; i < table.columns.size() && i < row.size(); ++i) {
        if (const auto* text = std::get_if<std::string>(&row[i]); text != nullptr && wraps)
            lines = std::max(lines, line_count(*text, width_of(spans[i])));
        write_value(table.columns[i], spans[i], row[i], look);
    }
    if (lines > 1) set_height(row_, height_of(lines));
    ++row_;
}

// `first` is the row of the table's first one.
void PageWriter::break_pages(const Table& table, lxw_row_t first) {
    constexpr std::size_t most_breaks = 1023;  // of a sheet
    std::vector<lxw_row_t> breaks;
    for (const std::size_t row : table.page_breaks)
        if (breaks.size() < most_breaks) breaks.push_back(first + static_cast<lxw_row_t>(row));
    breaks.push_back(0);  // ends the list
    if (breaks.size() > 1) worksheet_set_h_pagebreaks(sheet_, breaks.data());
}

// A table that would be too small to read on one page goes over several, each with the columns that
// stay in view.
void PageWriter::print_on_pages_across(const Table& table) {
    constexpr double smallest_scale = 0.5;
    constexpr double usual_scale = 0.7;
    const double room = printable_width(paper()) / points_per_width;
    const double width = margin_width + width_of(full_width());
    if (width * smallest_scale <= room || table.fixed_columns == 0) return;
    const auto last_fixed = static_cast<lxw_col_t>(first_column_ + table.fixed_columns - 1);
    const double fixed = margin_width + width_of({first_column_, last_fixed});
    const double each = std::max(room / usual_scale - fixed, room / 2);
    worksheet_repeat_columns(sheet_, 0, last_fixed);
    worksheet_fit_to_pages(sheet_, static_cast<std::uint16_t>(std::ceil((width - fixed) / each)),
                           0);
}

// Bars and shades for the rates of the rows from `first` to the last one written.
void PageWriter::show_figures(const Table& table, const std::vector<Span>& spans, lxw_row_t first) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].show == Show::Plain) continue;
        lxw_conditional_format format =
            table.columns[i].show == Show::Bar ? bar_format() : heat_format();
        worksheet_conditional_format_range(sheet_, first, spans[i].first, row_ - 1, spans[i].last,
                                           &format);
        if (!is_told_in_tenths(table, i)) continue;
        lxw_conditional_format none = none_format(formats_.get(Look::QuietText));
        worksheet_conditional_format_range(sheet_, first, spans[i].first, row_ - 1, spans[i].last,
                                           &none);
    }
}

bool PageWriter::is_told_in_tenths(const Table& table, std::size_t column) const {
    const auto in_tenths = [&](const std::vector<Value>& row) {
        if (column >= row.size()) return false;
        const std::vector<Value> all = report::possible_values(report_, row[column]);
        return std::any_of(all.begin(), all.end(), [this](const Value& one) {
            return report::lower_limit(report_, one).has_value();
        });
    };
    return in_tenths(table.summary) || std::any_of(table.rows.begin(), table.rows.end(), in_tenths);
}

// What the fields of a form accept. `first` is the row of the first of them.
void PageWriter::write_entries(const Table& table, lxw_row_t first) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        write_validation(report_, sheet_, table.columns[i].entry, table.columns[i].kind,
                         {first, last_row_with_choices, static_cast<lxw_col_t>(first_column_ + i)});
    for (const report::EntryCell& cell : table.cells) {
        const auto row = static_cast<lxw_row_t>(first + cell.row);
        const auto at = static_cast<lxw_col_t>(first_column_ + cell.column);
        write_validation(report_, sheet_, cell.entry, cell.kind, {row, row, at});
        if (!cell.entry.note.empty()) write_comment(sheet_, row, at, cell.entry.note);
        Column column = table.columns[cell.column];
        const Alignment own = alignment(column);  // that of the column
        column.kind = cell.kind;
        const Value& value = table.rows[cell.row][cell.column];
        values_.put(row, at, value,
                    formats_.get(field_look(column), own, values_.number_format(column, value)));
    }
}

// Charts stand above the tables they draw, so they wait until these have a place.
void PageWriter::insert_charts() {
    std::erase_if(waiting_, [this](const auto& waiting) {
        const auto& [chart, place] = waiting;
        const std::string& id = chart->table;
        const auto table = std::find_if(placed_.begin(), placed_.end(),
                                        [&id](const PlacedTable& t) { return t.table->id == id; });
        if (table == placed_.end()) return false;
        if (!table->table->rows.empty() && !chart->series.empty())
            insert_chart(workbook_, sheet_, *chart, *table, place, formats_.font());
        return true;
    });
}

// A value over its span of columns.
void PageWriter::write_value(const Column& column, Span span, const Value& value, Look look) {
    if (is_form(page_)) look = page_.rows_fit ? Look::Field : field_look(column);
    if (std::holds_alternative<report::PageLink>(value)) look = Look::CellLink;
    lxw_format* format =
        formats_.get(look, alignment(column), values_.number_format(column, value));
    merge(row_, row_, span, format);
    values_.put(row_, span.first, value, format);
}

double PageWriter::width_of(Span span) const {
    if (!is_single_table(page_)) return grid_column_width() * (span.last - span.first + 1);
    double width = 0;
    const Table& table = std::get<Table>(page_.blocks.front());
    for (std::uint16_t column = span.first; column <= span.last; ++column) {
        const auto own = static_cast<std::size_t>(column - first_column_);
        width += own < table.columns.size() ? natural_width(table, own) : LXW_DEF_COL_WIDTH;
    }
    return width;
}

Span PageWriter::full_width() const {
    const std::size_t columns = is_single_table(page_)
                                    ? std::get<Table>(page_.blocks.front()).columns.size()
                                    : grid_columns;
    return {first_column_, static_cast<std::uint16_t>(first_column_ + columns - 1)};
}

void PageWriter::merge(lxw_row_t first_row, lxw_row_t last_row, Span span, lxw_format* format) {
    if (!span.single() || last_row > first_row)
        worksheet_merge_range(sheet_, first_row, span.first, last_row, span.last, "", format);
}

}  // namespace skillmap::xlsx
