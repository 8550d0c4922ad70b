#include "core/plan/needs.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "core/evaluate/last_record.h"

namespace skillmap::plan {
namespace {

void tidy(TrainingSet& set) {
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
}

void take_away(TrainingSet& set, const TrainingSet& others) {
    set.erase(std::remove_if(set.begin(), set.end(),
                             [&](Id<Training> one) {
                                 return std::binary_search(others.begin(), others.end(), one);
                             }),
              set.end());
}

std::vector<Symbol> words_of(const Facts& facts, const std::vector<std::string>& texts) {
    std::vector<Symbol> words;
    for (const std::string& text : texts)
        if (const Symbol word = facts.word(text); word != Symbol{}) words.push_back(word);
    return words;
}

bool has_status(const Facts& facts, Id<Training> training, AttendanceStatus status) {
    const Attendance* last = last_record(facts, training);
    return last != nullptr && last->status == status;
}

// The needs of people by one scheme.
class SchemeNeeds {
  public:
    SchemeNeeds(SchemeAssessment& of, const InPlan& in_plan)
        : of_(of), records_(of.facts.records()), in_plan_(in_plan) {
        for (const Indicator& indicator : of.scheme.indicators)
            if (indicator.kind == Indicator::Kind::ObligationRate)
                obligations_.push_back(
                    {&indicator, words_of(of.facts, indicator.training_categories)});
    }

    void add(Id<StaffMember> staff, PersonNeeds& needs) {
        if (!of_.population.counts[staff.index()]) return;
        of_.facts.move_to(staff);
        for (const Obligation& one : obligations_) add_obligation(one, needs);
        for (const PersonaStage& stage : of_.stages.of(staff)) add_goal(stage, needs);
    }

  private:
    struct Obligation {
        const Indicator* indicator = nullptr;
        std::vector<Symbol> categories;
    };

    void add_obligation(const Obligation& obligation, PersonNeeds& needs) {
        if (obligation.categories.empty()) return;
        for (const Training& training : records_.trainings) {
            const Id<Training> id = records_.trainings.id_of(training);
            if (!in_plan_[id.index()]) continue;
            const State due = is_for(records_, training, of_.facts.member(), obligation.categories);
            const State taken = of_.facts.training(id);
            if (due == State::NotMet || taken == State::Met) continue;
            if (has_status(of_.facts, id, AttendanceStatus::InProgress)) {
                needs.under_way.push_back(id);
                continue;
            }
            const bool by_choice = obligation.indicator->by_choice;
            if (by_choice && has_status(of_.facts, id, AttendanceStatus::Declined)) continue;
            const bool sure = due == State::Met && taken == State::NotMet;
            (!sure ? needs.unsure : by_choice ? needs.wishes : needs.duties).push_back(id);
        }
    }

    // What nobody knows, or is under way, is not offered again.
    bool is_offered(Id<Training> id) const {
        return in_plan_[id.index()] &&
               is_for(records_, records_.trainings[id], of_.facts.member(), {}) != State::NotMet &&
               !has_status(of_.facts, id, AttendanceStatus::InProgress);
    }

    void add_goal(const PersonaStage& now, PersonNeeds& needs) {
        if (!now.scheme_persona) return;
        const Persona& persona = of_.scheme.personas[*now.scheme_persona];
        if (now.reached >= persona.stages.size()) return;
        const auto stages = explain_stages(of_.facts, *now.scheme_persona);
        StageGoal goal{&of_, *now.scheme_persona, now.reached,
                       ways_to(stages[now.reached], of_.facts,
                               [this](Id<Training> id) { return is_offered(id); })};
        const bool helps = std::any_of(goal.ways.sets.begin(), goal.ways.sets.end(),
                                       [](const TrainingSet& set) { return !set.empty(); });
        if (helps) needs.goals.push_back(std::move(goal));
    }

    SchemeAssessment& of_;
    const Records& records_;
    const InPlan& in_plan_;
    std::vector<Obligation> obligations_;
};

// The needs of departments by one indicator.
class IndicatorNeeds {
  public:
    IndicatorNeeds(SchemeAssessment& of, const Indicator& indicator, const InPlan& in_plan)
        : of_(of), indicator_(indicator), records_(of.facts.records()) {
        for (const Id<Training> id : trainings_of(records_, indicator.training_categories))
            if (in_plan[id.index()]) trainings_.push_back(id);
    }

    void add(Id<Department> department, std::vector<DepartmentNeed>& needs) {
        const std::vector<Id<StaffMember>> members = members_of(department);
        std::vector<State> completed(trainings_.size(), State::NotMet);
        for (const Id<StaffMember> id : members) {
            of_.facts.move_to(id);
            for (std::size_t i = 0; i < trainings_.size(); ++i)
                completed[i] = any_of(completed[i], of_.facts.training_completed(trainings_[i]));
        }
        for (std::size_t i = 0; i < trainings_.size(); ++i) {
            if (completed[i] != State::NotMet) continue;
            // Another indicator, or another scheme, may count the same.
            const bool known =
                std::any_of(needs.begin(), needs.end(), [&](const DepartmentNeed& one) {
                    return one.department == department && one.training == trainings_[i];
                });
            if (known) continue;
            DepartmentNeed need{&of_, &indicator_, department, trainings_[i], {}};
            for (const Id<StaffMember> id : members)
                if (is_for(records_, records_.trainings[trainings_[i]], records_.staff[id], {}) !=
                    State::NotMet)
                    need.members.push_back(id);
            if (!need.members.empty()) needs.push_back(std::move(need));
        }
    }

  private:
    // Those at home there; of a shared coverage only holders of the segment.
    std::vector<Id<StaffMember>> members_of(Id<Department> department) const {
        std::vector<Id<StaffMember>> members = of_.population.members[department.index()];
        if (indicator_.kind != Indicator::Kind::SharedCoverage) return members;
        const Symbol segment = records_.words.find(indicator_.holder_segment);
        const auto is_holder = [&](Id<StaffMember> id) {
            const auto& segments = records_.staff[id].segments;
            return std::find(segments.begin(), segments.end(), segment) != segments.end();
        };
        members.erase(std::remove_if(members.begin(), members.end(), std::not_fn(is_holder)),
                      members.end());
        return members;
    }

    SchemeAssessment& of_;
    const Indicator& indicator_;
    const Records& records_;
    std::vector<Id<Training>> trainings_;
};

}  // namespace

std::vector<PersonNeeds> needs_of_people(const Assessment& assessment, const InPlan& in_plan) {
    std::vector<SchemeNeeds> schemes;
    for (const auto& one : assessment.schemes()) schemes.emplace_back(*one, in_plan);
    std::vector<PersonNeeds> people;
    const Records& records = assessment.records();
    for (const StaffMember& member : records.staff) {
        PersonNeeds needs;
        needs.staff = records.staff.id_of(member);
        for (SchemeNeeds& one : schemes) one.add(needs.staff, needs);
        for (TrainingSet* set : {&needs.duties, &needs.wishes, &needs.unsure, &needs.under_way})
            tidy(*set);
        take_away(needs.wishes, needs.duties);
        take_away(needs.unsure, needs.duties);
        if (needs.any()) people.push_back(std::move(needs));
    }
    return people;
}

std::vector<DepartmentNeed> needs_of_departments(const Assessment& assessment,
                                                 const InPlan& in_plan) {
    std::vector<DepartmentNeed> needs;
    if (!assessment.records().present.attendances) return needs;
    for (const auto& of : assessment.schemes())
        for (const Indicator& indicator : of->scheme.indicators) {
            if (indicator.kind != Indicator::Kind::SharedCoverage &&
                indicator.kind != Indicator::Kind::AnyOneCoverage)
                continue;
            IndicatorNeeds of_indicator(*of, indicator, in_plan);
            for (const DepartmentResult& one : of->departments)
                of_indicator.add(one.department, needs);
        }
    return needs;
}

}  // namespace skillmap::plan
