#include "core/plan/placement.h"

#include <algorithm>

#include "core/evaluate/conditions.h"

namespace skillmap::plan {
namespace {

Fit either(Fit a, Fit b) {
    if (a == Fit::Yes || b == Fit::Yes) return Fit::Yes;
    if (a == Fit::Unknown || b == Fit::Unknown) return Fit::Unknown;
    return a == Fit::NotUsed || b == Fit::NotUsed ? Fit::NotUsed : Fit::No;
}

Fit both(Fit a, Fit b) {
    return std::min(a, b);
}

}  // namespace

Fit fit_of(State state) {
    if (state == State::Met) return Fit::Yes;
    return state == State::Unknown ? Fit::Unknown : Fit::No;
}

Placement::Placement(const Assessment& assessment)
    : of_(assessment.of(assessment.input().stages())),
      rules_(of_.scheme),
      without_tools_(assessment.records().staff.size()) {
    for (const auto& one : assessment.schemes())
        for (const StaffMember& member : assessment.records().staff) {
            const Id<StaffMember> id = assessment.records().staff.id_of(member);
            for (const PersonaStage& stage : one->stages.of(id)) {
                if (!stage.scheme_persona) continue;
                const Persona& persona = one->scheme.personas[*stage.scheme_persona];
                if (persona.placement_without_tools.empty()) continue;
                without_tools_[id.index()] = true;
                const bool told = std::any_of(sources_.begin(), sources_.end(), [&](const auto& s) {
                    return s.persona == persona.name;
                });
                if (!told && of_.population.counts[id.index()])
                    sources_.push_back({persona.name, persona.placement_without_tools});
            }
        }
}

State Placement::has(Id<StaffMember> staff, Id<Persona> persona) const {
    of_.facts.move_to(staff);
    return belongs(of_.facts, persona);
}

SeenStage Placement::seen(Id<StaffMember> staff, Id<Persona> id) const {
    of_.facts.move_to(staff);
    const Persona& persona = scheme().personas[id];
    SeenStage seen;
    std::uint8_t number = 0;
    for (const Stage& stage : persona.stages) {
        ++number;
        if (without_tools(staff) && rules_.decide(stage)) {
            if (persona.ladder == Ladder::Cumulative) break;
            continue;
        }
        seen.any = true;
        const State state = judge_all(stage.conditions, of_.facts);
        if (state == State::Met) {
            seen.reached = number;
            seen.undecided = false;
            continue;
        }
        seen.undecided = seen.undecided || state == State::Unknown;
        if (persona.ladder == Ladder::Cumulative) break;
    }
    return seen;
}

Fit Placement::reaches(Id<StaffMember> staff, Id<Persona> id, std::size_t wanted) const {
    of_.facts.move_to(staff);
    const Persona& persona = scheme().personas[id];
    const auto fit = [&](const Stage& stage) {
        return without_tools(staff) && rules_.decide(stage)
                   ? Fit::NotUsed
                   : fit_of(judge_all(stage.conditions, of_.facts));
    };
    const bool cumulative = persona.ladder == Ladder::Cumulative;
    Fit all = cumulative ? Fit::Yes : Fit::No;
    for (std::size_t i = 0; i < persona.stages.size(); ++i) {
        if (cumulative && i < wanted) all = both(all, fit(persona.stages[i]));
        if (!cumulative && i + 1 >= wanted) all = either(all, fit(persona.stages[i]));
    }
    return all;
}

std::size_t Placement::known_stages(Id<Persona> id) const {
    const Persona& persona = scheme().personas[id];
    std::size_t known = 0;
    for (std::size_t i = 0; i < persona.stages.size(); ++i) {
        const bool hidden =
            !persona.placement_without_tools.empty() && rules_.decide(persona.stages[i]);
        if (hidden && persona.ladder == Ladder::Cumulative) break;
        if (!hidden) known = i + 1;
    }
    return known;
}

}  // namespace skillmap::plan
