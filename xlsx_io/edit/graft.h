// Sheets of another workbook put into this one, with formats, charts, drawings, images, tables,
// notes, links and names. The other workbook is one that libxlsxwriter wrote.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/result.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/read/workbook_part.h"

namespace skillmap::xlsx {

/// Puts all sheets of `other` in front of a sheet, or at the end. Their texts stand in their cells,
/// so that the shared strings stay as they are; cells without a format take the usual one of the
/// workbook. edit.sheet_name and edit.name_taken where a name is there already, edit.graft_unfit
/// for strict workbooks and those that count dates from 1904. Sheets in `seen` are hidden or not
/// as said there.
Result<void> graft_sheets(PackageEditor& editor, const WorkbookPart& workbook, const Package& other,
                          const std::optional<std::string>& before,
                          const std::map<std::string, Visibility>& seen = {});

}  // namespace skillmap::xlsx
