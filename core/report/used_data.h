// The data that the pages of a report show, and no others.
#pragma once

#include "core/report/model.h"

namespace skillmap::report {

/// Gives a report the data of `all` that its pages refer to, in their order. Its figures refer to
/// `all` before, and to its own data afterwards.
void take_used_data(Report& report, const List<Datum>& all);

}  // namespace skillmap::report
