// Trainings, and the figures that are sums of them.
#include <algorithm>

#include "core/evaluate/conditions.h"
#include "core/indicators/indicators.h"
#include "core/report/audit/model.h"

namespace skillmap::report::audit {
namespace {

void add_rates(Model& model) {
    for (std::size_t t = 0; t < model.set.trainings.size(); ++t) {
        const Id<Training> training = model.set.trainings[t];
        Model::Everywhere everywhere;
        Model::Singles singles;
        for (std::size_t d = 0; d < model.set.departments.size(); ++d) {
            model.begin(d);
            Sum here;
            for (const std::uint32_t g : model.groups_in(d)) {
                const Ratio& ratio = model.rates.trainings[g][training.index()];
                if (!ratio.applies()) continue;
                here.push_back(model.people_of(g, ratio, singles));
                model.by_group[g].emplace(training, here.back());
            }
            if (here.empty()) continue;
            const Unknown sum = model.sum_of(here);
            model.by_department[d].emplace(t, sum);
            model.add(everywhere, d, sum);
            model.tell(sum, model.set.departments[d].trainings[t],
                       {Worth::DepartmentTraining, d, t});
        }
        model.add_pairs(singles);
        model.completed.push_back(model.totals_of(everywhere));
        if (const auto all = model.completed.back()[Model::OfAll])
            model.tell(*all, model.set.training_totals[t], {Worth::TrainingTotal, std::nullopt});
    }
}

// Rates of obligations and numbers of completions.
void add_sums(Model& model, std::size_t index) {
    const Indicator& indicator = model.assessment.input().indicators().indicators[index];
    const std::vector<std::size_t> trainings =
        trainings_behind(model.set, model.assessment, indicator);
    const Worth worth = indicator.kind == Indicator::Kind::Events ? Worth::DepartmentTraining
                                                                  : Worth::DepartmentRate;
    Model::Everywhere everywhere;
    for (std::size_t d = 0; d < model.set.departments.size(); ++d) {
        Sum here;
        for (const std::size_t t : trainings)
            if (const auto at = model.by_department[d].find(t); at != model.by_department[d].end())
                here.push_back(at->second);
        if (here.empty()) continue;
        model.begin(d);
        const Unknown sum = here.size() == 1 ? here.front() : model.sum_of(here);
        model.add(everywhere, d, sum);
        model.tell(sum, model.set.departments[d].indicators[index], {worth, d});
    }
    if (everywhere.empty()) return;
    const Model::Totals totals = model.totals_of(everywhere);
    for (const Model::Part part : Model::every_part) {
        Sum by_training;
        for (const std::size_t t : trainings)
            if (const auto one = model.completed[t][part]) by_training.push_back(*one);
        if (totals[part]) model.equal(*totals[part], by_training);
    }
    model.tell(*totals[Model::OfAll], model.set.totals[index], {Worth::RateTotal, std::nullopt});
}

// Those that conditions look at, be it by a stage.
void collect_trainings(const std::vector<Condition>& conditions, const Facts& facts,
                       std::vector<Id<Training>>& into) {
    for (const Condition& condition : conditions) {
        if (const auto* any = std::get_if<AnyCondition>(&condition.rule))
            collect_trainings(any->of, facts, into);
        if (const auto* all = std::get_if<AllCondition>(&condition.rule))
            collect_trainings(all->of, facts, into);
        if (const auto* listed = std::get_if<TrainingListCondition>(&condition.rule))
            for (const Id<SchemeTraining> one : listed->trainings)
                into.insert(into.end(), facts.meant(one).begin(), facts.meant(one).end());
        if (const auto* holds = std::get_if<HoldsCondition>(&condition.rule)) {
            const Persona& persona = facts.scheme().personas[holds->persona];
            if (const auto stage = persona.find_stage(holds->stage))
                collect_trainings(persona.stages[*stage].conditions, facts, into);
        }
    }
}

bool is_one_of(Id<Training> training, const std::vector<Id<Training>>& of) {
    return std::find(of.begin(), of.end(), training) != of.end();
}

// Where the conditions look at a training of theirs, people who meet them completed it.
void add_people_of(Model& model, std::size_t index,
                   const std::vector<std::vector<Id<StaffMember>>>& members) {
    SchemeAssessment& scheme = model.assessment.of(model.assessment.input().indicators());
    const Indicator& indicator = scheme.scheme.indicators[index];
    const auto ratio_of = [&](const std::vector<Id<StaffMember>>& people) -> Ratio {
        if (indicator.kind == Indicator::Kind::Share)
            return share(scheme.facts, indicator, people).ratio;
        return {head_count(scheme.facts, indicator, people).count,
                static_cast<std::int64_t>(people.size())};
    };
    std::vector<Id<Training>> trainings;
    collect_trainings(indicator.conditions, scheme.facts, trainings);
    Model::Everywhere everywhere;
    Model::Singles singles;
    for (std::size_t d = 0; d < model.set.departments.size(); ++d) {
        model.begin(d);
        Sum here;
        for (const std::uint32_t g : model.groups_in(d)) {
            const Ratio ratio = ratio_of(members[g]);
            if (!ratio.applies()) continue;
            const Unknown people = model.people_of(g, ratio, singles);
            here.push_back(people);
            const Sum completed = model.completed_by(g, trainings);
            if (completed.empty()) continue;
            model.part_of(people, completed, model.not_meant(people, completed));
            if (completed.size() == 1) model.part_of(completed.front(), {people});
        }
        if (here.empty()) continue;
        const Unknown sum = model.sum_of(here);
        model.add(everywhere, d, sum);
        Sum completed;
        for (const auto& [t, one] : model.by_department[d])
            if (is_one_of(model.set.trainings[t], trainings)) completed.push_back(one);
        if (!completed.empty()) model.equal(sum, completed);
        model.tell(sum, model.set.departments[d].indicators[index], {Worth::DepartmentRate, d});
    }
    model.add_pairs(singles);
    if (everywhere.empty()) return;
    const Model::Totals totals = model.totals_of(everywhere);
    for (const Model::Part part : Model::every_part) {
        Sum completed;
        for (std::size_t t = 0; t < model.completed.size(); ++t)
            if (const auto one = model.completed[t][part];
                one && is_one_of(model.set.trainings[t], trainings))
                completed.push_back(*one);
        if (totals[part] && !completed.empty()) model.equal(*totals[part], completed);
    }
    model.tell(*totals[Model::OfAll], model.set.totals[index], {Worth::RateTotal, std::nullopt});
}

}  // namespace

void add_trainings(Model& model) {
    add_rates(model);
    const auto& indicators = model.assessment.input().indicators().indicators;
    for (std::size_t i = 0; i < indicators.size(); ++i)
        if (indicators[i].kind == Indicator::Kind::Events ||
            indicators[i].kind == Indicator::Kind::ObligationRate)
            add_sums(model, i);
}

void add_people(Model& model) {
    const SchemeAssessment& scheme = model.assessment.of(model.assessment.input().indicators());
    const Groups& groups = model.rates.groups;
    std::vector<std::vector<Id<StaffMember>>> members(groups.groups.size());
    for (std::size_t i = 0; i < groups.of.size(); ++i)
        if (groups.of[i] && scheme.population.counts[i]) members[*groups.of[i]].emplace_back(i);
    const auto& indicators = scheme.scheme.indicators;
    for (std::size_t i = 0; i < indicators.size(); ++i)
        if (indicators[i].kind == Indicator::Kind::HeadCount ||
            indicators[i].kind == Indicator::Kind::Share)
            add_people_of(model, i, members);
}

}  // namespace skillmap::report::audit
