// Why a person has the stages they have: every condition with the cells that speak for it, what is
// missing, and the readings that decided it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/issue.h"

namespace skillmap::engine {

/// A reading or a parameter that decided something ("リード1年以上の数え方": "…", A-7).
struct Decision {
    std::string id;
    std::string name;
    std::string value;  // empty: a parameter without a value
    std::string source;
};

struct ConditionReason {
    State state = State::NotMet;
    std::string rule;  // what it asks of anybody
    std::string text;  // what there is and what is missing
    std::vector<Place> evidence;
    std::vector<Decision> decisions;
    std::vector<std::string> missing_trainings;
};

struct StageReason {
    std::string stage;
    std::string title;
    std::string source;  // of the rule
    State state = State::NotMet;
    bool reached = false;
    std::vector<ConditionReason> conditions;
    std::vector<Decision> decisions;
    std::optional<std::pair<std::string, std::string>> equivalent;  // scheme and stage
};

struct PersonaReason {
    std::string persona;
    std::string members;  // the rule by which the person is one; empty: by 人材像
    std::string reached;  // empty: no stage
    bool known = true;    // some scheme knows the persona
    std::vector<StageReason> stages;
};

struct SchemeReason {
    std::string id;
    std::string name;
    std::vector<PersonaReason> personas;
};

struct Explanation {
    Date as_of{};
    std::string staff_id;
    std::string name;
    std::string department;
    std::vector<SchemeReason> schemes;  // those with personas of the person
};

/// Explains a person by every scheme, or by the one of that id.
Explanation explain(Assessment& assessment, Id<StaffMember> staff,
                    const std::optional<std::string>& scheme, Language language);

/// {"as_of", "staff_id", "name", "department", "schemes": [{"id", "name", "personas": [{"persona",
/// "members", "reached", "stages": [{"stage", "title", "source", "state", "reached", "decisions",
/// "equivalent", "conditions": [{"state", "rule", "text", "evidence": [{"sheet", "cell"}],
/// "decisions": [{"id", "name", "value", "source"}], "missing_trainings"}]}]}]}]}.
std::string explanation_json(const Explanation& explanation);

}  // namespace skillmap::engine
