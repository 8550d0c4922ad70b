// Writes a page on which every cell has its place as a workbook of one sheet, through
// libxlsxwriter. What is not to be filled in is locked, without a password. Text is always written
// as text. The same page gives the same bytes.
#pragma once

#include <filesystem>
#include <string>

#include "core/kit/page.h"
#include "core/result.h"

namespace skillmap::xlsx {

/// The bytes of the workbook that is to become `file`, which is not written: see write_report.
Result<std::string> write_kit(const kit::Page& page, const std::filesystem::path& file);

}  // namespace skillmap::xlsx
