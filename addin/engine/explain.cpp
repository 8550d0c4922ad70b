#include "addin/engine/explain.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "addin/engine/json.h"
#include "core/evaluate/wording.h"
#include "core/text/number.h"

namespace skillmap::engine {
namespace {

using nlohmann::ordered_json;

Decision decision(const Option& option) {
    return {option.id, option.name, option.values[option.chosen].name, option.source};
}

Decision decision(const Parameter& parameter) {
    return {parameter.id, parameter.name,
            parameter.value ? number_text(*parameter.value) + parameter.unit : std::string(),
            parameter.source};
}

void add(std::vector<Decision>& list, Decision one) {
    const bool known = std::any_of(list.begin(), list.end(),
                                   [&](const Decision& other) { return other.id == one.id; });
    if (!known) list.push_back(std::move(one));
}

// The numbers of a rule that come from parameters.
class Parameters {
  public:
    Parameters(const Scheme& scheme, std::vector<Decision>& list) : scheme_(scheme), list_(list) {}

    void add_of(const Condition& condition) {
        for (const std::size_t option : condition.options)
            engine::add(list_, decision(scheme_.options[option]));
        std::visit([this](const auto& rule) { of(rule); }, condition.rule);
    }

  private:
    void of(const Quantity& quantity) {
        if (quantity.parameter)
            engine::add(list_, decision(scheme_.parameters[*quantity.parameter]));
    }
    void of(const TrainingsCondition& rule) {
        of(rule.match.count);
        of(rule.window.years);
    }
    void of(const TrainingListCondition& rule) {
        of(rule.match.count);
        of(rule.window.years);
        if (rule.hours) of(*rule.hours);
    }
    void of(const SkillLevelCondition& rule) {
        of(rule.match.count);
        of(rule.at_least);
    }
    void of(const ToolLevelCondition& rule) {
        of(rule.match.count);
        of(rule.at_least);
        of(scheme_.checklists.boxes.count);
    }
    void of(const ExperienceCondition& rule) {
        of(rule.at_least);
        for (const Viewpoint& viewpoint : rule.passing) of(viewpoint.score.limit);
    }
    void of(const ScoreCondition& rule) { of(rule.score.limit); }
    void of(const QualificationCondition& rule) { of(rule.match.count); }
    void of(const AttestationCondition&) {}
    void of(const AssignedCondition&) {}
    void of(const HoldsCondition& rule) {
        const Persona& persona = scheme_.personas[rule.persona];
        if (const auto stage = persona.find_stage(rule.stage))
            for (const Condition& condition : persona.stages[*stage].conditions) add_of(condition);
    }
    void of(const AnyCondition& rule) {
        for (const Condition& condition : rule.of) add_of(condition);
    }
    void of(const AllCondition& rule) {
        for (const Condition& condition : rule.of) add_of(condition);
    }

    const Scheme& scheme_;
    std::vector<Decision>& list_;
};

class Explainer {
  public:
    Explainer(const SchemeAssessment& one, Language language) : one_(one), language_(language) {}

    PersonaReason persona(const PersonaStage& stage) const {
        PersonaReason reason;
        reason.persona = persona_name(one_.facts.records(), one_.scheme, stage);
        reason.known = stage.scheme_persona.has_value();
        if (!reason.known) return reason;
        const Persona& persona = one_.scheme.personas[*stage.scheme_persona];
        for (const Condition& condition : persona.members)
            reason.members +=
                (reason.members.empty() ? "" : "、") + describe(condition, one_.scheme, language_);
        if (stage.reached > 0) reason.reached = persona.stages[stage.reached - 1U].name;
        for (const StageExplanation& explanation :
             explain_stages(one_.facts, *stage.scheme_persona))
            reason.stages.push_back(stage_reason(explanation));
        return reason;
    }

  private:
    StageReason stage_reason(const StageExplanation& explanation) const {
        const Stage& stage = *explanation.stage;
        StageReason reason{stage.name,          stage.title, stage.source, explanation.state,
                           explanation.reached, {},          {},           {}};
        for (const std::size_t option : stage.options)
            add(reason.decisions, decision(one_.scheme.options[option]));
        for (const Judgement& judgement : explanation.conditions)
            reason.conditions.push_back(condition(judgement, reason.decisions));
        if (explanation.reached && explanation.equivalent != nullptr)
            reason.equivalent = {explanation.equivalent->scheme, explanation.equivalent->stage};
        return reason;
    }

    // What decided the stage as a whole is not told again.
    ConditionReason condition(const Judgement& judgement,
                              const std::vector<Decision>& known) const {
        ConditionReason reason;
        reason.state = judgement.state;
        reason.rule = describe(*judgement.condition, one_.scheme, language_);
        reason.text = describe(judgement, one_.facts, language_);
        add_evidence(judgement, reason.evidence);
        Parameters(one_.scheme, reason.decisions).add_of(*judgement.condition);
        std::erase_if(reason.decisions, [&known](const Decision& one) {
            return std::any_of(known.begin(), known.end(),
                               [&one](const Decision& other) { return other.id == one.id; });
        });
        reason.missing_trainings = missing_trainings(judgement, one_.facts);
        return reason;
    }

    void add_evidence(const Judgement& judgement, std::vector<Place>& list) const {
        const Records& records = one_.facts.records();
        for (const SourceRow& source : judgement.evidence) {
            if (!source.in_workbook()) continue;
            Place place{records.file, records.sheets[source.sheet],
                        CellRef{source.row, source.column}, std::nullopt};
            if (std::find(list.begin(), list.end(), place) == list.end())
                list.push_back(std::move(place));
        }
        for (const Judgement& part : judgement.parts) add_evidence(part, list);
    }

    const SchemeAssessment& one_;
    Language language_;
};

// Text, or null where there is none.
ordered_json text_or_null(const std::string& text) {
    return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

ordered_json decisions_json(const std::vector<Decision>& decisions) {
    ordered_json list = ordered_json::array();
    for (const Decision& one : decisions)
        list.push_back({{"id", one.id},
                        {"name", one.name},
                        {"value", text_or_null(one.value)},
                        {"source", one.source}});
    return list;
}

ordered_json condition_json(const ConditionReason& reason) {
    ordered_json evidence = ordered_json::array();
    for (const Place& place : reason.evidence)
        evidence.push_back({{"sheet", place.sheet}, {"cell", to_string(*place.cell)}});
    return {{"state", state_name(reason.state)},
            {"rule", reason.rule},
            {"text", reason.text},
            {"evidence", std::move(evidence)},
            {"decisions", decisions_json(reason.decisions)},
            {"missing_trainings", reason.missing_trainings}};
}

ordered_json stage_json(const StageReason& reason) {
    ordered_json conditions = ordered_json::array();
    for (const ConditionReason& one : reason.conditions) conditions.push_back(condition_json(one));
    ordered_json json{{"stage", reason.stage},     {"title", reason.title},
                      {"source", reason.source},   {"state", state_name(reason.state)},
                      {"reached", reason.reached}, {"decisions", decisions_json(reason.decisions)}};
    json["equivalent"] = nullptr;
    if (reason.equivalent)
        json["equivalent"] = {{"scheme", reason.equivalent->first},
                              {"stage", reason.equivalent->second}};
    json["conditions"] = std::move(conditions);
    return json;
}

ordered_json persona_json(const PersonaReason& reason) {
    ordered_json stages = ordered_json::array();
    for (const StageReason& one : reason.stages) stages.push_back(stage_json(one));
    ordered_json json{{"persona", reason.persona}, {"members", reason.members}};
    json["reached"] = text_or_null(reason.reached);
    json["known"] = reason.known;
    json["stages"] = std::move(stages);
    return json;
}

}  // namespace

Explanation explain(Assessment& assessment, Id<StaffMember> staff,
                    const std::optional<std::string>& scheme, Language language) {
    const Records& records = assessment.records();
    const StaffMember& member = records.staff[staff];
    Explanation explanation{assessment.input().as_of, member.id, member.name, "", {}};
    if (member.department) explanation.department = records.departments[*member.department].name;
    const Scheme& first = assessment.input().stages();
    for (const auto& one : assessment.schemes()) {
        if (scheme && one->scheme.id != *scheme) continue;
        SchemeReason reason{one->scheme.id, one->scheme.name, {}};
        one->facts.move_to(staff);
        for (const PersonaStage& stage : one->stages.of(staff)) {
            // A persona that this scheme does not know is told once.
            if (!stage.scheme_persona && (scheme || &one->scheme != &first)) continue;
            reason.personas.push_back(Explainer(*one, language).persona(stage));
        }
        if (!reason.personas.empty()) explanation.schemes.push_back(std::move(reason));
    }
    return explanation;
}

std::string explanation_json(const Explanation& explanation) {
    ordered_json schemes = ordered_json::array();
    for (const SchemeReason& scheme : explanation.schemes) {
        ordered_json personas = ordered_json::array();
        for (const PersonaReason& one : scheme.personas) personas.push_back(persona_json(one));
        schemes.push_back(
            {{"id", scheme.id}, {"name", scheme.name}, {"personas", std::move(personas)}});
    }
    const ordered_json json{{"as_of", to_string(explanation.as_of)},
                            {"staff_id", explanation.staff_id},
                            {"name", explanation.name},
                            {"department", explanation.department},
                            {"schemes", std::move(schemes)}};
    return json.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace skillmap::engine
