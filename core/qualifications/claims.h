// 受験料などの支給: what each row of the register comes to by the rules of a scheme (Subsidy), and
// why. Judges no stage and no person.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/qualifications/register.h"

namespace skillmap::qualifications {

enum class ClaimState : std::uint8_t {
    Payable,
    Check,    // somebody has to find out or to decide; nothing is paid before
    Refused,  // the rule does not pay it
    Paid
};

/// Why a row is not simply payable. Those of Payable and Paid rows are worth a look.
enum class Reason : std::uint8_t {
    NoRule,        // no rule is about the exam
    Unlisted,      // the sources mean more exams than they name
    Repeated,      // the same row again
    Contradicted,  // another row tells the same exam in another way
    Later,         // after the as-of date
    NotPassed,
    NotTaken,
    ResultUnknown,
    OtherPeople,    // the rule is for others
    PeopleUnknown,  // nobody knows whether it is for this person
    NotCounted,     // the scheme does not count the person
    Prepaid,        // the organisation paid the examiner
    YearUnknown,    // the rule is of some fiscal years
    Again,          // the same exam a second time: the sources do not say
    AgainRefused,   // likewise: the rule does not pay it
    NotApplied,     // 支給申請日 is missing
    ApplicationLate,
    DeadlineUnknown,  // from which day the time to apply runs
    ShareUnknown,     // no share is given
    LimitUnknown,
    FeeUnknown,     // 受験料 is not written
    TextUnknown,    // テキスト代 is not: the rest is payable
    TravelUnknown,  // 交通費 likewise
    NothingSpent,
    OverBudget,
    PaidUnclear,     // 支給日 cannot be read
    PaidAgainstRule  // paid, though the rule does not say so, or not yet
};

/// What was spent on one thing and what is paid of it. Nothing: nobody knows.
struct CostClaim {
    Subsidy::Cost cost = Subsidy::Cost::Fee;
    Yen spent;
    Yen amount;
};

struct Claim {
    std::size_t row = 0;            // of Register::rows
    const Subsidy* rule = nullptr;  // null: none fits
    ClaimState state = ClaimState::Refused;
    std::vector<Reason> reasons;
    std::vector<CostClaim> costs;

    /// What is known to be due, or to have been; nothing where nothing of it is known.
    Yen amount() const;

    /// Whether a part of it is not known.
    bool open() const;
};

struct ClaimTotals {
    std::int64_t rows = 0;
    std::int64_t amount = 0;   // of what is known
    std::int64_t unknown = 0;  // rows of which a part is not
};

struct Claims {
    const Scheme* scheme = nullptr;
    std::vector<Claim> claims;  // by Register::rows

    ClaimTotals totals(ClaimState state) const;
};

/// One for each scheme that has rules, in their order.
std::vector<Claims> make_claims(Assessment& assessment, const Register& of);

}  // namespace skillmap::qualifications
