// A value of a page in a cell: text as text, figures as formulas with their results. Internal to
// xlsx_io/write.
#pragma once

#include <xlsxwriter.h>

#include <string>

#include "core/report/model.h"
#include "xlsx_io/write/data_sheet.h"

namespace skillmap::xlsx {

/// Whether readers are to fill in the column, and not only to read it.
bool filled_in(const report::Column& column);

/// The number format of a form's column before anything is written in it.
std::string form_format(const report::Column& column);

class ValueWriter {
  public:
    ValueWriter(const report::Report& report, const report::Page& page, lxw_worksheet* sheet);

    void put(lxw_row_t row, lxw_col_t column, const report::Value& value, lxw_format* format) const;
    /// Text that may be empty: a form's cells stay as their column then.
    void text(lxw_row_t row, lxw_col_t column, const std::string& text, lxw_format* format) const;
    void link(lxw_row_t row, lxw_col_t column, const std::string& page_name,
              const std::string& text, lxw_format* format) const;

    std::string number_format(const report::Column& column, const report::Value& value) const;
    /// Of a large figure by itself, with what stands before and behind it.
    std::string card_format(const report::Value& value, const std::string& label,
                            const std::string& unit) const;

  private:
    /// A figure or a change.
    template <class T>
    void figure(lxw_row_t row, lxw_col_t column, const T& figure, lxw_format* format) const;
    void chosen(lxw_row_t row, lxw_col_t column, const report::Chosen& chosen,
                lxw_format* format) const;
    void formula(lxw_row_t row, lxw_col_t column, const DataSheet::Formula& formula,
                 lxw_format* format) const;
    DataSheet::Formula::Result result_of(const report::Value& value) const;

    const report::Report& report_;
    const report::Page& page_;
    lxw_worksheet* sheet_;
    DataSheet data_;
    const report::Choice* choice_ = nullptr;  // of the page
};

}  // namespace skillmap::xlsx
