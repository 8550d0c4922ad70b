// A report as one page of HTML for an intranet: no script, nothing loaded from elsewhere, charts as
// SVG. For eyes; the flat data are in core/report/flat.
#pragma once

#include <string>

#include "core/report/model.h"

namespace skillmap::report {

/// UTF-8. Every text is escaped; the page forbids itself any connection. Same report, same bytes.
std::string html_of(const Report& report);

}  // namespace skillmap::report
