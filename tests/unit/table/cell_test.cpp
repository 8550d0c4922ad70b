#include "core/table/cell.h"

#include "tests/support/catch.h"

using namespace skillmap;

TEST_CASE("cell references are written and read as Excel does") {
    CHECK(to_string(CellRef{1, 1}) == "A1");
    CHECK(to_string(CellRef{12, 26}) == "Z12");
    CHECK(to_string(CellRef{1, 27}) == "AA1");
    CHECK(to_string(CellRef{1'048'576, 16'384}) == "XFD1048576");
    CHECK(parse_cell_ref("B7") == CellRef{7, 2});
    CHECK(parse_cell_ref("$B$7") == CellRef{7, 2});
    CHECK(parse_cell_ref("xfd1048576") == CellRef{1'048'576, 16'384});
    for (const char* text : {"", "7", "B", "B0", "XFE1", "A1048577", "A1B", "あ1", "AAAAAAAAAAAA1",
                             "A99999999999999999999", "$", "B-7"}) {
        INFO(text);
        CHECK_FALSE(parse_cell_ref(text));
    }
}

TEST_CASE("ranges are read with their corners in order") {
    const auto range = parse_cell_range("C9:B7");
    REQUIRE(range);
    CHECK(range->first == CellRef{7, 2});
    CHECK(range->last == CellRef{9, 3});
    CHECK(range->contains({8, 3}));
    CHECK_FALSE(range->contains({6, 3}));
    CHECK(parse_cell_range("A1")->last == CellRef{1, 1});
    CHECK_FALSE(parse_cell_range("A1:"));
}
