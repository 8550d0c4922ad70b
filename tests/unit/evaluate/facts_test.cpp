#include "core/evaluate/facts.h"

#include "tests/support/catch.h"

using namespace skillmap;

TEST_CASE("a checklist proves a level when every box up to it is ticked") {
    const Checklist list{{}, {{1, "a"}, {1, "b"}, {2, "c"}, {3, "d"}}};
    CHECK(checklist_level(list, 0b0000).value() == 0);
    CHECK(checklist_level(list, 0b0001).value() == 0);
    CHECK(checklist_level(list, 0b0011).value() == 1);
    CHECK(checklist_level(list, 0b1011).value() == 1);
    CHECK(checklist_level(list, 0b1110).value() == 0);
    CHECK(checklist_level(list, 0b1111).value() == 3);
}

TEST_CASE("a checklist without boxes of a level proves nothing from there on") {
    CHECK(checklist_level({{}, {{1, "a"}, {3, "d"}}}, 0b11).value() == 1);
    CHECK_FALSE(checklist_level({{}, {{2, "c"}, {3, "d"}}}, 0b11).known());
}
