// Reads the conditions of a scheme: the closed vocabulary of docs/scheme-format.md. Internal to
// core/scheme.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/scheme/entry_reader.h"

namespace skillmap {

class ConditionReader {
  public:
    /// Borrows everything. Groups are skill_group entries by name.
    ConditionReader(EntryReader& entries, Scheme& scheme,
                    const std::map<std::string, std::vector<Id<Skill>>>& groups)
        : entries_(entries), scheme_(scheme), groups_(groups) {}

    /// The conditions of an array, for the stages of a persona or (null) for a figure.
    std::vector<Condition> read(const toml::table& owner, std::string_view key,
                                const Persona* persona);

    /// One condition.
    Condition read_one(const toml::table& table, const Persona* persona);

    /// The skill of that name; an error where the scheme has none.
    std::vector<Id<Skill>> skills(const toml::table& table, std::string_view key);

    /// The trainings of a list; those that nothing describes come into being by their names.
    std::vector<Id<SchemeTraining>> trainings(const std::vector<std::string>& names);

    Window window(const toml::table& table);

  private:
    struct SkillSet {
        std::vector<SkillLevelCondition::Needed> skills;
        std::string name;
    };

    SkillSet skill_set(const toml::table& table, const Persona* persona);
    Match match(const toml::table& table);
    Condition read_trainings(const toml::table& table, const Persona* persona);
    Condition read_skill_level(const toml::table& table, const Persona* persona);
    Condition read_tool_level(const toml::table& table);
    Condition read_experience(const toml::table& table);
    Condition read_score(const toml::table& table);
    Condition read_qualification(const toml::table& table);
    Condition read_attestation(const toml::table& table);
    Condition read_holds(const toml::table& table, const Persona* persona);
    Condition read_assigned(const toml::table& table);
    std::vector<Condition> read_of(const toml::table& table, const Persona* persona);

    EntryReader& entries_;
    Scheme& scheme_;
    const std::map<std::string, std::vector<Id<Skill>>>& groups_;
};

}  // namespace skillmap
