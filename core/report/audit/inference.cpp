#include "core/report/audit/inference.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <numeric>
#include <utility>

namespace skillmap::report {

Inference::Unknown Inference::add(std::int64_t most, std::int64_t truth) {
    most_.push_back(most);
    truth_.push_back(truth);
    return static_cast<Unknown>(most_.size() - 1);
}

void Inference::add_rule(std::span<const Unknown> plus, std::span<const Unknown> minus,
                         std::int64_t least, std::int64_t most) {
    Rule rule;
    rule.first = static_cast<std::uint32_t>(terms_.size());
    for (const Unknown unknown : plus) {
        terms_.push_back({unknown, false});
        rule.truth += truth_[unknown];
    }
    for (const Unknown unknown : minus) {
        terms_.push_back({unknown, true});
        rule.truth -= truth_[unknown];
    }
    rule.end = static_cast<std::uint32_t>(terms_.size());
    rule.least = least;
    rule.most = most;
    rules_.push_back(rule);
}

Inference::Fact Inference::add_fact(Unknown unknown, std::int64_t least, std::int64_t most) {
    facts_.push_back({unknown, least, most, true});
    return static_cast<Fact>(facts_.size() - 1);
}

// Those of each unknown one behind the other, in the order of the rules.
void Inference::find_places() {
    if (places_from_.size() == most_.size() + 1 && places_.size() == terms_.size()) return;
    places_from_.assign(most_.size() + 1, 0);
    for (const Term& term : terms_) ++places_from_[term.unknown + 1];
    std::partial_sum(places_from_.begin(), places_from_.end(), places_from_.begin());
    places_.resize(terms_.size());
    std::vector<std::uint32_t> next(places_from_.begin(), places_from_.end() - 1);
    for (std::uint32_t number = 0; number < rules_.size(); ++number)
        for (std::uint32_t i = rules_[number].first; i < rules_[number].end; ++i)
            places_[next[terms_[i].unknown]++] = {number, terms_[i].minus};
}

std::span<const Inference::Place> Inference::places_of(Unknown unknown) const {
    const std::uint32_t from = places_from_[unknown];
    return {places_.data() + from, places_from_[unknown + 1] - from};
}

void Inference::begin() {
    find_places();
    bounds_.assign(2 * most_.size(), 0);
    for (Unknown one = 0; one < most_.size(); ++one) bounds_[high_of(one)] = most_[one];
    last_.assign(bounds_.size(), none);
    changes_.clear();
    reach_.assign(rules_.size(), {});
    waits_.assign(rules_.size(), true);
    waiting_.resize(rules_.size());
    for (std::uint32_t number = 0; number < rules_.size(); ++number) {
        waiting_[number] = number;
        Reach& reach = reach_[number];
        reach.nearest = rules_[number].truth;
        for (std::uint32_t i = rules_[number].first; i < rules_[number].end; ++i) {
            const std::int64_t size = most_[terms_[i].unknown];
            (terms_[i].minus ? reach.least : reach.most) += terms_[i].minus ? -size : size;
            reach.widest = std::max(reach.widest, size);
        }
    }
}

void Inference::take(Fact fact) {
    const Told& told = facts_[fact];
    raise(low_of(told.unknown), told.least, {Reason::Kind::Fact, fact});
    lower(high_of(told.unknown), told.most, {Reason::Kind::Fact, fact});
}

bool Inference::raise(Bound low, std::int64_t value, Reason reason) {
    if (value <= bounds_[low]) return false;
    if (value <= bounds_[low + 1])
        set(low, value, reason);
    else
        contradict(low + 1);
    return true;
}

bool Inference::lower(Bound high, std::int64_t value, Reason reason) {
    if (value >= bounds_[high]) return false;
    if (value >= bounds_[high - 1])
        set(high, value, reason);
    else
        contradict(high - 1);
    return true;
}

// What contradicts itself without a supposition tells nothing.
void Inference::contradict(Bound bound) {
    if (supposing_) contradiction_ = {bound};
}

void Inference::set(Bound bound, std::int64_t value, Reason reason) {
    changes_.push_back({bound, bounds_[bound], last_[bound], reason});
    last_[bound] = static_cast<ChangeId>(changes_.size() - 1);
    move(bound, value);
    for (const Place& place : places_of(bound / 2)) {
        if (waits_[place.rule]) continue;
        waits_[place.rule] = true;
        waiting_.push_back(place.rule);
    }
}

void Inference::move(Bound bound, std::int64_t value) {
    const bool is_high = bound % 2 != 0;
    const std::int64_t by = value - bounds_[bound];
    const std::int64_t before = nearest(bound / 2);
    bounds_[bound] = value;
    const std::int64_t nearer = nearest(bound / 2) - before;
    for (const Place& place : places_of(bound / 2)) {
        Reach& reach = reach_[place.rule];
        (is_high != place.minus ? reach.most : reach.least) += place.minus ? -by : by;
        reach.nearest += place.minus ? -nearer : nearer;
    }
}

// What the unknown is where it is as near to the truth as its bounds allow.
std::int64_t Inference::nearest(Unknown unknown) const {
    return std::clamp(truth_[unknown], bounds_[low_of(unknown)], bounds_[high_of(unknown)]);
}

void Inference::propagate() {
    for (std::size_t next = 0; next < waiting_.size(); ++next) {
        const std::uint32_t rule = waiting_[next];
        waits_[rule] = false;
        const std::size_t steps = rules_[rule].end - rules_[rule].first;
        if (contradiction_ || (supposing_ && !spend(steps))) continue;
        apply(rule);
    }
    waiting_.clear();
}

bool Inference::spend(std::size_t steps) {
    if (steps_left_ < steps) return false;
    steps_left_ -= steps;
    return true;
}

// What one term can be, given the least and the most of the others.
void Inference::apply(std::uint32_t number) {
    const Rule rule = rules_[number];
    Reach& reach = reach_[number];
    const auto above = [&] { return rule.most - reach.least; };
    const auto below = [&] { return reach.most - rule.least; };
    if (above() >= reach.widest && below() >= reach.widest) return;
    const Reason reason{Reason::Kind::Rule, number};
    std::int64_t widest = 0;
    for (std::uint32_t i = rule.first; i < rule.end; ++i) {
        const auto [unknown, minus] = terms_[i];
        const Bound low = low_of(unknown);
        const Bound high = high_of(unknown);
        const auto failed = [&](bool of_least) {
            if (!contradiction_) return false;
            add_causes(number, of_least, *contradiction_);
            return true;
        };
        // So far from its least, and from its most, it can be.
        if (minus ? raise(low, bounds_[high] - above(), reason)
                  : lower(high, bounds_[low] + above(), reason))
            if (failed(true)) return;
        if (minus ? lower(high, bounds_[low] + below(), reason)
                  : raise(low, bounds_[high] - below(), reason))
            if (failed(false)) return;
        widest = std::max(widest, bounds_[high] - bounds_[low]);
    }
    if (!supposing_) reach.widest = widest;
}

// The bounds of the terms that make the least of the sum, or the most.
void Inference::add_causes(std::uint32_t rule, bool of_least, std::vector<Bound>& bounds) const {
    for (std::uint32_t i = rules_[rule].first; i < rules_[rule].end; ++i)
        bounds.push_back(of_least != terms_[i].minus ? low_of(terms_[i].unknown)
                                                     : high_of(terms_[i].unknown));
}

std::vector<Inference::ChangeId> Inference::changes_of(const std::vector<Bound>& bounds) const {
    std::vector<ChangeId> changes;
    for (const Bound bound : bounds) changes.push_back(last_[bound]);
    return changes;
}

// Goes from changes to those that they follow from, each once, and not further than where
// `ends_at(change)` says so.
template <class EndsAt>
void Inference::trace(std::vector<ChangeId> changes, EndsAt ends_at) const {
    std::vector<bool> seen(changes_.size());
    std::vector<Bound> causes;
    for (std::size_t next = 0; next < changes.size(); ++next) {
        const ChangeId at = changes[next];
        if (at == none || seen[at]) continue;
        seen[at] = true;
        if (ends_at(at) || changes_[at].why.kind != Reason::Kind::Rule) continue;
        const Bound bound = changes_[at].bound;
        const std::uint32_t number = changes_[at].why.number;
        const Rule& rule = rules_[number];
        const auto self = std::find_if(terms_.begin() + rule.first, terms_.begin() + rule.end,
                                       [&](const Term& one) { return one.unknown == bound / 2; });
        causes.clear();
        add_causes(number, (bound % 2 != 0) != self->minus, causes);
        // What they were when this one was changed.
        for (const Bound cause : causes) {
            ChangeId then = cause / 2 == bound / 2 ? none : last_[cause];
            while (then != none && then > at) then = changes_[then].last;
            changes.push_back(then);
        }
    }
}

// The suppositions from which the bounds follow, and what was known before them.
std::vector<Inference::ChangeId> Inference::causes_of(const std::vector<Bound>& bounds) const {
    std::vector<ChangeId> causes;
    trace(changes_of(bounds), [&](ChangeId at) {
        const bool ends = at < supposed_from_ || changes_[at].why.kind == Reason::Kind::Supposed;
        if (ends) causes.push_back(at);
        return ends;
    });
    std::sort(causes.begin(), causes.end());
    return causes;
}

std::vector<Inference::Fact> Inference::facts_behind(std::vector<ChangeId> changes) const {
    std::vector<Fact> found;
    std::vector<bool> listed(facts_.size());
    trace(std::move(changes), [&](ChangeId at) {
        const auto [kind, number] = changes_[at].why;
        if (kind == Reason::Kind::Fact && !listed[number]) {
            listed[number] = true;
            found.push_back(number);
        }
        return false;
    });
    return found;
}

// Why the bound cannot be so much nearer to the other one; nothing where it can, or where that is
// not settled.
std::optional<std::vector<Inference::ChangeId>> Inference::refute(Bound bound, std::int64_t value) {
    const std::size_t known = changes_.size();
    set(bound, value, {});
    propagate();
    std::optional<std::vector<ChangeId>> causes;
    if (contradiction_)
        causes = causes_of(*std::exchange(contradiction_, std::nullopt));
    else
        causes = refute_both_ways();
    undo_from(known);
    return causes;
}

// Where numbers that are as near to the truth as they can be break a rule, one of them has to move,
// or it must not.
std::optional<std::vector<Inference::ChangeId>> Inference::refute_both_ways() {
    const auto first = next_move();
    if (!first) return std::nullopt;
    const auto own = static_cast<ChangeId>(changes_.size());
    const auto depends = [own](const std::vector<ChangeId>& causes) {
        return std::binary_search(causes.begin(), causes.end(), own);
    };
    auto causes = refute(first->bound, first->value);
    if (!causes || !depends(*causes)) return causes;
    const bool is_high = first->bound % 2 != 0;
    auto others = refute(first->bound ^ 1U, is_high ? first->value + 1 : first->value - 1);
    if (!others || !depends(*others)) return others;
    std::vector<ChangeId> both;
    std::set_union(causes->begin(), causes->end(), others->begin(), others->end(),
                   std::back_inserter(both));
    std::erase(both, own);
    return both;
}

// In the first rule that is broken. Nothing where there is none, which is a way in which everything
// can be, or no step is left.
std::optional<Inference::Move> Inference::next_move() {
    for (std::size_t at = supposed_from_; at < changes_.size(); ++at) {
        const Unknown unknown = changes_[at].bound / 2;
        if (nearest(unknown) == truth_[unknown]) continue;
        if (!spend(places_of(unknown).size())) return std::nullopt;
        for (const Place& place : places_of(unknown)) {
            const Rule& rule = rules_[place.rule];
            const std::int64_t sum = reach_[place.rule].nearest;
            if (sum >= rule.least && sum <= rule.most) continue;
            return spend(rule.end - rule.first) ? move_in(place.rule) : std::nullopt;
        }
    }
    return std::nullopt;
}

// Of the number that the fewest rules are about: what follows is the least.
std::optional<Inference::Move> Inference::move_in(std::uint32_t number) const {
    const Rule& rule = rules_[number];
    const bool too_much = reach_[number].nearest > rule.most;
    const std::int64_t wanted =
        too_much ? reach_[number].nearest - rule.most : rule.least - reach_[number].nearest;
    std::optional<Move> best;
    std::size_t fewest = 0;
    for (std::uint32_t i = rule.first; i < rule.end; ++i) {
        const auto [unknown, minus] = terms_[i];
        const bool down = too_much != minus;
        const std::int64_t now = nearest(unknown);
        const std::int64_t room =
            down ? now - bounds_[low_of(unknown)] : bounds_[high_of(unknown)] - now;
        if (room == 0 || (best && places_of(unknown).size() >= fewest)) continue;
        const std::int64_t by = std::min(room, wanted);
        best = down ? Move{high_of(unknown), now - by} : Move{low_of(unknown), now + by};
        fewest = places_of(unknown).size();
    }
    return best;
}

void Inference::undo_from(std::size_t change) {
    while (changes_.size() > change) {
        const Change last = changes_.back();
        changes_.pop_back();
        move(last.bound, last.before);
        last_[last.bound] = last.last;
    }
}

std::optional<std::vector<Inference::Fact>> Inference::proof_of(Unknown unknown, std::int64_t value,
                                                                std::size_t most_steps) {
    const Bound low = low_of(unknown);
    const Bound high = high_of(unknown);
    if (value < bounds_[low] || value > bounds_[high]) return std::nullopt;
    steps_left_ = most_steps;
    supposed_from_ = changes_.size();
    std::vector<ChangeId> causes = changes_of({low, high});
    const auto exclude = [&](Bound bound, std::int64_t from) {
        supposing_ = true;
        const auto found = refute(bound, from);
        supposing_ = false;
        if (found)
            std::copy_if(found->begin(), found->end(), std::back_inserter(causes),
                         [this](ChangeId one) { return one < supposed_from_; });
        return found.has_value();
    };
    if (bounds_[low] < value && !exclude(high, value - 1)) return std::nullopt;
    if (bounds_[high] > value && !exclude(low, value + 1)) return std::nullopt;
    return facts_behind(std::move(causes));
}

}  // namespace skillmap::report
