#include "core/report/small_groups.h"

#include <algorithm>
#include <utility>

#include "core/indicators/distribution.h"
#include "core/report/masking.h"
#include "core/text/normalize.h"

namespace skillmap::report {
namespace {

// What is no matter of persons: a register of practices, projects.
bool is_about_people(const Indicator& indicator) {
    return indicator.kind != Indicator::Kind::Register &&
           indicator.kind != Indicator::Kind::Projects;
}

class SmallGroups {
  public:
    SmallGroups(Dataset& set, const Assessment& assessment, std::int64_t least,
                const HiddenDepartments& already)
        : set_(set),
          assessment_(assessment),
          least_(least),
          already_(already),
          hidden_(set.data.size()) {}

    void hide_all() {
        hide_departments();
        hide_coverage(set_.skill_totals, &DepartmentData::skills);
        // What is hidden for one sum is missing in another, until every sum is safe.
        do {
            changed_ = false;
            hide_coverage(set_.training_totals, &DepartmentData::trainings);
            hide_obligations();
            hide_indicators();
        } while (changed_);
        do {
            changed_ = false;
            for (std::size_t p = 0; p < set_.personas.size(); ++p) hide_people(p);
            hide_members();
        } while (changed_);
        for (PersonaData& persona : set_.personas) hide_persona(persona);
        for (const TargetData& target : set_.targets) hide_target(target);
        apply();
    }

    void hide_stages() {
        for (const DepartmentData& one : set_.departments)
            departments_.push_back(set_.data[one.members].hidden);
        hide_unshown_personas();
        hide_coverage(set_.stage_totals, &DepartmentData::stages);
        apply();
    }

  private:
    void apply() {
        for (Datum& datum : set_.data) {
            if (!is_hidden(set_.data.id_of(datum))) continue;
            datum.hidden = true;
            datum.ratio = {};
        }
    }
    const Ratio& ratio(DatumId id) const { return set_.data[id].ratio; }
    bool is_hidden(DatumId id) const { return hidden_[id.index()]; }
    void hide(DatumId id) {
        changed_ = changed_ || !hidden_[id.index()];
        hidden_[id.index()] = true;
    }

    // A department of few people shows nothing about people; one or more of the others go with it,
    // the same for every figure as far as possible.
    void hide_departments() {
        std::vector<Part> parts;
        for (const DepartmentData& one : set_.departments) {
            const std::int64_t members = ratio(one.members).numerator;
            parts.push_back({members, members, 0});
        }
        const Hidden members = hide_small(parts, least_, already_.members);
        departments_ = members.parts;
        for (std::size_t d = 0; d < set_.departments.size(); ++d)
            if (departments_[d]) hide(set_.departments[d].members);
        if (members.total) hide(set_.staff);
        hide_indicators();
    }

    void hide_indicators() {
        std::vector<Part> members;
        for (const DepartmentData& one : set_.departments) {
            const std::int64_t people = ratio(one.members).numerator;
            members.push_back({people, people, 0});
        }
        for (std::size_t i = 0; i < set_.totals.size(); ++i) hide_indicator(i, members);
    }

    void hide_indicator(std::size_t index, const std::vector<Part>& members) {
        const Indicator& indicator = assessment_.input().indicators().indicators[index];
        if (!is_about_people(indicator)) return;
        const bool counts_people = indicator.kind == Indicator::Kind::HeadCount;
        std::vector<Part> parts;
        for (std::size_t d = 0; d < set_.departments.size(); ++d) {
            const Ratio& own = ratio(set_.departments[d].indicators[index]);
            parts.push_back({counts_people ? own.numerator : members[d].people, own.numerator,
                             own.denominator});
        }
        std::vector<bool> already = departments_;
        for (std::size_t d = 0; d < already.size() && !already_.indicators.empty(); ++d)
            already[d] = already[d] || already_.indicators[index][d];
        for (std::size_t d = 0; d < already.size(); ++d)
            already[d] = already[d] || is_hidden(set_.departments[d].indicators[index]);
        const Hidden hidden = hide_small(parts, least_, std::move(already));
        for (std::size_t d = 0; d < set_.departments.size(); ++d)
            if (hidden.parts[d]) hide(set_.departments[d].indicators[index]);
        const std::int64_t whole = ratio(set_.totals[index]).numerator;
        if (hidden.total || (counts_people && whole > 0 && whole < least_))
            hide(set_.totals[index]);
    }

    // Rates of the departments, about those who are asked.
    void hide_coverage(const std::vector<DatumId>& totals,
                       std::vector<std::optional<DatumId>> DepartmentData::*rates) {
        for (std::size_t s = 0; s < totals.size(); ++s) {
            std::vector<Part> parts;
            for (const DepartmentData& one : set_.departments) {
                const auto& id = (one.*rates)[s];
                const Ratio own = id ? ratio(*id) : Ratio{};
                parts.push_back({own.denominator, own.numerator, own.denominator});
            }
            std::vector<bool> already = departments_;
            for (std::size_t d = 0; d < already.size(); ++d) {
                const auto& id = (set_.departments[d].*rates)[s];
                already[d] = already[d] || (id && is_hidden(*id));
            }
            const Hidden hidden = hide_small(parts, least_, std::move(already));
            for (std::size_t d = 0; d < set_.departments.size(); ++d)
                if (const auto& id = (set_.departments[d].*rates)[s]; hidden.parts[d] && id)
                    hide(*id);
            if (hidden.total || ratio(totals[s]).denominator < least_) hide(totals[s]);
        }
    }

    // The pairs of a rate of obligations are those of its trainings: in a department, and in the
    // whole.
    void hide_obligations() {
        const auto& indicators = assessment_.input().indicators().indicators;
        for (std::size_t i = 0; i < indicators.size(); ++i) {
            if (indicators[i].kind != Indicator::Kind::ObligationRate) continue;
            const std::vector<std::size_t> due = trainings_of(indicators[i]);
            for (const DepartmentData& one : set_.departments) {
                std::vector<std::optional<DatumId>> cells;
                for (const std::size_t t : due) cells.push_back(one.trainings[t]);
                hide_sum(cells, one.indicators[i]);
            }
            std::vector<std::optional<DatumId>> totals;
            for (const std::size_t t : due) totals.emplace_back(set_.training_totals[t]);
            hide_sum(totals, set_.totals[i]);
        }
    }

    // By Dataset::trainings.
    std::vector<std::size_t> trainings_of(const Indicator& indicator) const {
        const Records& records = assessment_.records();
        std::vector<std::size_t> list;
        for (std::size_t t = 0; t < set_.trainings.size(); ++t) {
            const Symbol category = records.trainings[set_.trainings[t]].category;
            const auto& wanted = indicator.training_categories;
            if (std::any_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
                    return match_key(word) == records.words.key(category);
                }))
                list.push_back(t);
        }
        return list;
    }

    // Figures that add up to one that is shown.
    void hide_sum(const std::vector<std::optional<DatumId>>& cells, DatumId sum) {
        if (is_hidden(sum)) return;
        std::vector<Part> parts;
        std::vector<bool> already;
        for (const auto& id : cells) {
            const Ratio own = id ? ratio(*id) : Ratio{};
            parts.push_back({own.denominator, own.numerator, own.denominator});
            already.push_back(id && is_hidden(*id));
        }
        const Hidden hidden = hide_small(parts, least_, std::move(already));
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (hidden.parts[i] && cells[i]) hide(*cells[i]);
        if (hidden.total) hide(sum);
    }

    // Where everybody has one persona, those of a department add up to its members.
    void hide_members() {
        for (const DepartmentData& one : set_.departments) {
            std::vector<Part> parts;
            std::vector<bool> already;
            std::int64_t sum = 0;
            for (const DatumId id : one.personas) {
                const std::int64_t people = ratio(id).numerator;
                parts.push_back({people, people, 0});
                already.push_back(is_hidden(id));
                sum += people;
            }
            if (is_hidden(one.members) || sum != ratio(one.members).numerator) continue;
            const Hidden hidden = hide_small(parts, least_, std::move(already));
            for (std::size_t p = 0; p < parts.size(); ++p)
                if (hidden.parts[p]) hide(one.personas[p]);
        }
    }

    // Stages of departments are counted over the personas of which nothing is hidden. Where people
    // have others, that is less than the truth.
    void hide_unshown_personas() {
        const AssessmentInput& input = assessment_.input();
        const SchemeAssessment& of = assessment_.of(input.stages());
        const auto people =
            personas_by_department(assessment_.records(), input.stages(), of.stages, of.population);
        for (const DepartmentData& one : set_.departments) {
            const std::vector<int>& here = people[one.department.index()];
            const bool any = std::any_of(
                set_.personas.begin(), set_.personas.end(), [&](const PersonaData& persona) {
                    return !persona.stages.empty() && !set_.shows_stages(persona) &&
                           here[persona.persona.index()] > 0;
                });
            if (!any) continue;
            for (const auto& id : one.stages)
                if (id) hide(*id);
            for (const DatumId id : set_.stage_totals) hide(id);
        }
    }

    // People of a persona by department.
    void hide_people(std::size_t persona) {
        std::vector<Part> parts;
        for (const DepartmentData& one : set_.departments) {
            const std::int64_t people = ratio(one.personas[persona]).numerator;
            parts.push_back({people, people, 0});
        }
        std::vector<bool> already = departments_;
        for (std::size_t d = 0; d < already.size(); ++d)
            already[d] = already[d] || is_hidden(set_.departments[d].personas[persona]);
        const Hidden hidden = hide_small(parts, least_, std::move(already));
        for (std::size_t d = 0; d < set_.departments.size(); ++d)
            if (hidden.parts[d]) hide(set_.departments[d].personas[persona]);
        if (hidden.total) hide(set_.personas[persona].people);
    }

    // The stages of a persona add up to its people.
    void hide_persona(PersonaData& persona) {
        const std::int64_t people = ratio(persona.people).numerator;
        std::vector<Part> parts;
        for (const DatumId id : persona.stages) {
            const std::int64_t count = ratio(id).numerator;
            parts.push_back({count, count, 0});
        }
        const bool few = people < least_;
        const Hidden hidden = hide_small(parts, least_);
        for (std::size_t n = 0; n < persona.stages.size(); ++n)
            if (hidden.parts[n] || few) hide(persona.stages[n]);
        if (hidden.total || few) hide(persona.people);
        hide_shares(persona);
    }

    // The share of those who reached a stage is the sum of some stages: it stays where it has all
    // of the hidden ones, or none.
    void hide_shares(const PersonaData& persona) {
        for (std::size_t n = 0; n < persona.at_least.size(); ++n)
            if (splits_hidden(persona, n + 1)) hide(persona.at_least[n]);
    }

    bool splits_hidden(const PersonaData& persona, std::size_t from) const {
        std::size_t within = 0;
        std::size_t all = 0;
        for (std::size_t n = 0; n < persona.stages.size(); ++n) {
            if (!is_hidden(persona.stages[n])) continue;
            ++all;
            if (n >= from) ++within;
        }
        return (within > 0 && within < all) || (all > 0 && is_hidden(persona.people));
    }

    // A target about people who reached a stage is the sum of some stages.
    void hide_target(const TargetData& target) {
        if (target.target->per_department) return;
        const Ratio& actual = ratio(target.actual);
        const bool counts_people = target.target->measure == Target::Measure::People;
        const bool few_of = actual.denominator > 0 && actual.denominator < least_;
        const bool few = counts_people && actual.numerator > 0 && actual.numerator < least_;
        if (few || few_of || gives_away(target) || is_figure_hidden(target)) hide(target.actual);
    }

    bool gives_away(const TargetData& target) const {
        const auto& counted = target.result->persona;
        if (!counted || counted->scheme != &assessment_.input().stages()) return false;
        const PersonaData* persona = set_.find_persona(counted->persona);
        if (persona == nullptr) return false;
        return splits_hidden(*persona, counted->stage.value_or(0));
    }

    // A target that is a figure of the whole is hidden with it.
    bool is_figure_hidden(const TargetData& target) const {
        if (target.result->persona) return false;
        const auto same = [&](DatumId total) {
            return is_hidden(total) && ratio(total) == ratio(target.actual);
        };
        return std::any_of(set_.totals.begin(), set_.totals.end(), same);
    }

    Dataset& set_;
    const Assessment& assessment_;
    std::int64_t least_;
    const HiddenDepartments& already_;
    std::vector<bool> departments_;
    std::vector<bool> hidden_;  // by datum
    bool changed_ = false;      // something more was hidden
};

}  // namespace

void hide_small_groups(Dataset& set, const Assessment& assessment, std::int64_t least,
                       const HiddenDepartments& already) {
    SmallGroups(set, assessment, least, already).hide_all();
}

void hide_small_groups_of_stages(Dataset& set, const Assessment& assessment, std::int64_t least) {
    SmallGroups(set, assessment, least, {}).hide_stages();
}

}  // namespace skillmap::report
