#include "core/scheme/load.h"

#include <set>
#include <utility>

#include "core/embedded.h"
#include "core/messages.h"
#include "core/scheme/advice_reader.h"
#include "core/scheme/condition_reader.h"
#include "core/scheme/entry_reader.h"
#include "core/scheme/subsidy_reader.h"
#include "core/text/normalize.h"
#include "core/text/number.h"

namespace skillmap {
namespace {

constexpr std::array indicator_kinds{
    NamedValue<Indicator::Kind>{"obligation_rate", Indicator::Kind::ObligationRate},
    NamedValue<Indicator::Kind>{"shared_coverage", Indicator::Kind::SharedCoverage},
    NamedValue<Indicator::Kind>{"any_one_coverage", Indicator::Kind::AnyOneCoverage},
    NamedValue<Indicator::Kind>{"register", Indicator::Kind::Register},
    NamedValue<Indicator::Kind>{"head_count", Indicator::Kind::HeadCount},
    NamedValue<Indicator::Kind>{"share", Indicator::Kind::Share},
    NamedValue<Indicator::Kind>{"events", Indicator::Kind::Events},
    NamedValue<Indicator::Kind>{"projects", Indicator::Kind::Projects},
    NamedValue<Indicator::Kind>{"organisation_level", Indicator::Kind::OrganisationLevel},
};

constexpr std::array population_fields{
    NamedValue<PopulationRule::Field>{"status", PopulationRule::Field::Status},
    NamedValue<PopulationRule::Field>{"appointment", PopulationRule::Field::Appointment},
};

constexpr std::array ladders{
    NamedValue<Ladder>{"cumulative", Ladder::Cumulative},
    NamedValue<Ladder>{"highest", Ladder::Highest},
};

constexpr std::array box_rules{
    NamedValue<Match::Kind>{"all", Match::Kind::All},
    NamedValue<Match::Kind>{"any", Match::Kind::Any},
    NamedValue<Match::Kind>{"at_least", Match::Kind::AtLeast},
};

class SchemeLoader {
  public:
    SchemeLoader(std::string file, const SchemeChanges& changes, IssueList& issues)
        : file_(std::move(file)),
          changes_(changes),
          issues_(issues),
          entries_(file_, scheme_, issues),
          conditions_(entries_, scheme_, groups_) {}

    Scheme load(const toml::table& root) {
        entries_.only(
            root,
            {"id",          "name",      "version",   "notes",         "sources",   "levels",
             "checklists",  "option",    "parameter", "persona",       "skill",     "requirements",
             "skill_group", "training",  "tool",      "qualification", "statement", "stage",
             "population",  "indicator", "target",    "catalogue",     "ojt_role",  "ojt",
             "subsidy"});
        scheme_.id = entries_.text(root, "id");
        scheme_.name = entries_.text(root, "name");
        scheme_.version = entries_.text(root, "version");
        scheme_.notes = entries_.texts(root, "notes");
        read_sources(root);
        each(root, "option", &SchemeLoader::read_option);
        each(root, "parameter", &SchemeLoader::read_parameter);
        read_levels(root);
        read_checklists(root);
        each(root, "persona", &SchemeLoader::read_persona);
        each(root, "skill", &SchemeLoader::read_skill);
        each(root, "requirements", &SchemeLoader::read_requirements);
        override_requirements();
        take_over_bases();
        each(root, "training", &SchemeLoader::read_training);
        read_names(root, "qualification", scheme_.qualifications);
        for (const Persona& persona : scheme_.personas)
            for (const Requirement& requirement : persona.requirements)
                for (const std::string& name : requirement.qualifications)
                    if (!scheme_.find_qualification(name))
                        scheme_.qualifications.push_back({name, {}});
        each(root, "tool", &SchemeLoader::read_tool);
        override_checks();
        each(root, "skill_group", &SchemeLoader::read_skill_group);
        read_names(root, "statement", scheme_.statements);
        each(root, "stage", &SchemeLoader::read_stage);
        override_stages();
        each(root, "persona", &SchemeLoader::read_members);
        each(root, "population", &SchemeLoader::read_population);
        each(root, "indicator", &SchemeLoader::read_indicator);
        each(root, "target", &SchemeLoader::read_target);
        read_advice(root, entries_, conditions_, scheme_);
        read_subsidies(root, entries_, scheme_);
        return std::move(scheme_);
    }

    const std::optional<Issue>& first_error() const { return entries_.first_error(); }

  private:
    void each(const toml::table& root, std::string_view key,
              void (SchemeLoader::*read)(const toml::table&)) {
        entries_.each(root, key, [&](const toml::table& t) { (this->*read)(t); });
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
        entries_.only(*levels, {"highest", "names", "symbols"});
        scheme_.levels.highest = entries_.number(*levels, "highest", 3);
        if (scheme_.levels.highest < 1 || scheme_.levels.highest > highest_level)
            entries_.fail(*levels, "highest", std::to_string(scheme_.levels.highest),
                          "whole number from 1 to 20");
        scheme_.levels.names = entries_.texts(*levels, "names");
        entries_.each(*levels, "symbols", [this](const toml::table& t) {
            entries_.only(t, {"text", "level"});
            scheme_.levels.symbols.push_back(
                {entries_.text(t, "text"), entries_.number(t, "level", 0)});
        });
    }

    void read_checklists(const toml::table& root) {
        const toml::node* node = root.get("checklists");
        if (node == nullptr) return;
        const auto read = [this](const toml::table& t) {
            entries_.only(t, {"boxes", "count", "cumulative"});
            scheme_.checklists.boxes = {
                entries_.one_of(t, "boxes", box_rules, std::optional(Match::Kind::All)),
                entries_.quantity(t, "count", 1)};
            scheme_.checklists.cumulative = entries_.flag(t, "cumulative", true);
        };
        if (const toml::table* table = node->as_table()) {
            if (entries_.applies(*table)) read(*table);
        } else {
            entries_.each(root, "checklists", read);
        }
    }

    void read_option(const toml::table& table) {
        entries_.only(table, {"id", "name", "values", "chosen"});
        Option option{entries_.text(table, "id"),
                      entries_.text(table, "name"),
                      entries_.optional_text(table, "source"),
                      {},
                      0};
        entries_.each(table, "values", [&](const toml::table& t) {
            entries_.only(t, {"id", "name"});
            option.values.push_back({entries_.text(t, "id"), entries_.text(t, "name")});
        });
        if (option.values.empty()) return entries_.fail(table, "values", "", "at least one value");
        if (const std::string id = entries_.optional_text(table, "chosen"); !id.empty())
            take_choice(table, option, "chosen", id);
        for (const std::string& choice : choices(option.id, option.name))
            take_choice(table, option, option.name, choice);
        scheme_.options.push_back(std::move(option));
    }

    // The choices for an option or a parameter, by its id or its name. Those for this scheme alone
    // ("moka:名前") come last.
    std::vector<std::string> choices(const std::string& id, const std::string& name) const {
        std::vector<std::string> list;
        for (const std::string& prefix : {std::string(), scheme_.id + ":"})
            for (const auto& [key, choice] : changes_.choices)
                if (match_key(key) == match_key(prefix + id) ||
                    match_key(key) == match_key(prefix + name))
                    list.push_back(choice);
        return list;
    }

    void take_choice(const toml::table& table, Option& option, const std::string& subject,
                     const std::string& choice) {
        const std::string wanted = match_key(choice);
        const auto it =
            std::find_if(option.values.begin(), option.values.end(), [&](const OptionValue& value) {
                return match_key(value.id) == wanted || match_key(value.name) == wanted;
            });
        if (it == option.values.end())
            entries_.fail(table, subject, choice, names_of(option.values));
        else
            option.chosen = static_cast<std::size_t>(it - option.values.begin());
    }

    void read_parameter(const toml::table& table) {
        entries_.only(table, {"id", "name", "unit", "value"});
        Parameter parameter{entries_.text(table, "id"),
                            entries_.text(table, "name"),
                            entries_.optional_text(table, "unit"),
                            entries_.optional_text(table, "source"),
                            std::nullopt,
                            false,
                            false};
        if (table.contains("value")) parameter.value = table["value"].value<double>();
        for (const std::string& choice : choices(parameter.id, parameter.name)) {
            const auto number = parse_number(choice, parameter.unit);
            if (number)
                parameter.value = number;
            else
                entries_.fail(table, parameter.name, choice, "number");
        }
        scheme_.parameters.add(std::move(parameter));
    }

    template <class T>
    void add_keys(const toml::table& table, std::unordered_map<std::string, Id<T>>& keys, Id<T> id,
                  const std::string& name, const std::vector<std::string>& aliases) {
        const auto add = [&](const std::string& word) {
            const auto [it, added] = keys.emplace(match_key(word), id);
            if (!added && it->second != id) entries_.fail(table, "name", word, "name used once");
        };
        add(name);
        for (const std::string& alias : aliases) add(alias);
    }

    void read_persona(const toml::table& table) {
        entries_.only(table,
                      {"id", "name", "aliases", "ladder", "members", "placement_without_tools"});
        Persona persona;
        persona.id = entries_.text(table, "id");
        persona.name = entries_.text(table, "name");
        persona.aliases = entries_.texts(table, "aliases");
        persona.source = entries_.optional_text(table, "source");
        persona.placement_without_tools = entries_.optional_text(table, "placement_without_tools");
        persona.ladder =
            entries_.one_of(table, "ladder", ladders, std::optional(Ladder::Cumulative));
        if (scheme_.find_persona(persona.name))
            return entries_.fail(table, "persona", persona.name, "name used once");
        const auto name = persona.name;
        const auto aliases = persona.aliases;
        add_keys(table, scheme_.persona_keys, scheme_.personas.add(std::move(persona)), name,
                 aliases);
    }

    // After the stages: a persona may consist of those who hold another one's stage.
    void read_members(const toml::table& table) {
        if (!table.contains("members")) return;
        const auto id = scheme_.find_persona(entries_.text(table, "name"));
        if (!id) return;
        Persona& persona = scheme_.personas[*id];
        persona.members = conditions_.read(table, "members", nullptr);
        if (persona.members.empty()) entries_.fail(table, "members", "", "at least one condition");
    }

    void read_skill(const toml::table& table) {
        entries_.only(table, {"name", "aliases"});
        const std::string name = entries_.text(table, "name");
        if (scheme_.find_skill(name)) return entries_.fail(table, "skill", name, "name used once");
        const auto aliases = entries_.texts(table, "aliases");
        const Id<Skill> id = scheme_.skills.add(Skill{name, aliases});
        add_keys(table, scheme_.skill_keys, id, name, aliases);
    }

    std::optional<Id<Persona>> persona_named(const toml::table& table, const std::string& name) {
        const auto id = scheme_.find_persona(name);
        if (!id) entries_.fail(table, "persona", name, names_of(scheme_.personas));
        return id;
    }

    void read_requirements(const toml::table& table) {
        entries_.only(table, {"persona", "base", "rows"});
        const auto id = persona_named(table, entries_.text(table, "persona"));
        if (!id) return;
        Persona& persona = scheme_.personas[*id];
        if (const std::string base = entries_.optional_text(table, "base"); !base.empty())
            persona.base = persona_named(table, base);
        if (persona.base && *persona.base >= *id) {
            entries_.fail(table, "base", entries_.optional_text(table, "base"),
                          "persona above this one");
            persona.base.reset();
        }
        entries_.each(table, "rows", [&](const toml::table& row) {
            entries_.only(
                row, {"category", "skill", "trainings", "qualifications", "level", "unconfirmed"});
            Requirement requirement;
            requirement.category = entries_.optional_text(row, "category");
            requirement.skill = scheme_.add_skill(entries_.text(row, "skill"));
            requirement.trainings = entries_.texts(row, "trainings");
            requirement.qualifications = entries_.texts(row, "qualifications");
            requirement.level = level(row);
            requirement.unconfirmed = entries_.flag(row, "unconfirmed", false);
            requirement.source = entries_.optional_text(row, "source");
            persona.requirements.push_back(std::move(requirement));
        });
    }

    // A level as a number or as a symbol of the scale; 0 where there is none.
    int level(const toml::table& row) {
        const toml::node* node = row.get("level");
        if (node == nullptr) return 0;
        const auto word = node->value_exact<std::string>();
        const auto parsed =
            scheme_.levels.parse(word ? *word : std::to_string(node->value_or(std::int64_t{-1})));
        if (parsed) return parsed->value();
        entries_.fail(*node, "level", word.value_or(""), "level of the scale");
        return 0;
    }

    // Puts the workbook's requirements in place of the preset's own, persona by persona. What the
    // preset lists without asking for it stays listed.
    void override_requirements() {
        std::map<std::size_t, std::vector<Requirement>> rows;  // by persona
        for (const RequirementOverride& row : changes_.requirements)
            if (const auto id = scheme_.find_persona(row.persona))
                rows[id->index()].push_back(overriding(row, *id));
        for (auto& [index, requirements] : rows) {
            Persona& persona = scheme_.personas[Id<Persona>(index)];
            for (const Requirement& known : persona.requirements)
                if (known.unconfirmed &&
                    std::none_of(requirements.begin(), requirements.end(),
                                 [&](const Requirement& r) { return r.skill == known.skill; }))
                    requirements.push_back(known);
            persona.requirements = std::move(requirements);
        }
    }

    // Names of which the preset's own are one value, whatever is in them.
    std::vector<std::string> known_names(const std::vector<std::string>& values,
                                         std::vector<std::string> Requirement::*list) const {
        const auto known = [&](std::string_view name) {
            const std::string key = match_key(name);
            for (const Persona& persona : scheme_.personas)
                for (const Requirement& requirement : persona.requirements)
                    for (const std::string& one : requirement.*list)
                        if (match_key(one) == key) return true;
            return false;
        };
        return whole_names({values.begin(), values.end()}, known);
    }

    // A row of the workbook; what it leaves blank is as in the preset.
    Requirement overriding(const RequirementOverride& row, Id<Persona> id) {
        Requirement requirement;
        requirement.category = row.category;
        requirement.skill = scheme_.add_skill(row.skill);
        requirement.trainings = known_names(row.trainings, &Requirement::trainings);
        requirement.qualifications = known_names(row.qualifications, &Requirement::qualifications);
        requirement.source = describe(row.place, Language::Japanese);
        for (std::optional<Id<Persona>> at = id; at; at = scheme_.personas[*at].base)
            for (const Requirement& known : scheme_.personas[*at].requirements) {
                if (known.skill != requirement.skill) continue;
                requirement.level = std::max(requirement.level, known.level);
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

    void read_training(const toml::table& table) {
        entries_.only(table, {"name", "aliases", "category", "audience", "recurrence", "hours",
                              "skills", "provider", "method"});
        SchemeTraining training;
        training.name = entries_.text(table, "name");
        training.aliases = entries_.texts(table, "aliases");
        training.category = entries_.optional_text(table, "category");
        training.audience = entries_.texts(table, "audience");
        training.recurrence = entries_.optional_text(table, "recurrence");
        training.hours = table["hours"].value<double>();
        for (const std::string& skill : entries_.texts(table, "skills"))
            training.skills.push_back(scheme_.add_skill(skill));
        training.provider = entries_.optional_text(table, "provider");
        training.method = entries_.optional_text(table, "method");
        training.source = entries_.optional_text(table, "source");
        if (!training.category.empty()) scheme_.training_categories.push_back(training.category);
        if (scheme_.find_training(training.name))
            return entries_.fail(table, "training", training.name, "name used once");
        const auto name = training.name;
        const auto aliases = training.aliases;
        add_keys(table, scheme_.training_keys, scheme_.trainings.add(std::move(training)), name,
                 aliases);
    }

    void read_tool(const toml::table& table) {
        entries_.only(table, {"name", "aliases", "serves", "checks", "levels"});
        Tool tool;
        tool.name = entries_.text(table, "name");
        tool.aliases = entries_.texts(table, "aliases");
        tool.source = entries_.optional_text(table, "source");
        tool.serves = conditions_.skills(table, "serves");
        entries_.each(table, "checks", [&](const toml::table& t) {
            entries_.only(t, {"level", "name", "aliases"});
            tool.checks.push_back({entries_.number(t, "level", 0), entries_.text(t, "name"),
                                   entries_.texts(t, "aliases")});
        });
        entries_.each(table, "levels", [&](const toml::table& t) {
            entries_.only(t, {"level", "text"});
            tool.levels.push_back({entries_.number(t, "level", 0), entries_.text(t, "text")});
        });
        if (scheme_.find_tool(tool.name))
            return entries_.fail(table, "tool", tool.name, "name used once");
        const auto name = tool.name;
        const auto aliases = tool.aliases;
        add_keys(table, scheme_.tool_keys, scheme_.tools.add(std::move(tool)), name, aliases);
    }

    // Puts the workbook's boxes in place of the preset's own, tool by tool. Only a scheme that has
    // tools takes new ones.
    void override_checks() {
        if (scheme_.tools.empty()) return;
        std::set<std::size_t> emptied;
        for (const ToolCheckOverride& row : changes_.tool_checks) {
            auto id = scheme_.find_tool(row.tool);
            if (!id) {
                Tool tool;
                tool.name = row.tool;
                id = scheme_.tools.add(std::move(tool));
                scheme_.tool_keys.emplace(match_key(row.tool), *id);
            }
            Tool& tool = scheme_.tools[*id];
            if (emptied.insert(id->index()).second) tool.checks.clear();
            tool.checks.push_back({row.level, row.name, row.aliases});
        }
    }

    // Puts the workbook's stages in place of the preset's own, persona by persona. A persona with a
    // row that cannot be used keeps its own.
    void override_stages() {
        for (Persona& persona : scheme_.personas) {
            std::vector<const CriterionOverride*> rows;
            for (const CriterionOverride& row : changes_.criteria)
                if (scheme_.find_persona(row.persona) == scheme_.personas.id_of(persona))
                    rows.push_back(&row);
            if (rows.empty()) continue;
            const bool usable =
                std::all_of(rows.begin(), rows.end(), [](const auto* row) { return row->usable; });
            if (!usable) continue;
            auto stages = std::exchange(persona.stages, {});
            for (const CriterionOverride* row : rows)
                if (!add_criterion(persona, *row)) {
                    persona.stages = std::move(stages);
                    break;
                }
        }
    }

    // One more condition of a stage; rows of one stage are all needed. False where it is no
    // condition of this scheme.
    bool add_criterion(Persona& persona, const CriterionOverride& row) {
        IssueList errors;
        EntryReader entries(file_, scheme_, errors);
        ConditionReader reader(entries, scheme_, groups_);
        Condition condition = reader.read_one(condition_table(row, persona), &persona);
        if (const auto& error = entries.first_error()) {
            issues_.add({MessageId::CriterionUnusable, row.place, row.persona + " " + row.stage,
                         error->found.empty() ? error->subject : error->found, error->expected});
            return false;
        }
        const auto at = std::find_if(persona.stages.begin(), persona.stages.end(),
                                     [&](const Stage& s) { return s.name == row.stage; });
        if (at != persona.stages.end()) {
            at->conditions.push_back(std::move(condition));
            return true;
        }
        Stage stage;
        stage.name = row.stage;
        stage.source = describe(row.place, Language::Japanese);
        stage.conditions.push_back(std::move(condition));
        persona.stages.push_back(std::move(stage));
        return true;
    }

    // The row as an entry of a scheme's file.
    toml::table condition_table(const CriterionOverride& row, const Persona& persona) const {
        toml::table table;
        table.insert("kind", row.kind);
        const auto names = [&](std::string_view key) {
            toml::array array;
            for (const std::string& name : row.objects) array.push_back(name);
            if (!array.empty()) table.insert(key, std::move(array));
        };
        if (row.kind == "trainings")
            name_set(table, row, persona, "trainings");
        else if (row.kind == "skill_level")
            name_set(table, row, persona, "skills");
        else if (row.kind == "tool_level")
            names("tools");
        else if (row.kind == "experience")
            names("role");
        else if (row.kind == "qualification")
            names("qualifications");
        else if (row.kind == "score")
            table.insert("training", first_object(row));
        else if (row.kind == "attestation")
            table.insert("statement", first_object(row));
        else
            name_stage(table, row);
        if (row.kind == "experience") table.insert("measure", row.measure);
        const bool has_value = row.kind == "skill_level" || row.kind == "tool_level" ||
                               row.kind == "experience" || row.kind == "score";
        if (has_value && row.value) table.insert("at_least", *row.value);
        const bool has_match = row.kind == "trainings" || row.kind == "skill_level" ||
                               row.kind == "tool_level" || row.kind == "qualification";
        if (has_match) table.insert("match", row.match);
        if (has_match && row.match == "at_least") table.insert("count", row.count);
        return table;
    }

    static std::string first_object(const CriterionOverride& row) {
        return row.objects.empty() ? std::string() : row.objects.front();
    }

    // What a set is named by: nothing, a category of the persona, a group, or its members.
    void name_set(toml::table& table, const CriterionOverride& row, const Persona& persona,
                  std::string_view members) const {
        const std::string name = first_object(row);
        if (name.empty()) return;
        const bool category =
            std::any_of(persona.requirements.begin(), persona.requirements.end(),
                        [&name](const Requirement& r) { return r.category == name; });
        if (row.objects.size() == 1 && category) {
            table.insert("category", name);
        } else if (row.objects.size() == 1 && groups_.contains(name)) {
            table.insert("group", name);
        } else {
            toml::array array;
            for (const std::string& one : row.objects) array.push_back(one);
            table.insert(members, std::move(array));
        }
    }

    // "人材像:段階", or a stage of the persona itself.
    static void name_stage(toml::table& table, const CriterionOverride& row) {
        const std::string name = compatible_text(first_object(row));
        const std::size_t colon = name.find(':');
        if (colon != std::string::npos) table.insert("persona", name.substr(0, colon));
        table.insert("stage", colon == std::string::npos ? name : name.substr(colon + 1));
    }

    void read_skill_group(const toml::table& table) {
        entries_.only(table, {"name", "skills"});
        groups_[entries_.text(table, "name")] = conditions_.skills(table, "skills");
    }

    void read_names(const toml::table& root, std::string_view key, std::vector<NameAliases>& list) {
        entries_.each(root, key, [&](const toml::table& t) {
            entries_.only(t, {"name", "aliases"});
            list.push_back({entries_.text(t, "name"), entries_.texts(t, "aliases")});
        });
    }

    void read_stage(const toml::table& table) {
        entries_.only(table, {"personas", "name", "title", "conditions", "equivalents"});
        for (const std::string& name : entries_.texts(table, "personas")) {
            const auto id = persona_named(table, name);
            if (!id) continue;
            Persona& persona = scheme_.personas[*id];
            Stage stage;
            stage.name = entries_.text(table, "name");
            stage.title = entries_.optional_text(table, "title");
            stage.source = entries_.optional_text(table, "source");
            stage.conditions = conditions_.read(table, "conditions", &persona);
            stage.options = entries_.options(table);
            entries_.each(table, "equivalents", [&](const toml::table& t) {
                entries_.only(t, {"scheme", "stage", "conditions"});
                stage.equivalents.push_back({entries_.text(t, "scheme"), entries_.text(t, "stage"),
                                             conditions_.read(t, "conditions", &persona)});
            });
            if (stage.conditions.empty())
                entries_.fail(table, "conditions", "", "at least one condition");
            if (persona.stages.size() == max_stages)
                return entries_.fail(table, "stage", stage.name, stage_limit());
            persona.stages.push_back(std::move(stage));
        }
    }

    static std::string stage_limit() { return "at most " + std::to_string(max_stages) + " stages"; }

    void read_population(const toml::table& table) {
        entries_.only(table, {"field", "only", "except"});
        scheme_.population.push_back({entries_.one_of(table, "field", population_fields),
                                      entries_.texts(table, "only"),
                                      entries_.texts(table, "except")});
    }

    void read_indicator(const toml::table& table) {
        entries_.only(table, {"id", "mark", "name", "kind", "training_categories", "trainings",
                              "window", "years", "holders", "conditions", "of", "viewpoint",
                              "persona", "share", "floor", "concurrent", "by_choice"});
        Indicator indicator;
        indicator.id = entries_.text(table, "id");
        indicator.mark = entries_.optional_text(table, "mark");
        indicator.name = entries_.text(table, "name");
        indicator.kind = entries_.one_of(table, "kind", indicator_kinds);
        indicator.training_categories = entries_.texts(table, "training_categories");
        indicator.trainings = conditions_.trainings(entries_.texts(table, "trainings"));
        indicator.window = conditions_.window(table);
        indicator.concurrent = entries_.flag(table, "concurrent", false);
        indicator.by_choice = entries_.flag(table, "by_choice", false);
        indicator.holder_segment = table["holders"]["segment"].value_or(std::string());
        indicator.conditions = conditions_.read(table, "conditions", nullptr);
        indicator.of = conditions_.read(table, "of", nullptr);
        indicator.viewpoint = entries_.optional_text(table, "viewpoint");
        if (const std::string persona = entries_.optional_text(table, "persona"); !persona.empty())
            indicator.persona = persona_named(table, persona);
        indicator.share = entries_.quantity(table, "share", 100);
        indicator.floor = entries_.optional_text(table, "floor");
        indicator.source = entries_.optional_text(table, "source");
        indicator.options = entries_.options(table);
        for (const std::string& category : indicator.training_categories)
            scheme_.training_categories.push_back(category);
        check_indicator(table, indicator);
        scheme_.indicators.push_back(std::move(indicator));
    }

    void check_indicator(const toml::table& table, const Indicator& indicator) {
        using Kind = Indicator::Kind;
        const Kind kind = indicator.kind;
        const bool of_categories = kind == Kind::ObligationRate || kind == Kind::SharedCoverage ||
                                   kind == Kind::AnyOneCoverage;
        if (of_categories && indicator.training_categories.empty())
            entries_.fail(table, "training_categories", "", "at least one category");
        if (kind != Kind::AnyOneCoverage && indicator.concurrent)
            entries_.fail(*table.get("concurrent"), "concurrent", "true", "any_one_coverage");
        if (kind != Kind::ObligationRate && indicator.by_choice)
            entries_.fail(*table.get("by_choice"), "by_choice", "true", "obligation_rate");
        if (kind == Kind::SharedCoverage && indicator.holder_segment.empty())
            entries_.fail(table, "holders", "", "{ segment = \"…\" }");
        if ((kind == Kind::HeadCount || kind == Kind::Share) && indicator.conditions.empty())
            entries_.fail(table, "conditions", "", "at least one condition");
        if (kind == Kind::Events && indicator.trainings.empty() &&
            indicator.training_categories.empty())
            entries_.fail(table, "trainings", "", "trainings, training_categories");
        if (kind == Kind::Projects && indicator.viewpoint.empty())
            entries_.fail(table, "viewpoint", "", "text");
        if (kind == Kind::OrganisationLevel && !indicator.persona)
            entries_.fail(table, "persona", "", names_of(scheme_.personas));
        const bool twice =
            std::any_of(scheme_.indicators.begin(), scheme_.indicators.end(),
                        [&](const Indicator& other) { return other.id == indicator.id; });
        if (twice) entries_.fail(table, "id", indicator.id, "id used once");
    }

    void read_target(const toml::table& table) {
        entries_.only(table, {"name", "object", "value", "unit", "due", "per_department"});
        SchemeTarget target{entries_.text(table, "name"),
                            entries_.text(table, "object"),
                            entries_.quantity(table, "value", 0),
                            entries_.optional_text(table, "unit"),
                            table["due"].value<int>(),
                            entries_.flag(table, "per_department", false),
                            entries_.optional_text(table, "source")};
        if (!table.contains("value"))
            entries_.fail(table, "value", "", "number, id of a parameter");
        scheme_.targets.push_back(std::move(target));
    }

    std::string file_;
    const SchemeChanges& changes_;
    IssueList& issues_;
    Scheme scheme_;
    std::map<std::string, std::vector<Id<Skill>>> groups_;
    EntryReader entries_;
    ConditionReader conditions_;
};

}  // namespace

Result<Scheme> load_scheme(std::string_view toml, const std::string& file,
                           const SchemeChanges& changes, IssueList& issues) {
    const toml::parse_result parsed = toml::parse(toml);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        Issue issue{MessageId::SchemeNotToml,
                    Place{file, "", std::nullopt, error.source().begin.line}, "",
                    std::string(error.description()), ""};
        issues.add(issue);
        return issue;
    }
    SchemeLoader loader(file, changes, issues);
    Scheme scheme = loader.load(parsed.table());
    if (loader.first_error()) return *loader.first_error();
    return scheme;
}

void report_unknown_personas(const SchemeChanges& changes, const std::vector<Scheme>& schemes,
                             IssueList& issues) {
    std::string known;
    for (const Scheme& scheme : schemes)
        if (!scheme.personas.empty())
            known += (known.empty() ? "" : ", ") + names_of(scheme.personas);
    std::set<std::string> told;
    const auto look_at = [&](const std::string& persona, const Place& place) {
        const bool found = std::any_of(schemes.begin(), schemes.end(), [&](const Scheme& scheme) {
            return scheme.find_persona(persona).has_value();
        });
        if (!found && told.insert(place.sheet + persona).second)
            issues.add({MessageId::PersonaUnknown, place, "", persona, known});
    };
    for (const RequirementOverride& row : changes.requirements) look_at(row.persona, row.place);
    for (const CriterionOverride& row : changes.criteria) look_at(row.persona, row.place);
}

const EmbeddedFile* find_preset(std::string_view id) {
    const auto presets = embedded_schemes();
    const std::string wanted = match_key(id);
    const auto it = std::find_if(presets.begin(), presets.end(), [&](const EmbeddedFile& preset) {
        return match_key(preset.name) == wanted;
    });
    return it == presets.end() ? nullptr : &*it;
}

Result<Scheme> load_preset(std::string_view id, const SchemeChanges& changes, IssueList& issues) {
    if (const EmbeddedFile* preset = find_preset(id))
        return load_scheme(preset->text, std::string(preset->name), changes, issues);
    return Issue{MessageId::SchemeUnknown, {}, "", std::string(id), names_of(embedded_schemes())};
}

}  // namespace skillmap
