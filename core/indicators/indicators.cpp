#include "core/indicators/indicators.h"

#include <algorithm>
#include <limits>

#include "core/text/normalize.h"

namespace skillmap {
namespace {

IndicatorValue evaluate(Facts& facts, const Indicator& indicator, Id<Department> department,
                        const std::vector<Id<StaffMember>>& members) {
    switch (indicator.kind) {
        case Indicator::Kind::ObligationRate:
            return obligation_rate(facts, indicator, members);
        case Indicator::Kind::SharedCoverage:
            return shared_coverage(facts, indicator, members);
        case Indicator::Kind::AnyOneCoverage:
            return any_one_coverage(facts, indicator, members);
        case Indicator::Kind::Register:
            break;
    }
    return practice_register(facts.records(), department, facts.as_of());
}

State matches(const Records& records, const Audience& audience, const StaffMember& member) {
    const auto equals = [&](Symbol field) {
        if (field == Symbol{}) return State::Unknown;
        return field == audience.value ? State::Met : State::NotMet;
    };
    const auto holds = [&](const std::vector<Symbol>& list) {
        return std::find(list.begin(), list.end(), audience.value) != list.end() ? State::Met
                                                                                 : State::NotMet;
    };
    switch (audience.field) {
        case Audience::Field::Everyone:
            return State::Met;
        case Audience::Field::Grade:
            return equals(member.grade);
        case Audience::Field::Position:
            return equals(member.position);
        case Audience::Field::Appointment:
            return equals(member.appointment);
        case Audience::Field::Persona:
            return holds(member.personas);
        case Audience::Field::Segment:
            return holds(member.segments);
        case Audience::Field::Department:
            break;
    }
    if (!member.department) return State::Unknown;
    const Department& department = records.departments[*member.department];
    const std::string& wanted = records.words.key(audience.value);
    const bool same = match_key(department.code) == wanted || match_key(department.name) == wanted;
    return same ? State::Met : State::NotMet;
}

}  // namespace

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
        for (const Indicator& indicator : scheme.indicators)
            result.values.push_back(evaluate(facts, indicator, id, members));
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

State is_for(const Records& records, const Training& training, const StaffMember& member) {
    State state = State::NotMet;
    for (const Audience& audience : training.audience)
        state = any_of(state, matches(records, audience, member));
    return state;
}

}  // namespace skillmap
