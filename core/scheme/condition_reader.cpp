#include "core/scheme/condition_reader.h"

#include "core/text/normalize.h"

namespace skillmap {
namespace {

constexpr std::array roles{
    NamedValue<ProjectRole>{"lead", ProjectRole::Lead},
    NamedValue<ProjectRole>{"member", ProjectRole::Member},
    NamedValue<ProjectRole>{"mentor", ProjectRole::Mentor},
};

using Measure = ExperienceCondition::Measure;
constexpr std::array measures{
    NamedValue<Measure>{"months", Measure::Months},
    NamedValue<Measure>{"months_in_one_project", Measure::MonthsInOneProject},
    NamedValue<Measure>{"projects", Measure::Projects},
    NamedValue<Measure>{"records", Measure::Records},
    NamedValue<Measure>{"consecutive_fiscal_years", Measure::ConsecutiveFiscalYears},
};

constexpr std::array match_kinds{
    NamedValue<Match::Kind>{"all", Match::Kind::All},
    NamedValue<Match::Kind>{"any", Match::Kind::Any},
    NamedValue<Match::Kind>{"at_least", Match::Kind::AtLeast},
};

constexpr std::array windows{
    NamedValue<Window::Kind>{"recurrence", Window::Kind::Recurrence},
    NamedValue<Window::Kind>{"ever", Window::Kind::Ever},
    NamedValue<Window::Kind>{"fiscal_year", Window::Kind::FiscalYear},
    NamedValue<Window::Kind>{"years", Window::Kind::Years},
};

enum class ConditionKind {
    Trainings,
    SkillLevel,
    ToolLevel,
    Experience,
    Score,
    Qualification,
    Attestation,
    Holds,
    Assigned,
    Any,
    All
};
constexpr std::array kinds{
    NamedValue<ConditionKind>{"trainings", ConditionKind::Trainings},
    NamedValue<ConditionKind>{"skill_level", ConditionKind::SkillLevel},
    NamedValue<ConditionKind>{"tool_level", ConditionKind::ToolLevel},
    NamedValue<ConditionKind>{"experience", ConditionKind::Experience},
    NamedValue<ConditionKind>{"score", ConditionKind::Score},
    NamedValue<ConditionKind>{"qualification", ConditionKind::Qualification},
    NamedValue<ConditionKind>{"attestation", ConditionKind::Attestation},
    NamedValue<ConditionKind>{"holds", ConditionKind::Holds},
    NamedValue<ConditionKind>{"assigned", ConditionKind::Assigned},
    NamedValue<ConditionKind>{"any", ConditionKind::Any},
    NamedValue<ConditionKind>{"all", ConditionKind::All},
};

}  // namespace

std::vector<Condition> ConditionReader::read(const toml::table& owner, std::string_view key,
                                             const Persona* persona) {
    std::vector<Condition> list;
    entries_.each(owner, key, [&](const toml::table& table) {
        list.push_back(read_one(table, persona));
        list.back().options = entries_.options(table);
    });
    return list;
}

Condition ConditionReader::read_one(const toml::table& table, const Persona* persona) {
    switch (entries_.one_of(table, "kind", kinds)) {
        case ConditionKind::Trainings:
            return read_trainings(table, persona);
        case ConditionKind::SkillLevel:
            return read_skill_level(table, persona);
        case ConditionKind::ToolLevel:
            return read_tool_level(table);
        case ConditionKind::Experience:
            return read_experience(table);
        case ConditionKind::Score:
            return read_score(table);
        case ConditionKind::Qualification:
            return read_qualification(table);
        case ConditionKind::Attestation:
            return read_attestation(table);
        case ConditionKind::Holds:
            return read_holds(table, persona);
        case ConditionKind::Assigned:
            return read_assigned(table);
        case ConditionKind::Any:
            return {AnyCondition{read_of(table, persona)}, {}};
        case ConditionKind::All:
            break;
    }
    return {AllCondition{read_of(table, persona)}, {}};
}

std::vector<Condition> ConditionReader::read_of(const toml::table& table, const Persona* persona) {
    entries_.only(table, {"kind", "of"});
    auto list = read(table, "of", persona);
    if (list.empty()) entries_.fail(table, "of", "", "at least one condition");
    return list;
}

std::vector<Id<Skill>> ConditionReader::skills(const toml::table& table, std::string_view key) {
    std::vector<Id<Skill>> list;
    for (const std::string& name : entries_.texts(table, key)) {
        if (const auto id = scheme_.find_skill(name))
            list.push_back(*id);
        else
            entries_.fail(table, "skill", name, "skill of the scheme");
    }
    return list;
}

std::vector<Id<SchemeTraining>> ConditionReader::trainings(const std::vector<std::string>& names) {
    std::vector<Id<SchemeTraining>> list;
    for (const std::string& name : names) {
        auto id = scheme_.find_training(name);
        if (!id) {
            SchemeTraining training;
            training.name = name;
            training.named_only = true;
            id = scheme_.trainings.add(std::move(training));
            scheme_.training_keys.emplace(match_key(name), *id);
        }
        list.push_back(*id);
    }
    return list;
}

// The skills a condition is about: a list, a group, or the persona's requirements, all or one
// category of them. What is 要確認 is asked of nobody.
ConditionReader::SkillSet ConditionReader::skill_set(const toml::table& table,
                                                     const Persona* persona) {
    const auto required = [persona](Id<Skill> skill) {
        if (persona != nullptr)
            for (const Requirement& requirement : persona->requirements)
                if (requirement.skill == skill) return Quantity{requirement.level, std::nullopt};
        return Quantity{0, std::nullopt};
    };
    SkillSet set;
    const auto add = [&](const std::vector<Id<Skill>>& skills) {
        for (const Id<Skill> skill : skills) set.skills.push_back({skill, required(skill)});
    };
    if (table.contains("skills")) {
        add(skills(table, "skills"));
        return set;
    }
    if (set.name = entries_.optional_text(table, "group"); !set.name.empty()) {
        const auto it = groups_.find(set.name);
        if (it == groups_.end())
            entries_.fail(table, "group", set.name, "name of a skill_group");
        else
            add(it->second);
        return set;
    }
    if (persona == nullptr) {
        entries_.fail(table, "skills", "", "skills, group");
        return set;
    }
    set.name = entries_.optional_text(table, "category");
    for (const Requirement& requirement : persona->requirements)
        if (!requirement.unconfirmed && (set.name.empty() || requirement.category == set.name))
            set.skills.push_back({requirement.skill, {requirement.level, std::nullopt}});
    if (set.skills.empty())
        entries_.fail(table, "category", set.name, "category of the persona's skills");
    return set;
}

Match ConditionReader::match(const toml::table& table) {
    const Match::Kind kind =
        entries_.one_of(table, "match", match_kinds, std::optional(Match::Kind::All));
    if (kind == Match::Kind::AtLeast && !table.contains("count"))
        entries_.fail(table, "count", "", "number, id of a parameter");
    return {kind, entries_.quantity(table, "count", 0)};
}

Window ConditionReader::window(const toml::table& table) {
    const Window::Kind kind =
        entries_.one_of(table, "window", windows, std::optional(Window::Kind::Recurrence));
    if (kind == Window::Kind::Years && !table.contains("years"))
        entries_.fail(table, "years", "", "number, id of a parameter");
    return {kind, entries_.quantity(table, "years", 0)};
}

Condition ConditionReader::read_trainings(const toml::table& table, const Persona* persona) {
    entries_.only(table, {"kind", "skills", "group", "category", "trainings", "training_categories",
                          "due", "match", "count", "window", "years", "exemptions", "hours"});
    const bool exemptions = entries_.flag(table, "exemptions", true);
    if (!table.contains("trainings") && !table.contains("training_categories")) {
        SkillSet set = skill_set(table, persona);
        TrainingsCondition condition{
            {}, std::move(set.name), match(table), window(table), exemptions};
        for (const auto& needed : set.skills) condition.skills.push_back(needed.skill);
        if (table.contains("hours"))
            entries_.fail(table, "hours", "", "trainings, training_categories");
        return {std::move(condition), {}};
    }
    TrainingListCondition condition{trainings(entries_.texts(table, "trainings")),
                                    entries_.texts(table, "training_categories"),
                                    entries_.flag(table, "due", false),
                                    match(table),
                                    window(table),
                                    exemptions,
                                    std::nullopt};
    for (const std::string& category : condition.categories)
        scheme_.training_categories.push_back(category);
    if (table.contains("hours")) condition.hours = entries_.quantity(table, "hours", 0);
    return {std::move(condition), {}};
}

Condition ConditionReader::read_skill_level(const toml::table& table, const Persona* persona) {
    entries_.only(table, {"kind", "skills", "group", "category", "at_least", "evidence_level",
                          "match", "count"});
    SkillSet set = skill_set(table, persona);
    SkillLevelCondition condition;
    condition.set_name = std::move(set.name);
    condition.evidence_level = entries_.number(table, "evidence_level", 0);
    condition.match = match(table);
    condition.as_required = table["at_least"].value<std::string>() == "required";
    if (condition.as_required) {
        for (const auto& needed : set.skills)
            if (*needed.level.value > 0) condition.skills.push_back(needed);
        if (condition.skills.empty())
            entries_.fail(table, "at_least", "required", "requirements with a level");
        return {std::move(condition), {}};
    }
    condition.at_least = entries_.quantity(table, "at_least", 1);
    for (const auto& needed : set.skills)
        condition.skills.push_back({needed.skill, condition.at_least});
    return {std::move(condition), {}};
}

Condition ConditionReader::read_tool_level(const toml::table& table) {
    entries_.only(table, {"kind", "tools", "at_least", "match", "count"});
    ToolLevelCondition condition{{}, entries_.quantity(table, "at_least", 1), match(table)};
    for (const std::string& name : entries_.texts(table, "tools")) {
        if (const auto id = scheme_.find_tool(name))
            condition.tools.push_back(*id);
        else
            entries_.fail(table, "tools", name, names_of(scheme_.tools));
    }
    if (!table.contains("tools"))
        for (const Tool& tool : scheme_.tools) condition.tools.push_back(scheme_.tools.id_of(tool));
    return {std::move(condition), {}};
}

Condition ConditionReader::read_experience(const toml::table& table) {
    entries_.only(table, {"kind", "role", "measure", "at_least", "passing", "closed"});
    ExperienceCondition condition;
    if (table["role"].is_array()) {
        for (const std::string& word : entries_.texts(table, "role"))
            if (const auto role = entries_.named(table, "role", word, roles))
                condition.roles.push_back(*role);
    } else {
        condition.roles.push_back(entries_.one_of(table, "role", roles));
    }
    condition.measure = entries_.one_of(table, "measure", measures);
    condition.at_least = entries_.quantity(table, "at_least", 1);
    condition.closed = entries_.flag(table, "closed", false);
    entries_.each(table, "passing", [&](const toml::table& t) {
        entries_.only(t, {"viewpoint", "at_least", "above"});
        condition.passing.push_back({entries_.text(t, "viewpoint"), entries_.threshold(t)});
    });
    return {std::move(condition), {}};
}

Condition ConditionReader::read_score(const toml::table& table) {
    entries_.only(table, {"kind", "training", "at_least", "above"});
    return {ScoreCondition{trainings({entries_.text(table, "training")}).front(),
                           entries_.threshold(table)},
            {}};
}

Condition ConditionReader::read_qualification(const toml::table& table) {
    entries_.only(table, {"kind", "qualifications", "match", "count"});
    QualificationCondition condition{entries_.texts(table, "qualifications"), match(table)};
    if (condition.qualifications.empty())
        entries_.fail(table, "qualifications", "", "at least one name");
    for (std::string& name : condition.qualifications) {
        if (auto known = scheme_.find_qualification(name))
            name = std::move(*known);
        else
            scheme_.qualifications.push_back({name, {}});
    }
    return {std::move(condition), {}};
}

Condition ConditionReader::read_attestation(const toml::table& table) {
    entries_.only(table, {"kind", "statement"});
    std::string statement = entries_.text(table, "statement");
    if (auto known = scheme_.find_statement(statement))
        statement = std::move(*known);
    else
        scheme_.statements.push_back({statement, {}});
    return {AttestationCondition{std::move(statement)}, {}};
}

Condition ConditionReader::read_holds(const toml::table& table, const Persona* persona) {
    entries_.only(table, {"kind", "persona", "stage"});
    const std::string name = entries_.optional_text(table, "persona");
    if (!name.empty()) {
        const auto id = scheme_.find_persona(name);
        persona = id ? &scheme_.personas[*id] : nullptr;
    }
    if (persona == nullptr) {
        entries_.fail(table, "persona", name, names_of(scheme_.personas));
        return {HoldsCondition{}, {}};
    }
    const std::string stage = entries_.text(table, "stage");
    if (!persona->find_stage(stage))
        entries_.fail(table, "stage", stage, "stage above this one: " + names_of(persona->stages));
    return {HoldsCondition{scheme_.personas.id_of(*persona), stage}, {}};
}

Condition ConditionReader::read_assigned(const toml::table& table) {
    entries_.only(
        table, {"kind", "everyone", "personas", "positions", "grades", "segments", "appointments"});
    AssignedCondition condition{
        entries_.flag(table, "everyone", false), entries_.texts(table, "personas"),
        entries_.texts(table, "positions"),      entries_.texts(table, "grades"),
        entries_.texts(table, "segments"),       entries_.texts(table, "appointments")};
    if (!condition.everyone && condition.personas.empty() && condition.positions.empty() &&
        condition.grades.empty() && condition.segments.empty() && condition.appointments.empty())
        entries_.fail(table, "assigned", "",
                      "everyone, personas, positions, grades, segments, appointments");
    return {std::move(condition), {}};
}

}  // namespace skillmap
