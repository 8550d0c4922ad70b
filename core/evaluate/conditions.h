// The conditions of a stage, judged for the current person of the facts. One kind per source file.
// They judge and say by how much; the words are those of core/evaluate/wording.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/evaluate/facts.h"
#include "core/evaluate/state.h"
#include "core/scheme/scheme.h"

namespace skillmap {

/// A training that is missing: for a skill, or one that the scheme names.
struct MissingTraining {
    std::optional<Id<Skill>> skill;
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
    double have = 0;  // skills, tools, months, projects, points …, by the kind of condition
    double need = 0;
    int unknown = 0;  // of the set, how many could not be judged
    std::vector<MissingTraining> trainings;
    std::vector<MissingLevel> levels;
    std::vector<std::string> missing;            // qualifications
    std::optional<Id<Parameter>> without_value;  // nothing can be judged before it has one
    std::vector<Judgement> parts;                // of an AnyCondition or AllCondition
    std::vector<SourceRow> evidence;             // the cells that speak for the person
};

/// Judges a condition. `detail` takes the numbers and what is missing; null where only the state is
/// wanted, which is much faster.
State judge(const Condition& condition, const Facts& facts, Judgement* detail);

State judge(const TrainingsCondition& condition, const Facts& facts, Judgement* detail);
State judge(const TrainingListCondition& condition, const Facts& facts, Judgement* detail);
State judge(const SkillLevelCondition& condition, const Facts& facts, Judgement* detail);
State judge(const ToolLevelCondition& condition, const Facts& facts, Judgement* detail);
State judge(const ExperienceCondition& condition, const Facts& facts, Judgement* detail);
State judge(const ScoreCondition& condition, const Facts& facts, Judgement* detail);
State judge(const QualificationCondition& condition, const Facts& facts, Judgement* detail);
State judge(const AttestationCondition& condition, const Facts& facts, Judgement* detail);
State judge(const HoldsCondition& condition, const Facts& facts, Judgement* detail);
State judge(const AssignedCondition& condition, const Facts& facts, Judgement* detail);
State judge(const AnyCondition& condition, const Facts& facts, Judgement* detail);
State judge(const AllCondition& condition, const Facts& facts, Judgement* detail);

/// All of them.
State judge_all(const std::vector<Condition>& conditions, const Facts& facts);

/// Whether the current person belongs to a persona: by its members, or by 人材像.
State belongs(const Facts& facts, Id<Persona> persona);

/// Whether a person belongs to the audience of a training, in one of the categories (種別; none
/// given: in any): yes, no, or unknown where the field asked is blank.
State is_for(const Records& records, const Training& training, const StaffMember& member,
             const std::vector<Symbol>& categories);

/// Notes the attendances that count for a training.
void add_evidence(const Facts& facts, Id<Training> training, const Window& window, bool exemptions,
                  Judgement& detail);

/// Notes a parameter without a value. True if there is one.
bool lacks_value(const Quantity& quantity, Judgement* detail);

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
    double needed(const Match& match) const;

    /// Unknown also where the match lacks its number.
    State state(const Match& match) const;

    /// Writes the numbers down.
    State result(const Match& match, Judgement* detail) const;

  private:
    int size_ = 0;
    int met_ = 0;
    int unknown_ = 0;
};

}  // namespace skillmap
