#include "core/plan/find.h"

#include <algorithm>
#include <utility>

#include "core/plan/departments.h"

namespace skillmap::plan {
namespace {

class Finder {
  public:
    explicit Finder(const Placement& placement)
        : placement_(placement),
          scheme_(placement.scheme()),
          facts_(placement.stages().facts),
          records_(facts_.records()) {}

    Judged judge(const Criterion& criterion, Id<StaffMember> staff) {
        facts_.move_to(staff);
        return std::visit([&](const auto& rule) { return by(rule, staff); }, criterion.rule);
    }

  private:
    Judged by(const PersonaCriterion& rule, Id<StaffMember> staff) const {
        return {fit_of(placement_.has(staff, rule.persona)), ""};
    }

    Judged by(const StageCriterion& rule, Id<StaffMember> staff) const {
        bool met = false;
        bool unknown = false;
        bool not_used = false;
        bool failed = false;
        std::string reached;
        for (const auto& step : rule.steps) {
            const Fit has = fit_of(placement_.has(staff, step.persona));
            const Fit fit = std::min(
                has,
                has == Fit::No ? Fit::No : placement_.reaches(staff, step.persona, step.number));
            met = met || fit == Fit::Yes;
            unknown = unknown || fit == Fit::Unknown;
            not_used = not_used || fit == Fit::NotUsed;
            failed = failed || fit == Fit::No;
            const SeenStage seen = placement_.seen(staff, step.persona);
            if (has != Fit::Yes || seen.reached == 0) continue;
            const std::string& name = scheme_.personas[step.persona].stages[seen.reached - 1U].name;
            reached += (reached.empty() ? "" : "/") + name;
        }
        if (rule.every) met = !failed && !unknown && !not_used;
        if (rule.every && failed) return {Fit::No, reached};
        if (met) return {Fit::Yes, reached};
        if (unknown) return {Fit::Unknown, reached};
        return {not_used ? Fit::NotUsed : Fit::No, reached};
    }

    static Judged by_level(Level level, int at_least) {
        if (!level.known()) return {Fit::Unknown, ""};
        return {level.value() >= at_least ? Fit::Yes : Fit::No, std::to_string(level.value())};
    }

    Judged by(const SkillCriterion& rule, Id<StaffMember> staff) const {
        if (placement_.without_tools(staff) && placement_.rules().is_served(rule.skill))
            return {Fit::NotUsed, ""};
        return by_level(facts_.self_check(rule.skill), rule.at_least);
    }

    Judged by(const ToolCriterion& rule, Id<StaffMember> staff) const {
        if (placement_.without_tools(staff)) return {Fit::NotUsed, ""};
        return by_level(facts_.tool_level(rule.tool), rule.at_least);
    }

    Judged by(const TrainingCriterion& rule, Id<StaffMember> /*staff*/) const {
        State state = State::NotMet;
        for (const Id<Training> training : rule.trainings)
            state = any_of(state, facts_.training(training));
        return {fit_of(state), ""};
    }

    Judged by(const QualificationCriterion& rule, Id<StaffMember> /*staff*/) const {
        return {fit_of(facts_.qualified(rule.name)), ""};
    }

    Judged by(const DepartmentCriterion& rule, Id<StaffMember> staff) const {
        const StaffMember& member = records_.staff[staff];
        const auto& posts = member.concurrent_departments;
        const auto is_within = [&](Id<Department> one) { return rule.within[one.index()]; };
        const bool inside = (member.department && is_within(*member.department)) ||
                            std::any_of(posts.begin(), posts.end(), is_within);
        if (!inside && !member.department) return {Fit::Unknown, ""};
        return {inside == rule.inside ? Fit::Yes : Fit::No,
                member.department ? records_.departments[*member.department].name : ""};
    }

    Judged by(const PositionCriterion& rule, Id<StaffMember> staff) const {
        const Symbol position = records_.staff[staff].position;
        if (position == Symbol{}) return {Fit::Unknown, ""};
        const bool wanted = std::find(rule.positions.begin(), rule.positions.end(), position) !=
                            rule.positions.end();
        return {wanted ? Fit::Yes : Fit::No, records_.words.text(position)};
    }

    const Placement& placement_;
    const Scheme& scheme_;
    Facts& facts_;
    const Records& records_;
};

}  // namespace

Found find_people(const Placement& placement, const Query& query) {
    const Facts& facts = placement.stages().facts;
    Found found;
    Finder finder(placement);
    for (const Id<StaffMember> staff : people_in_order(
             facts.records(), placement.stages().population, facts.as_of(), std::nullopt)) {
        ++found.considered;
        FoundPerson person{staff, {}};
        Fit all = Fit::Yes;
        for (const Criterion& criterion : query) {
            person.criteria.push_back(finder.judge(criterion, staff));
            all = std::min(all, person.criteria.back().fit);
            if (all == Fit::No) break;
        }
        if (all == Fit::No) continue;
        auto& list = all == Fit::Yes       ? found.matches
                     : all == Fit::Unknown ? found.unknown
                                           : found.not_used;
        list.push_back(std::move(person));
    }
    return found;
}

}  // namespace skillmap::plan
