// Tools have a level, given directly or proven by a checklist.
#include "core/evaluate/conditions.h"

namespace skillmap {

State judge(const ToolLevelCondition& condition, const Facts& facts, Judgement* detail) {
    if (lacks_value(condition.at_least, detail)) return State::Unknown;
    const int needed = static_cast<int>(*condition.at_least.value);
    Tally tally;
    for (const Id<Tool> id : condition.tools) {
        const Level level = facts.tool_level(id);
        const State state = !level.known()            ? State::Unknown
                            : level.value() >= needed ? State::Met
                                                      : State::NotMet;
        tally.add(state);
        if (detail == nullptr) continue;
        if (state != State::Met) detail->levels.push_back({id, level, needed, {}, false});
        if (const auto cell = facts.source_of(id); cell && state == State::Met)
            detail->evidence.push_back(*cell);
    }
    return tally.result(condition.match, detail);
}

}  // namespace skillmap
