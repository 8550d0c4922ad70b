#include "core/report/audit/inference.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>
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
    const Unknown manager = inference.add(1, 0);
    const Unknown staff = inference.add(5, 3);
    const Unknown all = inference.add(6, 3);
    add_sum(inference, all, {manager, staff});
    const auto unrelated = inference.add_fact(inference.add(4, 2), 2, 2);
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
    const Unknown first = inference.add(15, 2);
    const Unknown second = inference.add(16, 1);
    const Unknown missed = inference.add(31, 3);
    const Unknown first_other = inference.add(2, 0);
    const Unknown first_all = inference.add(17, 2);
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
    const Unknown one = inference.add(3, 2);
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
    for (std::size_t training = 0; training < 2; ++training)
        for (std::size_t department = 0; department < 4; ++department)
            managers[training].push_back(inference.add(1, training + department == 0 ? 0 : 1));
    const Unknown first = inference.add(4, 3);
    const Unknown second = inference.add(4, 4);
    add_sum(inference, first, managers[0]);
    add_sum(inference, second, managers[1]);
    const Unknown all = inference.add(8, 7);
    add_sum(inference, all, {first, second});
    const Unknown others = inference.add(6, 0);
    const Unknown department = inference.add(8, 1);
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

namespace {

// People of whom nothing is told but some sums, each exactly or not quite.
class RandomFigures {
  public:
    explicit RandomFigures(std::uint64_t seed) : random_(seed) {
        for (int i = 0; i < people; ++i) {
            const int most = random_.below(4);
            add(most, random_.below(most + 1));
        }
        for (int i = 0; i < 5; ++i) add_random_sum();
        inference.narrow(all_facts);
    }

    Inference inference;
    std::vector<std::int64_t> truth;

    // By unknown: every number that it can be.
    std::vector<std::set<std::int64_t>> possible() const {
        std::vector<std::set<std::int64_t>> found(truth.size());
        std::vector<std::int64_t> values(truth.size());
        try_from(0, values, found);
        return found;
    }

  private:
    static constexpr int people = 6;

    struct Sum {
        Unknown whole = 0;
        std::vector<Unknown> parts;
        std::int64_t least = 0;
        std::int64_t most = 0;
    };

    Unknown add(std::int64_t most, std::int64_t value) {
        truth.push_back(value);
        return inference.add(most, value);
    }

    void add_random_sum() {
        Sum sum;
        std::int64_t most = 0;
        std::int64_t value = 0;
        for (Unknown one = 0; one < people; ++one) {
            if (random_.below(2) == 0) continue;
            sum.parts.push_back(one);
            most += inference.most(one);
            value += truth[one];
        }
        sum.whole = add(most, value);
        add_sum(inference, sum.whole, sum.parts);
        const int blur = random_.below(3);
        sum.least = std::max<std::int64_t>(value - random_.below(blur + 1), 0);
        sum.most = value + random_.below(blur + 1);
        inference.add_fact(sum.whole, sum.least, sum.most);
        sums_.push_back(std::move(sum));
    }

    void try_from(Unknown one, std::vector<std::int64_t>& values,
                  std::vector<std::set<std::int64_t>>& found) const {
        if (one < people) {
            for (values[one] = 0; values[one] <= inference.most(one); ++values[one])
                try_from(one + 1, values, found);
            return;
        }
        for (const Sum& sum : sums_) {
            std::int64_t total = 0;
            for (const Unknown part : sum.parts) total += values[part];
            if (total < sum.least || total > sum.most) return;
            values[sum.whole] = total;
        }
        for (Unknown i = 0; i < values.size(); ++i) found[i].insert(values[i]);
    }

    skillmap::samples::Random random_;
    std::vector<Sum> sums_;
};

}  // namespace

TEST_CASE("a number is proved where it can be no other, and nowhere else") {
    int proved = 0;
    int open = 0;
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        RandomFigures figures(seed);
        const auto possible = figures.possible();
        for (Unknown one = 0; one < possible.size(); ++one) {
            INFO("seed " << seed << ", unknown " << one);
            REQUIRE(possible[one].count(figures.truth[one]) == 1);
            const bool only = possible[one].size() == 1;
            CHECK(known(figures.inference, one) ==
                  (only ? std::optional(figures.truth[one]) : std::nullopt));
            ++(only ? proved : open);
        }
    }
    CHECK(proved > 500);
    CHECK(open > 500);
}

TEST_CASE("the figures of a proof are enough for it") {
    int looked_at = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        RandomFigures figures(seed);
        for (Unknown one = 0; one < figures.truth.size(); ++one) {
            figures.inference.narrow(all_facts);
            const auto facts = figures.inference.proof_of(one, figures.truth[one], 100'000);
            if (!facts) continue;
            figures.inference.narrow([&](Inference::Fact fact) { return contains(*facts, fact); });
            INFO("seed " << seed << ", unknown " << one);
            CHECK(figures.inference.proof_of(one, figures.truth[one], 100'000));
            ++looked_at;
        }
    }
    CHECK(looked_at > 200);
}
