// What levels of tools decide in a scheme: skills, conditions, and through them stages and figures.
#pragma once

#include <set>
#include <vector>

#include "core/scheme/scheme.h"

namespace skillmap {

class ToolRules {
  public:
    /// Borrows the scheme.
    explicit ToolRules(const Scheme& scheme);

    /// Whether the level of a tool shows in the skill.
    bool is_served(Id<Skill> skill) const { return served_.contains(skill.index()); }

    bool decide(const Stage& stage) const { return decide(stage.conditions); }
    bool decide(const Indicator& indicator) const {
        return decide(indicator.conditions) || decide(indicator.of);
    }

    /// The tools whose levels matter to a persona.
    std::vector<Id<Tool>> tools_of(const Persona& persona) const;

  private:
    bool decide(const std::vector<Condition>& conditions) const;
    bool by(const ToolLevelCondition&) const { return true; }
    bool by(const SkillLevelCondition& rule) const;
    bool by(const HoldsCondition& rule) const;
    bool by(const AnyCondition& rule) const { return decide(rule.of); }
    bool by(const AllCondition& rule) const { return decide(rule.of); }
    template <class Rule>
    bool by(const Rule&) const {
        return false;
    }

    const Scheme& scheme_;
    std::set<std::size_t> served_;  // skills
};

}  // namespace skillmap
