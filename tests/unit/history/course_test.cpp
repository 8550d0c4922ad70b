// The course of people and departments over a reorganisation.
#include "core/history/course.h"

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/evaluations.h"
#include "tests/support/reading.h"

using namespace skillmap;
using Kind = history::Change::Kind;

namespace {

// In April, 10 and 11 are two departments; in October they are 20, and 12 is as it was.
std::vector<history::Evaluation> reorganised() {
    history::Evaluation april = test::evaluation("2025-04-01");
    const std::size_t ten = test::add_department(april, "10", "", "", 2, 1);
    const std::size_t eleven = test::add_department(april, "11", "", "", 3, 2);
    const std::size_t twelve = test::add_department(april, "12", "", "", 1, 0);
    test::add_person(april, "0001", ten, 0);
    test::add_person(april, "0002", ten, 2);
    test::add_person(april, "0003", eleven, 1);
    test::add_person(april, "0004", twelve, 1);
    history::Evaluation october = test::evaluation("2025-10-01");
    test::add_department(october, "10", "20", "2025-09-30", std::nullopt);
    test::add_department(october, "11", "20", "2025-09-30", std::nullopt);
    const std::size_t stays = test::add_department(october, "12", "", "", 2, 1);
    const std::size_t twenty = test::add_department(october, "20", "", "", 3, 3);
    test::add_person(october, "1", twenty, 1);
    test::add_person(october, "0003", stays, 0);
    test::add_person(october, "0005", std::nullopt, 3);
    return {april, october};
}

std::vector<Kind> kinds(const history::PersonDay& day) {
    std::vector<Kind> list;
    for (const history::Change& change : day.changes) list.push_back(change.kind);
    return list;
}

}  // namespace

TEST_CASE("history: a person whose department was merged has not moved") {
    const auto days = history::person_course(reorganised(), "0001");
    REQUIRE(days);
    REQUIRE(days->size() == 2);
    CHECK(days->front().changes.empty());
    CHECK(days->front().department == history::DepartmentName{"10", "10課"});
    CHECK(kinds(days->back()) == std::vector{Kind::Reorganised, Kind::StageUp});
    CHECK(days->back().changes.front().from == "10");
    CHECK(days->back().changes.front().to == "20");
    CHECK(days->back().changes.back().to == "Step1");
    CHECK(days->back().number == "1");  // without its zeros
}

TEST_CASE("history: who moves, leaves or comes is told") {
    const auto evaluations = reorganised();
    const auto moved = history::person_course(evaluations, "0003");
    REQUIRE(moved);
    CHECK(kinds(moved->back()) == std::vector{Kind::Moved, Kind::StageDown});
    const auto left = history::person_course(evaluations, "0002");
    REQUIRE(left);
    CHECK_FALSE(left->back().present);
    CHECK(kinds(left->back()) == std::vector{Kind::Left});
    const auto came = history::person_course(evaluations, "0005");
    REQUIRE(came);
    CHECK(came->size() == 1);  // from the first day on
    CHECK_FALSE(came->front().department);
    CHECK_FALSE(history::person_course(evaluations, "9999"));
}

TEST_CASE("history: who left and came back is told, and other rules are") {
    auto evaluations = reorganised();
    evaluations.push_back(evaluations.front());
    evaluations.back().as_of = *parse_iso_date("2026-04-01");
    evaluations.back().schemes.front().parameters.front().value = "70";
    const auto days = history::person_course(evaluations, "0002");
    REQUIRE(days);
    REQUIRE(days->size() == 3);
    CHECK(kinds(days->back()) == std::vector{Kind::Came});
    CHECK_FALSE((*days)[1].rules_changed);
    CHECK(days->back().rules_changed);
}

TEST_CASE("history: the department that others became has their figures added up") {
    const auto course = history::department_course(reorganised(), "20");
    REQUIRE(course);
    CHECK_FALSE(course->became);
    REQUIRE(course->days.size() == 2);
    const history::DepartmentDay& april = course->days.front();
    CHECK_FALSE(april.as_was);
    REQUIRE(april.mapped);
    CHECK(april.mapped->parts ==
          std::vector<history::DepartmentName>{{"10", "10課"}, {"11", "11課"}});
    CHECK(april.mapped->members == 5);
    CHECK(april.mapped->figures[0]->ratio == Ratio{3, 5});
    CHECK(april.mapped->figures[0]->undecided == 2);
    CHECK_FALSE(april.mapped->figures[1]);  // the same training of both would count twice
    REQUIRE(april.mapped->personas.size() == 1);
    const auto& stages = april.mapped->personas.front().stages;
    REQUIRE(stages.size() == 3);
    for (std::size_t i = 0; i < stages.size(); ++i) {
        CHECK(stages[i].reached == static_cast<std::int64_t>(i));
        CHECK(stages[i].people == 1);
    }
    const history::DepartmentDay& october = course->days.back();
    REQUIRE(october.as_was);
    REQUIRE(october.mapped);
    CHECK(october.as_was->figures == october.mapped->figures);
    CHECK(october.mapped->figures[1]->ratio == Ratio{1, 2});
}

TEST_CASE("history: a department that became another one is shown as it was") {
    const auto evaluations = reorganised();
    const auto course = history::department_course(evaluations, "11");
    REQUIRE(course);
    CHECK(course->became == history::DepartmentName{"20", "20課"});
    REQUIRE(course->days.front().as_was);
    CHECK(course->days.front().as_was->members == 3);
    for (const history::DepartmentDay& day : course->days) CHECK_FALSE(day.mapped);
    CHECK_FALSE(course->days.back().as_was);
    CHECK_FALSE(history::department_course(evaluations, "99"));
    CHECK_FALSE(history::department_course({}, "10"));
}

TEST_CASE("history: an assessment is kept as it is") {
    const test::ReadResult read = test::read(
        {test::staff_sheet({"DX推進員", "知らない役", ""}),
         {"所属", {{"所属コード", "所属名"}, {"0100", "総務課"}, {"0200", "税務課"}}, {}}});
    const Assessment assessment(read.input);
    const history::Evaluation kept = history::evaluation_of(assessment, {"fukui"});
    CHECK(kept.as_of == read.input.as_of);
    CHECK(kept.asked_schemes == std::vector<std::string>{"fukui"});
    CHECK(kept.schemes.size() == 2);
    CHECK(kept.people.size() == 3);
    CHECK(kept.counted == 3);
    CHECK(kept.whole.size() == kept.indicators.size());
    REQUIRE(kept.listed.size() == 2);
    CHECK(kept.listed.front()->members == 3);
    CHECK(kept.listed.back()->members == 0);
    CHECK(kept.people.front().department == std::size_t{0});
    const auto& unknown = kept.people[1].stages;
    CHECK(std::any_of(unknown.begin(), unknown.end(), [](const history::PersonStage& one) {
        return one.persona == "知らない役" && !one.staged;
    }));
}
