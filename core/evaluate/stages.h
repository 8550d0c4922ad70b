// The stages (育成段階) that each person has reached in each of their personas.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/evaluate/conditions.h"
#include "core/evaluate/facts.h"

namespace skillmap {

/// One persona of one person.
struct PersonaStage {
    Symbol persona;  // as in the records; the empty word: a rule of the scheme makes the person one
    std::optional<Id<Persona>> scheme_persona;  // nothing: the scheme does not know the persona
    std::uint8_t reached = 0;                   // number of the highest stage reached; 0: none
    bool undecided = false;                     // a higher one may be reached: nobody knows
};

/// The stages of everybody, in the order of the staff.
class StageResults {
  public:
    std::span<const PersonaStage> of(Id<StaffMember> staff) const {
        return std::span(stages_).subspan(offsets_[staff.index()],
                                          offsets_[staff.index() + 1] - offsets_[staff.index()]);
    }

  private:
    friend StageResults evaluate_stages(Facts& facts);
    std::vector<std::uint32_t> offsets_{0};
    std::vector<PersonaStage> stages_;
};

/// By the ladder of each persona: cumulative, the first stage whose conditions are not all met ends
/// the climb; or the highest whose own conditions are.
StageResults evaluate_stages(Facts& facts);

/// The name of the persona: the scheme's where a rule gave it, else as written.
const std::string& persona_name(const Records& records, const Scheme& scheme,
                                const PersonaStage& stage);

/// One stage of a persona, with every condition judged.
struct StageExplanation {
    const Stage* stage = nullptr;
    State state = State::NotMet;  // of its own conditions
    bool reached = false;         // and, where stages build on each other, of all before it
    std::vector<Judgement> conditions;
    const Equivalent* equivalent = nullptr;  // what it is in another scheme
};

/// Every stage of the persona for the current person of the facts.
std::vector<StageExplanation> explain_stages(const Facts& facts, Id<Persona> persona);

}  // namespace skillmap
