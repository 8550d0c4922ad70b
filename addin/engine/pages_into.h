// Pages of the program in a workbook of people's own, as those of a dashboard: behind their sheets,
// and at the next run in the place of those put there before. Nothing else in the workbook changes.
#pragma once

#include <filesystem>
#include <string>

#include "addin/engine/load.h"
#include "core/report/model.h"
#include "core/result.h"

namespace skillmap::engine {

/// The bytes of the workbook with the pages, which are of one work (Page::work). A page that is
/// there already keeps the name that its sheet has now, and the department that somebody picked
/// there; a new one takes another name where a sheet has its own. Fails as
/// xlsx::WorkbookEditor::replace_sheets() does. `file` is what the workbook becomes.
Result<std::string> pages_into(const InputFile& book, report::Report report,
                               const std::filesystem::path& file);

}  // namespace skillmap::engine
