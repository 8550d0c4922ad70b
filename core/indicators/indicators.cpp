#include "core/indicators/indicators.h"

#include <algorithm>
#include <limits>

#include "core/text/normalize.h"

namespace skillmap {
namespace {

IndicatorValue evaluate(Facts& facts, const Indicator& indicator,
                        std::optional<Id<Department>> department,
                        const std::vector<Id<StaffMember>>& members) {
    switch (indicator.kind) {
        case Indicator::Kind::ObligationRate:
            return obligation_rate(facts, indicator, members);
        case Indicator::Kind::SharedCoverage:
            return shared_coverage(facts, indicator, members);
        case Indicator::Kind::AnyOneCoverage:
            return any_one_coverage(facts, indicator, members);
        case Indicator::Kind::HeadCount:
            return head_count(facts, indicator, members);
        case Indicator::Kind::Share:
            return share(facts, indicator, members);
        case Indicator::Kind::Events:
            return events(facts, indicator, members);
        case Indicator::Kind::Projects:
            return projects(facts, indicator, members);
        case Indicator::Kind::OrganisationLevel:
            return organisation_level(facts, indicator, members);
        case Indicator::Kind::Register:
            break;
    }
    if (!department) return {};
    return practice_register(facts.records(), *department, facts.as_of());
}

// Whether the figure of the whole is the sum over the departments.
bool adds_up(Indicator::Kind kind) {
    return kind == Indicator::Kind::ObligationRate || kind == Indicator::Kind::SharedCoverage ||
           kind == Indicator::Kind::AnyOneCoverage || kind == Indicator::Kind::Register;
}

}  // namespace

bool is_coverage(Indicator::Kind kind) {
    return kind == Indicator::Kind::SharedCoverage || kind == Indicator::Kind::AnyOneCoverage;
}

bool merges(Indicator::Kind kind) {
    switch (kind) {
        case Indicator::Kind::ObligationRate:
        case Indicator::Kind::HeadCount:
        case Indicator::Kind::Share:
        case Indicator::Kind::Events:
        case Indicator::Kind::Register:
            return true;
        case Indicator::Kind::SharedCoverage:
        case Indicator::Kind::AnyOneCoverage:
        case Indicator::Kind::Projects:
        case Indicator::Kind::OrganisationLevel:
            break;
    }
    return false;
}

std::vector<Id<Department>> listed_departments(const Records& records, const Population& population,
                                               Date as_of) {
    std::vector<Id<Department>> list;
    for (const Department& department : records.departments) {
        const Id<Department> id = records.departments.id_of(department);
        if (department.valid_on(as_of) || !population.members[id.index()].empty())
            list.push_back(id);
    }
    const auto order = [&records](Id<Department> id) {
        return records.departments[id].order.value_or(std::numeric_limits<double>::max());
    };
    std::stable_sort(list.begin(), list.end(),
                     [&](Id<Department> a, Id<Department> b) { return order(a) < order(b); });
    return list;
}

std::vector<DepartmentResult> evaluate_indicators(Facts& facts, const Scheme& scheme,
                                                  const Population& population) {
    std::vector<DepartmentResult> results;
    for (const Id<Department> id : listed_departments(facts.records(), population, facts.as_of())) {
        const auto& members = population.members[id.index()];
        DepartmentResult result{id, static_cast<int>(members.size()), {}};
        std::vector<Id<StaffMember>> with_concurrent = members;
        const auto& others = population.concurrent[id.index()];
        with_concurrent.insert(with_concurrent.end(), others.begin(), others.end());
        for (const Indicator& indicator : scheme.indicators)
            result.values.push_back(
                evaluate(facts, indicator, id, indicator.concurrent ? with_concurrent : members));
        results.push_back(std::move(result));
    }
    return results;
}

std::vector<Id<Training>> trainings_of(const Records& records,
                                       const std::vector<std::string>& categories) {
    std::vector<Id<Training>> list;
    for (const Training& training : records.trainings) {
        const std::string& key = records.words.key(training.category);
        const bool wanted =
            std::any_of(categories.begin(), categories.end(),
                        [&key](const std::string& c) { return match_key(c) == key; });
        if (wanted) list.push_back(records.trainings.id_of(training));
    }
    return list;
}

std::vector<IndicatorValue> evaluate_whole(Facts& facts, const Scheme& scheme,
                                           const Population& population,
                                           const std::vector<DepartmentResult>& departments) {
    std::vector<Id<StaffMember>> everybody;
    for (std::size_t i = 0; i < population.counts.size(); ++i)
        if (population.counts[i]) everybody.emplace_back(i);
    std::vector<IndicatorValue> whole;
    for (std::size_t i = 0; i < scheme.indicators.size(); ++i) {
        if (!adds_up(scheme.indicators[i].kind)) {
            whole.push_back(evaluate(facts, scheme.indicators[i], std::nullopt, everybody));
            continue;
        }
        IndicatorValue sum;
        for (const DepartmentResult& department : departments) {
            const IndicatorValue& value = department.values[i];
            sum.ratio += value.ratio;
            sum.count += value.count;
            sum.unknown = sum.unknown || value.unknown;
            sum.exempted += value.exempted;
            sum.undecided += value.undecided;
        }
        whole.push_back(std::move(sum));
    }
    return whole;
}

}  // namespace skillmap
