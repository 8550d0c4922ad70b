// One of several conditions is enough.
#include "core/evaluate/conditions.h"

namespace skillmap {

State judge(const AnyCondition& condition, const Facts& facts, Judgement* detail) {
    State state = State::NotMet;
    for (const Condition& alternative : condition.of) {
        Judgement own;
        state = any_of(state, judge(alternative, facts, detail != nullptr ? &own : nullptr));
        if (detail != nullptr) detail->alternatives.push_back(std::move(own));
    }
    return state;
}

}  // namespace skillmap
