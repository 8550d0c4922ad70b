// What follows of numbers that are not told from those that are: bounds of unknowns that add up, or
// are part of each other, narrowed until nothing changes (bounds propagation), and what would
// follow if an unknown were another number (shaving). It finds what a person finds with paper and
// pencil, not all that integer programming would. Numbers only.
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

    /// Narrows the bounds anew: by the rules, and by the facts that `use(fact)` admits.
    template <class Use>
    void narrow(Use use) {
        begin();
        for (Fact fact = 0; fact < facts_.size(); ++fact)
            if (facts_[fact].told && use(fact)) take(fact);
        propagate();
    }

    bool is_known(Unknown unknown) const {
        return bounds_[low_of(unknown)] == bounds_[high_of(unknown)];
    }

    /// The facts from which it follows that the unknown is `value`, the nearest first; with them
    /// there may be some that are not needed. Nothing where it may be another number, as far as
    /// that is seen in looking at so many terms of rules.
    std::optional<std::vector<Fact>> proof_of(Unknown unknown, std::int64_t value,
                                              std::size_t most_steps);

  private:
    // The least or the most that an unknown can be: twice its number, and one more for the most.
    using Bound = std::uint32_t;
    static Bound low_of(Unknown unknown) { return 2 * unknown; }
    static Bound high_of(Unknown unknown) { return 2 * unknown + 1; }

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
    // What the sum of a rule can be by the bounds of its terms, none of which is wider.
    struct Reach {
        std::int64_t least = 0;
        std::int64_t most = 0;
        std::int64_t widest = 0;
    };
    struct Place {
        std::uint32_t rule = 0;
        bool minus = false;
    };
    struct Told {
        Unknown unknown = 0;
        std::int64_t least = 0;
        std::int64_t most = 0;
        bool told = true;
    };
    // Why a bound was changed.
    struct Reason {
        enum class Kind : std::uint8_t { Supposed, Rule, Fact };
        Kind kind = Kind::Supposed;
        std::uint32_t number = 0;
    };
    struct Change {
        Bound bound = 0;
        std::int64_t before = 0;
        std::uint32_t last = 0;  // change of the same bound
        Reason why;
    };
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    void begin();
    void take(Fact fact);
    void propagate();
    void apply(std::uint32_t rule);
    bool lower(Bound high, std::int64_t value, Reason reason);
    bool raise(Bound low, std::int64_t value, Reason reason);
    void contradict(Bound bound);
    void set(Bound bound, std::int64_t value, Reason reason);
    void move_reach(Bound bound, std::int64_t by);
    std::optional<std::vector<Fact>> refutation(Bound bound, std::int64_t value);
    void undo_from(std::size_t change);
    std::vector<Fact> facts_behind(const std::vector<Bound>& bounds) const;
    void add_causes(std::uint32_t rule, bool of_least, std::vector<Bound>& bounds) const;

    std::vector<std::int64_t> most_;
    std::vector<Term> terms_;
    std::vector<Rule> rules_;
    std::vector<Told> facts_;
    std::vector<std::vector<Place>> rules_of_;  // by unknown

    std::vector<std::int64_t> bounds_;
    std::vector<std::uint32_t> last_;  // change, by bound
    std::vector<Change> changes_;      // in their order
    std::vector<Reach> reach_;
    std::vector<std::uint32_t> waiting_;  // rules
    std::vector<bool> waits_;

    std::size_t steps_left_ = 0;  // of suppositions
    bool supposing_ = false;
    std::optional<std::vector<Bound>> contradiction_;  // the bounds that cannot all be
};

}  // namespace skillmap::report
