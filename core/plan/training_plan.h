// A training plan: who takes which training on which day, from what people lack on the first day
// of the plan (the as-of date of the assessment) and the sessions of 研修日程. Not a report.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/plan/needs.h"
#include "core/plan/seating.h"

namespace skillmap::plan {

/// A session of the plan. Without 研修日程 every training has one, without a day and a limit.
struct PlannedSession {
    Id<Training> training;
    std::optional<Date> date;
    std::optional<int> seats;
    std::int64_t taken = 0;  // seats given to people
    std::int64_t kept = 0;   // seats kept for departments
};

struct PlannedSeat {
    std::size_t session = 0;  // of TrainingPlan::sessions
    Reason reason = Reason::Duty;
};

struct PersonPlan {
    PersonNeeds needs;
    std::vector<PlannedSeat> seats;  // by day, those without one last
    std::vector<bool> reached;       // by goal: with these seats
    TrainingSet waiting;             // needed, without a seat
};

struct DepartmentPlan {
    DepartmentNeed need;
    std::optional<std::size_t> session;  // in which a seat is kept
    bool served = false;                 // somebody of the department has a seat
};

/// A training in the plan, in numbers. `needed` people lack it: they have a seat, or wait for one.
struct TrainingTotals {
    std::int64_t needed = 0;
    std::int64_t duties = 0;  // seats, by reason
    std::int64_t goals = 0;
    std::int64_t wishes = 0;
    std::int64_t towards = 0;
    std::int64_t kept = 0;
    std::int64_t waiting = 0;
    std::int64_t waiting_duties = 0;  // of these, asked of them by an obligation
    std::int64_t departments = 0;     // departments without a seat for it, who lack it
    std::int64_t sessions = 0;
    std::optional<std::int64_t> seats;  // of all sessions; nothing: as many as come

    std::int64_t given() const { return duties + goals + wishes + towards; }
};

struct TrainingPlan {
    Date from{};
    Date to{};
    bool scheduled = false;                // the workbook has 研修日程
    std::size_t other_sessions = 0;        // on days outside the time of the plan
    std::vector<PlannedSession> sessions;  // by day, those without one last
    std::vector<PersonPlan> people;        // who lack something
    std::vector<DepartmentPlan> departments;
    std::vector<TrainingTotals> trainings;  // by Records::trainings
    std::int64_t goals = 0;                 // stages that trainings alone reach
    std::int64_t reached = 0;               // with these seats
    std::int64_t at_most = 0;               // no plan that serves the obligations reaches more
};

/// The last day of the fiscal year in which a plan begins.
Date usual_end(Date from);

/// A function of its arguments. `to` is the last day.
TrainingPlan make_plan(const Assessment& assessment, Date to);

}  // namespace skillmap::plan
