#include "core/report/coarse_skills.h"

#include <algorithm>
#include <limits>

#include "core/report/labels.h"

namespace skillmap::report {
namespace {

// Whom a training is meant for, and who is not asked for the skill that it serves.
struct Others {
    std::int64_t people = 0;
    std::int64_t completed = 0;  // the training, of all it is meant for
};

constexpr std::int64_t rate_steps = 10;
constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max() / 2;

// What the rates of the departments leave open of their sum.
struct Sum {
    std::int64_t least = 0;  // people who acquired the skill where no others are kept apart
    std::int64_t most = 0;
    std::int64_t completed = 0;  // the training, where they are: as is shown
    Others apart{};              // the others there

    void add_shown(const Ratio& rate, std::int64_t people) {
        const auto from = [&](std::int64_t tenth) {
            return (tenth * people + rate_steps - 1) / rate_steps;
        };
        least += from(rate.numerator);
        if (most < unlimited) most += std::min(from(rate.numerator + 1) - 1, people);
    }
    void add_kept_apart(const Others& others, std::int64_t acquired) {
        completed += others.completed;
        apart.people += others.people;
        apart.completed += std::min(others.completed - acquired, others.people);
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
            round_down(datum, others);
            if (most != nullptr && rate.numerator <= most->completed)
                sum.add_kept_apart(*most, rate.numerator);
            else
                sum.add_shown(datum.ratio, rate.denominator);
        }
        Datum& total = set_.data[set_.skill_totals[skill]];
        if (total.hidden) return;
        const std::vector<Others> others = others_of_whole(skill);
        if (sum.tells(total.ratio.numerator, least_) || most_completed(others) != nullptr ||
            counts_hidden_people(skill))
            round_down(total, others);
    }

    // Of each training whose figures are shown.
    std::vector<Others> others_of(const DepartmentData& one, std::size_t skill) const {
        std::vector<Others> others;
        const Id<Skill> id = set_.skills[skill];
        const auto& serving = facts_.serving(id);
        for (std::size_t i = 0; i < serving.size(); ++i)
            if (const auto rate = shown(one.trainings, serving[i]))
                others.push_back(
                    {rate->denominator - coverage_.meant_for[one.department.index()][id.index()][i],
                     rate->numerator});
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
            std::int64_t asked = 0;
            for (const auto& department : coverage_.meant_for) asked += department[id.index()][i];
            others.push_back({rate->denominator - asked, rate->numerator});
        }
        return others;
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
            if (are_few(one.people) && (most == nullptr || one.completed > most->completed))
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
    void round_down(Datum& datum, const std::vector<Others>& others) const {
        std::int64_t people = datum.ratio.numerator;
        if (const Others* most = most_completed(others)) {
            std::int64_t known = 0;
            std::int64_t all = 0;
            std::int64_t without_others = 0;
            for (const Others& one : others) {
                known = std::max(known, one.completed - one.people);
                all += one.completed;
                without_others += one.completed - one.people;
            }
            if (people <= most->completed)
                people = std::min(people, known);
            else if (people <= all)
                people = std::min(people, std::max(known, without_others));
        }
        datum.ratio = {people * rate_steps / datum.ratio.denominator, rate_steps};
        datum.at_least = true;
        datum.unit = labels::at_least_unit;
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

}  // namespace skillmap::report
