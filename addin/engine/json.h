// The results of the use cases as JSON, for programs. Written person by person, so that a large
// town needs no large tree.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/assessment.h"
#include "core/issue.h"
#include "core/report/model.h"

namespace skillmap::engine {

/// "met", "not_met", "unknown".
std::string_view state_name(State state);

/// {"as_of", "persons": [{"staff_id", "name", "department" (code), "stages": {persona: stage or
/// null}, "reasons": […]}], "departments": [{"code", "name", "members", one field per indicator:
/// [n, d] or a count}], "whole": {one field per indicator}, "targets": [{"name", "object", "value",
/// "unit", "due", "per_department", "actual": [n, d] or a number, "gap", "below"}]}. Where several
/// schemes have stages, a person also has "schemes": {id: {persona: stage}}. With `only`, that
/// person alone; everything else stays complete.
std::string evaluation_json(Assessment& assessment, std::optional<Id<StaffMember>> only,
                            Language language);

/// The flat data of a dashboard: {"organization", "as_of", "data": [{"department_code",
/// "department", "fiscal_year", "indicator", "numerator", "denominator", "value", "unit", "as_of",
/// "hidden"}]}; null where there is no value, or it is hidden.
std::string dataset_json(const report::Report& report);

/// {"findings": n, "issues": [{"code", "severity", "file", "sheet", "cell", "subject", "found",
/// "expected", "message"}]}.
std::string issues_json(const IssueList& issues, Language language);

}  // namespace skillmap::engine
