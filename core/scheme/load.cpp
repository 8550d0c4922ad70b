#include "core/scheme/load.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/embedded.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "core/text/toml.h"

namespace skillmap {
namespace {

template <class T>
struct NamedValue {
    std::string_view name;
    T value;
};

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
};

constexpr std::array match_kinds{
    NamedValue<Match::Kind>{"all", Match::Kind::All},
    NamedValue<Match::Kind>{"any", Match::Kind::Any},
    NamedValue<Match::Kind>{"at_least", Match::Kind::AtLeast},
};

constexpr std::array indicator_kinds{
    NamedValue<Indicator::Kind>{"obligation_rate", Indicator::Kind::ObligationRate},
    NamedValue<Indicator::Kind>{"shared_coverage", Indicator::Kind::SharedCoverage},
    NamedValue<Indicator::Kind>{"any_one_coverage", Indicator::Kind::AnyOneCoverage},
    NamedValue<Indicator::Kind>{"register", Indicator::Kind::Register},
};

constexpr std::array population_fields{
    NamedValue<PopulationRule::Field>{"status", PopulationRule::Field::Status},
    NamedValue<PopulationRule::Field>{"appointment", PopulationRule::Field::Appointment},
};

enum class ConditionKind { Trainings, SkillLevel, ToolLevel, Experience, Attestation, Any };
constexpr std::array condition_kinds{
    NamedValue<ConditionKind>{"trainings", ConditionKind::Trainings},
    NamedValue<ConditionKind>{"skill_level", ConditionKind::SkillLevel},
    NamedValue<ConditionKind>{"tool_level", ConditionKind::ToolLevel},
    NamedValue<ConditionKind>{"experience", ConditionKind::Experience},
    NamedValue<ConditionKind>{"attestation", ConditionKind::Attestation},
    NamedValue<ConditionKind>{"any", ConditionKind::Any},
};

template <class Names>
std::string names_of(const Names& names) {
    std::string list;
    for (const auto& entry : names) list += (list.empty() ? "" : ", ") + std::string(entry.name);
    return list;
}

// Skills as a condition or a group names them.
struct SkillSet {
    std::vector<Id<Skill>> skills;
    std::string name;
};

class SchemeLoader {
  public:
    SchemeLoader(std::string file, const SchemeChanges& changes, IssueList& issues)
        : file_(std::move(file)), changes_(changes), issues_(issues) {}

    Scheme load(const toml::table& root) {
        scheme_.id = text(root, "id");
        scheme_.name = text(root, "name");
        scheme_.version = text(root, "version");
        read_sources(root);
        read_levels(root);
        each(root, "option", [this](const toml::table& t) { read_option(t); });
        each(root, "persona", [this](const toml::table& t) { read_persona(t); });
        each(root, "skill", [this](const toml::table& t) { read_skill(t); });
        each(root, "requirements", [this](const toml::table& t) { read_requirements(t); });
        override_requirements();
        take_over_bases();
        read_names(root, "qualification", scheme_.qualifications);
        for (const Persona& persona : scheme_.personas)
            for (const Requirement& requirement : persona.requirements)
                for (const std::string& name : requirement.qualifications)
                    if (!scheme_.find_qualification(name))
                        scheme_.qualifications.push_back({name, {}});
        each(root, "tool", [this](const toml::table& t) { read_tool(t); });
        each(root, "skill_group", [this](const toml::table& t) { read_skill_group(t); });
        read_names(root, "statement", scheme_.statements);
        each(root, "stage", [this](const toml::table& t) { read_stage(t); });
        each(root, "population", [this](const toml::table& t) { read_population(t); });
        each(root, "indicator", [this](const toml::table& t) { read_indicator(t); });
        return std::move(scheme_);
    }

    const std::optional<Issue>& first_error() const { return first_error_; }

  private:
    void fail(const toml::node& node, std::string subject, std::string found,
              std::string expected) {
        Issue issue{MessageId::SchemeInvalid,
                    Place{file_, "", std::nullopt, node.source().begin.line}, std::move(subject),
                    std::move(found), std::move(expected)};
        if (!first_error_) first_error_ = issue;
        issues_.add(std::move(issue));
    }

    // Calls f for each table of an array of tables that its `when` does not rule out.
    template <class F>
    void each(const toml::table& table, std::string_view key, F f) {
        const toml::node* node = table.get(key);
        if (node == nullptr) return;
        const toml::array* array = node->as_array();
        if (array == nullptr) return fail(*node, std::string(key), "", "array of tables");
        for (const toml::node& entry : *array) {
            const toml::table* t = entry.as_table();
            if (t == nullptr)
                fail(entry, std::string(key), "", "table");
            else if (applies(*t))
                f(*t);
        }
    }

    std::string text(const toml::table& table, std::string_view key) {
        if (const auto value = table[key].value<std::string>()) return *value;
        fail(table, std::string(key), "", "text");
        return {};
    }

    std::string optional_text(const toml::table& table, std::string_view key) {
        return table[key].value_or(std::string());
    }

    int number(const toml::table& table, std::string_view key, int otherwise) {
        return table[key].value_or(otherwise);
    }

    std::vector<std::string> texts(const toml::table& table, std::string_view key) {
        std::vector<std::string> list;
        if (const toml::array* array = table[key].as_array())
            for (const toml::node& node : *array) list.push_back(node.value_or(std::string()));
        return list;
    }

    template <class T, std::size_t N>
    T one_of(const toml::table& table, std::string_view key,
             const std::array<NamedValue<T>, N>& names, std::optional<T> otherwise = std::nullopt) {
        const std::string word = optional_text(table, key);
        if (word.empty() && otherwise) return *otherwise;
        const auto it = std::find_if(names.begin(), names.end(),
                                     [&](const NamedValue<T>& n) { return n.name == word; });
        if (it != names.end()) return it->value;
        fail(table, std::string(key), word, names_of(names));
        return names.front().value;
    }

    // Whether the entry is meant for the chosen readings: `when = { option = [values] }`.
    bool applies(const toml::table& table) {
        const toml::table* when = table["when"].as_table();
        if (when == nullptr) return true;
        return std::all_of(when->begin(), when->end(), [&](const auto& entry) {
            const std::string_view id = entry.first.str();
            const auto option = std::find_if(scheme_.options.begin(), scheme_.options.end(),
                                             [&](const Option& o) { return o.id == id; });
            if (option == scheme_.options.end()) {
                fail(table, "when", std::string(id), "id of an option");
                return false;
            }
            const auto values = texts(*when, id);
            const std::string& chosen = option->values[option->chosen].id;
            return std::find(values.begin(), values.end(), chosen) != values.end();
        });
    }

    void read_sources(const toml::table& root) {
        const toml::table* sources = root["sources"].as_table();
        if (sources == nullptr) return;
        for (const auto& [key, value] : *sources)
            scheme_.sources.emplace(std::string(key.str()), value.value_or(std::string()));
    }

    void read_levels(const toml::table& root) {
        const toml::table* levels = root["levels"].as_table();
        if (levels == nullptr) return;
        scheme_.levels.highest = number(*levels, "highest", 3);
        scheme_.levels.names = texts(*levels, "names");
        each(*levels, "symbols", [this](const toml::table& t) {
            scheme_.levels.symbols.push_back({text(t, "text"), number(t, "level", 0)});
        });
    }

    void read_option(const toml::table& table) {
        Option option{
            text(table, "id"), text(table, "name"), optional_text(table, "source"), {}, 0};
        each(table, "values", [&](const toml::table& t) {
            option.values.push_back({text(t, "id"), text(t, "name")});
        });
        if (option.values.empty()) return fail(table, "values", "", "at least one value");
        choose(table, option);
        scheme_.options.push_back(std::move(option));
    }

    void choose(const toml::table& table, Option& option) {
        for (const auto& [key, choice] : changes_.choices) {
            if (match_key(key) != match_key(option.id) && match_key(key) != match_key(option.name))
                continue;
            const std::string wanted = match_key(choice);
            const auto it = std::find_if(
                option.values.begin(), option.values.end(), [&](const OptionValue& value) {
                    return match_key(value.id) == wanted || match_key(value.name) == wanted;
                });
            if (it == option.values.end())
                fail(table, option.name, choice, names_of(option.values));
            else
                option.chosen = static_cast<std::size_t>(it - option.values.begin());
        }
    }

    template <class T>
    void add_keys(const toml::table& table, std::unordered_map<std::string, Id<T>>& keys, Id<T> id,
                  const std::string& name, const std::vector<std::string>& aliases) {
        const auto add = [&](const std::string& word) {
            const auto [it, added] = keys.emplace(match_key(word), id);
            if (!added && it->second != id) fail(table, "name", word, "name used once");
        };
        add(name);
        for (const std::string& alias : aliases) add(alias);
    }

    void read_persona(const toml::table& table) {
        Persona persona;
        persona.id = text(table, "id");
        persona.name = text(table, "name");
        persona.aliases = texts(table, "aliases");
        persona.source = optional_text(table, "source");
        if (scheme_.find_persona(persona.name))
            return fail(table, "persona", persona.name, "name used once");
        const auto name = persona.name;
        const auto aliases = persona.aliases;
        add_keys(table, scheme_.persona_keys, scheme_.personas.add(std::move(persona)), name,
                 aliases);
    }

    void read_skill(const toml::table& table) {
        const std::string name = text(table, "name");
        if (scheme_.find_skill(name)) return fail(table, "skill", name, "name used once");
        const auto aliases = texts(table, "aliases");
        const Id<Skill> id = scheme_.skills.add(Skill{name, aliases});
        add_keys(table, scheme_.skill_keys, id, name, aliases);
    }

    std::optional<Id<Persona>> persona_named(const toml::table& table, const std::string& name) {
        const auto id = scheme_.find_persona(name);
        if (!id) fail(table, "persona", name, names_of(scheme_.personas));
        return id;
    }

    void read_requirements(const toml::table& table) {
        const auto id = persona_named(table, text(table, "persona"));
        if (!id) return;
        Persona& persona = scheme_.personas[*id];
        if (const std::string base = optional_text(table, "base"); !base.empty())
            persona.base = persona_named(table, base);
        if (persona.base && *persona.base >= *id) {
            fail(table, "base", optional_text(table, "base"), "persona above this one");
            persona.base.reset();
        }
        each(table, "rows", [&](const toml::table& row) {
            persona.requirements.push_back(
                Requirement{optional_text(row, "category"), scheme_.add_skill(text(row, "skill")),
                            texts(row, "trainings"), texts(row, "qualifications"),
                            optional_text(row, "source")});
        });
    }

    // Puts the workbook's requirements in place of the preset's own, persona by persona.
    void override_requirements() {
        std::map<std::size_t, std::vector<Requirement>> rows;  // by persona
        for (const RequirementOverride& row : changes_.requirements) {
            const auto id = scheme_.find_persona(row.persona);
            if (id)
                rows[id->index()].push_back(overriding(row, *id));
            else if (!scheme_.personas.empty())  // else another scheme of the workbook is meant
                issues_.add({MessageId::PersonaUnknown, row.place, "", row.persona,
                             names_of(scheme_.personas)});
        }
        for (auto& [persona, requirements] : rows)
            scheme_.personas[Id<Persona>(persona)].requirements = std::move(requirements);
    }

    // A row of the workbook; what it leaves blank is as in the preset.
    Requirement overriding(const RequirementOverride& row, Id<Persona> id) {
        Requirement requirement{row.category, scheme_.add_skill(row.skill), row.trainings,
                                row.qualifications, describe(row.place, Language::Japanese)};
        for (std::optional<Id<Persona>> at = id; at; at = scheme_.personas[*at].base)
            for (const Requirement& known : scheme_.personas[*at].requirements) {
                if (known.skill != requirement.skill) continue;
                if (requirement.trainings.empty()) requirement.trainings = known.trainings;
                if (requirement.qualifications.empty())
                    requirement.qualifications = known.qualifications;
            }
        return requirement;
    }

    // A persona needs what its base needs, and its own.
    void take_over_bases() {
        for (Persona& persona : scheme_.personas) {
            if (!persona.base) continue;
            std::vector<Requirement> all;
            for (const Requirement& one : scheme_.personas[*persona.base].requirements)
                if (std::none_of(persona.requirements.begin(), persona.requirements.end(),
                                 [&](const Requirement& own) { return own.skill == one.skill; }))
                    all.push_back(one);
            all.insert(all.end(), persona.requirements.begin(), persona.requirements.end());
            persona.requirements = std::move(all);
        }
    }

    std::optional<Id<Skill>> skill_named(const toml::table& table, const std::string& name) {
        const auto id = scheme_.find_skill(name);
        if (!id) fail(table, "skill", name, "skill of the scheme");
        return id;
    }

    std::vector<Id<Skill>> skills_named(const toml::table& table, std::string_view key) {
        std::vector<Id<Skill>> list;
        for (const std::string& name : texts(table, key))
            if (const auto id = skill_named(table, name)) list.push_back(*id);
        return list;
    }

    void read_tool(const toml::table& table) {
        Tool tool;
        tool.name = text(table, "name");
        tool.aliases = texts(table, "aliases");
        tool.source = optional_text(table, "source");
        tool.serves = skills_named(table, "serves");
        each(table, "checks", [&](const toml::table& t) {
            tool.checks.push_back({number(t, "level", 0), text(t, "name"), texts(t, "aliases")});
        });
        const auto name = tool.name;
        const auto aliases = tool.aliases;
        add_keys(table, scheme_.tool_keys, scheme_.tools.add(std::move(tool)), name, aliases);
    }

    void read_skill_group(const toml::table& table) {
        groups_[text(table, "name")] = skills_named(table, "skills");
    }

    // The skills a condition is about: a list, a group, or the persona's requirements, all or one
    // category of them.
    SkillSet skill_set(const toml::table& table, const Persona& persona) {
        if (table.contains("skills")) return {skills_named(table, "skills"), ""};
        if (const std::string group = optional_text(table, "group"); !group.empty()) {
            const auto it = groups_.find(group);
            if (it == groups_.end()) {
                fail(table, "group", group, "name of a skill_group");
                return {};
            }
            return {it->second, group};
        }
        SkillSet set{{}, optional_text(table, "category")};
        for (const Requirement& requirement : persona.requirements)
            if (set.name.empty() || requirement.category == set.name)
                set.skills.push_back(requirement.skill);
        if (set.skills.empty())
            fail(table, "category", set.name, "category of the persona's skills");
        return set;
    }

    Match match(const toml::table& table) {
        return {one_of(table, "match", match_kinds, std::optional(Match::Kind::All)),
                number(table, "count", 0)};
    }

    void read_names(const toml::table& root, std::string_view key, std::vector<NameAliases>& list) {
        each(root, key, [&](const toml::table& t) {
            list.push_back({text(t, "name"), texts(t, "aliases")});
        });
    }

    std::string statement(const toml::table& table) {
        std::string name = text(table, "statement");
        if (!scheme_.find_statement(name)) scheme_.statements.push_back({name, {}});
        return name;
    }

    Condition read_condition(const toml::table& table, const Persona& persona) {
        const int at_least = number(table, "at_least", 1);
        switch (one_of(table, "kind", condition_kinds)) {
            case ConditionKind::Trainings: {
                SkillSet set = skill_set(table, persona);
                return {
                    TrainingsCondition{std::move(set.skills), std::move(set.name), match(table)}};
            }
            case ConditionKind::SkillLevel: {
                SkillSet set = skill_set(table, persona);
                return {SkillLevelCondition{std::move(set.skills), std::move(set.name), at_least,
                                            number(table, "evidence_level", 0), match(table)}};
            }
            case ConditionKind::ToolLevel:
                return {ToolLevelCondition{at_least, match(table)}};
            case ConditionKind::Experience:
                return {ExperienceCondition{one_of(table, "role", roles),
                                            one_of(table, "measure", measures), at_least}};
            case ConditionKind::Attestation:
                return {AttestationCondition{statement(table)}};
            case ConditionKind::Any:
                break;
        }
        AnyCondition any;
        each(table, "of",
             [&](const toml::table& t) { any.of.push_back(read_condition(t, persona)); });
        if (any.of.empty()) fail(table, "of", "", "at least one condition");
        return {std::move(any)};
    }

    void read_stage(const toml::table& table) {
        for (const std::string& name : texts(table, "personas")) {
            const auto id = persona_named(table, name);
            if (!id) continue;
            Persona& persona = scheme_.personas[*id];
            Stage stage{text(table, "name"),
                        optional_text(table, "title"),
                        optional_text(table, "source"),
                        {}};
            each(table, "conditions", [&](const toml::table& t) {
                stage.conditions.push_back(read_condition(t, persona));
            });
            if (stage.conditions.empty()) fail(table, "conditions", "", "at least one condition");
            persona.stages.push_back(std::move(stage));
        }
    }

    void read_population(const toml::table& table) {
        scheme_.population.push_back({one_of(table, "field", population_fields),
                                      texts(table, "only"), texts(table, "except")});
    }

    void read_indicator(const toml::table& table) {
        Indicator indicator;
        indicator.id = text(table, "id");
        indicator.mark = optional_text(table, "mark");
        indicator.name = text(table, "name");
        indicator.kind = one_of(table, "kind", indicator_kinds);
        indicator.training_categories = texts(table, "training_categories");
        indicator.holder_segment = table["holders"]["segment"].value_or(std::string());
        indicator.source = optional_text(table, "source");
        if (indicator.kind != Indicator::Kind::Register && indicator.training_categories.empty())
            fail(table, "training_categories", "", "at least one category");
        if (indicator.kind == Indicator::Kind::SharedCoverage && indicator.holder_segment.empty())
            fail(table, "holders", "", "{ segment = \"…\" }");
        scheme_.indicators.push_back(std::move(indicator));
    }

    std::string file_;
    const SchemeChanges& changes_;
    IssueList& issues_;
    std::optional<Issue> first_error_;
    Scheme scheme_;
    std::map<std::string, std::vector<Id<Skill>>> groups_;
};

}  // namespace

Result<Scheme> load_scheme(std::string_view toml, const std::string& file,
                           const SchemeChanges& changes, IssueList& issues) {
    const toml::parse_result parsed = toml::parse(toml);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        Issue issue{MessageId::SchemeInvalid,
                    Place{file, "", std::nullopt, error.source().begin.line}, "TOML",
                    std::string(error.description()), "TOML 1.0"};
        issues.add(issue);
        return issue;
    }
    SchemeLoader loader(file, changes, issues);
    Scheme scheme = loader.load(parsed.table());
    if (loader.first_error()) return *loader.first_error();
    return scheme;
}

Result<Scheme> load_preset(std::string_view id, const SchemeChanges& changes, IssueList& issues) {
    const auto presets = embedded_schemes();
    const std::string wanted = match_key(id);
    const auto it = std::find_if(presets.begin(), presets.end(), [&](const EmbeddedFile& preset) {
        return match_key(preset.name) == wanted;
    });
    if (it == presets.end())
        return Issue{MessageId::SchemeUnknown, {}, "", std::string(id), names_of(presets)};
    return load_scheme(it->text, std::string(it->name), changes, issues);
}

}  // namespace skillmap
