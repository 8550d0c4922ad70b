#include "addin/engine/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/evaluate/wording.h"
#include "core/messages.h"

namespace skillmap::engine {
namespace {

using nlohmann::ordered_json;

// Text that is not UTF-8 must not stop the output.
std::string dump(const ordered_json& value) {
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

// A whole number without a fraction.
ordered_json number_json(double number) {
    const auto whole = static_cast<std::int64_t>(number);
    return static_cast<double>(whole) == number ? ordered_json(whole) : ordered_json(number);
}

ordered_json condition_json(const Judgement& judgement, const Facts& facts, Language language) {
    ordered_json json{{"state", state_name(judgement.state)},
                      {"have", number_json(judgement.have)},
                      {"need", number_json(judgement.need)},
                      {"text", describe(judgement, facts, language)}};
    if (!judgement.parts.empty()) {
        json.erase("have");
        json.erase("need");
    }
    if (judgement.without_value)
        json["parameter_missing"] = facts.scheme().parameters[*judgement.without_value].name;
    if (const auto names = missing_trainings(judgement, facts); !names.empty())
        json["missing_trainings"] = names;
    return json;
}

ordered_json reasons_json(const Facts& facts, const std::string& persona, Id<Persona> id,
                          Language language) {
    ordered_json list = ordered_json::array();
    for (const StageExplanation& stage : explain_stages(facts, id)) {
        ordered_json conditions = ordered_json::array();
        for (const Judgement& judgement : stage.conditions)
            conditions.push_back(condition_json(judgement, facts, language));
        ordered_json entry{
            {"scheme", facts.scheme().id},        {"persona", persona},
            {"stage", stage.stage->name},         {"state", state_name(stage.state)},
            {"reached", stage.reached},           {"text", describe(stage, facts, language)},
            {"conditions", std::move(conditions)}};
        if (stage.reached && stage.equivalent != nullptr)
            entry["equivalent"] = {{"scheme", stage.equivalent->scheme},
                                   {"stage", stage.equivalent->stage}};
        list.push_back(std::move(entry));
    }
    return list;
}

// The name of the stage reached, or null.
ordered_json stage_json(const Scheme& scheme, const PersonaStage& stage) {
    if (stage.reached == 0) return nullptr;
    return scheme.personas[*stage.scheme_persona].stages[stage.reached - 1U].name;
}

// A persona that a rule gives and that has no stages says nothing about a person's stage.
bool has_stage(const Scheme& scheme, const PersonaStage& stage) {
    return stage.persona != Symbol{} || !scheme.personas[*stage.scheme_persona].stages.empty();
}

// The stages by all schemes. Where two know a persona of one name, the first one's; the entries by
// scheme tell them apart.
ordered_json stages_json(const Assessment& assessment, Id<StaffMember> id) {
    ordered_json all = ordered_json::object();
    std::set<std::string> known;
    for (const auto& one : assessment.schemes())
        for (const PersonaStage& stage : one->stages.of(id)) {
            const std::string& persona = persona_name(assessment.records(), one->scheme, stage);
            if (!stage.scheme_persona) {
                if (!all.contains(persona)) all[persona] = nullptr;
            } else if (has_stage(one->scheme, stage) && known.insert(persona).second) {
                all[persona] = stage_json(one->scheme, stage);
            }
        }
    return all;
}

ordered_json schemes_json(const Assessment& assessment, Id<StaffMember> id) {
    ordered_json all = ordered_json::object();
    for (const auto& one : assessment.schemes()) {
        if (!one->scheme.has_stages()) continue;
        ordered_json stages = ordered_json::object();
        for (const PersonaStage& stage : one->stages.of(id))
            if (stage.scheme_persona && has_stage(one->scheme, stage))
                stages[persona_name(assessment.records(), one->scheme, stage)] =
                    stage_json(one->scheme, stage);
        all[one->scheme.id] = std::move(stages);
    }
    return all;
}

ordered_json person_json(Assessment& assessment, Id<StaffMember> id, Language language) {
    const Records& records = assessment.records();
    const StaffMember& member = records.staff[id];
    ordered_json reasons = ordered_json::array();
    for (const auto& one : assessment.schemes()) {
        bool moved = false;
        for (const PersonaStage& stage : one->stages.of(id)) {
            if (!stage.scheme_persona) continue;
            if (!std::exchange(moved, true)) one->facts.move_to(id);
            for (auto& reason : reasons_json(one->facts, persona_name(records, one->scheme, stage),
                                             *stage.scheme_persona, language))
                reasons.push_back(std::move(reason));
        }
    }
    ordered_json json{{"staff_id", member.id}, {"name", member.name}};
    json["department"] = nullptr;
    if (member.department) json["department"] = records.departments[*member.department].code;
    json["stages"] = stages_json(assessment, id);
    const auto& schemes = assessment.schemes();
    if (std::count_if(schemes.begin(), schemes.end(),
                      [](const auto& one) { return one->scheme.has_stages(); }) > 1)
        json["schemes"] = schemes_json(assessment, id);
    json["reasons"] = std::move(reasons);
    return json;
}

ordered_json value_json(const SchemeAssessment& one, std::size_t index,
                        const IndicatorValue& value) {
    const Indicator& indicator = one.scheme.indicators[index];
    if (value.without_value) return nullptr;
    if (indicator.is_ratio()) return {value.ratio.numerator, value.ratio.denominator};
    if (indicator.kind != Indicator::Kind::OrganisationLevel) return value.count;
    if (value.count == 0) return indicator.floor;
    return one.scheme.personas[*indicator.persona]
        .stages[static_cast<std::size_t>(value.count) - 1]
        .name;
}

ordered_json department_json(const Assessment& assessment, const DepartmentResult& result) {
    const Department& department = assessment.records().departments[result.department];
    ordered_json json{
        {"code", department.code}, {"name", department.name}, {"members", result.members}};
    for (const auto& one : assessment.schemes()) {
        const auto own = std::find_if(
            one->departments.begin(), one->departments.end(),
            [&](const DepartmentResult& r) { return r.department == result.department; });
        if (own == one->departments.end()) continue;
        for (std::size_t i = 0; i < own->values.size(); ++i) {
            const Indicator& indicator = one->scheme.indicators[i];
            const bool of_whole = indicator.kind == Indicator::Kind::OrganisationLevel;
            if (!of_whole && !json.contains(indicator.id))
                json[indicator.id] = value_json(*one, i, own->values[i]);
        }
    }
    return json;
}

ordered_json whole_json(const Assessment& assessment) {
    ordered_json json = ordered_json::object();
    for (const auto& one : assessment.schemes())
        for (std::size_t i = 0; i < one->whole.size(); ++i)
            if (!json.contains(one->scheme.indicators[i].id))
                json[one->scheme.indicators[i].id] = value_json(*one, i, one->whole[i]);
    return json;
}

ordered_json target_json(const Records& records, const TargetResult& result) {
    const skillmap::Target& target = *result.target;
    ordered_json json{{"name", target.indicator}, {"object", target.object}};
    json["value"] = target.value ? number_json(*target.value) : ordered_json(nullptr);
    json["unit"] = target.unit;
    json["due"] = target.due ? ordered_json(target.due->year()) : ordered_json(nullptr);
    json["per_department"] = target.per_department;
    json["actual"] = nullptr;
    if (result.actual && result.actual->denominator > 0)
        json["actual"] = {result.actual->numerator, result.actual->denominator};
    else if (result.actual)
        json["actual"] = result.actual->numerator;
    json["gap"] = result.gap ? number_json(*result.gap) : ordered_json(nullptr);
    if (!target.per_department) return json;
    json["below"] = ordered_json::array();
    for (const BelowTarget& below : result.below) {
        const Department& department = records.departments[below.department];
        json["below"].push_back({{"code", department.code},
                                 {"name", department.name},
                                 {"actual", below.actual.numerator}});
    }
    return json;
}

std::string_view severity_name(Severity severity) {
    switch (severity) {
        case Severity::Note:
            return "note";
        case Severity::Finding:
            return "finding";
        case Severity::Usage:
            return "usage";
        case Severity::Input:
            return "input";
        case Severity::Output:
            break;
    }
    return "output";
}

ordered_json issue_json(const Issue& issue, Language language) {
    ordered_json json{{"code", name(issue.id)}, {"severity", severity_name(severity(issue))}};
    json["file"] = issue.place.file;
    json["sheet"] = issue.place.sheet;
    json["cell"] = issue.place.cell ? to_string(*issue.place.cell) : "";
    json["subject"] = issue.subject;
    json["found"] = issue.found;
    json["expected"] = issue.expected;
    json["message"] = describe(issue, language);
    return json;
}

}  // namespace

std::string_view state_name(State state) {
    if (state == State::Met) return "met";
    return state == State::Unknown ? "unknown" : "not_met";
}

std::string evaluation_json(Assessment& assessment, std::optional<Id<StaffMember>> only,
                            Language language) {
    std::string out = "{\"as_of\":\"" + to_string(assessment.input().as_of) + "\",\n\"persons\":[";
    const Records& records = assessment.records();
    bool first = true;
    for (const StaffMember& member : records.staff) {
        const Id<StaffMember> id = records.staff.id_of(member);
        if (only && *only != id) continue;
        out += first ? "\n" : ",\n";
        first = false;
        out += dump(person_json(assessment, id, language));
    }
    out += "\n],\n\"departments\":[";
    first = true;
    for (const DepartmentResult& result : assessment.departments()) {
        out += first ? "\n" : ",\n";
        first = false;
        out += dump(department_json(assessment, result));
    }
    out += "\n],\n\"whole\":" + dump(whole_json(assessment)) + ",\n\"targets\":[";
    first = true;
    for (const TargetResult& result : assessment.targets()) {
        out += first ? "\n" : ",\n";
        first = false;
        out += dump(target_json(records, result));
    }
    out += "\n]}\n";
    return out;
}

std::string dataset_json(const report::Report& report) {
    ordered_json head;
    head["organization"] = report.organization;
    head["as_of"] = report.as_of ? ordered_json(to_string(*report.as_of)) : ordered_json();
    std::string out = dump(head);
    out.pop_back();
    out += ",\n\"data\":[";
    bool first = true;
    for (const report::Datum& datum : report.data) {
        const auto value = datum.value();
        ordered_json one;
        one["department_code"] = datum.department_code;
        one["department"] = datum.department_name;
        one["fiscal_year"] = datum.fiscal_year;
        one["indicator"] = datum.indicator;
        one["numerator"] =
            datum.has_numerator() ? ordered_json(datum.ratio.numerator) : ordered_json();
        one["denominator"] =
            datum.has_denominator() ? ordered_json(datum.ratio.denominator) : ordered_json();
        one["value"] = value ? ordered_json(*value) : ordered_json();
        one["unit"] = datum.unit;
        one["as_of"] = to_string(datum.as_of);
        one["part_unit"] = datum.unit_of_parts();
        one["hidden"] = datum.hidden;
        out += first ? "\n" : ",\n";
        first = false;
        out += dump(one);
    }
    return out + "\n]}\n";
}

std::string issues_json(const IssueList& issues, Language language) {
    std::string out =
        "{\"findings\":" + std::to_string(issues.count(Severity::Finding)) + ",\n\"issues\":[";
    bool first = true;
    for (const Issue& issue : issues.all()) {
        out += first ? "\n" : ",\n";
        first = false;
        out += dump(issue_json(issue, language));
    }
    out += "\n]}\n";
    return out;
}

}  // namespace skillmap::engine
