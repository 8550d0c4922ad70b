// Seats given to people: who takes which course in which session. Knows neither trainings nor
// stages, only that somebody has to take a course, or lacks all courses of a set for a goal.
//
// Seats go first to those who have to take the course (duties), then to goals, those that need the
// least scarce seats first, then to groups of whom somebody has to take it, to those to whom it is
// recommended (wishes), and what is left to people on the way to a goal. The number of goals is
// compared with a bound that no plan exceeds: the Lagrangian dual of the seats (Fisher, Management
// Science 27, 1981).
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace skillmap::plan {

using Course = std::uint32_t;

/// A course is held once. Sessions of one course stand in the order in which they are filled.
struct Session {
    Course course = 0;
    std::optional<std::int32_t> day;  // nobody takes two of one day
    std::optional<int> seats;         // nothing: as many as come
};

/// Courses, sorted, each once.
using Way = std::vector<Course>;

/// What somebody is after. One of the ways is enough.
struct Goal {
    std::vector<Way> ways;
    bool all_ways = true;    // no other set of courses would do
    bool by_courses = true;  // false: courses alone do not reach it, they only help
};

struct Applicant {
    std::vector<Course> duties;
    std::vector<Goal> goals;
    std::vector<Course> wishes = {};
};

/// One of them is enough for all: somebody with a seat, or one kept for whom they choose.
struct Group {
    std::vector<std::size_t> applicants;
    Course course = 0;
};

enum class Reason : std::uint8_t { Duty, Goal, Wish, TowardsGoal };

/// One person in one session.
struct Seat {
    std::size_t applicant = 0;
    std::size_t session = 0;
    Reason reason = Reason::Duty;

    friend auto operator<=>(const Seat&, const Seat&) = default;
};

struct Seating {
    std::vector<Seat> seats;                 // by applicant, then by session
    std::vector<std::vector<bool>> reached;  // by applicant and goal
    std::int64_t reached_goals = 0;
    std::int64_t most_goals = 0;  // no plan that serves the duties reaches more
    /// By group: the session in which a seat is kept; nothing where one of them has a seat, or
    /// there is none.
    std::vector<std::optional<std::size_t>> kept;
};

/// A function of its arguments: applicants who are alike are served in their order.
Seating give_seats(const std::vector<Session>& sessions, const std::vector<Applicant>& applicants,
                   std::size_t courses, const std::vector<Group>& groups = {});

}  // namespace skillmap::plan
