#include "core/plan/seating.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "core/plan/goal_bound.h"

namespace skillmap::plan {
namespace {

bool has(const std::vector<Course>& courses, Course course) {
    return std::find(courses.begin(), courses.end(), course) != courses.end();
}

class Seater {
  public:
    Seater(const std::vector<Session>& sessions, const std::vector<Applicant>& applicants,
           std::size_t courses, const std::vector<Group>& groups)
        : sessions_(sessions),
          applicants_(applicants),
          groups_(groups),
          held_(courses),
          left_(courses),
          given_(applicants.size()) {
        for (std::size_t i = 0; i < sessions.size(); ++i) {
            free_.push_back(sessions[i].seats.value_or(std::numeric_limits<int>::max()));
            held_[sessions[i].course].push_back(i);
            left_[sessions[i].course] += free_.back();
        }
        for (const Applicant& one : applicants) result_.reached.emplace_back(one.goals.size());
    }

    Seating run() {
        result_.most_goals = most_goals(seats_of_courses(), applicants_);
        set_prices();
        serve_duties();
        set_prices();
        serve_goals();
        serve_groups();
        serve_wishes();
        serve_the_rest();
        see_what_is_reached();
        std::sort(result_.seats.begin(), result_.seats.end());
        for (const auto& goals : result_.reached)
            result_.reached_goals += std::count(goals.begin(), goals.end(), true);
        return std::move(result_);
    }

  private:
    // A goal, and the cheapest way to it.
    struct Candidate {
        double price = 0;
        std::size_t courses = 0;
        std::size_t applicant = 0;
        std::size_t goal = 0;
        std::size_t way = 0;
    };

    CourseSeats seats_of_courses() const {
        CourseSeats seats(held_.size());
        for (std::size_t course = 0; course < held_.size(); ++course) {
            seats[course] = 0;
            for (const std::size_t session : held_[course]) {
                if (!sessions_[session].seats) {
                    seats[course].reset();
                    break;
                }
                *seats[course] += *sessions_[session].seats;
            }
        }
        return seats;
    }

    bool took(std::size_t applicant, Course course) const {
        return std::any_of(
            given_[applicant].begin(), given_[applicant].end(),
            [&](std::size_t session) { return sessions_[session].course == course; });
    }

    // The first session with a seat on a day that the person has free.
    std::optional<std::size_t> session_for(std::size_t applicant, Course course) const {
        for (const std::size_t session : held_[course]) {
            if (free_[session] <= 0) continue;
            const auto& day = sessions_[session].day;
            const bool busy =
                day && std::any_of(given_[applicant].begin(), given_[applicant].end(),
                                   [&](std::size_t other) { return sessions_[other].day == day; });
            if (!busy) return session;
        }
        return std::nullopt;
    }

    bool take(std::size_t applicant, Course course) {
        const auto session = session_for(applicant, course);
        if (!session) return false;
        --free_[*session];
        --left_[course];
        given_[applicant].push_back(*session);
        return true;
    }

    void give_back(std::size_t applicant) {
        const std::size_t session = given_[applicant].back();
        ++free_[session];
        ++left_[sessions_[session].course];
        given_[applicant].pop_back();
    }

    void note(std::size_t applicant, std::size_t session, Reason reason) {
        result_.seats.push_back({applicant, session, reason});
    }

    // The share of those who want a course that will not have it.
    void set_prices() {
        std::vector<std::int64_t> wanted(held_.size());
        for (std::size_t a = 0; a < applicants_.size(); ++a) {
            Way asked = duties_done_ ? Way{} : applicants_[a].duties;
            for (const Goal& goal : applicants_[a].goals)
                if (!goal.ways.empty())
                    asked.insert(asked.end(), goal.ways.front().begin(), goal.ways.front().end());
            std::sort(asked.begin(), asked.end());
            asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
            for (const Course course : asked) wanted[course] += took(a, course) ? 0 : 1;
        }
        prices_.assign(held_.size(), 0);
        for (std::size_t course = 0; course < held_.size(); ++course)
            if (wanted[course] > left_[course])
                prices_[course] =
                    1 - static_cast<double>(left_[course]) / static_cast<double>(wanted[course]);
    }

    // The ways that are still open, as what they lack; the cheapest first.
    std::optional<Candidate> cheapest(std::size_t applicant, std::size_t goal) const {
        std::optional<Candidate> best;
        const auto& ways = applicants_[applicant].goals[goal].ways;
        for (std::size_t w = 0; w < ways.size(); ++w) {
            Candidate one{0, 0, applicant, goal, w};
            bool open = true;
            for (const Course course : ways[w]) {
                if (took(applicant, course)) continue;
                open = open && left_[course] > 0;
                one.price += prices_[course];
                ++one.courses;
            }
            if (open && (!best || key(one) < key(*best))) best = one;
        }
        return best;
    }
    static std::tuple<double, std::size_t, std::size_t, std::size_t, std::size_t> key(
        const Candidate& one) {
        return {one.price, one.courses, one.applicant, one.goal, one.way};
    }

    std::vector<Candidate> candidates() const {
        std::vector<Candidate> list;
        for (std::size_t a = 0; a < applicants_.size(); ++a)
            for (std::size_t g = 0; g < applicants_[a].goals.size(); ++g)
                if (!result_.reached[a][g] && applicants_[a].goals[g].by_courses)
                    if (const auto one = cheapest(a, g)) list.push_back(*one);
        std::sort(list.begin(), list.end(),
                  [](const Candidate& a, const Candidate& b) { return key(a) < key(b); });
        return list;
    }

    // Where seats are short those come first whose goal needs the course, the nearest first.
    void serve_duties() {
        std::vector<std::vector<std::size_t>> order(held_.size());
        for (const Candidate& one : candidates())
            for (const Course course : applicants_[one.applicant].goals[one.goal].ways[one.way])
                if (has(applicants_[one.applicant].duties, course))
                    order[course].push_back(one.applicant);
        for (std::size_t a = 0; a < applicants_.size(); ++a)
            for (const Course course : applicants_[a].duties) order[course].push_back(a);
        for (Course course = 0; course < held_.size(); ++course)
            for (const std::size_t a : order[course])
                if (!took(a, course) && take(a, course)) note(a, given_[a].back(), Reason::Duty);
        duties_done_ = true;
    }

    bool serve(const Candidate& one) {
        const std::size_t before = given_[one.applicant].size();
        Way way = applicants_[one.applicant].goals[one.goal].ways[one.way];
        // What is held least often is placed first.
        std::stable_sort(way.begin(), way.end(),
                         [this](Course a, Course b) { return held_[a].size() < held_[b].size(); });
        for (const Course course : way)
            if (!took(one.applicant, course) && !take(one.applicant, course)) {
                while (given_[one.applicant].size() > before) give_back(one.applicant);
                return false;
            }
        for (std::size_t i = before; i < given_[one.applicant].size(); ++i)
            note(one.applicant, given_[one.applicant][i], Reason::Goal);
        result_.reached[one.applicant][one.goal] = true;
        return true;
    }

    // Until nobody reaches a goal any more: a way may be full, and another one open.
    void serve_goals() {
        for (bool changed = true; changed;) {
            changed = false;
            for (const Candidate& one : candidates()) changed = serve(one) || changed;
        }
    }

    void serve_groups() {
        for (const Group& group : groups_) {
            auto& kept = result_.kept.emplace_back();
            const bool served =
                std::any_of(group.applicants.begin(), group.applicants.end(),
                            [&](std::size_t one) { return took(one, group.course); });
            const auto& held = held_[group.course];
            const auto session = std::find_if(held.begin(), held.end(),
                                              [this](std::size_t one) { return free_[one] > 0; });
            if (served || session == held.end()) continue;
            --free_[*session];
            --left_[group.course];
            kept = *session;
        }
    }

    // In the order of people: for the first wish of everybody, then for the second.
    void serve_wishes() {
        bool more = true;
        for (std::size_t i = 0; more; ++i) {
            more = false;
            for (std::size_t a = 0; a < applicants_.size(); ++a) {
                const auto& wishes = applicants_[a].wishes;
                if (i >= wishes.size()) continue;
                more = true;
                if (!took(a, wishes[i]) && take(a, wishes[i]))
                    note(a, given_[a].back(), Reason::Wish);
            }
        }
    }

    // Seats given for another reason may reach a goal too.
    void see_what_is_reached() {
        for (std::size_t a = 0; a < applicants_.size(); ++a)
            for (std::size_t g = 0; g < applicants_[a].goals.size(); ++g) {
                const Goal& goal = applicants_[a].goals[g];
                const bool all =
                    std::any_of(goal.ways.begin(), goal.ways.end(), [&](const Way& way) {
                        return std::all_of(way.begin(), way.end(),
                                           [&](Course course) { return took(a, course); });
                    });
                result_.reached[a][g] = goal.by_courses && all;
            }
    }

    // Who lacks the least afterwards comes first.
    void serve_the_rest() {
        std::vector<Candidate> list;
        for (std::size_t a = 0; a < applicants_.size(); ++a)
            for (std::size_t g = 0; g < applicants_[a].goals.size(); ++g) {
                if (result_.reached[a][g]) continue;
                const auto& ways = applicants_[a].goals[g].ways;
                for (std::size_t w = 0; w < std::min<std::size_t>(ways.size(), 1); ++w) {
                    Candidate one{0, 0, a, g, w};
                    for (const Course course : ways[w])
                        if (!took(a, course) && left_[course] == 0) ++one.courses;
                    list.push_back(one);
                }
            }
        std::sort(list.begin(), list.end(),
                  [](const Candidate& a, const Candidate& b) { return key(a) < key(b); });
        for (const Candidate& one : list)
            for (const Course course : applicants_[one.applicant].goals[one.goal].ways[one.way])
                if (!took(one.applicant, course) && take(one.applicant, course))
                    note(one.applicant, given_[one.applicant].back(), Reason::TowardsGoal);
    }

    const std::vector<Session>& sessions_;
    const std::vector<Applicant>& applicants_;
    const std::vector<Group>& groups_;
    std::vector<std::vector<std::size_t>> held_;   // sessions, by course
    std::vector<std::int64_t> left_;               // seats, by course
    std::vector<int> free_;                        // seats, by session
    std::vector<std::vector<std::size_t>> given_;  // sessions, by applicant
    std::vector<double> prices_;                   // by course
    bool duties_done_ = false;
    Seating result_;
};

}  // namespace

Seating give_seats(const std::vector<Session>& sessions, const std::vector<Applicant>& applicants,
                   std::size_t courses, const std::vector<Group>& groups) {
    return Seater(sessions, applicants, courses, groups).run();
}

}  // namespace skillmap::plan
