// A workbook read for an assessment, whether it is in WG form or a skill map of another look, and
// the earlier one that it is compared with. Shared by every way in.
#pragma once

#include <optional>
#include <vector>

#include "addin/engine/load.h"
#include "addin/engine/skill_map.h"
#include "core/assessment.h"
#include "core/issue.h"
#include "core/result.h"

namespace skillmap::engine {

/// `map` is there where the workbook is a skill map of another look.
struct Book {
    AssessmentInput input;
    std::optional<SkillMap> map;
};

/// Reads a workbook: by the layout, where there is one, else in WG form. `issues` takes what could
/// not be used.
Result<Book> read_book(InputFile file, const ReadOptions& options,
                       std::optional<maps::Layout> layout, IssueList& issues);

/// The earlier workbook, or the earlier day, that a dashboard is compared with.
struct EarlierBook {
    AssessmentInput input;
    bool same_book = false;
    /// Those the workbook itself names, by which it is not judged. Nothing where they cannot be
    /// loaded.
    std::optional<std::vector<Scheme>> schemes;
    std::size_t findings = 0;
};

/// Another workbook, judged by the schemes of `now`. The date of the options is that of the earlier
/// workbook. previous.later where it is behind that of `now`, previous.as_of_missing where there is
/// none.
Result<EarlierBook> read_earlier_book(InputFile file, const ReadOptions& options,
                                      std::optional<maps::Layout> layout,
                                      const AssessmentInput& now);

/// The same workbook on an earlier day.
Result<EarlierBook> earlier_day(const AssessmentInput& now, Date day);

}  // namespace skillmap::engine
