#include "core/evaluate/conditions.h"

namespace skillmap {

double Tally::needed(const Match& match) const {
    if (match.kind == Match::Kind::Any) return 1;
    if (match.kind == Match::Kind::AtLeast) return match.count.value.value_or(0);
    return size_ > 0 ? size_ : 1;
}

State Tally::state(const Match& match) const {
    if (match.kind == Match::Kind::AtLeast && !match.count.known()) return State::Unknown;
    const double need = needed(match);
    if (met_ >= need) return State::Met;
    return met_ + unknown_ >= need ? State::Unknown : State::NotMet;
}

State Tally::result(const Match& match, Judgement* detail) const {
    if (detail != nullptr) {
        detail->have = met_;
        detail->need = needed(match);
        detail->unknown = unknown_;
        if (match.kind == Match::Kind::AtLeast) lacks_value(match.count, detail);
    }
    return state(match);
}

bool lacks_value(const Quantity& quantity, Judgement* detail) {
    if (quantity.known()) return false;
    if (detail != nullptr) detail->without_value = quantity.parameter;
    return true;
}

State judge(const Condition& condition, const Facts& facts, Judgement* detail) {
    const State state =
        std::visit([&](const auto& rule) { return judge(rule, facts, detail); }, condition.rule);
    if (detail != nullptr) {
        detail->condition = &condition;
        detail->state = state;
    }
    return state;
}

State judge_all(const std::vector<Condition>& conditions, const Facts& facts) {
    State state = State::Met;
    for (const Condition& condition : conditions) {
        state = all_of(state, judge(condition, facts, nullptr));
        if (state == State::NotMet) break;
    }
    return state;
}

}  // namespace skillmap
