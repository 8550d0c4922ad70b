// One page of a report on one sheet. Internal to xlsx_io/write.
#pragma once

#include <xlsxwriter.h>

#include <string>
#include <vector>

#include "core/report/model.h"
#include "xlsx_io/write/chart_writer.h"
#include "xlsx_io/write/formats.h"
#include "xlsx_io/write/layout.h"
#include "xlsx_io/write/row_heights.h"
#include "xlsx_io/write/value_writer.h"

namespace skillmap::xlsx {

class PageWriter {
  public:
    PageWriter(const report::Report& report, const report::Page& page, lxw_workbook* workbook,
               lxw_worksheet* sheet, Formats& formats);

    void write();

  private:
    void set_columns();
    void set_height(lxw_row_t row, double height);
    double grid_column_width() const;
    void set_page_breaks();
    Paper paper() const;
    void write_page_heading();
    void write_legend(const report::Table& table);
    void write_block(const report::Text& text);
    void write_block(const report::KeyFigures& block);
    void write_block(const report::Charts& block);
    void write_block(const report::Table& table);
    void write_block(const report::Choice& choice);

    std::vector<Span> spans_of(const report::Table& table) const;
    void write_headings(const report::Table& table, const std::vector<Span>& spans);
    void write_heading_cell(const report::Table& table, const std::vector<Span>& spans,
                            std::size_t column, bool under_groups);
    void write_groups(const report::Table& table, const std::vector<Span>& spans);
    void write_row(const report::Table& table, const std::vector<Span>& spans,
                   const std::vector<report::Value>& row, Look look);
    void add_table(const report::Table& table, const std::vector<Span>& spans,
                   lxw_row_t heading_row);
    lxw_format* heading_format(const report::Column& column) const;
    void print_on_pages_across(const report::Table& table);
    void break_pages(const report::Table& table, lxw_row_t first);
    void show_figures(const report::Table& table, const std::vector<Span>& spans, lxw_row_t first);
    bool is_told_in_tenths(const report::Table& table, std::size_t column) const;
    void write_entries(const report::Table& table, lxw_row_t first);
    Look field_look(const report::Column& column) const;
    void insert_charts();

    void write_cards(const report::KeyFigures& block, std::size_t from, std::size_t to,
                     const std::vector<Span>& spans);
    void write_card(const report::KeyFigure& figure, Span span);
    void write_card_change(const report::KeyFigure& figure, Span span);
    void write_wide(const std::string& text, Look look);
    void write_value(const report::Column& column, Span span, const report::Value& value,
                     Look look);
    double width_of(Span span) const;
    Span full_width() const;
    void merge(lxw_row_t first_row, lxw_row_t last_row, Span span, lxw_format* format);

    const report::Report& report_;
    const report::Page& page_;
    lxw_workbook* workbook_;
    lxw_worksheet* sheet_;
    Formats& formats_;
    ValueWriter values_;
    RowHeights rows_;
    std::uint16_t first_column_ = 0;
    lxw_row_t row_ = 0;
    std::vector<PlacedTable> placed_;
    std::vector<std::pair<const report::Chart*, ChartPlace>> waiting_;  // for their tables
};

}  // namespace skillmap::xlsx
