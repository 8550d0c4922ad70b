// A set of skills is trained: for each, at least one training that serves it is completed or
// exempted (WG report, 001:L701, L714).
#include "core/evaluate/conditions.h"

namespace skillmap {

State judge(const TrainingsCondition& condition, const Facts& facts, Judgement* detail) {
    Tally tally;
    for (const Id<Skill> skill : condition.skills) {
        const State state = facts.trained(skill);
        tally.add(state);
        if (detail != nullptr && state != State::Met)
            detail->trainings.push_back({skill, facts.serving(skill), state});
    }
    if (detail != nullptr) {
        detail->have = tally.met();
        detail->need = tally.needed(condition.match);
        detail->unknown = tally.unknown();
    }
    return tally.state(condition.match);
}

}  // namespace skillmap
