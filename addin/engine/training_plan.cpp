#include "addin/engine/training_plan.h"

#include <nlohmann/json.hpp>

#include "core/messages.h"

namespace skillmap::engine {
namespace {

using nlohmann::ordered_json;

class PlanJson {
  public:
    PlanJson(const Assessment& assessment, const plan::TrainingPlan& plan)
        : records_(assessment.records()), plan_(plan) {}

    ordered_json make() const {
        return {{"from", to_string(plan_.from)}, {"to", to_string(plan_.to)},
                {"scheduled", plan_.scheduled},  {"other_sessions", plan_.other_sessions},
                {"goals", plan_.goals},          {"reached", plan_.reached},
                {"at_most", plan_.at_most},      {"trainings", trainings()},
                {"sessions", sessions()},        {"people", people()},
                {"departments", departments()}};
    }

  private:
    const std::string& name(Id<Training> training) const {
        return records_.trainings[training].name;
    }
    ordered_json names(const plan::TrainingSet& set) const {
        ordered_json list = ordered_json::array();
        for (const Id<Training> one : set) list.push_back(name(one));
        return list;
    }
    template <class T>
    static ordered_json or_null(const std::optional<T>& value) {
        return value ? ordered_json(*value) : ordered_json(nullptr);
    }
    static ordered_json day(const plan::PlannedSession& session) {
        return session.date ? ordered_json(to_string(*session.date)) : ordered_json(nullptr);
    }

    ordered_json trainings() const {
        ordered_json list = ordered_json::array();
        for (std::size_t i = 0; i < plan_.trainings.size(); ++i) {
            const plan::TrainingTotals& of = plan_.trainings[i];
            if (of.needed == 0 && of.sessions == 0 && of.departments == 0) continue;
            list.push_back({{"name", name(Id<Training>(i))},
                            {"needed", of.needed},
                            {"seats",
                             {{"duty", of.duties},
                              {"goal", of.goals},
                              {"wish", of.wishes},
                              {"towards", of.towards},
                              {"kept", of.kept}}},
                            {"waiting", of.waiting},
                            {"waiting_duty", of.waiting_duties},
                            {"departments_waiting", of.departments},
                            {"sessions", of.sessions},
                            {"capacity", or_null(of.seats)}});
        }
        return list;
    }

    ordered_json sessions() const {
        ordered_json list = ordered_json::array();
        for (const plan::PlannedSession& one : plan_.sessions)
            list.push_back({{"training", name(one.training)},
                            {"date", day(one)},
                            {"capacity", or_null(one.seats)},
                            {"taken", one.taken},
                            {"kept", one.kept}});
        return list;
    }

    static std::string_view reason(plan::Reason reason) {
        switch (reason) {
            case plan::Reason::Duty:
                return "duty";
            case plan::Reason::Goal:
                return "goal";
            case plan::Reason::Wish:
                return "wish";
            case plan::Reason::TowardsGoal:
                break;
        }
        return "towards";
    }

    ordered_json person(const plan::PersonPlan& one) const {
        const StaffMember& member = records_.staff[one.needs.staff];
        ordered_json goals = ordered_json::array();
        for (std::size_t i = 0; i < one.needs.goals.size(); ++i) {
            const plan::StageGoal& goal = one.needs.goals[i];
            const Persona& persona = goal.of->scheme.personas[goal.persona];
            goals.push_back({{"persona", persona.name},
                             {"stage", persona.stages[goal.stage].name},
                             {"by_trainings", goal.ways.enough},
                             {"reached", static_cast<bool>(one.reached[i])}});
        }
        ordered_json seats = ordered_json::array();
        for (const plan::PlannedSeat& seat : one.seats) {
            const plan::PlannedSession& session = plan_.sessions[seat.session];
            seats.push_back({{"session", seat.session},
                             {"training", name(session.training)},
                             {"date", day(session)},
                             {"reason", reason(seat.reason)}});
        }
        return {
            {"staff_id", member.id},
            {"name", member.name},
            {"department", member.department ? records_.departments[*member.department].code : ""},
            {"goals", std::move(goals)},
            {"seats", std::move(seats)},
            {"waiting", names(one.waiting)},
            {"unsure", names(one.needs.unsure)},
            {"under_way", names(one.needs.under_way)}};
    }

    ordered_json people() const {
        ordered_json list = ordered_json::array();
        for (const plan::PersonPlan& one : plan_.people) list.push_back(person(one));
        return list;
    }

    ordered_json departments() const {
        ordered_json list = ordered_json::array();
        for (const plan::DepartmentPlan& one : plan_.departments)
            list.push_back({{"code", records_.departments[one.need.department].code},
                            {"training", name(one.need.training)},
                            {"indicator", one.need.indicator->title()},
                            {"session", or_null(one.session)},
                            {"served", one.served}});
        return list;
    }

    const Records& records_;
    const plan::TrainingPlan& plan_;
};

}  // namespace

Result<Date> begin_plan(AssessmentInput& input, std::optional<Date> from, std::optional<Date> to) {
    const Date first = from.value_or(input.as_of + std::chrono::days(1));
    const Date last = to.value_or(plan::usual_end(first));
    if (last < first || plan::usual_end(first) < last)
        return Issue{MessageId::PlanTime, {}, "", to_string(first), to_string(last)};
    input.as_of = first;
    return last;
}

std::string plan_json(const Assessment& assessment, const plan::TrainingPlan& plan) {
    return PlanJson(assessment, plan)
        .make()
        .dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace skillmap::engine
