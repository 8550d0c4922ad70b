// A set of skills has a level: the answer of the self-check, or the level that a training or a
// related qualification gives, whichever is higher.
#include <algorithm>

#include "core/evaluate/conditions.h"

namespace skillmap {
namespace {

State skill_state(const SkillLevelCondition& condition, const Facts& facts, Id<Skill> skill) {
    const Level answer = facts.self_check(skill);
    if (answer.known() && answer.value() >= condition.at_least) return State::Met;
    const State answered = answer.known() ? State::NotMet : State::Unknown;
    if (condition.evidence_level < condition.at_least) return answered;
    return any_of(answered, any_of(facts.trained(skill), facts.qualified(skill)));
}

// The level as far as it is known, for telling what is missing.
Level known_level(const SkillLevelCondition& condition, const Facts& facts, Id<Skill> skill) {
    const Level answer = facts.self_check(skill);
    const bool evidence = condition.evidence_level > 0 &&
                          any_of(facts.trained(skill), facts.qualified(skill)) == State::Met;
    if (!evidence) return answer;
    return Level(std::max(condition.evidence_level, answer.known() ? answer.value() : 0));
}

MissingLevel missing_level(const SkillLevelCondition& condition, const Facts& facts,
                           Id<Skill> skill) {
    MissingLevel missing{
        skill, known_level(condition, facts, skill), condition.at_least, {}, false};
    if (condition.evidence_level < condition.at_least) return missing;
    missing.by = facts.serving(skill);
    missing.evidence_unknown =
        any_of(facts.trained(skill), facts.qualified(skill)) == State::Unknown;
    return missing;
}

}  // namespace

State judge(const SkillLevelCondition& condition, const Facts& facts, Judgement* detail) {
    Tally tally;
    for (const Id<Skill> skill : condition.skills) {
        const State state = skill_state(condition, facts, skill);
        tally.add(state);
        if (detail != nullptr && state != State::Met)
            detail->levels.push_back(missing_level(condition, facts, skill));
    }
    if (detail != nullptr) {
        detail->have = tally.met();
        detail->need = tally.needed(condition.match);
        detail->unknown = tally.unknown();
    }
    return tally.state(condition.match);
}

}  // namespace skillmap
