// The people whom a search found as a workbook with names: not for publication.
#pragma once

#include <string>

#include "core/assessment.h"
#include "core/plan/find.h"
#include "core/report/model.h"

namespace skillmap::report {

Report make_found_list(Assessment& assessment, const plan::Placement& placement,
                       const plan::Query& query, const plan::Found& found);

/// "スキル：データ理解/活用 Lv2以上"
std::string criterion_words(const plan::Criterion& criterion);

/// "DX推進員（Step1）、CIO補佐官": the personas of a person, with the stages that may be known.
std::string standing_words(const plan::Placement& placement, Id<StaffMember> staff);

}  // namespace skillmap::report
