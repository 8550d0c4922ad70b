#include "core/report/small_groups.h"

#include <algorithm>
#include <utility>

#include "core/indicators/distribution.h"
#include "core/indicators/indicators.h"
#include "core/report/masking.h"
#include "core/report/summed_table.h"

namespace skillmap::report {
namespace {

constexpr std::int64_t worth_of_total = 10;

// What is no matter of persons: a register of practices, projects.
bool is_about_people(const Indicator& indicator) {
    return indicator.kind != Indicator::Kind::Register &&
           indicator.kind != Indicator::Kind::Projects;
}

class SmallGroups {
  public:
    SmallGroups(Dataset& set, const Assessment& assessment, std::int64_t least,
                const HiddenDepartments& already)
        : set_(set), assessment_(assessment), least_(least), already_(already) {
        for (const Datum& datum : set.data) hidden_.push_back(datum.hidden);
    }

    void hide_all() {
        hide_departments();
        // What is hidden for one sum is missing in another, until every sum is safe.
        do {
            changed_ = false;
            hide_coverage(set_.skill_totals, &DepartmentData::skills);
            hide_coverage(set_.training_totals, &DepartmentData::trainings);
            hide_obligations();
            hide_told();
            for (std::size_t p = 0; p < set_.personas.size(); ++p) hide_people(p);
            hide_personas();
            for (const PersonaData& persona : set_.personas) hide_persona(persona);
            note_departments();
            hide_indicators();
            hide_events();
            hide_differences();
        } while (changed_);
        for (const TargetData& target : set_.targets) hide_target(target);
        count_shown();
        apply();
    }

    void hide_targets() {
        for (const TargetData& target : set_.targets) hide_target(target);
        apply();
    }

    void hide_stages() {
        for (const DepartmentData& one : set_.departments)
            departments_.push_back(set_.data[one.members].hidden);
        if (hide_unshown_personas())
            hide_small_parts(&DepartmentData::stages);
        else
            hide_coverage(set_.stage_totals, &DepartmentData::stages);
        apply();
    }

  private:
    void apply() {
        for (Datum& datum : set_.data) {
            if (!is_hidden(set_.data.id_of(datum))) continue;
            datum.hidden = true;
            datum.unknown = false;  // nor that
            datum.ratio = {};
        }
    }

    // Of the whole as much as the departments show.
    void count_shown() {
        for (std::size_t i = 0; i < indicators().size(); ++i) {
            if (!is_coverage(indicators()[i].kind) || is_hidden(set_.totals[i])) continue;
            Ratio sum;
            for (std::size_t d = 0; d < set_.departments.size(); ++d)
                if (!is_hidden(at(i, d))) sum += ratio(at(i, d));
            Ratio& total = set_.data[set_.totals[i]].ratio;
            if (total == sum) continue;
            for (const TargetData& target : set_.targets)
                if (!target.result->persona && ratio(target.actual) == total) hide(target.actual);
            total = sum;
        }
    }
    const Ratio& ratio(DatumId id) const { return set_.data[id].ratio; }
    bool is_hidden(DatumId id) const { return hidden_[id.index()]; }
    void hide(DatumId id) {
        changed_ = changed_ || !hidden_[id.index()];
        hidden_[id.index()] = true;
    }

    using Cells = std::vector<std::optional<DatumId>>;

    Part part_of(const std::optional<DatumId>& id) const {
        if (!id) return {};
        const Ratio& own = ratio(*id);
        if (set_.data[*id].is_count) return {own.numerator, own.numerator, 0};
        return {own.denominator, own.numerator, own.denominator};
    }

    // Hides what has to be hidden of figures that add up to one. True where that one has to be,
    // too. `already` is hidden for another reason than those found so far.
    bool hide_cells(const Cells& cells, std::vector<bool> already = {},
                    Groups groups = Groups::Apart) {
        std::vector<Part> parts;
        already.resize(cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            parts.push_back(part_of(cells[i]));
            already[i] = already[i] || (cells[i] && is_hidden(*cells[i]));
        }
        const Hidden hidden = hide_small(parts, least_, std::move(already), groups);
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (hidden.parts[i] && cells[i]) hide(*cells[i]);
        return hidden.total;
    }

    // One figure of every department.
    template <class F>
    Cells column(F of) const {
        Cells cells;
        for (const DepartmentData& one : set_.departments) cells.emplace_back(of(one));
        return cells;
    }

    // A department of few people shows nothing about people; one or more of the others go with it,
    // the same for every figure as far as possible.
    void hide_departments() {
        const Cells members = column([](const DepartmentData& one) { return one.members; });
        if (hide_cells(members, already_.members)) hide(set_.staff);
        note_departments();
        hide_indicators();
    }

    void note_departments() {
        departments_.clear();
        for (const DepartmentData& one : set_.departments)
            departments_.push_back(is_hidden(one.members));
    }

    void hide_indicators() {
        for (std::size_t i = 0; i < set_.totals.size(); ++i) hide_indicator(i);
    }

    void hide_indicator(std::size_t index) {
        const Indicator& indicator = indicators()[index];
        if (!is_about_people(indicator)) return;
        std::vector<Part> parts;
        for (std::size_t d = 0; d < set_.departments.size(); ++d) {
            const Ratio& own = ratio(set_.departments[d].indicators[index]);
            parts.push_back({people_behind(index, d), own.numerator, own.denominator});
        }
        std::vector<bool> already = departments_;
        for (std::size_t d = 0; d < already.size() && !already_.indicators.empty(); ++d)
            already[d] = already[d] || already_.indicators[index][d];
        for (std::size_t d = 0; d < already.size(); ++d)
            already[d] = already[d] || is_hidden(set_.departments[d].indicators[index]);
        const Hidden hidden = hide_small(parts, least_, std::move(already));
        for (std::size_t d = 0; d < set_.departments.size(); ++d)
            if (hidden.parts[d]) hide(set_.departments[d].indicators[index]);
        const Ratio& whole = ratio(set_.totals[index]);
        const bool few =
            (indicator.kind == Indicator::Kind::HeadCount && is_few(whole.numerator)) ||
            (indicator.kind == Indicator::Kind::Share && is_few(whole.denominator));
        // What is counted over the departments shown tells nothing of the others.
        if ((hidden.total && !is_coverage(indicator.kind)) || few) hide(set_.totals[index]);
    }

    const std::vector<Indicator>& indicators() const {
        return assessment_.input().indicators().indicators;
    }
    std::vector<std::size_t> behind(std::size_t indicator) const {
        return trainings_behind(set_, assessment_, indicators()[indicator]);
    }
    bool is_few(std::int64_t people) const { return people > 0 && people < least_; }

    // Whom a figure of a department is about.
    std::int64_t people_behind(std::size_t index, std::size_t department) const {
        const Ratio& own = ratio(set_.departments[department].indicators[index]);
        const std::int64_t members = ratio(set_.departments[department].members).numerator;
        const IndicatorValue& value = assessment_.departments()[department].values[index];
        switch (indicators()[index].kind) {
            case Indicator::Kind::HeadCount:
                return own.numerator;
            case Indicator::Kind::Share:
                return own.denominator;
            case Indicator::Kind::OrganisationLevel:
                return value.ratio.denominator;
            case Indicator::Kind::Events:
                return people_asked(index, department).value_or(members);
            default:
                return members;
        }
    }

    // The largest group that one of the trainings is meant for. Nothing where they are for nobody
    // in particular.
    std::optional<std::int64_t> people_asked(std::size_t index, std::size_t department) const {
        std::optional<std::int64_t> most;
        for (const std::size_t t : behind(index))
            if (const auto& id = set_.departments[department].trainings[t])
                most = std::max(most.value_or(0), ratio(*id).denominator);
        return most;
    }

    // How often trainings were completed is the sum of their own figures.
    void hide_events() {
        for (std::size_t i = 0; i < indicators().size(); ++i) {
            if (indicators()[i].kind != Indicator::Kind::Events) continue;
            const std::vector<std::size_t> own = behind(i);
            const auto rates = [&own](const auto& of) {
                Cells cells;
                for (const std::size_t t : own) cells.emplace_back(of[t]);
                return cells;
            };
            for (const DepartmentData& one : set_.departments)
                hide_sum(one.indicators[i], rates(one.trainings));
            hide_sum(set_.totals[i], rates(set_.training_totals));
        }
    }

    // With a part its sum is hidden, and with a sum one of its parts.
    void hide_sum(DatumId sum, const Cells& parts) {
        std::optional<DatumId> smallest;
        for (const auto& part : parts) {
            if (!part) continue;
            if (is_hidden(*part)) {
                hide(sum);
                return;
            }
            if (!smallest || ratio(*part).denominator < ratio(*smallest).denominator)
                smallest = part;
        }
        if (is_hidden(sum) && smallest) hide(*smallest);
    }
    void hide_together(DatumId one, DatumId other) {
        if (is_hidden(one)) hide(other);
        if (is_hidden(other)) hide(one);
    }

    // Where the people of one figure are among those of another, the difference is a figure, too:
    // of the regular staff, and of everybody, it is about the few others.
    void hide_differences() {
        for (std::size_t inner = 0; inner < indicators().size(); ++inner)
            for (std::size_t outer = 0; outer < indicators().size(); ++outer)
                if (inner != outer && counts_people(inner) && counts_people(outer))
                    hide_difference(inner, outer);
    }
    bool counts_people(std::size_t index) const {
        return indicators()[index].kind == Indicator::Kind::Share ||
               indicators()[index].kind == Indicator::Kind::HeadCount;
    }

    // As a share; a number of people is one of all members.
    Ratio share_of(std::size_t index, std::size_t department) const {
        const DepartmentData& data = set_.departments[department];
        const Ratio& own = ratio(data.indicators[index]);
        if (indicators()[index].kind == Indicator::Kind::Share) return own;
        return {own.numerator, ratio(data.members).numerator};
    }

    void hide_difference(std::size_t inner, std::size_t outer) {
        std::vector<Part> parts;
        std::vector<bool> already;
        bool any = false;
        for (std::size_t d = 0; d < set_.departments.size(); ++d) {
            const Ratio less = share_of(inner, d);
            const Ratio more = share_of(outer, d);
            const Ratio rest{more.numerator - less.numerator, more.denominator - less.denominator};
            // Of the same people it is a number of them.
            const bool same_people = rest.denominator == 0;
            if (rest.numerator < 0 || (!same_people && rest.denominator < rest.numerator)) return;
            any = any || less.applies();
            parts.push_back({same_people ? rest.numerator : rest.denominator, rest.numerator,
                             rest.denominator});
            already.push_back(departments_[d] || is_hidden(at(inner, d)) ||
                              is_hidden(at(outer, d)));
        }
        if (!any) return;
        // The same people, of more or fewer: one tells the other.
        if (std::all_of(parts.begin(), parts.end(),
                        [](const Part& one) { return one.numerator == 0; })) {
            for (std::size_t d = 0; d < parts.size(); ++d)
                hide_together(at(inner, d), at(outer, d));
            hide_together(set_.totals[inner], set_.totals[outer]);
            return;
        }
        const Hidden hidden = hide_small(parts, least_, already);
        for (std::size_t d = 0; d < parts.size(); ++d)
            if (hidden.parts[d] && !already[d]) hide(at(outer, d));
        if (hidden.total) hide(set_.totals[outer]);
    }
    DatumId at(std::size_t indicator, std::size_t department) const {
        return set_.departments[department].indicators[indicator];
    }

    // Rates of the departments, about those who are asked.
    void hide_coverage(const std::vector<DatumId>& totals,
                       std::vector<std::optional<DatumId>> DepartmentData::*rates) {
        for (std::size_t s = 0; s < totals.size(); ++s) {
            const Cells cells = column([&](const DepartmentData& one) { return (one.*rates)[s]; });
            if (hide_cells(cells, departments_) || ratio(totals[s]).denominator < least_)
                hide(totals[s]);
        }
    }

    // Likewise where no total is shown: nothing follows from the rest.
    void hide_small_parts(std::vector<std::optional<DatumId>> DepartmentData::*rates) {
        for (std::size_t d = 0; d < set_.departments.size(); ++d)
            for (const auto& id : set_.departments[d].*rates)
                if (id && (departments_[d] || part_of(id).people < least_)) hide(*id);
    }

    // The pairs of a rate of obligations are those of its trainings: in a department, and in the
    // whole.
    void hide_obligations() {
        for (std::size_t i = 0; i < indicators().size(); ++i) {
            if (indicators()[i].kind != Indicator::Kind::ObligationRate) continue;
            const std::vector<std::size_t> due = behind(i);
            const auto row = [&](const auto& rates, DatumId sum) {
                Cells cells;
                for (const std::size_t t : due) cells.emplace_back(rates[t]);
                if (!is_hidden(sum) && hide_cells(cells, {}, Groups::Overlapping)) hide(sum);
                cells.emplace_back(sum);
                return cells;
            };
            std::vector<Cells> rows;
            for (const DepartmentData& one : set_.departments)
                rows.push_back(row(one.trainings, one.indicators[i]));
            rows.push_back(row(set_.training_totals, set_.totals[i]));
            hide_what_follows(rows);
        }
    }

    // Figures that add up by row and by column; the last of each is the total, which is hidden only
    // where much else would be instead.
    void hide_what_follows(const std::vector<Cells>& rows) {
        SummedTable table(rows.size(), rows.front().size());
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (!adds_up(rows[r])) table.set_open(r);
            for (std::size_t c = 0; c < rows[r].size(); ++c)
                if (const auto& id = rows[r][c]) {
                    const bool total = r + 1 == rows.size() || c + 1 == rows[r].size();
                    table.set(r, c, part_of(id).people * (total ? worth_of_total : 1),
                              is_hidden(*id));
                }
        }
        for (const SummedTable::Place& place : table.to_hide())
            hide(*rows[place.row][place.column]);
    }

    bool adds_up(const Cells& cells) const {
        Ratio sum;
        for (std::size_t i = 0; i + 1 < cells.size(); ++i)
            if (cells[i]) sum += ratio(*cells[i]);
        return cells.back() && sum == ratio(*cells.back());
    }

    // That nobody completed any training, or somebody each of them, says so of every one.
    void hide_told() {
        for (std::size_t i = 0; i < indicators().size(); ++i) {
            if (!is_coverage(indicators()[i].kind)) continue;
            const std::vector<std::size_t> own = behind(i);
            for (const DepartmentData& one : set_.departments)
                for (const std::size_t t : own)
                    if (one.trainings[t] && is_hidden(*one.trainings[t])) hide(one.indicators[i]);
        }
    }

    // Where everybody has one persona, those of a department add up to its members, and so do those
    // of the whole.
    void hide_personas() {
        std::vector<Cells> rows;
        for (const DepartmentData& one : set_.departments) {
            Cells cells{one.personas.begin(), one.personas.end()};
            cells.emplace_back(one.members);
            const bool few = hides_too_few(cells);
            for (const DatumId id : one.personas)
                if (few) hide(id);  // nor that it is the only one
            rows.push_back(std::move(cells));
        }
        Cells whole;
        for (const PersonaData& persona : set_.personas) whole.emplace_back(persona.people);
        whole.emplace_back(set_.staff);
        if (hides_too_few(whole)) hide(set_.staff);
        rows.push_back(std::move(whole));
        hide_what_follows(rows);
    }

    // Hides what has to be hidden of the figures before the total, the last one. True where that is
    // not enough.
    bool hides_too_few(const Cells& cells) {
        if (is_hidden(*cells.back()) || !adds_up(cells)) return false;
        return hide_cells({cells.begin(), cells.end() - 1});
    }

    // Stages of departments are counted over the personas of which nothing is hidden. Where people
    // have others, that is less than the truth. True where that is so anywhere: then no total is
    // shown.
    bool hide_unshown_personas() {
        bool anywhere = false;
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
            anywhere = true;
            for (const auto& id : one.stages)
                if (id) hide(*id);
            for (const DatumId id : set_.stage_totals) hide(id);
        }
        return anywhere;
    }

    // People of a persona by department.
    void hide_people(std::size_t persona) {
        const Cells cells =
            column([&](const DepartmentData& one) { return one.personas[persona]; });
        const DatumId people = set_.personas[persona].people;
        if (hide_cells(cells, departments_) || ratio(people).numerator < least_) hide(people);
    }

    // The stages of a persona add up to its people. What a number of people says elsewhere hides
    // nothing.
    void hide_persona(const PersonaData& persona) {
        Cells cells;
        for (const DatumId id : persona.stages)
            if (!is_told_of_people(ratio(id).numerator)) cells.emplace_back(id);
        if (hide_cells(cells)) hide(persona.people);
        for (const DatumId id : persona.stages)
            if (is_hidden(persona.people)) hide(id);
        hide_shares(persona);
        if (!persona.undecided) return;
        const std::int64_t undecided = ratio(*persona.undecided).numerator;
        const std::int64_t decided = ratio(persona.people).numerator - undecided;
        const bool few = (undecided > 0 && undecided < least_) || (decided > 0 && decided < least_);
        if (few || std::any_of(persona.stages.begin(), persona.stages.end(),
                               [this](DatumId id) { return is_hidden(id); }))
            hide(*persona.undecided);
    }

    // Where the whole has another number of people who are as many, they may be the same.
    bool is_told_of_people(std::int64_t people) const {
        for (std::size_t i = 0; i < indicators().size(); ++i)
            if (indicators()[i].kind == Indicator::Kind::HeadCount && !is_hidden(set_.totals[i]) &&
                ratio(set_.totals[i]).numerator == people && people > 0)
                return true;
        return false;
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
        const bool few_of = is_few(actual.denominator);
        const bool few = counts_people && is_few(actual.numerator);
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

void hide_targets_with_their_figures(Dataset& set, const Assessment& assessment,
                                     std::int64_t least) {
    SmallGroups(set, assessment, least, {}).hide_targets();
}

void hide_small_groups_of_stages(Dataset& set, const Assessment& assessment, std::int64_t least) {
    SmallGroups(set, assessment, least, {}).hide_stages();
}

}  // namespace skillmap::report
