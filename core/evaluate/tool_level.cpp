// The tools of the scheme have a level, given directly or proven by a checklist.
#include "core/evaluate/conditions.h"

namespace skillmap {

State judge(const ToolLevelCondition& condition, const Facts& facts, Judgement* detail) {
    Tally tally;
    for (const Tool& tool : facts.scheme().tools) {
        const Id<Tool> id = facts.scheme().tools.id_of(tool);
        const Level level = facts.tool_level(id);
        const State state = !level.known()                        ? State::Unknown
                            : level.value() >= condition.at_least ? State::Met
                                                                  : State::NotMet;
        tally.add(state);
        if (detail != nullptr && state != State::Met)
            detail->levels.push_back({id, level, condition.at_least, {}, false});
    }
    if (detail != nullptr) {
        detail->have = tally.met();
        detail->need = tally.needed(condition.match);
        detail->unknown = tally.unknown();
    }
    return tally.state(condition.match);
}

}  // namespace skillmap
