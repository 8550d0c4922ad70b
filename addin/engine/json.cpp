#include "addin/engine/json.h"

#include <nlohmann/json.hpp>

#include "core/evaluate/wording.h"
#include "core/messages.h"

namespace skillmap::engine {
namespace {

using nlohmann::ordered_json;

// Text that is not UTF-8 must not stop the output.
std::string dump(const ordered_json& value) {
    return value.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::string_view state_name(State state) {
    if (state == State::Met) return "met";
    return state == State::Unknown ? "unknown" : "not_met";
}

ordered_json condition_json(const Judgement& judgement, const Facts& facts, Language language) {
    ordered_json json{{"state", state_name(judgement.state)},
                      {"have", judgement.have},
                      {"need", judgement.need},
                      {"text", describe(judgement, facts, language)}};
    if (!judgement.alternatives.empty()) {
        json.erase("have");
        json.erase("need");
    }
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
        list.push_back({{"persona", persona},
                        {"stage", stage.stage->name},
                        {"state", state_name(stage.state)},
                        {"reached", stage.reached},
                        {"text", describe(stage, facts, language)},
                        {"conditions", std::move(conditions)}});
    }
    return list;
}

ordered_json person_json(Assessment& assessment, Id<StaffMember> id, Language language) {
    const Records& records = assessment.records();
    const Scheme& scheme = assessment.input().stages;
    const StaffMember& member = records.staff[id];
    ordered_json stages = ordered_json::object();
    ordered_json reasons = ordered_json::array();
    assessment.facts().move_to(id);
    for (const PersonaStage& result : assessment.stages().of(id)) {
        const std::string& persona = records.words.text(result.persona);
        if (result.reached > 0)
            stages[persona] =
                scheme.personas[*result.scheme_persona].stages[result.reached - 1U].name;
        else
            stages[persona] = nullptr;
        if (!result.scheme_persona) continue;
        for (auto& reason :
             reasons_json(assessment.facts(), persona, *result.scheme_persona, language))
            reasons.push_back(std::move(reason));
    }
    ordered_json json{{"staff_id", member.id}, {"name", member.name}};
    json["department"] = nullptr;
    if (member.department) json["department"] = records.departments[*member.department].code;
    json["stages"] = std::move(stages);
    json["reasons"] = std::move(reasons);
    return json;
}

ordered_json department_json(const Assessment& assessment, const DepartmentResult& result) {
    const Department& department = assessment.records().departments[result.department];
    ordered_json json{
        {"code", department.code}, {"name", department.name}, {"members", result.members}};
    const auto& indicators = assessment.input().indicators.indicators;
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        const IndicatorValue& value = result.values[i];
        if (indicators[i].kind == Indicator::Kind::Register)
            json[indicators[i].id] = value.count;
        else
            json[indicators[i].id] = {value.ratio.numerator, value.ratio.denominator};
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
    out += "\n]}\n";
    return out;
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
