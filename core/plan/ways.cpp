#include "core/plan/ways.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace skillmap::plan {
namespace {

bool is_smaller(const TrainingSet& a, const TrainingSet& b) {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

// Leaves out sets that hold another one, and all beyond the most that are kept.
void tidy(Ways& ways) {
    std::sort(ways.sets.begin(), ways.sets.end(), is_smaller);
    std::vector<TrainingSet> kept;
    for (TrainingSet& set : ways.sets) {
        const bool needless = std::any_of(kept.begin(), kept.end(), [&](const TrainingSet& one) {
            return std::includes(set.begin(), set.end(), one.begin(), one.end());
        });
        if (needless) continue;
        if (kept.size() == most_ways) {
            ways.complete = false;
            break;
        }
        kept.push_back(std::move(set));
    }
    ways.sets = std::move(kept);
}

Ways both(const Ways& a, const Ways& b) {
    Ways ways{{}, a.enough && b.enough, a.complete && b.complete};
    for (const TrainingSet& one : a.sets)
        for (const TrainingSet& other : b.sets) {
            TrainingSet set;
            std::set_union(one.begin(), one.end(), other.begin(), other.end(),
                           std::back_inserter(set));
            ways.sets.push_back(std::move(set));
        }
    tidy(ways);
    return ways;
}

// What is enough goes before what only helps.
Ways either(const Ways& a, const Ways& b) {
    if (a.enough != b.enough) return a.enough ? a : b;
    Ways ways{a.sets, a.enough, a.complete && b.complete};
    ways.sets.insert(ways.sets.end(), b.sets.begin(), b.sets.end());
    tidy(ways);
    return ways;
}

const Ways nothing_lacking{};
const Ways no_way{{{}}, false, true};

// Any `count` of the items.
Ways some_of(const std::vector<Ways>& items, std::size_t count) {
    // [n]: n of the items seen so far.
    std::vector<Ways> reached(count + 1, Ways{{}, true, true});
    reached[0] = nothing_lacking;
    for (const Ways& item : items)
        for (std::size_t n = count; n > 0; --n)
            if (!reached[n - 1].sets.empty())
                reached[n] = either(reached[n], both(reached[n - 1], item));
    return reached[count];
}

class WayFinder {
  public:
    WayFinder(const Facts& facts, const Offered& offered) : facts_(facts), offered_(offered) {}

    Ways all_of(const std::vector<Judgement>& judgements) const {
        Ways ways;
        for (const Judgement& one : judgements) ways = both(ways, of(one));
        return ways;
    }

  private:
    Ways of(const Judgement& judgement) const {
        if (judgement.state == State::Met) return nothing_lacking;
        return std::visit([&](const auto& rule) { return of(rule, judgement); },
                          judgement.condition->rule);
    }

    Ways of(const TrainingsCondition&, const Judgement& judgement) const {
        return of_trainings(judgement);
    }
    Ways of(const TrainingListCondition& rule, const Judgement& judgement) const {
        return rule.hours ? of_hours(rule, judgement) : of_trainings(judgement);
    }
    Ways of(const SkillLevelCondition&, const Judgement& judgement) const {
        std::vector<Ways> items;
        for (const MissingLevel& one : judgement.levels)
            items.push_back(one.evidence_unknown ? no_way : any_of(one.by));
        return enough_of(items, judgement);
    }
    Ways of(const AnyCondition&, const Judgement& judgement) const {
        if (judgement.parts.empty()) return no_way;
        Ways ways = of(judgement.parts.front());
        for (std::size_t i = 1; i < judgement.parts.size(); ++i)
            ways = either(ways, of(judgement.parts[i]));
        return ways;
    }
    Ways of(const AllCondition&, const Judgement& judgement) const {
        return all_of(judgement.parts);
    }
    // The stages of the other persona, as far as the one that is asked for.
    Ways of(const HoldsCondition& rule, const Judgement&) const {
        const Persona& persona = facts_.scheme().personas[rule.persona];
        const auto stage = persona.find_stage(rule.stage);
        if (!stage || belongs(facts_, rule.persona) != State::Met) return no_way;
        const auto stages = explain_stages(facts_, rule.persona);
        Ways ways;
        for (std::size_t i = persona.ladder == Ladder::Cumulative ? 0 : *stage; i <= *stage; ++i)
            ways = both(ways, all_of(stages[i].conditions));
        return ways;
    }
    template <class Rule>
    Ways of(const Rule&, const Judgement&) const {
        return no_way;
    }

    Ways any_of(const std::vector<Id<Training>>& trainings) const {
        Ways ways{{}, true, true};
        for (const Id<Training> one : trainings)
            if (offered_(one)) ways.sets.push_back({one});
        if (ways.sets.empty()) return no_way;
        tidy(ways);
        return ways;
    }

    Ways of_trainings(const Judgement& judgement) const {
        std::vector<Ways> items;
        for (const MissingTraining& one : judgement.trainings)
            items.push_back(one.state == State::Unknown ? no_way : any_of(one.by));
        return enough_of(items, judgement);
    }

    // So many of the items as are lacking. Where that cannot be had, what there is helps.
    static Ways enough_of(const std::vector<Ways>& items, const Judgement& judgement) {
        const double lacking = std::ceil(judgement.need - judgement.have);
        std::vector<Ways> open;
        std::copy_if(items.begin(), items.end(), std::back_inserter(open),
                     [](const Ways& one) { return one.enough; });
        if (judgement.without_value || lacking < 1) return no_way;
        if (lacking <= static_cast<double>(open.size()))
            return some_of(open, static_cast<std::size_t>(lacking));
        Ways helping;
        for (const Ways& one : open) helping = both(helping, one);
        helping.enough = false;
        return helping;
    }

    // The longest trainings until there are hours enough. Other sets would do.
    Ways of_hours(const TrainingListCondition& rule, const Judgement& judgement) const {
        if (judgement.without_value || judgement.state == State::Unknown) return no_way;
        std::vector<std::pair<double, Id<Training>>> open;
        const Records& records = facts_.records();
        for (const Training& training : records.trainings) {
            const Id<Training> id = records.trainings.id_of(training);
            const bool counts = std::any_of(
                rule.categories.begin(), rule.categories.end(), [&](const std::string& category) {
                    const Symbol word = facts_.word(category);
                    return word != Symbol{} && word == training.category;
                });
            const bool taken = facts_.taken(id, rule.window, rule.exemptions) != State::NotMet;
            if (counts && !taken && training.hours && offered_(id))
                open.emplace_back(-*training.hours, id);
        }
        std::sort(open.begin(), open.end());
        double lacking = judgement.need - judgement.have;
        Ways ways{{{}}, true, false};
        for (const auto& [hours, id] : open) {
            if (lacking <= 0) break;
            ways.sets.front().push_back(id);
            lacking += hours;
        }
        std::sort(ways.sets.front().begin(), ways.sets.front().end());
        ways.enough = lacking <= 0;
        return ways;
    }

    const Facts& facts_;
    const Offered& offered_;
};

}  // namespace

Ways ways_to(const StageExplanation& stage, const Facts& facts, const Offered& offered) {
    return WayFinder(facts, offered).all_of(stage.conditions);
}

}  // namespace skillmap::plan
