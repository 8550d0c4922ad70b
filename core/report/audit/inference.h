// What follows of numbers that are not told from those that are: bounds of unknowns that add up, or
// are part of each other, narrowed until nothing changes (bounds propagation). It finds what a
// person finds with paper and pencil, not all that integer programming would. Numbers only.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace skillmap::report {

class Inference {
  public:
    using Unknown = std::uint32_t;
    using Fact = std::uint32_t;

    /// A number of people: 0 to `most`.
    Unknown add(std::int64_t most);
    std::int64_t most(Unknown unknown) const { return most_[unknown]; }

    /// Everybody knows that least <= sum of `plus` - sum of `minus` <= most.
    static constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max() / 4;
    void add_rule(std::span<const Unknown> plus, std::span<const Unknown> minus, std::int64_t least,
                  std::int64_t most);

    /// A figure tells that the unknown is `least` to `most`.
    Fact add_fact(Unknown unknown, std::int64_t least, std::int64_t most);
    void forget(Fact fact) { facts_[fact].told = false; }
    std::size_t facts() const { return facts_.size(); }

    /// Narrows the bounds anew: by the rules, and by the facts that `use(fact)` admits.
    template <class Use>
    void narrow(Use use) {
        begin();
        for (Fact fact = 0; fact < facts_.size(); ++fact)
            if (facts_[fact].told && use(fact)) take(fact);
        propagate();
    }

    std::int64_t low(Unknown unknown) const { return low_[unknown]; }
    std::int64_t high(Unknown unknown) const { return high_[unknown]; }
    bool is_known(Unknown unknown) const { return low_[unknown] == high_[unknown]; }

    /// The facts from which the bounds of an unknown follow, the nearest first; with them there may
    /// be some that are not needed.
    std::vector<Fact> reasons(Unknown unknown) const;

  private:
    struct Term {
        Unknown unknown = 0;
        bool minus = false;
    };
    struct Rule {
        std::uint32_t first = 0;  // of terms_
        std::uint32_t end = 0;
        std::int64_t least = 0;
        std::int64_t most = 0;
    };
    struct Told {
        Unknown unknown = 0;
        std::int64_t least = 0;
        std::int64_t most = 0;
        bool told = true;
    };
    // Why a bound is what it is.
    struct Reason {
        enum class Kind : std::uint8_t { Size, Rule, Fact };
        Kind kind = Kind::Size;
        std::uint32_t number = 0;
    };

    void begin();
    void take(Fact fact);
    void propagate();
    void apply(std::uint32_t rule);
    void set_low(Unknown unknown, std::int64_t value, Reason reason);
    void set_high(Unknown unknown, std::int64_t value, Reason reason);
    void touch(Unknown unknown);

    std::vector<std::int64_t> most_;
    std::vector<Term> terms_;
    std::vector<Rule> rules_;
    std::vector<Told> facts_;
    std::vector<std::vector<std::uint32_t>> rules_of_;  // by unknown

    std::vector<std::int64_t> low_;
    std::vector<std::int64_t> high_;
    std::vector<Reason> why_low_;
    std::vector<Reason> why_high_;
    std::vector<std::uint32_t> waiting_;  // rules
    std::vector<bool> waits_;
};

}  // namespace skillmap::report
