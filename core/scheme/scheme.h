// A scheme (制度) as data: personas, skills, tools, stages with their conditions, indicators of a
// department, and the reading chosen for each open question. Not the rules' evaluation: that is
// core/evaluate and core/indicators.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/domain/list.h"
#include "core/domain/records.h"

namespace skillmap {

/// スキル項目
struct Skill {
    std::string name;
    std::vector<std::string> aliases;
};

/// A skill asked of a persona (スキル要件), with its category (区分) there.
struct Requirement {
    std::string category;
    Id<Skill> skill;
    std::vector<std::string> trainings;       // 教育施策, by name
    std::vector<std::string> qualifications;  // 関連資格等, by name
    std::string source;
};

/// How many of a set must fulfil a condition.
struct Match {
    enum class Kind : std::uint8_t { All, Any, AtLeast };
    Kind kind = Kind::All;
    int count = 0;  // for AtLeast
};

/// Every (any, k) of the skills is trained: a training that serves it is completed or exempted.
struct TrainingsCondition {
    std::vector<Id<Skill>> skills;
    std::string set_name;  // the category or "", for explanations
    Match match;
};

/// Every (any, k) of the skills has the level, by self-check, or by training or qualification where
/// these give `evidence_level`.
struct SkillLevelCondition {
    std::vector<Id<Skill>> skills;
    std::string set_name;
    int at_least = 0;
    int evidence_level = 0;
    Match match;
};

/// Every (any, k) of the scheme's tools has the level.
struct ToolLevelCondition {
    int at_least = 0;
    Match match;
};

/// A quantity of project records in one role, up to the as-of date.
struct ExperienceCondition {
    enum class Measure : std::uint8_t {
        Months,              // distinct calendar months over all projects
        MonthsInOneProject,  // distinct calendar months of the longest project
        Projects,            // distinct projects
        Records              // rows, with or without a project
    };
    ProjectRole role = ProjectRole::Lead;
    Measure measure = Measure::Months;
    int at_least = 0;
};

/// Somebody confirmed the statement on a date.
struct AttestationCondition {
    std::string statement;
};

struct Condition;

/// One of several conditions is enough.
struct AnyCondition {
    std::vector<Condition> of;
};

struct Condition {
    std::variant<TrainingsCondition, SkillLevelCondition, ToolLevelCondition, ExperienceCondition,
                 AttestationCondition, AnyCondition>
        rule;
};

/// 育成段階. Stages of a persona are cumulative: one counts only if all before it are reached.
struct Stage {
    std::string name;
    std::string title;
    std::string source;
    std::vector<Condition> conditions;
};

/// 人材像. Without stages it is only a name.
struct Persona {
    std::string id;
    std::string name;
    std::vector<std::string> aliases;
    std::string source;
    std::optional<Id<Persona>> base;        // its requirements hold for this persona too
    std::vector<Requirement> requirements;  // those of the base first
    std::vector<Stage> stages;
};

struct ToolCheck {
    int level = 0;
    std::string name;
    std::vector<std::string> aliases;
};

struct Tool {
    std::string name;
    std::vector<std::string> aliases;
    std::string source;
    std::vector<ToolCheck> checks;
    std::vector<Id<Skill>> serves;
};

struct LevelSymbol {
    std::string text;
    int level = 0;
};

struct LevelScale {
    int highest = 3;
    std::vector<std::string> names;
    std::vector<LevelSymbol> symbols;

    /// Reads 0 to `highest` as a number, a full-width digit, "Lv2", "レベル2", a symbol, or a
    /// choice that begins so ("2：独力で実践"). Nothing for other text.
    std::optional<Level> parse(std::string_view text) const;
};

/// Other spellings of a name: of a qualification, or of a statement that somebody confirms. An
/// alias that ends in … stands for all that begin so.
struct NameAliases {
    std::string name;
    std::vector<std::string> aliases;
};

struct OptionValue {
    std::string id;
    std::string name;
};

/// An open question of the sources, with the readings on offer. The first is the proposed one.
struct Option {
    std::string id;
    std::string name;
    std::string source;
    std::vector<OptionValue> values;
    std::size_t chosen = 0;
};

/// Who is counted: only staff whose field is one of `only`, and none whose field is one of
/// `except`.
struct PopulationRule {
    enum class Field : std::uint8_t { Status, Appointment };
    Field field = Field::Status;
    std::vector<std::string> only;
    std::vector<std::string> except;
};

/// A figure of a department (評価基準).
struct Indicator {
    enum class Kind : std::uint8_t {
        ObligationRate,  // completed / due, over persons and trainings
        SharedCoverage,  // trainings that at least one holder completed / trainings
        AnyOneCoverage,  // trainings that at least one member completed / trainings
        Register         // a list, counted but never scored
    };
    std::string id;
    std::string mark;
    std::string name;
    Kind kind = Kind::Register;
    std::vector<std::string> training_categories;
    std::string holder_segment;  // for SharedCoverage
    std::string source;
};

struct Scheme {
    std::string id;
    std::string name;
    std::string version;
    std::map<std::string, std::string> sources;
    LevelScale levels;
    List<Persona> personas;
    List<Skill> skills;
    List<Tool> tools;
    std::vector<NameAliases> qualifications;  // those of the requirements, and those with aliases
    std::vector<NameAliases> statements;      // likewise of the conditions
    std::vector<Option> options;
    std::vector<PopulationRule> population;
    std::vector<Indicator> indicators;

    /// By name or alias, whatever the width and spaces.
    std::optional<Id<Persona>> find_persona(std::string_view name) const;
    std::optional<Id<Skill>> find_skill(std::string_view name) const;
    std::optional<Id<Tool>> find_tool(std::string_view name) const;

    /// The scheme's spelling of a qualification or a statement.
    std::optional<std::string> find_qualification(std::string_view name) const;
    std::optional<std::string> find_statement(std::string_view text) const;

    /// Gives a skill its number, making it where it is new.
    Id<Skill> add_skill(std::string_view name);

    /// match_key of names and aliases. Filled by whoever adds an entry.
    std::unordered_map<std::string, Id<Persona>> persona_keys;
    std::unordered_map<std::string, Id<Skill>> skill_keys;
    std::unordered_map<std::string, Id<Tool>> tool_keys;
};

}  // namespace skillmap
