// What an evaluation says of each person, written into the workbook it was made from: columns of
// the sheet of staff (育成段階, 次の段階に必要なもの, 判定日). Everything else stays as it is.
#pragma once

#include <cstddef>
#include <string>

#include "addin/engine/load.h"
#include "addin/engine/skill_map.h"
#include "core/assessment.h"
#include "core/issue.h"
#include "core/result.h"

namespace skillmap::engine {

struct WrittenBack {
    std::string bytes;        // of the workbook; as they were where nothing changed
    std::size_t people = 0;   // who are on the sheet
    std::size_t changed = 0;  // whose cells differ from before
};

/// The assessment is that of the workbook. Columns that it does not have are put behind its last.
/// Fails as xlsx::WorkbookEditor does.
Result<WrittenBack> write_back(InputFile book, Assessment& assessment, Language language);

/// The same in a skill map of another look: columns behind its last, rows below where people stand
/// across, labels with their values on sheets of one person. The assessment is that of map.input().
Result<WrittenBack> write_back_map(InputFile book, const SkillMap& map, Assessment& assessment,
                                   Language language);

}  // namespace skillmap::engine
