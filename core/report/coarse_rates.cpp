#include "core/report/coarse_rates.h"

#include <algorithm>
#include <limits>

#include "core/report/figures.h"
#include "core/report/labels.h"

namespace skillmap::report {
namespace {

// Whom a training is meant for, and who is not asked for the skill that it serves.
struct Others {
    std::int64_t people = 0;
    std::int64_t completed = 0;  // the training, of all it is meant for
    std::int64_t exempted = 0;   // of those asked for the skill, which they have by that

    /// Those asked who have the skill by this training are not more.
    std::int64_t most_acquired() const { return completed + exempted; }
};

constexpr std::int64_t enough_people = 100;  // of whom the rate of the whole is exact
constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max() / 2;

// Whole steps of people, then tenths; everybody is everybody.
std::int64_t rounded_down(std::int64_t people, std::int64_t of, std::int64_t least) {
    const std::int64_t whole = people == of ? of : people / least * least;
    return whole * rate_steps / of;
}

void round_down(Datum& datum, std::int64_t people, std::int64_t least) {
    datum.ratio = {rounded_down(people, datum.ratio.denominator, least), rate_steps};
    datum.at_least = true;
    datum.unit = labels::at_least_unit;
}

// What the rates of the departments leave open of their sum.
struct Sum {
    std::int64_t least = 0;  // people who acquired the skill where no others are kept apart
    std::int64_t most = 0;
    std::int64_t completed = 0;  // the training, where they are: as is shown
    Others apart{};              // the others there

    void add_shown(const Ratio& rate, std::int64_t few) {
        const auto looks_the_same = [&](std::int64_t people) {
            return rounded_down(people, rate.denominator, few) ==
                   rounded_down(rate.numerator, rate.denominator, few);
        };
        std::int64_t from = rate.numerator;
        while (from > 0 && looks_the_same(from - 1)) --from;
        std::int64_t to = rate.numerator;
        while (to < rate.denominator && looks_the_same(to + 1)) ++to;
        least += from;
        if (most < unlimited) most += to;
    }
    void add_kept_apart(const Others& others, std::int64_t acquired) {
        completed += others.most_acquired();
        apart.people += others.people;
        apart.completed += std::min(others.most_acquired() - acquired, others.people);
    }
    // Whether a total would tell of others, so few or all alike, what they completed.
    bool tells(std::int64_t total, std::int64_t few) const {
        const bool safe =
            apart.people >= few && apart.completed > 0 && apart.completed < apart.people;
        if (apart.people == 0 || safe) return false;
        return total - completed < least || total - completed + apart.people > most;
    }
};

class Coarse {
  public:
    Coarse(Dataset& set, const Facts& facts, const SkillCoverage& coverage, std::int64_t least)
        : set_(set), facts_(facts), coverage_(coverage), least_(least) {}

    void make() {
        for (std::size_t skill = 0; skill < set_.skills.size(); ++skill) make_coarse(skill);
    }

  private:
    bool are_few(std::int64_t people) const { return people > 0 && people < least_; }

    void make_coarse(std::size_t skill) {
        Sum sum;
        for (const DepartmentData& one : set_.departments) {
            const auto& id = one.skills[skill];
            if (!id) continue;
            Datum& datum = set_.data[*id];
            const Ratio rate = datum.ratio;
            if (datum.hidden) {
                sum.most = unlimited;  // of how many is not shown either
                continue;
            }
            const std::vector<Others> others = others_of(one, skill);
            const Others* most = most_completed(others);
            round_down(datum, known_people(rate.numerator, others), least_);
            if (most != nullptr && rate.numerator <= most->most_acquired())
                sum.add_kept_apart(*most, rate.numerator);
            else
                sum.add_shown(rate, least_);
        }
        Datum& total = set_.data[set_.skill_totals[skill]];
        if (total.hidden) return;
        const std::vector<Others> others = others_of_whole(skill);
        if (total.ratio.denominator < enough_people || sum.tells(total.ratio.numerator, least_) ||
            most_completed(others) != nullptr || counts_hidden_people(skill))
            round_down(total, known_people(total.ratio.numerator, others), least_);
    }

    // Of each training whose figures are shown.
    std::vector<Others> others_of(const DepartmentData& one, std::size_t skill) const {
        std::vector<Others> others;
        const Id<Skill> id = set_.skills[skill];
        const auto& serving = facts_.serving(id);
        for (std::size_t i = 0; i < serving.size(); ++i)
            if (const auto rate = shown(one.trainings, serving[i]))
                others.push_back(
                    others_than(coverage_.serving[one.department.index()][id.index()][i], *rate));
        return others;
    }

    std::vector<Others> others_of_whole(std::size_t skill) const {
        std::vector<Others> others;
        const Id<Skill> id = set_.skills[skill];
        const auto& serving = facts_.serving(id);
        const std::vector<std::optional<DatumId>> totals(set_.training_totals.begin(),
                                                         set_.training_totals.end());
        for (std::size_t i = 0; i < serving.size(); ++i) {
            const auto rate = shown(totals, serving[i]);
            if (!rate) continue;
            SkillCoverage::Serving asked;
            for (const auto& department : coverage_.serving) {
                asked.meant += department[id.index()][i].meant;
                asked.exempted += department[id.index()][i].exempted;
            }
            others.push_back(others_than(asked, *rate));
        }
        return others;
    }

    static Others others_than(const SkillCoverage::Serving& asked, const Ratio& rate) {
        return {rate.denominator - asked.meant, rate.numerator, asked.exempted};
    }

    std::optional<Ratio> shown(const std::vector<std::optional<DatumId>>& rates,
                               Id<Training> training) const {
        const auto at = std::find(set_.trainings.begin(), set_.trainings.end(), training);
        if (at == set_.trainings.end()) return std::nullopt;
        const auto& id = rates[static_cast<std::size_t>(at - set_.trainings.begin())];
        return id && !set_.data[*id].hidden ? std::optional(set_.data[*id].ratio) : std::nullopt;
    }

    // Of the trainings with a few others, the one that most people completed.
    const Others* most_completed(const std::vector<Others>& others) const {
        const Others* most = nullptr;
        for (const Others& one : others)
            if (are_few(one.people) &&
                (most == nullptr || one.most_acquired() > most->most_acquired()))
                most = &one;
        return most;
    }

    // Whether people who are asked for the skill have a persona whose number is hidden.
    bool counts_hidden_people(std::size_t skill) const {
        return std::any_of(
            set_.personas.begin(), set_.personas.end(), [&](const PersonaData& persona) {
                const auto& asked = facts_.scheme().personas[persona.persona].requirements;
                return set_.data[persona.people].hidden &&
                       std::any_of(asked.begin(), asked.end(), [&](const Requirement& one) {
                           return one.skill == set_.skills[skill];
                       });
            });
    }

    // Those who completed a training and are asked for the skill have acquired it: so many, less
    // the others, is what everybody can work out, and where no other proof is to be seen it is all
    // that is told.
    std::int64_t known_people(std::int64_t people, const std::vector<Others>& others) const {
        const Others* most = most_completed(others);
        if (most == nullptr) return people;
        std::int64_t known = 0;
        std::int64_t all = 0;
        std::int64_t without_others = 0;
        for (const Others& one : others) {
            known = std::max(known, one.completed - one.people);
            all += one.most_acquired();
            without_others += one.completed - one.people;
        }
        if (people <= most->most_acquired()) return std::min(people, known);
        return people <= all ? std::min(people, std::max(known, without_others)) : people;
    }

    Dataset& set_;
    const Facts& facts_;
    const SkillCoverage& coverage_;
    std::int64_t least_;
};

}  // namespace

void make_skills_coarse(Dataset& set, const Facts& facts, const SkillCoverage& coverage,
                        std::int64_t least) {
    if (least > 1) Coarse(set, facts, coverage, least).make();
}

CoarseBounds bounds_of(std::int64_t tenths, std::int64_t people, std::int64_t of,
                       std::int64_t least) {
    CoarseBounds bounds{0, of};
    while (bounds.least < of && rounded_down(bounds.least, of, least) < tenths) ++bounds.least;
    if (rounded_down(people, of, least) != tenths) return bounds;
    bounds.most = bounds.least;
    while (bounds.most < of && rounded_down(bounds.most + 1, of, least) == tenths) ++bounds.most;
    return bounds;
}

void make_stages_coarse(Dataset& set, std::int64_t least) {
    if (least <= 1) return;
    for (const DepartmentData& one : set.departments)
        for (const auto& id : one.stages)
            if (id && !set.data[*id].hidden && set.data[*id].ratio.applies())
                round_down(set.data[*id], set.data[*id].ratio.numerator, least);
}

}  // namespace skillmap::report
