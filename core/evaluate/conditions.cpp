#include "core/evaluate/conditions.h"

namespace skillmap {

int Tally::needed(const Match& match) const {
    if (match.kind == Match::Kind::Any) return 1;
    if (match.kind == Match::Kind::AtLeast) return match.count;
    return size_ > 0 ? size_ : 1;
}

State Tally::state(const Match& match) const {
    const int need = needed(match);
    if (met_ >= need) return State::Met;
    return met_ + unknown_ >= need ? State::Unknown : State::NotMet;
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

}  // namespace skillmap
