#include "core/qualifications/claims.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "core/evaluate/conditions.h"

namespace skillmap::qualifications {
namespace {

constexpr std::int64_t percent = 100;

const Yen& spent_on(const Qualification& one, Subsidy::Cost cost) {
    if (cost == Subsidy::Cost::Fee) return one.fee;
    return cost == Subsidy::Cost::Text ? one.text : one.travel;
}

Reason unknown_cost(Subsidy::Cost cost) {
    if (cost == Subsidy::Cost::Fee) return Reason::FeeUnknown;
    return cost == Subsidy::Cost::Text ? Reason::TextUnknown : Reason::TravelUnknown;
}

// The day that a rule goes by: of the exam, or of the pass where the other is not written.
const DateField& day_of(const Qualification& one) {
    return one.taken.known() ? one.taken : one.passed;
}

// A share in hundredths of a percent is exact; what is less than a yen is cut off.
std::int64_t share_of(std::int64_t spent, double share) {
    constexpr double hundredths = 100;
    return spent * std::llround(share * hundredths) / (percent * std::llround(hundredths));
}

class Judge {
  public:
    Judge(SchemeAssessment& scheme, const Records& records, const Register& of)
        : scheme_(scheme), records_(records), register_(of) {}

    Claims make() {
        Claims claims{&scheme_.scheme, {}};
        for (std::size_t i = 0; i < register_.rows.size(); ++i) claims.claims.push_back(judge(i));
        look_at_repeats(claims.claims);
        keep_budgets(claims.claims);
        return claims;
    }

  private:
    const Qualification& record(const Claim& claim) const {
        return records_.qualifications[register_.rows[claim.row].record];
    }

    // Adds a reason; the worst of them decides.
    static void stop(Claim& claim, Reason reason, ClaimState state) {
        claim.reasons.push_back(reason);
        if (claim.state == ClaimState::Payable || state == ClaimState::Refused) claim.state = state;
    }

    Claim judge(std::size_t at) {
        Claim claim;
        claim.row = at;
        claim.state = ClaimState::Payable;
        const RegisterRow& row = register_.rows[at];
        if (row.attempt == Attempt::Repeated) {
            stop(claim, Reason::Repeated, ClaimState::Refused);
            return claim;
        }
        const Qualification& one = record(claim);
        if (find_rule(claim, one)) {
            look_at_exam(claim, row);
            look_at_application(claim, one);
            take_costs(claim, one);
        }
        look_at_payment(claim, one);
        return claim;
    }

    // ---- which rule

    // Whether the person is one of those whom the rule is for.
    State is_for(const Subsidy& rule) const {
        if (rule.personas.empty()) return State::Met;
        State state = State::NotMet;
        for (const std::string& name : rule.personas)
            if (const auto persona = scheme_.scheme.find_persona(name))
                state = any_of(state, belongs(scheme_.facts, *persona));
        return state;
    }

    bool names(const Subsidy& rule, const Qualification& one) const {
        if (rule.any_qualification) return true;
        return std::any_of(
            rule.qualifications.begin(), rule.qualifications.end(),
            [&](const std::string& name) { return scheme_.facts.word(name) == one.name; });
    }

    // The first rule that fits, with what is open about its fitting. False: there is none.
    bool find_rule(Claim& claim, const Qualification& one) {
        scheme_.facts.move_to(one.staff);
        bool unlisted = false;
        bool others = false;
        for (const Subsidy& rule : scheme_.scheme.subsidies) {
            unlisted = unlisted || rule.unlisted;
            if (!names(rule, one)) continue;
            const bool year_open = !rule.fiscal_years.empty() && !day_of(one).known();
            if (!rule.fiscal_years.empty() && !year_open) {
                const int year = FiscalYear::of(day_of(one).date()).year();
                if (std::find(rule.fiscal_years.begin(), rule.fiscal_years.end(), year) ==
                    rule.fiscal_years.end())
                    continue;
            }
            const State people = is_for(rule);
            others = others || people == State::NotMet;
            if (people == State::NotMet) continue;
            claim.rule = &rule;
            if (people == State::Unknown) stop(claim, Reason::PeopleUnknown, ClaimState::Check);
            if (!scheme_.population.counts[one.staff.index()])
                stop(claim, Reason::NotCounted, ClaimState::Check);
            if (year_open)
                stop(claim, Reason::YearUnknown, ClaimState::Check);
            else if (rule.prepaid)
                stop(claim, Reason::Prepaid, ClaimState::Refused);
            return true;
        }
        if (others)
            stop(claim, Reason::OtherPeople, ClaimState::Refused);
        else if (unlisted)
            stop(claim, Reason::Unlisted, ClaimState::Check);
        else
            stop(claim, Reason::NoRule, ClaimState::Refused);
        return false;
    }

    // ---- what it asks

    static void look_at_exam(Claim& claim, const RegisterRow& row) {
        if (row.contradicted) stop(claim, Reason::Contradicted, ClaimState::Check);
        switch (row.attempt) {
            case Attempt::Passed:
            case Attempt::Repeated:
                return;
            case Attempt::Failed:
                if (claim.rule->on == Subsidy::On::Pass)
                    stop(claim, Reason::NotPassed, ClaimState::Refused);
                return;
            case Attempt::Absent:
                return stop(claim, Reason::NotTaken, ClaimState::Refused);
            case Attempt::Later:
                return stop(claim, Reason::Later, ClaimState::Check);
            case Attempt::Unknown:
                return stop(claim, Reason::ResultUnknown, ClaimState::Check);
        }
    }

    void look_at_application(Claim& claim, const Qualification& one) const {
        const Subsidy& rule = *claim.rule;
        if (!rule.application) return;
        const bool applied = one.applied.known() && one.applied.date() <= register_.as_of;
        std::optional<Date> last;
        if (rule.within_days) {
            const DateField& from = rule.on == Subsidy::On::Pass ? one.passed : one.taken;
            if (from.known() && rule.within_days->known())
                last = from.date() +
                       std::chrono::days(static_cast<int>(std::floor(*rule.within_days->value)));
            else
                stop(claim, Reason::DeadlineUnknown, ClaimState::Check);
        }
        if (last && *last < (applied ? one.applied.date() : register_.as_of))
            stop(claim, Reason::ApplicationLate, ClaimState::Refused);
        else if (!applied)
            stop(claim, Reason::NotApplied, ClaimState::Check);
    }

    // The amounts are those the rule would pay, also where something is left to check.
    static void take_costs(Claim& claim, const Qualification& one) {
        const Subsidy& rule = *claim.rule;
        if (!rule.share.known()) stop(claim, Reason::ShareUnknown, ClaimState::Check);
        const bool limit_open = rule.limit && !rule.limit->known();
        if (limit_open) stop(claim, Reason::LimitUnknown, ClaimState::Check);
        std::optional<std::int64_t> left;
        if (rule.limit && !limit_open)
            left = static_cast<std::int64_t>(std::floor(*rule.limit->value));
        for (const Subsidy::Cost cost : rule.costs) {
            CostClaim of{cost, spent_on(one, cost), std::nullopt};
            if (!of.spent) {
                // Without the main cost nothing can be paid; without a further one, the rest can.
                const bool main = cost == rule.costs.front();
                if (main)
                    stop(claim, unknown_cost(cost), ClaimState::Check);
                else
                    claim.reasons.push_back(unknown_cost(cost));
            } else if (rule.share.known() && !limit_open) {
                of.amount = share_of(*of.spent, *rule.share.value);
                if (left) {
                    of.amount = std::min(*of.amount, *left);
                    *left -= *of.amount;
                }
            }
            claim.costs.push_back(of);
        }
        look_at_spending(claim);
    }

    // Where nothing was spent, nothing is paid; where that is not sure, somebody has to ask.
    static void look_at_spending(Claim& claim) {
        const auto none = [](const CostClaim& one) { return one.spent == 0; };
        const auto spent = [](const CostClaim& one) { return one.spent && *one.spent > 0; };
        if (std::all_of(claim.costs.begin(), claim.costs.end(), none))
            stop(claim, Reason::NothingSpent, ClaimState::Refused);
        else if (claim.state == ClaimState::Payable &&
                 std::none_of(claim.costs.begin(), claim.costs.end(), spent))
            claim.state = ClaimState::Check;
    }

    // What was paid stays paid; where the rule says otherwise, it is told.
    void look_at_payment(Claim& claim, const Qualification& one) const {
        if (!one.paid.blank() && !one.paid.known())
            return stop(claim, Reason::PaidUnclear, ClaimState::Check);
        if (!one.paid.known() || register_.as_of < one.paid.date()) return;
        if (claim.state == ClaimState::Refused || claim.state == ClaimState::Check)
            claim.reasons.push_back(Reason::PaidAgainstRule);
        claim.state = ClaimState::Paid;
    }

    // ---- more than one row

    // What was paid before, then the earlier exam, then the row above.
    std::tuple<bool, bool, Date, std::size_t> order(const Claim& claim) const {
        const DateField& day = day_of(record(claim));
        return {claim.state != ClaimState::Paid, !day.known(), day.known() ? day.date() : Date{},
                claim.row};
    }

    void look_at_repeats(std::vector<Claim>& claims) const {
        std::map<std::tuple<const Subsidy*, Id<StaffMember>, Symbol>, std::vector<Claim*>> same;
        for (Claim& claim : claims)
            if (claim.rule != nullptr && claim.state != ClaimState::Refused)
                same[{claim.rule, record(claim).staff, record(claim).name}].push_back(&claim);
        for (auto& [key, list] : same) {
            std::sort(list.begin(), list.end(),
                      [&](const Claim* a, const Claim* b) { return order(*a) < order(*b); });
            for (std::size_t i = 1; i < list.size(); ++i) {
                if (list[i]->state == ClaimState::Paid) continue;
                if (list[i]->rule->again == Subsidy::Again::Refuse)
                    stop(*list[i], Reason::AgainRefused, ClaimState::Refused);
                else if (list[i]->rule->again == Subsidy::Again::Ask)
                    stop(*list[i], Reason::Again, ClaimState::Check);
            }
        }
    }

    // First what was paid, then by the day of the application, then as above.
    void keep_budgets(std::vector<Claim>& claims) const {
        std::map<std::pair<const Subsidy*, int>, std::vector<Claim*>> years;
        for (Claim& claim : claims) {
            const bool counts =
                claim.state == ClaimState::Payable || claim.state == ClaimState::Paid;
            if (!counts || claim.rule == nullptr || !claim.rule->budget) continue;
            const DateField& day = day_of(record(claim));
            if (!day.known() || !claim.rule->budget->known())
                stop_unpaid(claim);
            else
                years[{claim.rule, FiscalYear::of(day.date()).year()}].push_back(&claim);
        }
        const auto applied = [&](const Claim* claim) {
            const DateField& day = record(*claim).applied;
            return std::tuple(claim->state != ClaimState::Paid, !day.known(),
                              day.known() ? day.date() : Date{}, order(*claim));
        };
        for (auto& [key, list] : years) {
            std::sort(list.begin(), list.end(),
                      [&](const Claim* a, const Claim* b) { return applied(a) < applied(b); });
            auto left = static_cast<std::int64_t>(std::floor(*key.first->budget->value));
            for (Claim* claim : list) {
                const std::int64_t amount = claim->amount().value_or(0);
                if (amount > left)
                    stop_unpaid(*claim);
                else
                    left -= amount;
            }
        }
    }

    static void stop_unpaid(Claim& claim) {
        if (claim.state == ClaimState::Payable) stop(claim, Reason::OverBudget, ClaimState::Check);
    }

    SchemeAssessment& scheme_;
    const Records& records_;
    const Register& register_;
};

}  // namespace

Yen Claim::amount() const {
    Yen sum;
    for (const CostClaim& one : costs)
        if (one.amount) sum = sum.value_or(0) + *one.amount;
    return sum;
}

bool Claim::open() const {
    return costs.empty() || std::any_of(costs.begin(), costs.end(),
                                        [](const CostClaim& one) { return !one.amount; });
}

ClaimTotals Claims::totals(ClaimState state) const {
    ClaimTotals sums;
    for (const Claim& one : claims) {
        if (one.state != state) continue;
        ++sums.rows;
        sums.amount += one.amount().value_or(0);
        sums.unknown += one.open() ? 1 : 0;
    }
    return sums;
}

std::vector<Claims> make_claims(Assessment& assessment, const Register& of) {
    std::vector<Claims> all;
    for (const auto& scheme : assessment.schemes())
        if (!scheme->scheme.subsidies.empty())
            all.push_back(Judge(*scheme, assessment.records(), of).make());
    return all;
}

}  // namespace skillmap::qualifications
