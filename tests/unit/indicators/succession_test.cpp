// What has become of departments, by 後継所属コード.
#include "core/indicators/succession.h"

#include "tests/support/catch.h"

using namespace skillmap;
using End = Succession::End;

namespace {

const Date today = *parse_iso_date("2026-03-31");
const DateField last_year(*parse_iso_date("2025-03-31"));

Department department(const std::string& code, const std::string& successor = "",
                      DateField valid_to = {}) {
    Department one;
    one.code = one.name = code;
    one.successor_code = successor;
    one.valid_to = valid_to;
    return one;
}

List<Department> list(const std::vector<Department>& all) {
    List<Department> departments;
    for (const Department& one : all) departments.add(one);
    return departments;
}

std::string code_of(const List<Department>& later, const Succession& succession) {
    return succession.later ? later[*succession.later].code : "";
}

}  // namespace

TEST_CASE("succession: a department that is still there is itself, whoever is named") {
    const auto earlier = list({department("10")});
    const auto later = list({department("10", "20"), department("20")});
    const Succession one = Successors(earlier, later, today).of(Id<Department>(0));
    CHECK(one.end == End::Itself);
    CHECK(code_of(later, one) == "10");
}

TEST_CASE("succession: a chain is followed to its end, two into one") {
    const auto earlier = list({department("10"), department("11"), department("12")});
    const auto later = list({department("10", "20", last_year), department("11", "30", last_year),
                             department("20", "30", last_year), department("30"),
                             department("12", "", last_year)});
    Successors successors(earlier, later, today);
    for (std::size_t merged = 0; merged < 2; ++merged) {
        const Succession one = successors.of(Id<Department>(merged));
        CHECK(one.end == End::Another);
        CHECK(code_of(later, one) == "30");
    }
    CHECK(successors.of(Id<Department>(2)).end == End::Ended);
}

TEST_CASE("succession: what the later list no longer has is followed by the earlier one") {
    const auto earlier = list(
        {department("10", "11"), department("11", "20"), department("12"), department("13", "99")});
    const auto later = list({department("20")});
    Successors successors(earlier, later, today);
    CHECK(code_of(later, successors.of(Id<Department>(0))) == "20");
    CHECK(successors.of(Id<Department>(2)).end == End::Ended);
    const Succession unknown = successors.of(Id<Department>(3));
    CHECK(unknown.end == End::Unknown);
    CHECK(unknown.code == "99");
}

TEST_CASE("succession: a circle ends") {
    const auto departments =
        list({department("10", "11", last_year), department("11", "12", last_year),
              department("12", "11", last_year), department("13", "13", last_year)});
    Successors successors(departments, departments, today);
    for (std::size_t i = 0; i < departments.size(); ++i) {
        const Succession one = successors.of(Id<Department>(i));
        CHECK(one.end == End::Circle);
        CHECK_FALSE(one.later);
    }
}

TEST_CASE("succession: codes are found without their leading zeros") {
    const auto earlier = list({department("0101")});
    const auto later = list({department("101", "0202", last_year), department("202")});
    const Succession one = Successors(earlier, later, today).of(Id<Department>(0));
    CHECK(one.end == End::Another);
    CHECK(code_of(later, one) == "202");
}

TEST_CASE("succession: a successor that begins later than the day is none yet") {
    Department future = department("20");
    future.valid_from = DateField(*parse_iso_date("2026-04-01"));
    const auto departments = list({department("10", "20", last_year), future});
    const Succession one = Successors(departments, departments, today).of(Id<Department>(0));
    CHECK(one.end == End::Ended);
}
