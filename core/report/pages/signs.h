// What the signs in a table mean, said where they stand: above it where figures are told in tenths,
// below it where some are hidden. Internal to core/report.
#pragma once

#include "core/report/model.h"

namespace skillmap::report {

/// To be called when the pages and the data are complete.
void explain_signs(Report& report);

}  // namespace skillmap::report
