// A plan of an import carried out in a workbook: rows and cells of its sheets, 取り込み確認 and
// 取り込み結果. Internal to this folder.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "core/intake/import/importer.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/table/source.h"
#include "xlsx_io/edit/workbook_editor.h"

namespace skillmap::engine {

struct PlanContext {
    const import::Importer& importer;
    const SheetSource& book;
    std::function<std::string(const std::string&)> person;  // a staff number → who that is
    Language language;
    std::filesystem::path scratch;  // a folder in which private folders may be made
};

Result<void> write_plan(import::ImportPlan plan, xlsx::WorkbookEditor& editor,
                        const PlanContext& context);

}  // namespace skillmap::engine
