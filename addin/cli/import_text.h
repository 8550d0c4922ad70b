// What an import is about to do, or did, as text for a terminal.
#pragma once

#include <string>

#include "addin/engine/import.h"

namespace skillmap::cli {

/// The columns of a file and what they mean, with what somebody has to decide.
std::string proposal_text(const engine::FileProposal& file, Language language);

/// How many rows came to what, who is held, and at most `most` of the rows that could not be used.
std::string plan_text(const import::ImportPlan& plan, const engine::ImportJob& job,
                      Language language, std::size_t most);

/// "追加 12　変更 3 …", a line.
std::string outcome_counts(const import::ImportPlan& plan, Language language);

}  // namespace skillmap::cli
