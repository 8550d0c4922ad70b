#include "xlsx_io/write/page_writer.h"

#include <algorithm>

#include "core/report/theme.h"
#include "core/text/width.h"
#include "xlsx_io/write/entry_writer.h"

namespace skillmap::xlsx {
namespace {

namespace theme = report::theme;
using report::Column;
using report::ColumnKind;
using report::Figure;
using report::Show;
using report::Table;
using report::Value;

// Heights in points.
constexpr double row_height = 18;
constexpr double page_heading_height = 34;
constexpr double section_height = 26;
constexpr double group_height = 22;
constexpr double card_heights[] = {22, 36, 22};
constexpr double upright_letter_height = 14;
constexpr double highest_heading = 340;

constexpr lxw_row_t last_row_with_choices = 5000;
constexpr std::size_t longest_text = 32'767;  // characters Excel allows in a cell

// In a table "_ " keeps figures and the sign for "none" off the line at their right.
const std::string rate_format = "0.0%_ ;-0.0%_ ;0.0%_ ;@_ ";
const std::string count_format = "#,##0_ ;-#,##0_ ;0_ ;@_ ";
const std::string card_rate_format = "0.0%";
const std::string card_count_format = "#,##0";

Alignment alignment(const Column& column) {
    if (column.centred || column.show == Show::Heat || !column.entry.choices.empty())
        return Alignment::Centre;
    return column.kind == ColumnKind::Text ? Alignment::Left : Alignment::Right;
}

bool has_headings(const Table& table) {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](const Column& c) { return !c.heading.empty(); });
}

// Whether readers are to fill in the column, and not only to read it.
bool filled_in(const Column& column) {
    return !column.entry.note.empty() || !column.entry.choices.empty();
}

// A form's cells take the format of their column before anything is written in them.
std::string form_format(const Column& column) {
    if (column.kind == ColumnKind::Date) return date_format;
    return column.kind == ColumnKind::Text ? "@" : "";
}

std::size_t letter_count(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

// At most so many characters, whole ones, where each takes at least one byte.
std::string shortened(const std::string& text) {
    std::size_t end = std::min(text.size(), longest_text);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

}  // namespace

PageWriter::PageWriter(const report::Report& report, const report::Page& page,
                       lxw_workbook* workbook, lxw_worksheet* sheet, Formats& formats)
    : report_(report),
      page_(page),
      workbook_(workbook),
      sheet_(sheet),
      formats_(formats),
      data_(report),
      first_column_(first_column(page)) {}

void PageWriter::write() {
    if (!page_.rows_fit) worksheet_set_default_row(sheet_, row_height, LXW_FALSE);
    if (!is_form(page_)) worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
    set_columns();
    if (!is_form(page_)) write_page_heading();
    for (const report::Block& block : page_.blocks)
        std::visit([this](const auto& one) { write_block(one); }, block);
    set_print(sheet_, report_.footer, page_.wide);
    if (page_.protected_headings) protect_headings(sheet_);
}

void PageWriter::set_columns() {
    if (first_column_ > 0) worksheet_set_column(sheet_, 0, 0, margin_width, nullptr);
    if (!is_single_table(page_)) {
        const Span all = full_width();
        worksheet_set_column(sheet_, all.first, all.last, grid_width, nullptr);
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
    worksheet_set_row(sheet_, 0, page_heading_height, nullptr);
    write_text(0, first_column_, page_.heading, formats_.get(Look::PageHeading));
    write_text(1, first_column_, page_.subheading, formats_.get(Look::Subheading));
    if (has_home_link(report_, page_))
        write_link(2, first_column_, report_.pages.front().name, report_.home_link,
                   formats_.get(Look::Link));
    row_ = page_heading_rows(report_, page_);
}

// --------------------------------------------------------------------------------------------
// blocks

void PageWriter::write_block(const report::Text& text) {
    const Look look = text.role == report::Text::Role::Heading ? Look::SectionTitle
                      : text.role == report::Text::Role::Note  ? Look::Note
                                                               : Look::Body;
    write_wide(text.text, look);
}

// A text over the whole width, as many lines high as it needs.
void PageWriter::write_wide(const std::string& text, Look look) {
    const Span span = full_width();
    const double height =
        look == Look::SectionTitle ? section_height : height_of(line_count(text, width_of(span)));
    worksheet_set_row(sheet_, row_, height, nullptr);
    merge(row_, row_, span, formats_.get(look));
    write_text(row_, span.first, text, formats_.get(look));
    ++row_;
}

void PageWriter::write_block(const report::KeyFigures& block) {
    const auto spans = equal_spans(block.figures.size(), first_column_);
    for (lxw_row_t i = 0; i < 3; ++i) worksheet_set_row(sheet_, row_ + i, card_heights[i], nullptr);
    for (std::size_t i = 0; i < block.figures.size(); ++i) write_card(block.figures[i], spans[i]);
    row_ += 4;
}

void PageWriter::write_card(const report::KeyFigure& figure, Span span) {
    const bool count = report_.data[figure.figure.datum].is_count;
    const std::string number =
        count ? card_count_format + "\"" + figure.unit + "\"" : card_rate_format;
    lxw_format* label = formats_.get(Look::CardLabel);
    lxw_format* value = formats_.get(Look::CardValue, Alignment::Left, number);
    lxw_format* detail = formats_.get(Look::CardDetail);
    merge(row_, row_, span, label);
    merge(row_ + 1, row_ + 1, span, value);
    merge(row_ + 2, row_ + 2, span, detail);
    write_text(row_, span.first, figure.label, label);
    write_figure(row_ + 1, span.first, figure.figure, value);
    if (figure.detail) write_figure(row_ + 2, span.first, *figure.detail, detail);
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
    if (has_headings(table)) write_headings(table, spans);
    const lxw_row_t heading_row = row_ - 1;
    // Below a filter the summary would be filtered away, so it stands at the end there.
    const bool summary_first = !table.summary.empty() && !table.filter;
    const lxw_row_t first_figure = row_;
    if (summary_first) write_row(table, spans, table.summary, Look::Summary);
    placed_.push_back({&table, page_.name, row_, spans});
    for (const auto& row : table.rows) write_row(table, spans, row, Look::Cell);
    for (std::size_t i = 0; i < table.blank_rows; ++i)
        write_row(table, spans, std::vector<Value>(table.columns.size()), Look::Cell);
    write_entries(table, first_figure);
    if (table.filter)
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
        const double needed =
            column.upright_heading
                ? upright_letter_height * static_cast<double>(letter_count(column.heading)) + 12
                : height_of(line_count(column.heading, width_of(spans[i]))) + 2;
        height = std::max(height, std::min(needed, highest_heading));
    }
    worksheet_set_row(sheet_, row_, height, nullptr);
    ++row_;
}

// A heading without a group reaches up beside the groups, unless a filter needs it in one row.
void PageWriter::write_heading_cell(const Table& table, const std::vector<Span>& spans,
                                    std::size_t i, bool under_groups) {
    const Column& column = table.columns[i];
    const Look look = is_form(page_)           ? Look::FormHeading
                      : column.upright_heading ? Look::UprightHeading
                                               : Look::ColumnHeading;
    lxw_format* format = formats_.get(
        look, is_form(page_) && !page_.protected_headings ? Alignment::Left : Alignment::Centre);
    const bool two_rows = under_groups && column.group.empty() && !table.filter;
    const lxw_row_t top = two_rows ? row_ - 1 : row_;
    merge(top, row_, spans[i], format);
    write_text(top, spans[i].first, column.heading, format);
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
            write_text(row_, span.first, group, format);
            height = std::max(height, height_of(line_count(group, width_of(span))) + 2);
        }
        i = end;
    }
    worksheet_set_row(sheet_, row_, height, nullptr);
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
    if (lines > 1) worksheet_set_row(sheet_, row_, height_of(lines), nullptr);
    ++row_;
}

// Bars and shades for the rates of the rows from `first` to the last one written.
void PageWriter::show_figures(const Table& table, const std::vector<Span>& spans, lxw_row_t first) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].show == Show::Plain) continue;
        lxw_conditional_format format{};
        format.min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
        format.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
        format.min_value = 0;
        format.max_value = 1;
        if (table.columns[i].show == Show::Bar) {
            format.type = LXW_CONDITIONAL_DATA_BAR;
            format.data_bar_2010 = LXW_TRUE;
            format.bar_solid = LXW_TRUE;
            format.bar_color = theme::bar;
        } else {
            format.type = LXW_CONDITIONAL_2_COLOR_SCALE;
            format.min_color = theme::heat_low;
            format.max_color = theme::heat_high;
        }
        worksheet_conditional_format_range(sheet_, first, spans[i].first, row_ - 1, spans[i].last,
                                           &format);
    }
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
        put_value(row, at, value,
                  formats_.get(field_look(column), own, number_format(column, value)));
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
        if (!table->table->rows.empty()) insert_chart(workbook_, sheet_, *chart, *table, place);
        return true;
    });
}

// --------------------------------------------------------------------------------------------
// values

std::string PageWriter::number_format(const Column& column, const Value& value) const {
    if (const auto* figure = std::get_if<Figure>(&value))
        return figure->part == Figure::Part::Value && !report_.data[figure->datum].is_count
                   ? rate_format
                   : count_format;
    if (std::holds_alternative<Date>(value)) return date_format;
    if (std::holds_alternative<std::int64_t>(value)) return is_form(page_) ? "" : count_format;
    if (std::holds_alternative<double>(value))
        return column.kind == ColumnKind::Number ? "" : rate_format;
    if (is_form(page_) || filled_in(column)) return form_format(column);
    return column.kind == ColumnKind::Text ? "" : count_format;  // a sign instead of a figure
}

void PageWriter::write_value(const Column& column, Span span, const Value& value, Look look) {
    if (is_form(page_)) look = page_.rows_fit ? Look::Field : field_look(column);
    if (std::holds_alternative<report::PageLink>(value)) look = Look::CellLink;
    lxw_format* format = formats_.get(look, alignment(column), number_format(column, value));
    merge(row_, row_, span, format);
    put_value(row_, span.first, value, format);
}

void PageWriter::put_value(lxw_row_t row, lxw_col_t at, const Value& value, lxw_format* format) {
    if (const auto* text = std::get_if<std::string>(&value))
        write_text(row, at, *text, format);
    else if (const auto* count = std::get_if<std::int64_t>(&value))
        worksheet_write_number(sheet_, row, at, static_cast<double>(*count), format);
    else if (const auto* number = std::get_if<double>(&value))
        worksheet_write_number(sheet_, row, at, *number, format);
    else if (const auto* date = std::get_if<Date>(&value))
        worksheet_write_number(sheet_, row, at, serial_of_date(*date), format);
    else if (const auto* figure = std::get_if<Figure>(&value))
        write_figure(row, at, *figure, format);
    else if (const auto* link = std::get_if<report::PageLink>(&value))
        write_link(row, at, page_name(link->page), link->text, format);
    else
        write_text(row, at, "", format);
}

void PageWriter::write_text(lxw_row_t row, lxw_col_t column, const std::string& text,
                            lxw_format* format) {
    if (!text.empty())
        worksheet_write_string(sheet_, row, column, shortened(text).c_str(), format);
    else if (!is_form(page_) || page_.protected_headings || page_.rows_fit)
        worksheet_write_blank(sheet_, row, column, format);
}

void PageWriter::write_link(lxw_row_t row, lxw_col_t column, const std::string& page,
                            const std::string& text, lxw_format* format) {
    const std::string target = "internal:" + quoted_sheet(page) + "!A1";
    worksheet_write_url_opt(sheet_, row, column, target.c_str(), format, text.c_str(), nullptr);
}

std::string PageWriter::page_name(const std::string& id) const {
    for (const report::Page& page : report_.pages)
        if (page.id == id) return page.name;
    return report_.data_page ? report_.data_page->name : std::string();
}

void PageWriter::write_figure(lxw_row_t row, lxw_col_t column, const Figure& figure,
                              lxw_format* format) {
    if (report_.data[figure.datum].hidden) return write_text(row, column, report_.hidden, format);
    const DataSheet::Formula formula = data_.formula(figure);
    if (const auto* number = std::get_if<double>(&formula.result))
        worksheet_write_formula_num(sheet_, row, column, formula.text.c_str(), format, *number);
    else
        worksheet_write_formula_str(sheet_, row, column, formula.text.c_str(), format,
                                    std::get<std::string>(formula.result).c_str());
}

double PageWriter::width_of(Span span) const {
    if (!is_single_table(page_)) return grid_width * (span.last - span.first + 1);
    double width = 0;
    const Table& table = std::get<Table>(page_.blocks.front());
    for (std::uint16_t column = span.first; column <= span.last; ++column)
        width += natural_width(table, static_cast<std::size_t>(column - first_column_));
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
