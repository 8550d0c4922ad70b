#include "core/plan/seating.h"

#include <algorithm>
#include <map>
#include <set>

#include "samples/random.h"
#include "tests/support/catch.h"

using namespace skillmap;
using namespace skillmap::plan;

namespace {

Goal goal(std::vector<Way> ways) {
    return {std::move(ways), true, true};
}

std::vector<std::size_t> people_in(const Seating& seating, std::size_t session) {
    std::vector<std::size_t> people;
    for (const Seat& seat : seating.seats)
        if (seat.session == session) people.push_back(seat.applicant);
    return people;
}

using Indices = std::vector<std::size_t>;

// What every plan keeps to, whatever it reaches.
void check_rules(const std::vector<Session>& sessions, const std::vector<Applicant>& applicants,
                 const Seating& seating) {
    std::map<std::size_t, int> filled;
    std::set<std::pair<std::size_t, Course>> courses;
    std::set<std::pair<std::size_t, std::int32_t>> days;
    for (const Seat& seat : seating.seats) {
        const Session& session = sessions[seat.session];
        ++filled[seat.session];
        CHECK(courses.emplace(seat.applicant, session.course).second);
        if (session.day) CHECK(days.emplace(seat.applicant, *session.day).second);
    }
    for (const auto& [session, people] : filled)
        if (sessions[session].seats) CHECK(people <= *sessions[session].seats);
    std::int64_t reached = 0;
    for (std::size_t a = 0; a < applicants.size(); ++a)
        for (std::size_t g = 0; g < applicants[a].goals.size(); ++g) {
            const auto& ways = applicants[a].goals[g].ways;
            const bool all = std::any_of(ways.begin(), ways.end(), [&](const Way& way) {
                return std::all_of(way.begin(), way.end(), [&](Course course) {
                    return courses.contains({a, course});
                });
            });
            const bool counts = all && applicants[a].goals[g].by_courses;
            CHECK(seating.reached[a][g] == counts);
            reached += counts ? 1 : 0;
        }
    CHECK(seating.reached_goals == reached);
    CHECK(seating.reached_goals <= seating.most_goals);
}

// The most goals by trying everything: seats without days and duties.
std::int64_t best(std::vector<int>& seats, const std::vector<Applicant>& applicants,
                  std::size_t next) {
    if (next == applicants.size()) return 0;
    std::int64_t most = best(seats, applicants, next + 1);
    for (const Way& way : applicants[next].goals.front().ways) {
        if (!std::all_of(way.begin(), way.end(), [&](Course c) { return seats[c] > 0; })) continue;
        for (const Course course : way) --seats[course];
        most = std::max(most, 1 + best(seats, applicants, next + 1));
        for (const Course course : way) ++seats[course];
    }
    return most;
}

}  // namespace

TEST_CASE("with seats for everybody all get what they have to take and what they lack") {
    const std::vector<Session> sessions{{0, 100, std::nullopt}, {1, 200, std::nullopt}};
    const std::vector<Applicant> applicants{
        {{0}, {}}, {{0}, {goal({{0, 1}})}}, {{}, {goal({{1}})}}};
    const Seating seating = give_seats(sessions, applicants, 2);
    check_rules(sessions, applicants, seating);
    CHECK(people_in(seating, 0) == Indices{0, 1});
    CHECK(people_in(seating, 1) == Indices{1, 2});
    CHECK(seating.reached_goals == 2);
    CHECK(seating.most_goals == 2);
}

TEST_CASE("duties come before goals, and of duties those whose goal needs them") {
    const std::vector<Session> sessions{{0, std::nullopt, 1}};
    const std::vector<Applicant> two_duties{{{0}, {}}, {{0}, {goal({{0}})}}};
    CHECK(people_in(give_seats(sessions, two_duties, 1), 0) == Indices{1});
    const std::vector<Applicant> one_duty{{{}, {goal({{0}})}}, {{0}, {}}};
    const Seating seating = give_seats(sessions, one_duty, 1);
    CHECK(people_in(seating, 0) == Indices{1});
    CHECK(seating.reached_goals == 0);
    CHECK(seating.most_goals == 0);
}

TEST_CASE("a seat that many lack goes to those who lack nothing else that is scarce") {
    // One seat of each: the first person needs both, the others one of them.
    const std::vector<Session> sessions{{0, std::nullopt, 1}, {1, std::nullopt, 1}};
    const std::vector<Applicant> applicants{
        {{}, {goal({{0, 1}})}}, {{}, {goal({{0}})}}, {{}, {goal({{1}})}}};
    const Seating seating = give_seats(sessions, applicants, 2);
    check_rules(sessions, applicants, seating);
    CHECK(seating.reached_goals == 2);
    CHECK(seating.most_goals == 2);
}

TEST_CASE("another way is taken where the first is full") {
    const std::vector<Session> sessions{{0, std::nullopt, 1}, {1, std::nullopt, 5}};
    const std::vector<Applicant> applicants{{{}, {goal({{0}, {1}})}}, {{}, {goal({{0}, {1}})}}};
    const Seating seating = give_seats(sessions, applicants, 2);
    check_rules(sessions, applicants, seating);
    CHECK(seating.reached_goals == 2);
}

TEST_CASE("nobody is in two sessions of one day") {
    const std::vector<Session> sessions{{0, 100, std::nullopt}, {1, 100, 5}, {1, 101, 1}};
    const std::vector<Applicant> applicants{{{}, {goal({{0, 1}})}}, {{}, {goal({{0, 1}})}}};
    const Seating seating = give_seats(sessions, applicants, 2);
    check_rules(sessions, applicants, seating);
    CHECK(people_in(seating, 2) == Indices{0});
    CHECK(seating.reached_goals == 1);
}

TEST_CASE("seats that reach no goal go to those who come nearest to one") {
    const std::vector<Session> sessions{{0, std::nullopt, 1}};
    const std::vector<Applicant> applicants{{{}, {goal({{0, 1, 2}})}}, {{}, {goal({{0, 1}})}}};
    const Seating seating = give_seats(sessions, applicants, 3);
    REQUIRE(seating.seats.size() == 1);
    CHECK(seating.seats.front() == Seat{1, 0, Reason::TowardsGoal});
    CHECK(seating.reached_goals == 0);
    CHECK(seating.most_goals == 0);
}

TEST_CASE("what courses alone do not reach takes the seats that are left, and counts for nothing") {
    const std::vector<Session> sessions{{0, std::nullopt, 2}};
    const std::vector<Applicant> applicants{
        {{}, {Goal{{{0}}, true, false}}}, {{}, {goal({{0}})}}, {{}, {Goal{{{0}}, true, false}}}};
    const Seating seating = give_seats(sessions, applicants, 1);
    check_rules(sessions, applicants, seating);
    CHECK(people_in(seating, 0) == Indices{0, 1});
    CHECK(seating.reached_goals == 1);
    CHECK(seating.most_goals == 1);
}

TEST_CASE("wishes come after goals, one of everybody before two of anybody") {
    const std::vector<Session> sessions{{0, std::nullopt, 2}, {1, std::nullopt, 1}};
    const std::vector<Applicant> applicants{
        {{}, {}, {0, 1}}, {{}, {}, {1}}, {{}, {goal({{0}})}, {}}};
    const Seating seating = give_seats(sessions, applicants, 2);
    check_rules(sessions, applicants, seating);
    CHECK(people_in(seating, 0) == Indices{0, 2});
    CHECK(people_in(seating, 1) == Indices{1});
}

TEST_CASE("a wish that completes a goal reaches it") {
    const std::vector<Session> sessions{{0, std::nullopt, 1}, {1, std::nullopt, std::nullopt}};
    const std::vector<Applicant> applicants{{{0}, {goal({{0, 1}})}, {1}}};
    const Seating seating = give_seats(sessions, applicants, 2);
    check_rules(sessions, applicants, seating);
    CHECK(seating.reached_goals == 1);
}

TEST_CASE("a seat is kept for a group nobody of which has one") {
    const std::vector<Session> sessions{{0, std::nullopt, 2}, {1, std::nullopt, 0}};
    const std::vector<Applicant> applicants{{{0}, {}}, {}, {}};
    const Seating seating =
        give_seats(sessions, applicants, 2, {{{0, 1}, 0}, {{2}, 0}, {{2}, 1}, {{1}, 0}});
    const std::vector<std::optional<std::size_t>> kept{std::nullopt, 0, std::nullopt, std::nullopt};
    CHECK(seating.kept == kept);
}

TEST_CASE("nobody and nothing") {
    CHECK(give_seats({}, {}, 0).seats.empty());
    const Seating seating = give_seats({}, {{{0}, {goal({{0}})}}}, 1);
    CHECK(seating.seats.empty());
    CHECK(seating.reached_goals == 0);
}

TEST_CASE("seats are never given twice, and the bound is one, on random towns") {
    samples::Random random(20261122);
    const auto number = [&random](int most) { return random.below(most + 1); };
    std::int64_t reached = 0;
    std::int64_t optimum = 0;
    for (int town = 0; town < 300; ++town) {
        const std::size_t courses = 2 + random.next() % 3;
        std::vector<Session> sessions;
        std::vector<int> seats(courses);
        for (std::size_t c = 0; c < courses; ++c) {
            seats[c] = number(4);
            sessions.push_back({static_cast<Course>(c), std::nullopt, seats[c]});
        }
        std::vector<Applicant> applicants(3 + random.next() % 6);
        for (Applicant& one : applicants) {
            one.goals.push_back(goal({}));
            for (int w = number(1); w >= 0; --w) {
                std::set<Course> way;
                for (int i = number(2); i >= 0; --i)
                    way.insert(static_cast<Course>(random.next() % courses));
                one.goals.front().ways.emplace_back(way.begin(), way.end());
            }
        }
        const Seating seating = give_seats(sessions, applicants, courses);
        check_rules(sessions, applicants, seating);
        const std::int64_t most = best(seats, applicants, 0);
        CHECK(most <= seating.most_goals);
        CHECK(seating.reached_goals <= most);
        reached += seating.reached_goals;
        optimum += most;
    }
    CAPTURE(reached, optimum);
    CHECK(reached * 100 >= optimum * 97);
}
