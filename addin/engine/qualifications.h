// What the register of qualifications says as JSON. Shared by every way in.
#pragma once

#include <string>

#include "core/assessment.h"
#include "core/report/qualifications/qualification_report.h"

namespace skillmap::engine {

/// So many months ahead an expiry is told, where nobody says another number, and at most.
inline constexpr std::int64_t usual_expiry_months = 6;
inline constexpr std::int64_t most_expiry_months = 240;

/// {"as_of", "until", "rates": null or {"departments": [{"code", "name"} and group], "months":
/// [{"month" (null: not known)} and group], "exams": [{"name"} and group], "whole": group}}; a
/// group is {"people": [passed, known], "attempts": [passed, known]}, both null where it is hidden.
/// For readers of names also "unknown" and "absent" of a group, "left_out" of the rates, and
/// "register":
/// [{"row", "sheet", "staff_id", "name", "department", "qualification", "taken", "result",
/// "passed", "expires", "expiry", "fee", "text", "travel", "applied", "paid", "contradicted"}],
/// "schemes":
/// [{"scheme", "totals": {state: {"rows", "amount", "unknown"}}, "claims": [{"row", "sheet",
/// "state", "rule", "amount", "costs": {cost: {"spent", "amount"}}, "reasons": [{"id",
/// "text"}]}]}]. Dates and amounts that nobody knows are null; a date that is said to be unknown is
/// "unknown".
std::string qualifications_json(const Assessment& assessment,
                                const report::QualificationFacts& facts,
                                const report::QualificationOptions& options);

}  // namespace skillmap::engine
