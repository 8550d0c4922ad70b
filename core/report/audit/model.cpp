#include "core/report/audit/model.h"

#include <algorithm>

#include "core/report/coarse_rates.h"

namespace skillmap::report::audit {

namespace {

constexpr std::int64_t pair = 2;
// Of more, a figure tells of more than two.
constexpr std::size_t most_singles = 12;

}  // namespace

Model::Model(Dataset& figures, const Assessment& of, const GroupRates& by_groups,
             std::int64_t few_from)
    : set(figures),
      assessment(of),
      rates(by_groups),
      least(few_from),
      by_group(by_groups.groups.groups.size()),
      by_department(figures.departments.size()),
      groups_in_(of.records().departments.size()) {
    for (const DepartmentData& one : set.departments)
        is_hidden_.push_back(set.data[one.members].hidden || hides_a_rate(one));
    for (std::uint32_t g = 0; g < rates.groups.groups.size(); ++g)
        groups_in_[rates.groups.groups[g].department.index()].push_back(g);
}

bool Model::hides_a_rate(const DepartmentData& department) const {
    const auto& indicators = assessment.input().indicators().indicators;
    for (std::size_t i = 0; i < indicators.size(); ++i)
        if (indicators[i].kind == Indicator::Kind::ObligationRate &&
            set.data[department.indicators[i]].hidden)
            return true;
    return false;
}

Unknown Model::people(const Ratio& ratio) {
    const Unknown one = inference.add(ratio.denominator, ratio.numerator);
    truth_.push_back(ratio.numerator);
    department_of_.push_back(department_);
    if (ratio.applies()) unknowns_.push_back(one);
    return one;
}

Unknown Model::sum_of(const Sum& parts) {
    Ratio ratio;
    for (const Unknown one : parts) ratio += {truth_[one], inference.most(one)};
    const Unknown sum = people(ratio);
    equal(sum, parts);
    return sum;
}

void Model::rule(const Sum& plus, const Sum& minus, std::int64_t at_least, std::int64_t at_most) {
    std::int64_t sum = 0;
    for (const Unknown one : plus) sum += truth_[one];
    for (const Unknown one : minus) sum -= truth_[one];
    if (sum >= at_least && sum <= at_most) inference.add_rule(plus, minus, at_least, at_most);
}

Unknown Model::people_of(std::uint32_t group, const Ratio& ratio, Singles& singles) {
    const Unknown one = people(ratio);
    if (ratio.denominator == 1) singles.emplace_back(group, one);
    return one;
}

bool Model::are_alike(std::uint32_t one, std::uint32_t other) const {
    const auto& groups = rates.groups.groups;
    return groups[one].department == groups[other].department ||
           groups[one].personas == groups[other].personas;
}

void Model::add_pairs(const Singles& singles) {
    if (least <= pair || singles.size() > most_singles) return;
    for (std::size_t i = 0; i < singles.size(); ++i)
        for (std::size_t other = i + 1; other < singles.size(); ++other) {
            const auto [group, one] = singles[i];
            const auto [group_beside, beside] = singles[other];
            if (truth_[one] == truth_[beside] || !are_alike(group, group_beside)) continue;
            begin(department_of_[one]);
            sum_of({one, beside});
        }
}

std::int64_t Model::not_meant(Unknown people, const Sum& trainings) const {
    std::int64_t meant = 0;
    for (const Unknown one : trainings) meant = std::max(meant, inference.most(one));
    return std::max<std::int64_t>(inference.most(people) - meant, 0);
}

void Model::tell(Unknown unknown, const std::optional<DatumId>& id, Told figure) {
    if (!id) return;
    const Datum& datum = set.data[*id];
    const std::int64_t of = inference.most(unknown);
    const std::int64_t people = truth_[unknown];
    if (datum.hidden || datum.unknown || of == 0) return;
    CoarseBounds bounds{people, people};
    if (datum.at_least)
        bounds = bounds_of(datum.ratio.numerator, people, of, least);
    else if (datum.ratio.numerator != people || (!datum.is_count && datum.ratio.denominator != of))
        return;
    figure.datum = *id;
    figure.unknown = unknown;
    figure.says_the_same_of_all = bounds.least == of || bounds.most == 0;
    inference.add_fact(unknown, bounds.least, bounds.most);
    told_.push_back(figure);
}

bool Model::is_one(std::uint32_t group, Id<Persona> persona) const {
    const auto& personas = rates.groups.groups[group].personas;
    return std::find(personas.begin(), personas.end(), persona) != personas.end();
}

Model::Totals Model::totals_of(const Everywhere& everywhere) {
    begin(std::nullopt);
    Totals totals;
    if (!everywhere.hidden.empty()) totals[OfHidden] = sum_of(everywhere.hidden);
    if (!everywhere.shown.empty()) totals[OfShown] = sum_of(everywhere.shown);
    if (totals[OfHidden] && totals[OfShown])
        totals[OfAll] = sum_of({*totals[OfHidden], *totals[OfShown]});
    else
        totals[OfAll] = totals[OfHidden] ? totals[OfHidden] : totals[OfShown];
    return totals;
}

Sum Model::completed_by(std::uint32_t group, const std::vector<Id<Training>>& trainings) const {
    Sum completed_here;
    for (const Id<Training> training : trainings)
        if (const auto at = by_group[group].find(training); at != by_group[group].end())
            completed_here.push_back(at->second);
    return completed_here;
}

Sum Model::completed_inside(const Scope& scope, const std::vector<Id<Training>>& trainings,
                            SplitBy by) {
    Sum completed_there;
    for (const Id<Training> training : trainings)
        if (const auto one = inside(scope, training, by)) completed_there.push_back(*one);
    return completed_there;
}

bool Model::is_inside(std::uint32_t group, SplitBy by) const {
    if (const auto* skill = std::get_if<Id<Skill>>(&by))
        return rates.skills[group][skill->index()].applies();
    return is_one(group, std::get<Id<Persona>>(by));
}

Model::Split Model::split(std::size_t department, std::size_t training, SplitBy by) {
    const auto [known, added] = splits_.try_emplace({department, training, by});
    const auto whole = by_department[department].find(training);
    if (!added || whole == by_department[department].end()) return known->second;
    begin(department);
    Sum in;
    Sum out;
    for (const std::uint32_t g : groups_in(department))
        if (const auto one = by_group[g].find(set.trainings[training]); one != by_group[g].end())
            (is_inside(g, by) ? in : out).push_back(one->second);
    Split& made = known->second;
    if (!in.empty()) made.inside = out.empty() ? whole->second : sum_of(in);
    if (!out.empty()) made.others = in.empty() ? whole->second : sum_of(out);
    if (made.inside && made.others) equal(whole->second, {*made.inside, *made.others});
    return made;
}

// Those of whom nothing else is told are a number of their own: they may be a few.
Unknown Model::sum_of(const Apart& parts) {
    if (parts.told.empty()) return sum_of(parts.untold);
    if (parts.untold.empty()) return sum_of(parts.told);
    return sum_of({sum_of(parts.told), sum_of(parts.untold)});
}

bool Model::is_told(const std::optional<DatumId>& id) const {
    return id && !set.data[*id].hidden;
}

std::optional<Unknown> Model::inside(const Scope& scope, Id<Training> training, SplitBy by) {
    const auto at = std::find(set.trainings.begin(), set.trainings.end(), training);
    if (at == set.trainings.end()) return std::nullopt;
    const auto number = static_cast<std::size_t>(at - set.trainings.begin());
    if (scope.department) return split(*scope.department, number, by).inside;
    const auto whole = completed[number][scope.part];
    if (!whole) return std::nullopt;
    Apart in;
    Apart out;
    for (std::size_t d = 0; d < set.departments.size(); ++d) {
        if (scope.part != OfAll && (scope.part == OfHidden) != is_hidden_[d]) continue;
        const Split here = split(d, number, by);
        const bool told = is_told(set.departments[d].trainings[number]);
        if (here.inside) (told ? in.told : in.untold).push_back(*here.inside);
        if (here.others) (told ? out.told : out.untold).push_back(*here.others);
    }
    begin(std::nullopt);
    if (in.empty()) return std::nullopt;
    if (out.empty()) return whole;
    const Unknown sum = sum_of(in);
    equal(*whole, {sum, sum_of(out)});
    return sum;
}

}  // namespace skillmap::report::audit
