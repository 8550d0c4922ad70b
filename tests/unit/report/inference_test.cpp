#include "core/report/audit/inference.h"

#include <algorithm>
#include <optional>
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

// The only number that the unknown can be, as far as it finds.
std::optional<std::int64_t> known(Inference& inference, Unknown unknown,
                                  std::size_t most_steps = 100'000) {
    for (std::int64_t value = 0; value <= inference.most(unknown); ++value)
        if (inference.proof_of(unknown, value, most_steps)) return value;
    return std::nullopt;
}

bool contains(const Facts& facts, Inference::Fact fact) {
    return std::find(facts.begin(), facts.end(), fact) != facts.end();
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
    CHECK_FALSE(known(inference, manager));
    const auto least = inference.add_fact(staff, 3, 5);  // "60 % or more"
    inference.narrow(all_facts);
    CHECK(known(inference, manager) == 0);
    const Facts reasons = *inference.proof_of(manager, 0, 0);
    CHECK(contains(reasons, total));
    CHECK(contains(reasons, least));
    CHECK_FALSE(contains(reasons, unrelated));
    SECTION("not without one of them") {
        inference.forget(least);
        inference.narrow(all_facts);
        CHECK_FALSE(known(inference, manager));
    }
    SECTION("nor where it is left out") {
        inference.narrow([&](Inference::Fact fact) { return fact != total; });
        CHECK_FALSE(known(inference, manager));
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
    CHECK_FALSE(known(inference, first_other));
    inference.add_fact(second, 0, 1);
    inference.narrow(all_facts);
    CHECK(known(inference, first_other) == 0);
}

TEST_CASE("figures that contradict each other tell nothing more") {
    Inference inference;
    const Unknown one = inference.add(3);
    inference.add_fact(one, 2, 2);
    inference.add_fact(one, 3, 3);
    inference.narrow(all_facts);
    CHECK(known(inference, one) == 2);
}

TEST_CASE("what nobody sees in one sum is seen where it is supposed to be otherwise") {
    // Four departments have a manager each, for whom two trainings are meant: seven of eight were
    // completed. A department shows one completion for its manager and six others.
    Inference inference;
    std::vector<Unknown> managers[2];
    for (auto& training : managers)
        for (int department = 0; department < 4; ++department) training.push_back(inference.add(1));
    const Unknown first = inference.add(4);
    const Unknown second = inference.add(4);
    add_sum(inference, first, managers[0]);
    add_sum(inference, second, managers[1]);
    const Unknown all = inference.add(8);
    add_sum(inference, all, {first, second});
    const Unknown others = inference.add(6);
    const Unknown department = inference.add(8);
    add_sum(inference, department, {managers[0][0], managers[1][0], others});
    const auto total = inference.add_fact(all, 7, 7);
    const auto shown = inference.add_fact(department, 1, 1);
    inference.narrow(all_facts);
    CHECK_FALSE(known(inference, others, 2));
    CHECK(known(inference, others) == 0);
    CHECK(known(inference, managers[0][1]) == 1);
    CHECK_FALSE(known(inference, managers[0][0]));
    const Facts reasons = *inference.proof_of(others, 0, 1000);
    CHECK(contains(reasons, total));
    CHECK(contains(reasons, shown));
    inference.forget(total);
    inference.narrow(all_facts);
    CHECK_FALSE(known(inference, others));
}

TEST_CASE("what is proved is true") {
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
        for (Unknown one = 0; one < truth.size(); ++one)
            CHECK(known(inference, one).value_or(truth[one]) == truth[one]);
    }
}
