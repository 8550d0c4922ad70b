// One of several conditions, or all of them.
#include "core/evaluate/conditions.h"

namespace skillmap {
namespace {

template <class Combine>
State judge_parts(const std::vector<Condition>& of, const Facts& facts, Judgement* detail,
                  State state, Combine combine) {
    for (const Condition& part : of) {
        Judgement own;
        state = combine(state, judge(part, facts, detail != nullptr ? &own : nullptr));
        if (detail != nullptr) detail->parts.push_back(std::move(own));
    }
    return state;
}

}  // namespace

State judge(const AnyCondition& condition, const Facts& facts, Judgement* detail) {
    return judge_parts(condition.of, facts, detail, State::NotMet, any_of);
}

State judge(const AllCondition& condition, const Facts& facts, Judgement* detail) {
    return judge_parts(condition.of, facts, detail, State::Met, all_of);
}

}  // namespace skillmap
