#include "addin/engine/find.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/report/lists/found_list.h"

namespace skillmap::engine {
namespace {

using nlohmann::ordered_json;

// In the order of plan::Criterion::rule.
constexpr std::array<std::string_view, 8> kinds{
    "persona", "stage", "skill", "tool", "training", "qualification", "department", "position"};

ordered_json criterion_json(const plan::Criterion& criterion) {
    ordered_json json{{"kind", kinds.at(criterion.rule.index())}, {"name", criterion.name}};
    if (const auto* skill = std::get_if<plan::SkillCriterion>(&criterion.rule))
        json["at_least"] = skill->at_least;
    if (const auto* tool = std::get_if<plan::ToolCriterion>(&criterion.rule))
        json["at_least"] = tool->at_least;
    if (const auto* in = std::get_if<plan::DepartmentCriterion>(&criterion.rule))
        json["inside"] = in->inside;
    return json;
}

std::string_view fit_name(plan::Fit fit) {
    if (fit == plan::Fit::Yes) return "met";
    return fit == plan::Fit::Unknown ? "unknown" : "not_used";
}

ordered_json person_json(const plan::Placement& placement, const plan::FoundPerson& person) {
    const Records& records = placement.stages().facts.records();
    const StaffMember& member = records.staff[person.staff];
    ordered_json json{{"staff_id", member.id}, {"name", member.name}};
    const Department* department =
        member.department ? &records.departments[*member.department] : nullptr;
    json["department"] = department ? ordered_json(department->code) : ordered_json();
    json["department_name"] = department ? ordered_json(department->name) : ordered_json();
    json["position"] = records.words.text(member.position);
    json["stages"] = ordered_json::object();
    for (const PersonaStage& one : placement.stages().stages.of(person.staff)) {
        const std::string& name = persona_name(records, placement.scheme(), one);
        json["stages"][name] = nullptr;
        if (!one.scheme_persona) continue;
        const auto seen = placement.seen(person.staff, *one.scheme_persona);
        if (seen.reached > 0)
            json["stages"][name] =
                placement.scheme().personas[*one.scheme_persona].stages[seen.reached - 1U].name;
    }
    json["criteria"] = ordered_json::array();
    for (const plan::Judged& one : person.criteria)
        json["criteria"].push_back({{"state", fit_name(one.fit)}, {"value", one.value}});
    return json;
}

}  // namespace

Result<Search> Search::run(Assessment& assessment, const plan::QueryText& text) {
    Search search;
    search.assessment_ = &assessment;
    search.placement_ = std::make_unique<plan::Placement>(assessment);
    auto query = plan::read_query(*search.placement_, text);
    if (!query) return query.error();
    search.query_ = std::move(*query);
    search.found_ = plan::find_people(*search.placement_, search.query_);
    return search;
}

report::Report Search::list() const {
    return report::make_found_list(*assessment_, *placement_, query_, found_);
}

std::string Search::json() const {
    ordered_json json{{"as_of", to_string(assessment_->input().as_of)},
                      {"scheme", placement_->scheme().id},
                      {"considered", found_.considered}};
    json["criteria"] = ordered_json::array();
    for (const plan::Criterion& one : query_) json["criteria"].push_back(criterion_json(one));
    for (const auto& [name, people] :
         {std::pair("matches", &found_.matches), std::pair("unknown", &found_.unknown),
          std::pair("not_used", &found_.not_used)}) {
        json[name] = ordered_json::array();
        for (const plan::FoundPerson& one : *people)
            json[name].push_back(person_json(*placement_, one));
    }
    json["without_tools"] = ordered_json::array();
    for (const plan::WithoutTools& one : placement_->sources())
        json["without_tools"].push_back({{"persona", one.persona}, {"source", one.source}});
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace skillmap::engine
