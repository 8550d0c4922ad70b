// The flat data of a report as text for other programs: one line for each figure, as on the page
// データ.
#pragma once

#include <string>
#include <vector>

#include "core/report/model.h"

namespace skillmap::report {

/// UTF-8 with a byte order mark and CRLF, for Excel. A text that a program could take for a formula
/// has a ' in front. What is hidden or does not apply is blank.
std::string csv_of(const Report& report);

/// Rows of texts likewise; the headings are the first.
std::string csv_of(const std::vector<std::vector<std::string>>& rows);

}  // namespace skillmap::report
