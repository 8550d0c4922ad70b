#include "core/report/masking.h"

#include "samples/random.h"
#include "tests/support/catch.h"

using namespace skillmap::report;
using Bits = std::vector<bool>;

namespace {

Part count(std::int64_t people) {
    return {people, people, 0};
}

}  // namespace

TEST_CASE("masking: nothing is hidden where no group is small") {
    const Hidden hidden = hide_small({count(3), count(0), count(12)}, 3);
    CHECK(hidden.parts == Bits{false, false, false});
    CHECK_FALSE(hidden.total);
}

TEST_CASE(
    "masking: a small group alone would follow from the total, so the next small one goes too") {
    CHECK(hide_small({count(9), count(2), count(4), count(30)}, 3).parts ==
          Bits{false, true, true, false});
}

TEST_CASE("masking: two small groups of too few people together take a third") {
    CHECK(hide_small({count(1), count(1), count(8), count(5)}, 3).parts ==
          Bits{true, true, false, true});
    CHECK(hide_small({count(1), count(2), count(8)}, 3).parts == Bits{true, true, false});
}

TEST_CASE("masking: groups of the same people are as many as the largest") {
    const std::vector<Part> parts{{2, 1, 2}, {2, 2, 2}, {8, 5, 8}, {5, 2, 5}};
    CHECK(hide_small(parts, 3).parts == Bits{true, true, false, false});
    CHECK(hide_small(parts, 3, {}, Groups::Overlapping).parts == Bits{true, true, false, true});
}

TEST_CASE("masking: a group of nobody hides nothing") {
    CHECK(hide_small({count(2), count(0), count(7)}, 3).parts == Bits{true, false, true});
}

TEST_CASE("masking: the total goes where nothing else is left") {
    const Hidden one = hide_small({count(2), count(0)}, 3);
    CHECK(one.parts == Bits{true, false});
    CHECK(one.total);
    const Hidden few = hide_small({count(1), count(1)}, 3);
    CHECK(few.total);
    CHECK_FALSE(hide_small({count(1), count(2)}, 3).total);
}

TEST_CASE("masking: a sum of nothing, or of everything, says the same of each") {
    // Both hidden ones at 0 of 2 would follow from their sum.
    const std::vector<Part> zero{{2, 0, 2}, {2, 0, 2}, {9, 3, 9}, {5, 1, 5}};
    CHECK(hide_small(zero, 3).parts == Bits{true, true, false, true});
    const std::vector<Part> all{{2, 2, 2}, {2, 2, 2}, {9, 3, 9}, {5, 5, 5}};
    CHECK(hide_small(all, 3).parts == Bits{true, true, true, false});
    // Of everybody: nothing else could be hidden but the total.
    const Hidden nobody = hide_small({{2, 0, 2}, {2, 0, 2}, {9, 0, 9}}, 3);
    CHECK(nobody.parts == Bits{true, true, false});
    CHECK(nobody.total);
    CHECK(hide_small({{2, 2, 2}, {2, 2, 2}, {9, 9, 9}}, 3).total);
}

TEST_CASE("masking: that nothing applies to what is hidden must not follow either") {
    // Two hidden departments without a leader, in a sum over leaders.
    const std::vector<Part> parts{{2, 0, 0}, {1, 0, 0}, {9, 1, 2}, {5, 2, 2}, {4, 0, 0}};
    CHECK(hide_small(parts, 3, {true, true, false, false, false}).parts ==
          Bits{true, true, true, true, false});
}

TEST_CASE("masking: what is hidden already counts among the hidden") {
    CHECK(hide_small({count(2), count(8), count(9)}, 3, {false, false, true}).parts ==
          Bits{true, false, true});
    CHECK(hide_small({count(5), count(8), count(9)}, 3, {false, true, false}).parts ==
          Bits{true, true, false});
}

TEST_CASE("masking: least 1 hides nothing") {
    CHECK(hide_small({count(1), count(2)}, 1).parts == Bits{false, false});
}

TEST_CASE("masking: whatever the groups, no hidden one follows from the total") {
    skillmap::samples::Random random(1);
    const auto pick = [&random](int highest) {
        return static_cast<std::int64_t>(random.below(highest + 1));
    };
    for (int round = 0; round < 20000; ++round) {
        std::vector<Part> parts(1 + static_cast<std::size_t>(pick(7)));
        for (Part& part : parts) {
            part.people = pick(pick(1) == 0 ? 4 : 20);
            part.denominator = part.people * (1 + pick(2));
            part.numerator = pick(static_cast<int>(part.denominator));
        }
        const std::int64_t least = 2 + pick(4);
        const Hidden hidden = hide_small(parts, least);
        Part sum;
        std::int64_t groups = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Part& part = parts[i];
            if (part.people > 0 && part.people < least) REQUIRE(hidden.parts[i]);
            if (!hidden.parts[i] || part.people == 0) continue;
            ++groups;
            sum.people += part.people;
            sum.numerator += part.numerator;
            sum.denominator += part.denominator;
        }
        if (groups == 0 || hidden.total) continue;
        REQUIRE(groups >= 2);
        REQUIRE(sum.people >= least);
        REQUIRE(sum.numerator > 0);
        REQUIRE(sum.numerator < sum.denominator);
    }
}
