// How many people meet conditions, and what share of those whom others select.
#include "core/evaluate/conditions.h"
#include "core/indicators/indicators.h"

namespace skillmap {
namespace {

// Where a parameter has no value, nothing is counted.
void note_parameter(const std::vector<Condition>& conditions, const Facts& facts,
                    IndicatorValue& value) {
    for (const Condition& condition : conditions) {
        Judgement detail;
        judge(condition, facts, &detail);
        if (detail.without_value) value.without_value = detail.without_value;
    }
}

// Counts one person. The state is that of the conditions.
void count_state(State state, const Indicator& indicator, const Facts& facts,
                 IndicatorValue& value) {
    if (state == State::Unknown) {
        ++value.undecided;
        if (!value.without_value) note_parameter(indicator.conditions, facts, value);
    }
}

}  // namespace

IndicatorValue head_count(Facts& facts, const Indicator& indicator,
                          const std::vector<Id<StaffMember>>& members) {
    IndicatorValue value;
    for (const Id<StaffMember> id : members) {
        facts.move_to(id);
        const State state = judge_all(indicator.conditions, facts);
        value.count += state == State::Met ? 1 : 0;
        count_state(state, indicator, facts, value);
    }
    value.unknown = !members.empty() && value.undecided == static_cast<int>(members.size());
    return value;
}

// Whoever is unknown is in the denominator and not in the numerator: nobody is left out because
// nothing was written about them.
IndicatorValue share(Facts& facts, const Indicator& indicator,
                     const std::vector<Id<StaffMember>>& members) {
    IndicatorValue value;
    for (const Id<StaffMember> id : members) {
        facts.move_to(id);
        const State among = judge_all(indicator.of, facts);
        if (among == State::Unknown) ++value.undecided;
        if (among != State::Met) continue;
        const State state = judge_all(indicator.conditions, facts);
        ++value.ratio.denominator;
        value.ratio.numerator += state == State::Met ? 1 : 0;
        count_state(state, indicator, facts, value);
    }
    return value;
}

}  // namespace skillmap
