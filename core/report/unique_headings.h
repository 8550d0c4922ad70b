// Headings by which formulas can name the columns of a table.
#pragma once

#include "core/report/model.h"

namespace skillmap::report {

/// Makes each heading one line of at most 250 columns that no other
/// column of the table has, upper and lower case aside: a second one gets a number behind it.
void make_headings_unique(Table& table);

}  // namespace skillmap::report
