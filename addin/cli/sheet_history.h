// Histories that stand in the sheets of a workbook, as the commands use them.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "addin/engine/load.h"
#include "core/assessment.h"
#include "core/history/evaluation.h"
#include "core/result.h"
#include "xlsx_io/history/store.h"

namespace skillmap::cli {

/// Whether the file is a workbook in which a history stands.
bool holds_history(const std::filesystem::path& path);

/// A history: the file, or the workbook in which it stands. history.no_sheet, and those of
/// history::Store::open() and history::SheetHistory::read().
Result<history::Store> open_history(const std::filesystem::path& path);

/// What a workbook becomes, and what was done.
struct RecordedInSheet {
    std::string bytes;
    history::Recorded recorded = history::Recorded::Added;
};

/// The workbook with what the assessment of it says in its sheets; as it was where they say so
/// already. `file` is what it becomes, `taken` are the files it was made of, the workbook as `book`
/// is. history.sheet_full, and those of engine::pages_into().
Result<RecordedInSheet> record_in_sheet(const engine::InputFile& book,
                                        const std::filesystem::path& file,
                                        const history::Evaluation& evaluation,
                                        std::vector<history::SourceFile> taken);

/// What a workbook becomes, and what is gone.
struct RemovedFromSheet {
    std::string bytes;
    std::vector<history::Head> removed;
};

Result<RemovedFromSheet> remove_from_sheet(
    const std::filesystem::path& path, const std::function<bool(const history::Head&)>& is_meant);

}  // namespace skillmap::cli
