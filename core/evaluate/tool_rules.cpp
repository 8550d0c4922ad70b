#include "core/evaluate/tool_rules.h"

#include <algorithm>

namespace skillmap {

ToolRules::ToolRules(const Scheme& scheme) : scheme_(scheme) {
    for (const Tool& tool : scheme.tools)
        for (const Id<Skill> skill : tool.serves) served_.insert(skill.index());
}

std::vector<Id<Tool>> ToolRules::tools_of(const Persona& persona) const {
    std::vector<Id<Tool>> tools;
    const bool asked = std::any_of(persona.stages.begin(), persona.stages.end(),
                                   [this](const Stage& stage) { return decide(stage); });
    for (const Tool& tool : scheme_.tools) {
        const bool serves = std::any_of(
            persona.requirements.begin(), persona.requirements.end(), [&](const auto& one) {
                return std::find(tool.serves.begin(), tool.serves.end(), one.skill) !=
                       tool.serves.end();
            });
        if (asked || serves) tools.push_back(scheme_.tools.id_of(tool));
    }
    return tools;
}

bool ToolRules::decide(const std::vector<Condition>& conditions) const {
    return std::any_of(conditions.begin(), conditions.end(), [this](const Condition& one) {
        return std::visit([this](const auto& rule) { return by(rule); }, one.rule);
    });
}

bool ToolRules::by(const SkillLevelCondition& rule) const {
    return std::any_of(rule.skills.begin(), rule.skills.end(),
                       [this](const auto& needed) { return is_served(needed.skill); });
}

bool ToolRules::by(const HoldsCondition& rule) const {
    const Persona& persona = scheme_.personas[rule.persona];
    const auto stage = persona.find_stage(rule.stage);
    return stage && decide(persona.stages[*stage].conditions);
}

}  // namespace skillmap
