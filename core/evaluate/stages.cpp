#include "core/evaluate/stages.h"

#include <algorithm>

namespace skillmap {
namespace {

bool fulfilled(const Stage& stage, const Facts& facts) {
    return std::all_of(stage.conditions.begin(), stage.conditions.end(),
                       [&](const Condition& c) { return judge(c, facts, nullptr) == State::Met; });
}

std::uint8_t stages_reached(const Persona& persona, const Facts& facts) {
    std::uint8_t reached = 0;
    for (const Stage& stage : persona.stages) {
        if (!fulfilled(stage, facts)) break;
        ++reached;
    }
    return reached;
}

}  // namespace

StageResults evaluate_stages(Facts& facts) {
    StageResults results;
    const Records& records = facts.records();
    for (const StaffMember& member : records.staff) {
        if (!member.personas.empty()) facts.move_to(records.staff.id_of(member));
        for (const Symbol symbol : member.personas) {
            const auto persona = facts.persona(symbol);
            const std::uint8_t reached =
                persona ? stages_reached(facts.scheme().personas[*persona], facts)
                        : std::uint8_t{0};
            results.stages_.push_back({symbol, persona, reached});
        }
        results.offsets_.push_back(static_cast<std::uint32_t>(results.stages_.size()));
    }
    return results;
}

std::vector<StageExplanation> explain_stages(const Facts& facts, Id<Persona> persona) {
    std::vector<StageExplanation> list;
    bool reached = true;
    for (const Stage& stage : facts.scheme().personas[persona].stages) {
        StageExplanation explanation{&stage, State::Met, false, {}};
        for (const Condition& condition : stage.conditions) {
            Judgement& judgement = explanation.conditions.emplace_back();
            explanation.state = all_of(explanation.state, judge(condition, facts, &judgement));
        }
        reached = reached && explanation.state == State::Met;
        explanation.reached = reached;
        list.push_back(std::move(explanation));
    }
    return list;
}

}  // namespace skillmap
