// The earlier workbook, or the earlier day, that a dashboard is compared with.
#pragma once

#include <optional>
#include <vector>

#include "addin/cli/command.h"

namespace skillmap::cli {

struct PreviousBook {
    AssessmentInput input;
    bool same_book = false;
    /// Those the workbook itself names, by which it is not judged. Nothing where they cannot be
    /// loaded.
    std::optional<std::vector<Scheme>> schemes;
    std::size_t findings = 0;
};

/// What --previous and --previous-as-of ask for, judged by the schemes of `now`. Nothing where they
/// are not given.
Result<std::optional<PreviousBook>> load_previous(const Arguments& arguments,
                                                  const AssessmentInput& now);

}  // namespace skillmap::cli
