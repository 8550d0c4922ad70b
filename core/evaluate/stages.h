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
    Symbol persona;                             // as in the records
    std::optional<Id<Persona>> scheme_persona;  // nothing: the scheme does not know the persona
    std::uint8_t reached = 0;                   // number of stages reached; 0: none
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

/// Stages are cumulative: the first whose conditions are not all met ends the climb.
StageResults evaluate_stages(Facts& facts);

/// One stage of a persona, with every condition judged.
struct StageExplanation {
    const Stage* stage = nullptr;
    State state = State::NotMet;  // of its own conditions
    bool reached = false;         // and of all stages before it
    std::vector<Judgement> conditions;
};

/// Every stage of the persona for the current person of the facts.
std::vector<StageExplanation> explain_stages(const Facts& facts, Id<Persona> persona);

}  // namespace skillmap
