#include "core/intake/needs.h"

#include <algorithm>
#include <functional>

#include "core/text/normalize.h"

namespace skillmap {
namespace {

template <class... F>
struct Overloaded : F... {
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

using Visit = std::function<void(const Condition&)>;

// Calls f for the conditions and for those in them.
void each_condition(const std::vector<Condition>& conditions, const Visit& f) {
    for (const Condition& condition : conditions) {
        f(condition);
        if (const auto* any = std::get_if<AnyCondition>(&condition.rule))
            each_condition(any->of, f);
        if (const auto* all = std::get_if<AllCondition>(&condition.rule))
            each_condition(all->of, f);
    }
}

void each_condition(const Persona& persona, const Visit& f) {
    each_condition(persona.members, f);
    for (const Stage& stage : persona.stages) {
        each_condition(stage.conditions, f);
        for (const Equivalent& equivalent : stage.equivalents)
            each_condition(equivalent.conditions, f);
    }
}

void each_condition(const Scheme& scheme, const Visit& f) {
    for (const Persona& persona : scheme.personas) each_condition(persona, f);
    for (const Indicator& indicator : scheme.indicators) {
        each_condition(indicator.conditions, f);
        each_condition(indicator.of, f);
    }
}

class NeedsFinder {
  public:
    explicit NeedsFinder(const Form& form) : form_(form) {
        add("appointments", form.vocabulary("appointment").written());
        add("training_categories", form.vocabulary("training_category").written());
        add("audiences", {form.vocabulary("audience").word("everyone")});
    }

    void look_at(const Scheme& scheme) {
        each_condition(scheme, [this](const Condition& condition) { look_at(condition); });
        for (const Persona& persona : scheme.personas) look_at(persona);
        for (const Indicator& indicator : scheme.indicators) look_at(indicator);
        for (const PopulationRule& rule : scheme.population)
            if (rule.field == PopulationRule::Field::Appointment) {
                add("appointments", rule.only);
                add("appointments", rule.except);
            }
        for (const SchemeTraining& training : scheme.trainings) look_at(training);
        for (const Tool& tool : scheme.tools) add("tools", {tool.name});
        for (const NameAliases& one : scheme.qualifications) add("qualifications", {one.name});
        for (const NameAliases& one : scheme.statements) add("statements", {one.name});
        add("training_categories", scheme.training_categories);
    }

    Needs needs{{"settings", "departments", "staff"}, {}};

  private:
    void look_at(const Condition& condition) {
        const auto use = [this](auto... sheets) { (needs.sheets.emplace(sheets), ...); };
        std::visit(
            Overloaded{[&](const TrainingsCondition&) { use("trainings", "attendances"); },
                       [&](const TrainingListCondition&) { use("trainings", "attendances"); },
                       [&](const ScoreCondition&) { use("trainings", "attendances"); },
                       [&](const SkillLevelCondition& rule) {
                           use("skill_checks");
                           if (rule.evidence_level > 0)
                               use("trainings", "attendances", "qualifications");
                       },
                       [&](const ToolLevelCondition&) { use("tool_checks"); },
                       [&](const ExperienceCondition& rule) {
                           use("experiences");
                           for (const Viewpoint& one : rule.passing) add("viewpoints", {one.name});
                       },
                       [&](const QualificationCondition& rule) {
                           use("qualifications");
                           add("qualifications", rule.qualifications);
                       },
                       [&](const AttestationCondition& rule) {
                           use("attestations");
                           add("statements", {rule.statement});
                       },
                       [&](const AssignedCondition& rule) {
                           add("positions", rule.positions);
                           add("grades", rule.grades);
                           add("segments", rule.segments);
                           add("appointments", rule.appointments);
                       },
                       [](const auto&) {}},
            condition.rule);
    }

    void look_at(const Persona& persona) {
        add("all_personas", {persona.name});
        if (persona.members.empty()) {
            add("personas", {persona.name});
            add("audiences", {form_.vocabulary("audience").word("persona") + ":" + persona.name});
        }
        add("targets", {persona.name});
        for (const Stage& stage : persona.stages) {
            add("targets", {persona.name + ":" + stage.name});
            add("stages", {stage.name});
        }
        if (!persona.requirements.empty()) needs.sheets.emplace("requirements");
    }

    void look_at(const Indicator& indicator) {
        using Kind = Indicator::Kind;
        switch (indicator.kind) {
            case Kind::ObligationRate:
            case Kind::SharedCoverage:
            case Kind::AnyOneCoverage:
            case Kind::Events:
                needs.sheets.insert({"trainings", "attendances"});
                break;
            case Kind::Register:
                needs.sheets.emplace("practices");
                break;
            case Kind::Projects:
                needs.sheets.emplace("experiences");
                break;
            case Kind::HeadCount:
            case Kind::Share:
            case Kind::OrganisationLevel:
                break;
        }
        add("targets", {indicator.id});
        add("viewpoints", {indicator.viewpoint});
        add("segments", {indicator.holder_segment});
    }

    // "職位:主任（推奨）" tells of a position.
    void look_at(const SchemeTraining& training) {
        static const std::map<std::string_view, std::string_view> lists{
            {"grade", "grades"},
            {"position", "positions"},
            {"segment", "segments"},
            {"appointment", "appointments"}};
        for (const std::string& audience : training.audience) {
            add("audiences", {audience});
            const std::size_t colon = audience.find(':');
            if (colon == std::string::npos) continue;
            const auto field = form_.vocabulary("audience").find(audience.substr(0, colon));
            const auto list = field ? lists.find(*field) : lists.end();
            if (list == lists.end()) continue;
            const std::string value = audience.substr(colon + 1);
            const std::size_t bracket =
                std::min(value.find(std::string_view("（")), value.find('('));
            add(std::string(list->second), {value.substr(0, bracket)});
        }
    }

    void add(const std::string& list, const std::vector<std::string>& words) {
        std::vector<std::string>& all = needs.lists[list];
        for (const std::string& word : words) {
            const std::string key = match_key(word);
            const auto same = [&key](const std::string& one) { return match_key(one) == key; };
            if (!word.empty() && std::none_of(all.begin(), all.end(), same)) all.push_back(word);
        }
    }

    const Form& form_;
};

}  // namespace

Needs needs_of(const std::vector<Scheme>& schemes, const Form& form) {
    NeedsFinder finder(form);
    for (const Scheme& scheme : schemes) finder.look_at(scheme);
    return std::move(finder.needs);
}

SheetGaps sheet_gaps(const Records& records, const std::vector<Scheme>& schemes, const Form& form) {
    struct Sheet {
        std::string_view id;
        bool present;
        std::size_t rows;
    };
    const SheetsPresent& present = records.present;
    const Sheet sheets[] = {
        {"trainings", present.trainings, records.trainings.size()},
        {"attendances", present.attendances, records.attendances.size()},
        {"skill_checks", present.skill_checks, records.skill_levels.size()},
        {"tool_checks", present.tool_checks,
         records.tool_levels.size() + records.checklist_answers.size()},
        {"experiences", present.experiences, records.experiences.size()},
        {"qualifications", present.qualifications, records.qualifications.size()},
        {"attestations", present.attestations, records.attestations.size()},
        {"practices", present.practices, records.practices.size()},
    };
    const Needs needs = needs_of(schemes, form);
    SheetGaps gaps;
    for (const Sheet& one : sheets) {
        if (needs.sheets.count(one.id) == 0) continue;
        if (!one.present)
            gaps.absent.push_back(form.sheet(one.id).name());
        else if (one.rows == 0)
            gaps.empty.push_back(form.sheet(one.id).name());
    }
    return gaps;
}

bool lists_no_departments(const Records& records) {
    return !records.present.departments && !records.departments.empty();
}

bool looks_at_skill_levels(const Persona& persona) {
    bool found = false;
    each_condition(persona, [&found](const Condition& condition) {
        found = found || std::holds_alternative<SkillLevelCondition>(condition.rule);
    });
    return found;
}

std::vector<AskedSkill> asked_skills(const Scheme& scheme, const Persona& persona) {
    std::vector<AskedSkill> asked;
    const auto add = [&](const std::string& category, Id<Skill> skill) {
        const std::string& name = scheme.skills[skill].name;
        if (std::none_of(asked.begin(), asked.end(),
                         [&](const AskedSkill& one) { return one.name == name; }))
            asked.push_back({category, name});
    };
    for (const Requirement& requirement : persona.requirements)
        if (!requirement.unconfirmed) add(requirement.category, requirement.skill);
    each_condition(persona, [&](const Condition& condition) {
        if (const auto* rule = std::get_if<SkillLevelCondition>(&condition.rule))
            for (const auto& needed : rule->skills) add(rule->set_name, needed.skill);
    });
    return asked;
}

std::vector<std::string> asked_tools(const Scheme& scheme, const Persona& persona) {
    std::set<std::size_t> asked;
    each_condition(persona, [&asked](const Condition& condition) {
        if (const auto* rule = std::get_if<ToolLevelCondition>(&condition.rule))
            for (const Id<Tool> tool : rule->tools) asked.insert(tool.index());
    });
    const bool by_rule = !asked.empty();
    const std::vector<AskedSkill> skills =
        by_rule ? std::vector<AskedSkill>() : asked_skills(scheme, persona);
    std::vector<std::string> names;
    for (const Tool& tool : scheme.tools) {
        const bool serves =
            std::any_of(tool.serves.begin(), tool.serves.end(), [&](Id<Skill> skill) {
                return std::any_of(skills.begin(), skills.end(), [&](const AskedSkill& one) {
                    return one.name == scheme.skills[skill].name;
                });
            });
        if (by_rule ? asked.count(scheme.tools.id_of(tool).index()) > 0 : serves)
            names.push_back(tool.name);
    }
    return names;
}

}  // namespace skillmap
