#include "core/evaluate/stages.h"

#include <algorithm>

namespace skillmap {
namespace {

PersonaStage climbed(Symbol symbol, Id<Persona> id, const Facts& facts) {
    const Persona& persona = facts.scheme().personas[id];
    PersonaStage result{symbol, id, 0, false};
    std::uint8_t number = 0;
    for (const Stage& stage : persona.stages) {
        ++number;
        const State state = judge_all(stage.conditions, facts);
        if (state == State::Met) {
            result.reached = number;
            result.undecided = false;
            continue;
        }
        result.undecided = result.undecided || state == State::Unknown;
        if (persona.ladder == Ladder::Cumulative) break;
    }
    return result;
}

bool has_rule(const Scheme& scheme, Id<Persona> persona) {
    return !scheme.personas[persona].members.empty();
}

}  // namespace

StageResults evaluate_stages(Facts& facts) {
    StageResults results;
    const Records& records = facts.records();
    const Scheme& scheme = facts.scheme();
    const bool rules = std::any_of(scheme.personas.begin(), scheme.personas.end(),
                                   [](const Persona& p) { return !p.members.empty(); });
    for (const StaffMember& member : records.staff) {
        if (rules || !member.personas.empty()) facts.move_to(records.staff.id_of(member));
        for (const Symbol symbol : member.personas) {
            const auto persona = facts.persona(symbol);
            if (persona && has_rule(scheme, *persona)) continue;
            results.stages_.push_back(persona ? climbed(symbol, *persona, facts)
                                              : PersonaStage{symbol, std::nullopt, 0, false});
        }
        for (const Persona& persona : scheme.personas) {
            const Id<Persona> id = scheme.personas.id_of(persona);
            if (has_rule(scheme, id) && belongs(facts, id) == State::Met)
                results.stages_.push_back(climbed(Symbol{}, id, facts));
        }
        results.offsets_.push_back(static_cast<std::uint32_t>(results.stages_.size()));
    }
    return results;
}

const std::string& persona_name(const Records& records, const Scheme& scheme,
                                const PersonaStage& stage) {
    return stage.persona == Symbol{} && stage.scheme_persona
               ? scheme.personas[*stage.scheme_persona].name
               : records.words.text(stage.persona);
}

std::vector<StageExplanation> explain_stages(const Facts& facts, Id<Persona> id) {
    std::vector<StageExplanation> list;
    const Persona& persona = facts.scheme().personas[id];
    bool all = true;
    for (const Stage& stage : persona.stages) {
        StageExplanation explanation{&stage, State::Met, false, {}, nullptr};
        for (const Condition& condition : stage.conditions) {
            Judgement& judgement = explanation.conditions.emplace_back();
            explanation.state = all_of(explanation.state, judge(condition, facts, &judgement));
        }
        all = all && explanation.state == State::Met;
        explanation.reached =
            persona.ladder == Ladder::Cumulative ? all : explanation.state == State::Met;
        for (const Equivalent& equivalent : stage.equivalents) {
            if (judge_all(equivalent.conditions, facts) != State::Met) continue;
            explanation.equivalent = &equivalent;
            break;
        }
        list.push_back(std::move(explanation));
    }
    return list;
}

}  // namespace skillmap
