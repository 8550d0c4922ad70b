#include "core/report/audit/inference.h"

#include <algorithm>
#include <vector>

#include "samples/random.h"
#include "tests/support/catch.h"

using namespace skillmap::report;

namespace {

using Unknown = Inference::Unknown;
using Facts = std::vector<Inference::Fact>;

const auto all_facts = [](Inference::Fact) { return true; };

void add_sum(Inference& inference, Unknown whole, const std::vector<Unknown>& parts) {
    inference.add_rule(std::vector{whole}, parts, 0, 0);
}

}  // namespace

TEST_CASE("what is left of a sum is known, and from which figures") {
    Inference inference;
    const Unknown manager = inference.add(1);
    const Unknown staff = inference.add(5);
    const Unknown all = inference.add(6);
    add_sum(inference, all, {manager, staff});
    const auto unrelated = inference.add_fact(inference.add(4), 2, 2);
    const auto total = inference.add_fact(all, 3, 3);
    inference.narrow(all_facts);
    CHECK_FALSE(inference.is_known(manager));
    const auto least = inference.add_fact(staff, 3, 5);  // "60 % or more"
    inference.narrow(all_facts);
    CHECK(inference.is_known(manager));
    const Facts reasons = inference.reasons(manager);
    CHECK(std::find(reasons.begin(), reasons.end(), total) != reasons.end());
    CHECK(std::find(reasons.begin(), reasons.end(), least) != reasons.end());
    CHECK(std::find(reasons.begin(), reasons.end(), unrelated) == reasons.end());
    SECTION("not without one of them") {
        inference.forget(least);
        inference.narrow(all_facts);
        CHECK_FALSE(inference.is_known(manager));
    }
    SECTION("nor where it is left out") {
        inference.narrow([&](Inference::Fact fact) { return fact != total; });
        CHECK_FALSE(inference.is_known(manager));
    }
}

TEST_CASE("limits go through several sums") {
    // Of 34 people 31 completed a training; the misses of two departments are as many as their
    // rates allow, so that everything else there was completed.
    Inference inference;
    const Unknown first = inference.add(15);
    const Unknown second = inference.add(16);
    const Unknown missed = inference.add(31);
    const Unknown first_other = inference.add(2);
    const Unknown first_all = inference.add(17);
    add_sum(inference, missed, {first, second});
    add_sum(inference, first_all, {first, first_other});
    inference.add_fact(missed, 3, 3);
    inference.add_fact(first_all, 2, 2);
    inference.narrow(all_facts);
    CHECK_FALSE(inference.is_known(first_other));
    inference.add_fact(second, 0, 1);
    inference.narrow(all_facts);
    CHECK(inference.is_known(first_other));
}

TEST_CASE("figures that contradict each other tell nothing more") {
    Inference inference;
    const Unknown one = inference.add(3);
    inference.add_fact(one, 2, 2);
    inference.add_fact(one, 3, 3);
    inference.narrow(all_facts);
    CHECK(inference.is_known(one));
}

TEST_CASE("true numbers are never excluded") {
    skillmap::samples::Random random(20261122);
    const auto number = [&random](int below) {
        return static_cast<std::size_t>(random.below(below));
    };
    for (int round = 0; round < 300; ++round) {
        Inference inference;
        std::vector<std::int64_t> truth;
        const auto add = [&](std::int64_t most, std::int64_t value) {
            truth.push_back(value);
            return inference.add(most);
        };
        for (int i = 0; i < 6; ++i) {
            const auto most = static_cast<std::int64_t>(number(5));
            add(most, static_cast<std::int64_t>(number(static_cast<int>(most) + 1)));
        }
        std::vector<Unknown> sums;
        for (int i = 0; i < 4; ++i) {
            std::vector<Unknown> parts;
            std::int64_t most = 0;
            std::int64_t value = 0;
            for (Unknown one = 0; one < 6; ++one) {
                if (number(2) == 0) continue;
                parts.push_back(one);
                most += inference.most(one);
                value += truth[one];
            }
            sums.push_back(add(most, value));
            add_sum(inference, sums.back(), parts);
        }
        for (const Unknown sum : sums) inference.add_fact(sum, truth[sum], truth[sum]);
        inference.narrow(all_facts);
        for (Unknown one = 0; one < truth.size(); ++one) {
            CHECK(inference.low(one) <= truth[one]);
            CHECK(truth[one] <= inference.high(one));
        }
    }
}
