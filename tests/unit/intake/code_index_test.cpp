#include "core/intake/code_index.h"

#include "tests/support/catch.h"

using namespace skillmap;

TEST_CASE("codes are found exactly, then without leading zeros") {
    CodeIndex index;
    CHECK(index.add("000017"));
    CHECK(index.add("A-1"));
    CHECK_FALSE(index.add("000017"));
    REQUIRE(index.find("17"));
    CHECK(index.find("17")->entry == 0);
    CHECK_FALSE(index.find("17")->exact);
    CHECK(index.find("０００017")->exact);
    CHECK(index.find("a-1")->entry == 1);
    CHECK_FALSE(index.find("18"));
    CHECK_FALSE(index.find("1A"));
    CHECK(index.width() == 6);
}

TEST_CASE("codes that differ in leading zeros only are not confused") {
    CodeIndex index;
    CHECK(index.add("017"));
    CHECK(index.add("17"));
    CHECK(index.find("17")->entry == 1);
    CHECK(index.find("017")->entry == 0);
    CHECK_FALSE(index.find("0017"));
}

TEST_CASE("the width is learnt from codes looked up when the list lost its zeros") {
    CodeIndex index;
    CHECK(index.add("17"));
    CHECK(index.width() == 0);
    CHECK(index.find("000017"));
    CHECK(index.width() == 6);
    CHECK(index.find("00017"));
    CHECK(index.width() == 0);  // two widths: none is certain
    CHECK(zero_padded("17", 6) == "000017");
    CHECK(zero_padded("A7", 6) == "A7");
}
