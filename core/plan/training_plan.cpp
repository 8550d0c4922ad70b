#include "core/plan/training_plan.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace skillmap::plan {
namespace {

class Planner {
  public:
    Planner(const Assessment& assessment, Date to)
        : assessment_(assessment), records_(assessment.records()) {
        plan_.from = assessment.input().as_of;
        plan_.to = to;
        plan_.scheduled = records_.present.sessions;
    }

    TrainingPlan make() {
        plan_.scheduled ? take_sessions() : make_sessions();
        const InPlan in_plan = trainings_of_the_time();
        std::vector<PersonNeeds> people = needs_of_people(assessment_, in_plan);
        std::vector<DepartmentNeed> departments = needs_of_departments(assessment_, in_plan);
        const Seating seating = give_seats(sessions_for_seating(), applicants(people),
                                           records_.trainings.size(), groups(people, departments));
        for (PersonNeeds& one : people) plan_.people.push_back({std::move(one), {}, {}, {}});
        take(seating);
        take_departments(std::move(departments), seating);
        for (PersonPlan& one : plan_.people) find_waiting(one);
        count();
        return std::move(plan_);
    }

  private:
    bool in_time(Date day) const { return plan_.from <= day && day <= plan_.to; }

    void take_sessions() {
        for (const skillmap::Session& one : records_.sessions) {
            if (!one.date.blank() && !(one.date.known() && in_time(one.date.date()))) {
                ++plan_.other_sessions;
                continue;
            }
            const auto day = one.date.known() ? std::optional(one.date.date()) : std::nullopt;
            plan_.sessions.push_back({one.training, day, one.seats, 0, 0});
        }
        const auto key = [](const PlannedSession& one) {
            return std::tuple(!one.date, one.date.value_or(Date{}));
        };
        std::stable_sort(
            plan_.sessions.begin(), plan_.sessions.end(),
            [&](const PlannedSession& a, const PlannedSession& b) { return key(a) < key(b); });
    }

    void make_sessions() {
        for (const Training& training : records_.trainings)
            if (is_of_the_time(training))
                plan_.sessions.push_back(
                    {records_.trainings.id_of(training), std::nullopt, std::nullopt, 0, 0});
    }

    bool is_of_the_time(const Training& training) const {
        return !training.fiscal_year || (training.fiscal_year->first() <= plan_.to &&
                                         plan_.from <= training.fiscal_year->last());
    }

    // Also those without a session: who lacks them is told.
    InPlan trainings_of_the_time() const {
        InPlan in_plan;
        for (const Training& training : records_.trainings)
            in_plan.push_back(is_of_the_time(training));
        for (const PlannedSession& one : plan_.sessions) in_plan[one.training.index()] = true;
        return in_plan;
    }

    static Course course_of(Id<Training> training) { return static_cast<Course>(training.index()); }
    static Way way_of(const TrainingSet& set) {
        Way way;
        std::transform(set.begin(), set.end(), std::back_inserter(way), course_of);
        return way;
    }

    std::vector<plan::Session> sessions_for_seating() const {
        std::vector<plan::Session> sessions;
        for (const PlannedSession& one : plan_.sessions) {
            plan::Session session{course_of(one.training), std::nullopt, one.seats};
            if (one.date)
                session.day = static_cast<std::int32_t>(one.date->time_since_epoch().count());
            sessions.push_back(session);
        }
        return sessions;
    }

    static std::vector<Applicant> applicants(const std::vector<PersonNeeds>& people) {
        std::vector<Applicant> list;
        for (const PersonNeeds& one : people) {
            Applicant applicant{way_of(one.duties), {}, way_of(one.wishes)};
            for (const StageGoal& goal : one.goals) {
                Goal wanted{{}, goal.ways.complete, goal.ways.enough};
                for (const TrainingSet& set : goal.ways.sets) wanted.ways.push_back(way_of(set));
                applicant.goals.push_back(std::move(wanted));
            }
            list.push_back(std::move(applicant));
        }
        return list;
    }

    // Of the people who may serve a department, those who lack nothing cannot have a seat.
    static std::vector<Group> groups(const std::vector<PersonNeeds>& people,
                                     const std::vector<DepartmentNeed>& departments) {
        std::map<Id<StaffMember>, std::size_t> numbers;
        for (std::size_t i = 0; i < people.size(); ++i) numbers.emplace(people[i].staff, i);
        std::vector<Group> groups;
        for (const DepartmentNeed& need : departments) {
            Group group{{}, course_of(need.training)};
            for (const Id<StaffMember> id : need.members)
                if (const auto found = numbers.find(id); found != numbers.end())
                    group.applicants.push_back(found->second);
            groups.push_back(std::move(group));
        }
        return groups;
    }

    void take(const Seating& seating) {
        for (const Seat& seat : seating.seats) {
            plan_.people[seat.applicant].seats.push_back({seat.session, seat.reason});
            ++plan_.sessions[seat.session].taken;
        }
        for (std::size_t i = 0; i < plan_.people.size(); ++i) {
            plan_.people[i].reached = seating.reached[i];
            for (const StageGoal& goal : plan_.people[i].needs.goals)
                plan_.goals += goal.ways.enough ? 1 : 0;
        }
        plan_.reached = seating.reached_goals;
        plan_.at_most = std::min(seating.most_goals, plan_.goals);
    }

    void take_departments(std::vector<DepartmentNeed> needs, const Seating& seating) {
        std::vector<std::vector<Id<StaffMember>>> seated(records_.trainings.size());
        for (const PersonPlan& one : plan_.people)
            for (const PlannedSeat& seat : one.seats)
                seated[plan_.sessions[seat.session].training.index()].push_back(one.needs.staff);
        for (std::size_t i = 0; i < needs.size(); ++i) {
            DepartmentPlan one{std::move(needs[i]), seating.kept[i], false};
            const auto& with_seat = seated[one.need.training.index()];
            one.served = std::any_of(
                one.need.members.begin(), one.need.members.end(), [&](Id<StaffMember> id) {
                    return std::binary_search(with_seat.begin(), with_seat.end(), id);
                });
            if (one.session) ++plan_.sessions[*one.session].kept;
            plan_.departments.push_back(std::move(one));
        }
    }

    // Of a stage that is not reached the smallest way is what is lacking.
    void find_waiting(PersonPlan& one) const {
        TrainingSet& waiting = one.waiting;
        waiting = one.needs.duties;
        waiting.insert(waiting.end(), one.needs.wishes.begin(), one.needs.wishes.end());
        for (std::size_t i = 0; i < one.needs.goals.size(); ++i) {
            const TrainingSet& way = one.needs.goals[i].ways.sets.front();
            if (!one.reached[i]) waiting.insert(waiting.end(), way.begin(), way.end());
        }
        std::sort(waiting.begin(), waiting.end());
        waiting.erase(std::unique(waiting.begin(), waiting.end()), waiting.end());
        const auto has_seat = [&](Id<Training> training) {
            return std::any_of(one.seats.begin(), one.seats.end(), [&](const PlannedSeat& seat) {
                return plan_.sessions[seat.session].training == training;
            });
        };
        waiting.erase(std::remove_if(waiting.begin(), waiting.end(), has_seat), waiting.end());
    }

    TrainingTotals& totals(Id<Training> training) { return plan_.trainings[training.index()]; }

    void count() {
        plan_.trainings.assign(records_.trainings.size(), {});
        for (TrainingTotals& one : plan_.trainings) one.seats = 0;
        for (const PlannedSession& one : plan_.sessions) {
            TrainingTotals& of = totals(one.training);
            ++of.sessions;
            of.kept += one.kept;
            if (of.seats && one.seats)
                *of.seats += *one.seats;
            else
                of.seats.reset();
        }
        for (const PersonPlan& one : plan_.people) count(one);
        for (const DepartmentPlan& one : plan_.departments)
            if (!one.session && !one.served) ++totals(one.need.training).departments;
    }

    void count(const PersonPlan& person) {
        for (const PlannedSeat& seat : person.seats) {
            TrainingTotals& of = totals(plan_.sessions[seat.session].training);
            ++of.needed;
            ++(seat.reason == Reason::Duty   ? of.duties
               : seat.reason == Reason::Goal ? of.goals
               : seat.reason == Reason::Wish ? of.wishes
                                             : of.towards);
        }
        for (const Id<Training> training : person.waiting) {
            TrainingTotals& of = totals(training);
            ++of.needed;
            ++of.waiting;
            const TrainingSet& duties = person.needs.duties;
            of.waiting_duties += std::binary_search(duties.begin(), duties.end(), training);
        }
    }

    const Assessment& assessment_;
    const Records& records_;
    TrainingPlan plan_;
};

}  // namespace

Date usual_end(Date from) {
    return FiscalYear::of(from).last();
}

TrainingPlan make_plan(const Assessment& assessment, Date to) {
    return Planner(assessment, to).make();
}

}  // namespace skillmap::plan
