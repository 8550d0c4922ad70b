// Stages: who reached one completed what it needs, and where nothing else is needed, who completed
// all of it reached it.
#include <algorithm>

#include "core/evaluate/conditions.h"
#include "core/report/audit/model.h"

namespace skillmap::report::audit {
namespace {

// The trainings that a stage needs, one of each set.
struct Needed {
    std::vector<std::vector<Id<Training>>> each;
    bool nothing_else = true;
};

// Whether a training gives the level of every skill. Where self-checks give it too, the rules do
// not hold for the true numbers, and are left out.
bool is_by_training(const SkillLevelCondition& levels) {
    return levels.match.kind == Match::Kind::All && !levels.as_required && levels.at_least.value &&
           *levels.at_least.value <= levels.evidence_level;
}

Needed needed_for(const Stage& stage, const Facts& facts) {
    Needed needed;
    for (const Condition& condition : stage.conditions) {
        const auto* trained = std::get_if<TrainingsCondition>(&condition.rule);
        const auto* listed = std::get_if<TrainingListCondition>(&condition.rule);
        const auto* levels = std::get_if<SkillLevelCondition>(&condition.rule);
        if (trained != nullptr && trained->match.kind == Match::Kind::All)
            for (const Id<Skill> skill : trained->skills)
                needed.each.push_back(facts.serving(skill));
        else if (listed != nullptr && listed->match.kind == Match::Kind::All && !listed->hours &&
                 listed->categories.empty())
            for (const Id<SchemeTraining> one : listed->trainings)
                needed.each.push_back(facts.meant(one));
        else if (levels != nullptr && is_by_training(*levels))
            for (const SkillLevelCondition::Needed& one : levels->skills)
                needed.each.push_back(facts.serving(one.skill));
        else
            needed.nothing_else = false;
    }
    return needed;
}

// Those who reached each stage.
struct Reached {
    std::vector<Sum> by_group;  // empty: nobody is one there
    std::vector<Sum> by_department;
    std::vector<Model::Totals> of_stage;
};

// The stages of one persona.
class Ladder {
  public:
    Ladder(Model& model, const PersonaData& data)
        : model_(model),
          data_(data),
          scheme_(model.assessment.of(model.assessment.input().stages())),
          persona_(scheme_.scheme.personas[data.persona]) {}

    Reached add() {
        const std::size_t count = persona_.stages.size();
        std::vector<Sum>& by_group = result_.by_group;
        by_group.resize(model_.rates.groups.groups.size());
        result_.by_department.resize(model_.set.departments.size());
        if (count == 0) return std::move(result_);
        const auto reached = stage_coverage({data_.persona}, scheme_.stages, scheme_.population,
                                            model_.rates.groups, count);
        std::vector<Model::Everywhere> everywhere(count);
        std::vector<Model::Singles> singles(count);
        for (std::size_t d = 0; d < model_.set.departments.size(); ++d) {
            model_.begin(d);
            std::vector<Sum> here(count);
            for (const std::uint32_t g : model_.groups_in(d)) {
                if (!model_.is_one(g, data_.persona) || !reached[g].front().applies()) continue;
                for (std::size_t n = 0; n < count; ++n) {
                    by_group[g].push_back(model_.people_of(g, reached[g][n], singles[n]));
                    here[n].push_back(by_group[g].back());
                    if (n > 0) model_.part_of(by_group[g][n], {by_group[g][n - 1]});
                }
            }
            if (here.front().empty()) continue;
            for (std::size_t n = 0; n < count; ++n) {
                const Unknown sum = model_.sum_of(here[n]);
                Sum& stages = result_.by_department[d];
                if (n > 0) model_.part_of(sum, {stages.back()});
                stages.push_back(sum);
                model_.add(everywhere[n], d, sum);
                limit(sum, {d}, n);
            }
        }
        for (const Model::Singles& of_stage : singles) model_.add_pairs(of_stage);
        if (!everywhere.front().empty()) add_whole(everywhere);
        return std::move(result_);
    }

  private:
    void limit(Unknown reached, const Model::Scope& scope, std::size_t stage) {
        const Needed needed = needed_for(persona_.stages[stage], scheme_.facts);
        Sum all;
        bool simple = needed.nothing_else && stage == 0 && !needed.each.empty();
        for (const auto& one_of : needed.each) {
            const Sum any = model_.completed_inside(scope, one_of, data_.persona);
            if (!any.empty()) model_.part_of(reached, any, model_.not_meant(reached, any));
            simple = simple && any.size() == 1;
            if (any.size() == 1 && std::find(all.begin(), all.end(), any.front()) == all.end())
                all.push_back(any.front());
        }
        if (!simple) return;
        std::int64_t meant = 0;
        for (const Unknown one : all) meant += model_.inference.most(one);
        model_.rule({reached}, all, model_.inference.most(reached) - meant, Inference::unlimited);
    }

    void add_whole(const std::vector<Model::Everywhere>& everywhere) {
        Sum reached;
        for (std::size_t n = 0; n < everywhere.size(); ++n) {
            const Model::Totals totals = model_.totals_of(everywhere[n]);
            for (const Model::Part part : Model::every_part) {
                if (!totals[part]) continue;
                limit(*totals[part], {std::nullopt, part}, n);
                if (n > 0) model_.part_of(*totals[part], {*result_.of_stage.back()[part]});
            }
            result_.of_stage.push_back(totals);
            reached.push_back(*totals[Model::OfAll]);
        }
        const Told figure{Worth::PersonaStage, std::nullopt};
        const std::int64_t all = model_.inference.most(reached.front());
        const Unknown everybody = model_.people({all, all});
        model_.rule({everybody}, {}, all, all);
        for (std::size_t n = 0; n <= reached.size(); ++n) {
            const Unknown from = n == 0 ? everybody : reached[n - 1];
            const Sum above = n < reached.size() ? Sum{reached[n]} : Sum{};
            const std::int64_t higher = above.empty() ? 0 : model_.truth(above.front());
            const Unknown highest = model_.people({model_.truth(from) - higher, all});
            Sum parts = above;
            parts.push_back(highest);
            model_.equal(from, parts);
            model_.tell(highest, data_.stages[n], figure);
        }
        for (std::size_t n = 0; n < data_.at_least.size() && n < reached.size(); ++n)
            model_.tell(reached[n], data_.at_least[n], figure);
        if (data_.undecided) add_undecided(reached, all);
    }

    // Who may have reached a higher stage has reached those before it, and not the last one. Where
    // that is everybody between the first and the last, readers may know it: nobody answers for
    // every tool, so that of nobody it is sure that a stage is not reached.
    void add_undecided(const Sum& reached, std::int64_t all) {
        const std::int64_t truth = model_.set.data[*data_.undecided].ratio.numerator;
        const Unknown undecided = model_.people({truth, all});
        for (std::size_t n = 0; n + 1 < reached.size(); ++n)
            model_.rule({undecided, reached.back()}, {reached[n]}, -Inference::unlimited, 0);
        for (const Unknown one : reached) model_.part_of(undecided, {one});
        if (reached.size() > 1) model_.equal(reached.front(), {undecided, reached.back()});
        model_.tell(undecided, *data_.undecided, {Worth::Undecided, std::nullopt});
    }

    Model& model_;
    const PersonaData& data_;
    const SchemeAssessment& scheme_;
    const Persona& persona_;
    Reached result_;
};

// Who reached it as any persona: at least as many as reached it as one, at most all of them.
void combine(Model& model, Unknown any, const Sum& ways) {
    for (const Unknown one : ways) model.part_of(one, {any});
    model.part_of(any, ways);
}

}  // namespace

void add_stages(Model& model) {
    const Dataset& set = model.set;
    const SchemeAssessment& scheme = model.assessment.of(model.assessment.input().stages());
    std::vector<Id<Persona>> shown;
    std::vector<Reached> ladders;
    for (const PersonaData& persona : set.personas) {
        Reached ladder = Ladder(model, persona).add();
        if (!set.shows_stages(persona)) continue;
        shown.push_back(persona.persona);
        ladders.push_back(std::move(ladder));
    }
    const std::size_t count = set.stage_names.size();
    const auto reached =
        stage_coverage(shown, scheme.stages, scheme.population, model.rates.groups, count);
    for (std::size_t n = 0; n < set.stages.size(); ++n) {
        const std::size_t stage = set.stages[n].index();
        const auto ways = [&](const auto& sums_of) {
            Sum found;
            for (const Reached& ladder : ladders)
                if (const Sum& sums = sums_of(ladder); sums.size() > stage)
                    found.push_back(sums[stage]);
            return found;
        };
        Model::Everywhere everywhere;
        Model::Singles singles;
        for (std::size_t d = 0; d < set.departments.size(); ++d) {
            model.begin(d);
            Sum here;
            for (const std::uint32_t g : model.groups_in(d)) {
                if (!reached[g][stage].applies()) continue;
                here.push_back(model.people_of(g, reached[g][stage], singles));
                combine(model, here.back(),
                        ways([g](const Reached& of) -> const Sum& { return of.by_group[g]; }));
            }
            if (here.empty()) continue;
            const Unknown sum = model.sum_of(here);
            model.add(everywhere, d, sum);
            combine(model, sum,
                    ways([d](const Reached& of) -> const Sum& { return of.by_department[d]; }));
            model.tell(sum, set.departments[d].stages[n], {Worth::DepartmentStage, d});
        }
        model.add_pairs(singles);
        if (everywhere.empty()) continue;
        const Model::Totals totals = model.totals_of(everywhere);
        for (const Model::Part part : Model::every_part) {
            Sum found;
            for (const Reached& ladder : ladders)
                if (ladder.of_stage.size() > stage && ladder.of_stage[stage][part])
                    found.push_back(*ladder.of_stage[stage][part]);
            if (totals[part]) combine(model, *totals[part], found);
        }
        model.tell(*totals[Model::OfAll], set.stage_totals[n], {Worth::StageTotal, std::nullopt});
    }
}

}  // namespace skillmap::report::audit
