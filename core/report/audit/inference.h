// What follows of numbers that are not told from those that are: bounds of unknowns that add up, or
// are part of each other, narrowed until nothing changes (bounds propagation), and whether an
// unknown could be another number: a search for other numbers that all rules and figures allow.
// With steps enough it is exact. Numbers only.
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

    /// A number of people: 0 to `most`, in truth `truth`. Rules and figures have to hold for the
    /// true numbers: what could be otherwise is looked for near them.
    Unknown add(std::int64_t most, std::int64_t truth);
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
    /// there may be some that are not needed. Nothing where it may be another number, or where
    /// that is not settled in looking at so many terms of rules.
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
        std::int64_t truth = 0;
    };
    // What the sum of a rule can be by the bounds of its terms, none of which is wider; and what it
    // is where every term is as near to the truth as it can be.
    struct Reach {
        std::int64_t least = 0;
        std::int64_t most = 0;
        std::int64_t widest = 0;
        std::int64_t nearest = 0;
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

    using ChangeId = std::uint32_t;
    // A bound that makes a sum more nearly what it has to be.
    struct Move {
        Bound bound = 0;
        std::int64_t value = 0;
    };

    void begin();
    void find_places();
    std::span<const Place> places_of(Unknown unknown) const;
    void take(Fact fact);
    void propagate();
    void apply(std::uint32_t rule);
    bool lower(Bound high, std::int64_t value, Reason reason);
    bool raise(Bound low, std::int64_t value, Reason reason);
    void contradict(Bound bound);
    void set(Bound bound, std::int64_t value, Reason reason);
    void move(Bound bound, std::int64_t value);
    std::int64_t nearest(Unknown unknown) const;
    std::optional<std::vector<ChangeId>> refute(Bound bound, std::int64_t value);
    std::optional<std::vector<ChangeId>> refute_both_ways();
    std::optional<Move> next_move();
    std::optional<Move> move_in(std::uint32_t rule) const;
    bool spend(std::size_t steps);
    void undo_from(std::size_t change);
    std::vector<ChangeId> changes_of(const std::vector<Bound>& bounds) const;
    std::vector<ChangeId> causes_of(const std::vector<Bound>& bounds) const;
    std::vector<Fact> facts_behind(std::vector<ChangeId> changes) const;
    template <class EndsAt>
    void trace(std::vector<ChangeId> changes, EndsAt ends_at) const;
    void add_causes(std::uint32_t rule, bool of_least, std::vector<Bound>& bounds) const;

    std::vector<std::int64_t> most_;
    std::vector<std::int64_t> truth_;
    std::vector<Term> terms_;
    std::vector<Rule> rules_;
    std::vector<Told> facts_;
    std::vector<std::uint32_t> places_from_;  // of places_: by unknown, and the end
    std::vector<Place> places_;

    std::vector<std::int64_t> bounds_;
    std::vector<std::uint32_t> last_;  // change, by bound
    std::vector<Change> changes_;      // in their order
    std::vector<Reach> reach_;
    std::vector<std::uint32_t> waiting_;  // rules
    std::vector<bool> waits_;

    std::size_t steps_left_ = 0;  // of suppositions
    bool supposing_ = false;
    std::size_t supposed_from_ = 0;                    // the first change of suppositions
    std::optional<std::vector<Bound>> contradiction_;  // the bounds that cannot all be
};

}  // namespace skillmap::report
