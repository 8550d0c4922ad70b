#include "core/intake/maps/map_levels.h"

#include "tests/support/map_town.h"

using namespace skillmap;
using test::TestRow;
using test::town;

namespace {

// What the answers of a column mean, with whatever else stands on the sheet.
std::string meanings(const TestRow& answers, std::vector<TestRow> above = {}) {
    std::vector<TestRow> rows = std::move(above);
    rows.push_back({"職員番号", "DXの必要性理解"});
    int number = 1000;
    for (const auto& answer : answers) rows.push_back({std::to_string(++number), answer});
    const auto found = town().find({{"表", rows, {}}}, false);
    std::string text;
    for (const auto& [key, meaning] : found->layout.levels) {
        using Kind = import::AnswerMeaning::Kind;
        text += (text.empty() ? "" : " ") + meaning.answer + "=" +
                (meaning.kind == Kind::Level   ? std::to_string(meaning.level)
                 : meaning.kind == Kind::Blank ? "blank"
                                               : "open");
    }
    return text;
}

}  // namespace

TEST_CASE("marks of the scheme mean what the scheme says") {
    CHECK(meanings({"◎", "○", "△", "×"}) == "×=0 △=1 ○=2 ◎=3");
    CHECK(meanings({0.0, 1.0, "２", "Lv3"}).empty());
}

TEST_CASE("a legend says more than the scheme") {
    CHECK(meanings({"◎", "○", "△"}, {{"凡例　◎：2　○：1　△：0"}}) == "△=0 ○=1 ◎=2");
    CHECK(meanings({"◎", "○", "△"}, {{"◎", 2.0, "指導できる"}, {"○", 1.0}, {"△", 0.0}}) ==
          "△=0 ○=1 ◎=2");
    CHECK(meanings({"A", "B"}, {{"A＝3 B＝2 C＝1"}}) == "A=3 B=2");
    CHECK(meanings({"◎", "○", "△"}, {{"◎：指導できる　○：できる　△：支援があればできる"}}) ==
          "△=1 ○=2 ◎=3");
}

TEST_CASE("marks that may mean something else are asked") {
    CHECK(meanings({"○", "×"}) == "×=open ○=open");
    CHECK(meanings({"☆", "◎", "○", "△"}) == "△=open ○=open ◎=open ☆=open");
    CHECK(meanings({"A", "B", "C"}) == "A=open B=open C=open");
}

TEST_CASE("numbers beyond the scale make all of them doubtful") {
    CHECK(meanings({1.0, 2.0, 5.0}) == "1=open 2=open 5=open");
    CHECK(meanings({"Lv1", "Lv4"}) == "Lv1=open Lv4=open");
    CHECK(meanings({1.0, 2.0}, {{"1：指導できる"}, {"2：できる"}, {"3：できない"}}) ==
          "1=open 2=open");
}

TEST_CASE("nothing answered is not zero") {
    CHECK(meanings({1.0, "－", "対象外", {}}) == "－=blank 対象外=blank");
}
