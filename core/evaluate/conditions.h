// The conditions of a stage, judged for the current person of the facts. One kind per source file.
// They judge and say by how much; the words are those of core/evaluate/wording.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/evaluate/facts.h"
#include "core/evaluate/state.h"
#include "core/scheme/scheme.h"

namespace skillmap {

/// A skill whose training is missing.
struct MissingTraining {
    Id<Skill> skill;
    std::vector<Id<Training>> by;  // any of these would do; empty: no training serves the skill
    State state = State::NotMet;
};

/// A skill or tool whose level is missing.
struct MissingLevel {
    std::variant<Id<Skill>, Id<Tool>> subject;
    Level level;  // as known now
    int needed = 0;
    std::vector<Id<Training>> by;   // any of these would give the level
    bool evidence_unknown = false;  // whether one was done, or a qualification passed, nobody knows
};

/// How a condition was judged: what there is, what is needed, and what is missing.
struct Judgement {
    const Condition* condition = nullptr;
    State state = State::NotMet;
    int have = 0;  // skills, tools, months, projects or records, by the kind of condition
    int need = 0;
    int unknown = 0;  // of the set, how many could not be judged
    std::vector<MissingTraining> trainings;
    std::vector<MissingLevel> levels;
    std::vector<Judgement> alternatives;  // of an AnyCondition
};

/// Judges a condition. `detail` takes the numbers and what is missing; null where only the state is
/// wanted, which is much faster.
State judge(const Condition& condition, const Facts& facts, Judgement* detail);

State judge(const TrainingsCondition& condition, const Facts& facts, Judgement* detail);
State judge(const SkillLevelCondition& condition, const Facts& facts, Judgement* detail);
State judge(const ToolLevelCondition& condition, const Facts& facts, Judgement* detail);
State judge(const ExperienceCondition& condition, const Facts& facts, Judgement* detail);
State judge(const AttestationCondition& condition, const Facts& facts, Judgement* detail);
State judge(const AnyCondition& condition, const Facts& facts, Judgement* detail);

/// Counts the states of a set and tells whether enough of it are met.
class Tally {
  public:
    void add(State state) {
        ++size_;
        met_ += state == State::Met ? 1 : 0;
        unknown_ += state == State::Unknown ? 1 : 0;
    }
    int met() const { return met_; }
    int unknown() const { return unknown_; }

    /// How many must be met. An empty set cannot be fulfilled.
    int needed(const Match& match) const;
    State state(const Match& match) const;

  private:
    int size_ = 0;
    int met_ = 0;
    int unknown_ = 0;
};

}  // namespace skillmap
