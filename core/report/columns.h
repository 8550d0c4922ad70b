// Columns and charts as the pages of reports need them.
#pragma once

#include <string_view>

#include "core/report/model.h"

namespace skillmap::report {

/// A column of text of a width, or of a width by what it holds.
Column text_column(std::string_view heading, double width = 0, bool centred = false);
Column count_column(std::string_view heading, double width = 0);

/// Draws the columns of a table from `first` on, by those in its first column.
Chart chart_of(const Table& table, std::size_t first, ChartKind kind, std::string_view title,
               std::string_view description);

}  // namespace skillmap::report
