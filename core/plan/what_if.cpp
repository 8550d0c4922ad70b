#include "core/plan/what_if.h"

#include <algorithm>
#include <utility>

#include "core/messages.h"
#include "core/plan/departments.h"

namespace skillmap::plan {
namespace {

AssessmentInput moved(const AssessmentInput& input, const std::vector<Transfer>& transfers) {
    AssessmentInput after = input;
    for (const Transfer& one : transfers) after.records.staff[one.staff].department = one.to;
    return after;
}

void count_stages(const Placement& placement, const std::vector<Id<StaffMember>>& people,
                  Standing& standing) {
    const Scheme& scheme = placement.scheme();
    for (const Persona& persona : scheme.personas)
        standing.stages.emplace_back(placement.known_stages(scheme.personas.id_of(persona)) + 1);
    standing.undecided.resize(scheme.personas.size());
    for (const Id<StaffMember> staff : people)
        for (const PersonaStage& one : placement.stages().stages.of(staff)) {
            if (!one.scheme_persona) continue;
            const std::size_t persona = one.scheme_persona->index();
            const SeenStage seen = placement.seen(staff, *one.scheme_persona);
            auto& counts = standing.stages[persona];
            ++counts[std::min<std::size_t>(seen.reached, counts.size() - 1)];
            standing.undecided[persona] += seen.undecided ? 1 : 0;
        }
}

std::vector<Id<StaffMember>> everybody(const Population& population) {
    std::vector<Id<StaffMember>> people;
    for (std::size_t i = 0; i < population.counts.size(); ++i)
        if (population.counts[i]) people.emplace_back(i);
    return people;
}

Standing standing_of(const Assessment& assessment, const Placement& placement,
                     std::optional<Id<Department>> department) {
    Standing standing;
    const Population& counted = placement.stages().population;
    const auto& people = department ? counted.members[department->index()] : everybody(counted);
    const Population& population = assessment.population();
    standing.members = department ? static_cast<int>(population.members[department->index()].size())
                                  : population.counted;
    count_stages(placement, people, standing);
    if (!department) {
        standing.values = assessment.of(assessment.input().indicators()).whole;
        return standing;
    }
    for (const DepartmentResult& one : assessment.departments())
        if (one.department == *department) standing.values = one.values;
    return standing;
}

std::optional<Ratio> actual_of(const TargetResult& result, Id<Department> department) {
    for (const BelowTarget& one : result.compared)
        if (one.department == department) return one.actual;
    return std::nullopt;
}

bool is_reached(const TargetResult& result, Id<Department> department) {
    return std::find(result.reached.begin(), result.reached.end(), department) !=
           result.reached.end();
}

}  // namespace

bool operator==(const Standing& a, const Standing& b) {
    const auto same = [](const IndicatorValue& x, const IndicatorValue& y) {
        return x.ratio.numerator == y.ratio.numerator &&
               x.ratio.denominator == y.ratio.denominator && x.count == y.count &&
               x.unknown == y.unknown;
    };
    return a.members == b.members && a.stages == b.stages && a.undecided == b.undecided &&
           std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(), same);
}

WhatIf::WhatIf(Assessment& before, std::vector<Transfer> transfers)
    : before_(before),
      transfers_(std::move(transfers)),
      input_(moved(before.input(), transfers_)),
      after_(std::make_unique<Assessment>(input_)),
      placement_(before),
      placement_after_(*after_) {
    compare_departments();
    compare_minimums();
    compare_roles();
    for (const Indicator& one : before_.input().indicators().indicators)
        if (!shows(one)) ++left_out_;
}

void WhatIf::compare_departments() {
    const Records& records = before_.records();
    DepartmentChange whole;
    whole.before = standing_of(before_, placement_, std::nullopt);
    whole.after = standing_of(*after_, placement_after_, std::nullopt);
    changes_.push_back(std::move(whole));
    // What had members before is listed too, where it is empty then.
    std::vector<Id<Department>> listed;
    for (const Assessment* one : {&before_, static_cast<Assessment*>(after_.get())})
        for (const DepartmentResult& result : one->departments())
            if (std::find(listed.begin(), listed.end(), result.department) == listed.end())
                listed.push_back(result.department);
    for (const Id<Department> id : listed) {
        DepartmentChange change{id, 0, 0, standing_of(before_, placement_, id),
                                standing_of(*after_, placement_after_, id)};
        for (const Transfer& one : transfers_) {
            if (!before_.population().counts[one.staff.index()]) continue;
            change.in += one.to == id ? 1 : 0;
            change.out += records.staff[one.staff].department == id ? 1 : 0;
        }
        if (change.in == 0 && change.out == 0 && change.before == change.after) continue;
        if (change.before.members > 0 && change.after.members == 0) emptied_.push_back(id);
        changes_.push_back(std::move(change));
    }
}

void WhatIf::compare_minimums() {
    for (std::size_t i = 0; i < before_.targets().size(); ++i) {
        const TargetResult& was = before_.targets()[i];
        const TargetResult& is = after_->targets()[i];
        if (!was.target->per_department || !was.actual) continue;
        if (!shows(was)) {
            ++left_out_;
            continue;
        }
        for (const DepartmentChange& change : changes_) {
            if (!change.department) continue;
            const Id<Department> id = *change.department;
            const MinimumChange minimum{was.target,          id,
                                        actual_of(was, id),  actual_of(is, id),
                                        is_reached(was, id), is_reached(is, id)};
            if (minimum.before || minimum.after) minimums_.push_back(minimum);
        }
    }
}

void WhatIf::compare_roles() {
    const auto was = roles_of(before_, placement_);
    const auto is = roles_of(*after_, placement_after_);
    for (const DepartmentChange& change : changes_) {
        if (!change.department) continue;
        const std::size_t at = change.department->index();
        for (std::size_t i = 0; i < was.size(); ++i)
            if (was[i].holders[at] > 0 && is[i].holders[at] == 0)
                lost_.push_back({*change.department, was[i].name, was[i].holders[at]});
    }
}

bool WhatIf::shows(const Indicator& indicator) const {
    if (placement_.sources().empty()) return true;
    return !ToolRules(before_.input().indicators()).decide(indicator);
}

bool WhatIf::shows(const TargetResult& target) const {
    if (placement_.sources().empty()) return true;
    if (target.indicator != nullptr) {
        for (const Scheme& scheme : before_.input().schemes)
            for (const Indicator& one : scheme.indicators)
                if (&one == target.indicator) return !ToolRules(scheme).decide(one);
    }
    if (!target.persona || !target.persona->stage) return true;
    const Persona& persona = target.persona->scheme->personas[target.persona->persona];
    const ToolRules rules(*target.persona->scheme);
    const auto stages = std::min(*target.persona->stage, persona.stages.size());
    return std::none_of(persona.stages.begin(),
                        persona.stages.begin() + static_cast<std::ptrdiff_t>(stages),
                        [&](const Stage& stage) { return rules.decide(stage); });
}

void report_transfers(const WhatIf& what_if, const std::string& file, IssueList& issues) {
    const Records& records = what_if.before().records();
    const DepartmentNames names(records);
    const Place place{file, "", {}, {}};
    for (const Transfer& one : what_if.transfers())
        if (!what_if.before().population().counts[one.staff.index()])
            issues.add({MessageId::TransferNotCounted, place, records.staff[one.staff].id, "", ""});
    for (const DepartmentChange& change : what_if.changes())
        if (change.department && change.before.members > 0 && change.after.members == 0)
            issues.add({MessageId::TransferEmpties, place, names.label(*change.department),
                        std::to_string(change.before.members), ""});
}

}  // namespace skillmap::plan
