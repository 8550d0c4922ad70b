#include "core/report/small_groups.h"

#include <algorithm>
#include <utility>

#include "core/report/masking.h"

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
        hide_coverage(set_.training_totals, &DepartmentData::trainings);
        for (std::size_t p = 0; p < set_.personas.size(); ++p) {
            hide_people(p);
            hide_persona(set_.personas[p]);
        }
        for (const TargetData& target : set_.targets) hide_target(target);
        apply();
    }

    void hide_stages() {
        for (const DepartmentData& one : set_.departments)
            departments_.push_back(set_.data[one.members].hidden);
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
    void hide(DatumId id) { hidden_[id.index()] = true; }

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
        for (std::size_t i = 0; i < set_.totals.size(); ++i) hide_indicator(i, parts);
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
            const Hidden hidden = hide_small(parts, least_, departments_);
            for (std::size_t d = 0; d < set_.departments.size(); ++d)
                if (const auto& id = (set_.departments[d].*rates)[s]; hidden.parts[d] && id)
                    hide(*id);
            if (hidden.total || ratio(totals[s]).denominator < least_) hide(totals[s]);
        }
    }

    // People of a persona by department.
    void hide_people(std::size_t persona) {
        std::vector<Part> parts;
        for (const DepartmentData& one : set_.departments) {
            const std::int64_t people = ratio(one.personas[persona]).numerator;
            parts.push_back({people, people, 0});
        }
        const Hidden hidden = hide_small(parts, least_, departments_);
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
