// What is asked of people when somebody for a post is looked for: read from the words of a person,
// by the names that the scheme and the workbook have. Judged by core/plan/find.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/plan/placement.h"
#include "core/result.h"

namespace skillmap::plan {

/// As typed. Everything has to hold; of `in` and of `positions`, of which a person has one, any.
struct QueryText {
    std::vector<std::string> personas;
    std::vector<std::string> stages;  // a name, or a number
    std::vector<std::string> skills;  // "データ理解/活用=2"; without a number, 1
    std::vector<std::string> tools;   // likewise
    std::vector<std::string> trainings;
    std::vector<std::string> qualifications;
    std::vector<std::string> in;      // departments, with those below them
    std::vector<std::string> not_in;  // likewise
    std::vector<std::string> positions;
};

struct PersonaCriterion {
    Id<Persona> persona;
};

/// A stage or a higher one: of every persona that was asked for, or of any.
struct StageCriterion {
    struct Step {
        Id<Persona> persona;
        std::size_t number = 1;  // 1-based
    };
    std::vector<Step> steps;
    bool every = false;
};

struct SkillCriterion {
    Id<Skill> skill;
    int at_least = 1;
};

struct ToolCriterion {
    Id<Tool> tool;
    int at_least = 1;
};

/// Completed or exempted: any of those of the name.
struct TrainingCriterion {
    std::vector<Id<Training>> trainings;
};

struct QualificationCriterion {
    std::string name;
};

/// Posts held concurrently count too.
struct DepartmentCriterion {
    std::vector<bool> within;
    bool inside = true;
};

struct PositionCriterion {
    std::vector<Symbol> positions;
};

struct Criterion {
    std::variant<PersonaCriterion, StageCriterion, SkillCriterion, ToolCriterion, TrainingCriterion,
                 QualificationCriterion, DepartmentCriterion, PositionCriterion>
        rule;
    std::string name;  // as the scheme or the workbook has it
};

using Query = std::vector<Criterion>;

/// find.nothing_asked, find.name_unknown with the nearest names, find.level.
Result<Query> read_query(const Placement& placement, const QueryText& text);

}  // namespace skillmap::plan
