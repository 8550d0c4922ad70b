// Writes a report as a new Excel workbook, through libxlsxwriter. Figures become formulas over the
// page of data, with the value computed by the core as their cached result. Text is always written
// as text, whatever it begins with. The same report gives the same bytes.
#pragma once

#include <filesystem>
#include <string>

#include "core/report/model.h"
#include "core/result.h"

namespace skillmap::xlsx {

/// The bytes of the workbook. libxlsxwriter 1.1 writes to disk only, so it works in a private
/// folder inside `scratch_parent`, which is removed afterwards. output.not_written where that
/// fails.
Result<std::string> write_report(const report::Report& report,
                                 const std::filesystem::path& scratch_parent);

}  // namespace skillmap::xlsx
