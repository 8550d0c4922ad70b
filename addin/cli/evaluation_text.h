// The results of an evaluation as text for a terminal.
#pragma once

#include <optional>
#include <string>

#include "core/assessment.h"
#include "core/issue.h"

namespace skillmap::cli {

/// Stages by persona, figures by department, then one line per person with what is next. With
/// `only`, that person alone, with every condition of every stage.
std::string evaluation_text(Assessment& assessment, std::optional<Id<StaffMember>> only,
                            Language language);

/// Findings and notes, grouped by kind, at most `most` of a kind.
std::string issues_text(const IssueList& issues, Language language, std::size_t most);

}  // namespace skillmap::cli
