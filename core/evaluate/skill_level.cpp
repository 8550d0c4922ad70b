// A set of skills has a level: the answer of the self-check, or the level that a training or a
// related qualification gives, whichever is higher.
#include <algorithm>

#include "core/evaluate/conditions.h"

namespace skillmap {
namespace {

using Needed = SkillLevelCondition::Needed;

State skill_state(const SkillLevelCondition& condition, const Facts& facts, const Needed& needed) {
    const Level answer = facts.self_check(needed.skill);
    if (!needed.level.known()) return State::Unknown;
    if (answer.known() && answer.value() >= *needed.level.value) return State::Met;
    const State answered = answer.known() ? State::NotMet : State::Unknown;
    if (condition.evidence_level < *needed.level.value) return answered;
    return any_of(answered, any_of(facts.trained(needed.skill), facts.qualified(needed.skill)));
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
                           const Needed& needed) {
    const Id<Skill> skill = needed.skill;
    const int level = static_cast<int>(needed.level.value.value_or(0));
    MissingLevel missing{skill, known_level(condition, facts, skill), level, {}, false};
    if (condition.evidence_level < level) return missing;
    missing.by = facts.serving(skill);
    missing.evidence_unknown =
        any_of(facts.trained(skill), facts.qualified(skill)) == State::Unknown;
    return missing;
}

void add_evidence(const SkillLevelCondition& condition, const Facts& facts, Id<Skill> skill,
                  Judgement& detail) {
    if (const auto cell = facts.source_of(skill)) detail.evidence.push_back(*cell);
    if (condition.evidence_level == 0) return;
    for (const Id<Training> id : facts.serving(skill))
        skillmap::add_evidence(facts, id, Window{}, true, detail);
}

}  // namespace

State judge(const SkillLevelCondition& condition, const Facts& facts, Judgement* detail) {
    Tally tally;
    for (const Needed& needed : condition.skills) {
        const State state = skill_state(condition, facts, needed);
        tally.add(state);
        if (detail == nullptr) continue;
        lacks_value(needed.level, detail);
        if (state != State::Met) detail->levels.push_back(missing_level(condition, facts, needed));
        if (state == State::Met) add_evidence(condition, facts, needed.skill, *detail);
    }
    return tally.result(condition.match, detail);
}

}  // namespace skillmap
