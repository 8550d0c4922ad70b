#include "core/plan/mentoring.h"

#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace skillmap;
using namespace skillmap::plan;
using namespace skillmap::test;

namespace {

// A ladder of three confirmations: what is asked is whether somebody confirmed it.
TestSheet criteria() {
    TestSheet sheet{"スキル基準", {{"人材像", "段階", "条件", "対象"}}, {}};
    for (const char* stage : {"Step1", "Step2", "Step3"})
        sheet.rows.push_back({"DX推進員", stage, "確認", std::string(stage) + "相当"});
    return sheet;
}

// People of DX推進員 as department and stage; a stage of -1 is one whose date is missing.
std::vector<TestSheet> town(const std::vector<std::pair<std::string, int>>& people) {
    TestSheet departments{"所属", {{"所属コード", "部局名", "所属名"}}, {}};
    departments.rows.push_back({"01", "総務部", "総務課"});
    departments.rows.push_back({"02", "総務部", "税務課"});
    departments.rows.push_back({"03", "市民部", "市民課"});
    departments.rows.push_back({"04", "", "部局のない課"});
    TestSheet staff{"職員", {{"職員番号", "氏名", "所属コード", "人材像", "在籍状況"}}, {}};
    TestSheet confirmed{"確認", {{"職員番号", "確認事項", "確認者", "確認日"}}, {}};
    for (std::size_t i = 0; i < people.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        staff.rows.push_back({number, "見本 " + number, people[i].first, "DX推進員", "在籍"});
        for (int stage = 1; stage <= people[i].second; ++stage)
            confirmed.rows.push_back(
                {number, "Step" + std::to_string(stage) + "相当", "課長", DateCell{"2025-04-01"}});
        if (people[i].second < 0)
            confirmed.rows.push_back({number, "Step1相当", "課長", TestCell()});
    }
    return {criteria(), departments, staff, confirmed};
}

// "2 > 1 bureau", a line for each pair.
struct Proposed {
    std::vector<std::string> pairs;
    Mentoring of;
};

Proposed propose(const std::vector<std::pair<std::string, int>>& people) {
    const ReadResult book = read(town(people));
    const Assessment assessment(book.input);
    const Placement placement(assessment);
    Proposed proposed;
    for (Mentoring& one : propose_pairs(placement))
        if (placement.scheme().personas[one.persona].name == "DX推進員")
            proposed.of = std::move(one);
    const auto number = [&](Id<StaffMember> staff) { return book.records().staff[staff].id; };
    const std::vector<std::string> words{"department", "bureau", "other", "none"};
    for (const Pair& one : proposed.of.pairs)
        proposed.pairs.push_back(number(one.learner) + " > " + number(one.mentor) + " " +
                                 words[static_cast<std::size_t>(one.near)]);
    return proposed;
}

using Pairs = std::vector<std::string>;

}  // namespace

TEST_CASE("learners go to a mentor of their bureau, then to the one with the fewest") {
    const Proposed all =
        propose({{"01", 3}, {"03", 3}, {"02", 1}, {"02", 0}, {"03", 1}, {"04", 0}});
    CHECK(all.of.most == 2);
    CHECK(all.pairs == Pairs{"3 > 1 bureau", "4 > 1 bureau", "5 > 2 department", "6 > 2 none"});
}

TEST_CASE("no mentor has more than a fair share: who is left goes to another bureau") {
    const Proposed all =
        propose({{"01", 3}, {"03", 3}, {"01", 1}, {"01", 0}, {"02", 1}, {"02", 0}});
    CHECK(all.of.most == 2);
    CHECK(all.pairs == Pairs{"3 > 1 department", "4 > 1 department", "5 > 2 other", "6 > 2 other"});
}

TEST_CASE("of several mentors the one with the fewest learners, then of the same department") {
    const Proposed all =
        propose({{"01", 3}, {"02", 3}, {"01", 0}, {"02", 0}, {"01", 0}, {"02", 0}});
    CHECK(all.pairs ==
          Pairs{"3 > 1 department", "5 > 2 bureau", "4 > 2 department", "6 > 1 bureau"});
}

TEST_CASE("only certain facts make a pair") {
    const Proposed all = propose({{"01", 3}, {"01", -1}, {"01", 2}, {"02", 1}});
    CHECK(all.pairs == Pairs{"4 > 1 bureau"});
    CHECK(all.of.undecided == 1);
    const Proposed nobody = propose({{"01", 2}, {"01", 1}, {"02", 0}});
    CHECK(nobody.pairs.empty());
    CHECK(nobody.of.without_pair == 2);
    CHECK(nobody.of.last_stage == 3);
}
