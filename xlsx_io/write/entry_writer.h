// What the fields of a form accept: drop-downs, checks, comments, and headings that stay as they
// are. Internal to xlsx_io/write.
#pragma once

#include <xlsxwriter.h>

#include "core/report/model.h"
#include "xlsx_io/write/names.h"

namespace skillmap::xlsx {

/// Rows of a form, with or without records, in which drop-downs look for what there is.
inline constexpr lxw_row_t rows_to_choose_from = 2000;

/// Sets the drop-down or the check of some cells. Nothing where everything is accepted.
void write_validation(const report::Report& report, lxw_worksheet* sheet,
                      const report::Entry& entry, report::ColumnKind kind, FieldRange cells);

/// A drop-down of what stands in the cells of that name; nothing else is taken.
void write_list(lxw_worksheet* sheet, const std::string& name, const std::string& advice,
                FieldRange cells);

/// A comment as large as its text.
void write_comment(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text);

/// Protects the locked cells, without a password. The others can be changed, sorted and filtered,
/// and rows and columns inserted.
void protect_headings(lxw_worksheet* sheet);

}  // namespace skillmap::xlsx
