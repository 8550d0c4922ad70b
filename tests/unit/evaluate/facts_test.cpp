#include "core/evaluate/facts.h"

#include "tests/support/catch.h"

using namespace skillmap;

TEST_CASE("a checklist proves a level when every box up to it is ticked") {
    const Checklist list{{}, {{1, "a"}, {1, "b"}, {2, "c"}, {3, "d"}}};
    CHECK(checklist_level(list, 0b0000, {}).value() == 0);
    CHECK(checklist_level(list, 0b0001, {}).value() == 0);
    CHECK(checklist_level(list, 0b0011, {}).value() == 1);
    CHECK(checklist_level(list, 0b1011, {}).value() == 1);
    CHECK(checklist_level(list, 0b1110, {}).value() == 0);
    CHECK(checklist_level(list, 0b1111, {}).value() == 3);
}

TEST_CASE("a checklist without boxes of a level proves nothing from there on") {
    CHECK(checklist_level({{}, {{1, "a"}, {3, "d"}}}, 0b11, {}).value() == 1);
    CHECK_FALSE(checklist_level({{}, {{2, "c"}, {3, "d"}}}, 0b11, {}).known());
}

TEST_CASE("a checklist proves a level by the rule of the scheme") {
    const Checklist list{{}, {{1, "a"}, {1, "b"}, {2, "c"}, {2, "d"}, {3, "e"}}};
    const ChecklistRule any{{Match::Kind::Any, {}}, true};
    CHECK(checklist_level(list, 0b00001, any).value() == 1);
    CHECK(checklist_level(list, 0b01001, any).value() == 2);
    CHECK(checklist_level(list, 0b10001, any).value() == 1);
    const ChecklistRule highest{{Match::Kind::Any, {}}, false};
    CHECK(checklist_level(list, 0b10000, highest).value() == 3);
    const ChecklistRule two{{Match::Kind::AtLeast, {2.0, std::nullopt}}, true};
    CHECK(checklist_level(list, 0b00101, two).value() == 0);
    CHECK(checklist_level(list, 0b11111, two).value() == 3);
    const ChecklistRule not_set{{Match::Kind::AtLeast, {std::nullopt, Id<Parameter>(0)}}, true};
    CHECK_FALSE(checklist_level(list, 0b11111, not_set).known());
}
