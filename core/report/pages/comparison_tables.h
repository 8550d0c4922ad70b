// What the tables of the comparison have in common. Internal to core/report.
#pragma once

#include <string>
#include <vector>

#include "core/report/pages/pages.h"

namespace skillmap::report {

/// How much a figure has changed, where there are two.
Value change_of(const Compared& one);

/// Previous, now and change.
void add_pair(std::vector<Value>& row, const Compared& one);
void add_pair_columns(Table& table, const std::string& group, bool rates, double width);

/// A figure of every row of a table, with its heading.
struct Series {
    std::string heading;
    std::vector<Compared> figures;
};

/// Tables with the same rows, each with as many series as there is room for.
void add_tables(Page& page, const Table& table, const std::vector<Series>& series, bool rates);

/// The departments of today, those that were reorganised as they were, and transfers.
void add_compared_departments(Page& page, const PageContext& context);

}  // namespace skillmap::report
