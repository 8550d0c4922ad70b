// The earlier workbook, or the earlier day, that a dashboard is compared with.
#pragma once

#include <optional>

#include "addin/cli/command.h"
#include "addin/engine/book.h"

namespace skillmap::cli {

/// What --previous and --previous-as-of ask for, judged by the schemes of `now`. Nothing where they
/// are not given.
Result<std::optional<engine::EarlierBook>> load_previous(const Arguments& arguments,
                                                         const AssessmentInput& now);

}  // namespace skillmap::cli
