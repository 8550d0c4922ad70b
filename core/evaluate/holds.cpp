// The person belongs to a persona and has reached one of its stages.
#include "core/evaluate/conditions.h"

namespace skillmap {

State belongs(const Facts& facts, Id<Persona> persona) {
    const std::vector<Condition>& members = facts.scheme().personas[persona].members;
    if (!members.empty()) return judge_all(members, facts);
    for (const Symbol symbol : facts.member().personas)
        if (facts.persona(symbol) == persona) return State::Met;
    return State::NotMet;
}

State judge(const HoldsCondition& condition, const Facts& facts, Judgement* detail) {
    const Persona& persona = facts.scheme().personas[condition.persona];
    const auto stage = persona.find_stage(condition.stage);
    State state = stage ? belongs(facts, condition.persona) : State::Unknown;
    const std::size_t last = stage.value_or(0);
    const std::size_t first = persona.ladder == Ladder::Cumulative ? 0 : last;
    for (std::size_t i = first; stage && i <= last && state != State::NotMet; ++i)
        state = all_of(state, judge_all(persona.stages[i].conditions, facts));
    if (detail != nullptr) {
        detail->have = state == State::Met ? 1 : 0;
        detail->need = 1;
    }
    return state;
}

}  // namespace skillmap
