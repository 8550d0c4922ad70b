// What an import is about to do, or did, as text for a terminal.
#pragma once

#include <functional>
#include <string>

#include "addin/engine/import.h"

namespace skillmap::cli {

/// What a target says, for a column of a file whose rows go to that sheet of the form.
std::string target_text(const import::Target& target, const std::string& into, Language language);

/// The columns of a file and what they mean, with what somebody has to decide.
std::string proposal_text(const engine::FileProposal& file, Language language);

/// How many rows came to what, who is held, and at most `most` of the rows that could not be used.
std::string plan_text(const import::ImportPlan& plan, const engine::ImportJob& job,
                      Language language, std::size_t most);

/// Whether an issue of a row is worth a line.
using WorthTelling = std::function<bool(const import::RowResult&, const Issue&)>;

/// A line for each such issue, at most so many, and how many more there are.
std::string row_issues(const import::ImportPlan& plan, const WorthTelling& worth, Language language,
                       std::size_t most);

/// "追加 12　変更 3 …", a line.
std::string outcome_counts(const import::ImportPlan& plan, Language language);

}  // namespace skillmap::cli
