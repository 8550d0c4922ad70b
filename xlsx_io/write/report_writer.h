// Writes a report as a new Excel workbook, through libxlsxwriter. Figures become formulas over the
// page of data, with the value computed by the core as their cached result. Text is always written
// as text, whatever it begins with. The same report gives the same bytes.
#pragma once

#include <filesystem>
#include <string>

#include "core/report/model.h"
#include "core/result.h"

namespace skillmap::xlsx {

/// The bytes of the workbook that is to become `file`, which is not written. libxlsxwriter 1.1
/// writes to disk only, so it works in a private folder beside it, which is removed afterwards.
/// Errors are those of write_file, and output.too_many_rows.
Result<std::string> write_report(const report::Report& report, const std::filesystem::path& file);

}  // namespace skillmap::xlsx
