#include "addin/engine/what_if.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "core/plan/read_transfers.h"
#include "core/report/lists/what_if_list.h"

namespace skillmap::engine {
namespace {

using nlohmann::ordered_json;

ordered_json ratio_json(const std::optional<Ratio>& ratio) {
    if (!ratio) return nullptr;
    if (ratio->denominator == 0) return ratio->numerator;
    return {ratio->numerator, ratio->denominator};
}

ordered_json indicator_json(const Indicator& indicator, const IndicatorValue& value) {
    if (value.unknown || value.without_value) return nullptr;
    if (!indicator.is_ratio()) return value.count;
    return {value.ratio.numerator, value.ratio.denominator};
}

ordered_json side_json(const plan::WhatIf& what_if, const plan::Standing& side) {
    ordered_json json{{"members", side.members}};
    json["personas"] = ordered_json::object();
    json["undecided"] = ordered_json::object();
    const Scheme& scheme = what_if.placement().scheme();
    for (const Persona& persona : scheme.personas) {
        const std::size_t at = scheme.personas.id_of(persona).index();
        ordered_json stages = ordered_json::object();
        for (std::size_t i = 0; i < side.stages[at].size(); ++i)
            stages[i == 0 ? "" : persona.stages[i - 1].name] = side.stages[at][i];
        json["personas"][persona.name] = std::move(stages);
        json["undecided"][persona.name] = side.undecided[at];
    }
    json["indicators"] = ordered_json::object();
    const auto& indicators = what_if.before().input().indicators().indicators;
    for (std::size_t i = 0; i < side.values.size(); ++i)
        if (indicators[i].kind != Indicator::Kind::OrganisationLevel &&
            what_if.shows(indicators[i]))
            json["indicators"][indicators[i].id] = indicator_json(indicators[i], side.values[i]);
    return json;
}

ordered_json minimum_json(const Records& records, const plan::MinimumChange& one) {
    const Department& department = records.departments[one.department];
    ordered_json json{{"target", one.target->indicator}};
    json["value"] = one.target->value ? ordered_json(*one.target->value) : ordered_json();
    json["unit"] = one.target->unit;
    json["code"] = department.code;
    json["name"] = department.name;
    json["before"] = ratio_json(one.before);
    json["after"] = ratio_json(one.after);
    json["reached_before"] = one.reached_before;
    json["reached_after"] = one.reached_after;
    json["newly_missed"] = one.newly_missed();
    json["newly_reached"] = one.newly_reached();
    return json;
}

ordered_json transfers_json(const Records& records, const std::vector<Transfer>& transfers) {
    ordered_json json = ordered_json::array();
    for (const Transfer& one : transfers) {
        const StaffMember& member = records.staff[one.staff];
        json.push_back({{"staff_id", member.id}, {"name", member.name}});
        json.back()["from"] = member.department
                                  ? ordered_json(records.departments[*member.department].code)
                                  : ordered_json();
        json.back()["to"] = records.departments[one.to].code;
    }
    return json;
}

}  // namespace

Result<TriedTransfers> TriedTransfers::run(Assessment& assessment, InputFile file,
                                           IssueList& issues) {
    const std::string name = file.name;
    const auto source = open_source(std::move(file), issues);
    if (!source) return source.error();
    auto transfers = read_transfers(**source, assessment.input(), issues);
    if (!transfers) return transfers.error();
    TriedTransfers tried;
    tried.assessment_ = &assessment;
    tried.what_if_ = std::make_unique<plan::WhatIf>(assessment, std::move(*transfers));
    plan::report_transfers(*tried.what_if_, name, issues);
    return tried;
}

report::Report TriedTransfers::list(const IssueList& issues) const {
    return report::make_what_if(*assessment_, *what_if_, issues);
}

std::string TriedTransfers::json() const {
    const Records& records = assessment_->records();
    ordered_json json{{"as_of", to_string(assessment_->input().as_of)},
                      {"transfers", transfers_json(records, what_if_->transfers())}};
    json["departments"] = ordered_json::array();
    for (const plan::DepartmentChange& change : what_if_->changes()) {
        ordered_json one = ordered_json::object();
        if (change.department)
            one = {{"code", records.departments[*change.department].code},
                   {"name", records.departments[*change.department].name},
                   {"in", change.in},
                   {"out", change.out}};
        one["before"] = side_json(*what_if_, change.before);
        one["after"] = side_json(*what_if_, change.after);
        if (change.department)
            json["departments"].push_back(std::move(one));
        else
            json["whole"] = std::move(one);
    }
    json["minimums"] = ordered_json::array();
    for (const plan::MinimumChange& one : what_if_->minimums())
        json["minimums"].push_back(minimum_json(records, one));
    json["emptied"] = ordered_json::array();
    for (const Id<Department> one : what_if_->emptied())
        json["emptied"].push_back(records.departments[one].code);
    json["lost"] = ordered_json::array();
    for (const plan::LostRole& one : what_if_->lost())
        json["lost"].push_back({{"code", records.departments[one.department].code},
                                {"name", records.departments[one.department].name},
                                {"role", one.role},
                                {"before", one.before}});
    json["without_tools"] = ordered_json::array();
    for (const plan::WithoutTools& one : what_if_->placement().sources())
        json["without_tools"].push_back({{"persona", one.persona}, {"source", one.source}});
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace skillmap::engine
