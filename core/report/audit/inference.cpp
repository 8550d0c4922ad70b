#include "core/report/audit/inference.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace skillmap::report {

Inference::Unknown Inference::add(std::int64_t most) {
    most_.push_back(most);
    rules_of_.emplace_back();
    return static_cast<Unknown>(most_.size() - 1);
}

void Inference::add_rule(std::span<const Unknown> plus, std::span<const Unknown> minus,
                         std::int64_t least, std::int64_t most) {
    Rule rule;
    rule.first = static_cast<std::uint32_t>(terms_.size());
    const auto number = static_cast<std::uint32_t>(rules_.size());
    for (const Unknown unknown : plus) terms_.push_back({unknown, false});
    for (const Unknown unknown : minus) terms_.push_back({unknown, true});
    rule.end = static_cast<std::uint32_t>(terms_.size());
    for (std::uint32_t i = rule.first; i < rule.end; ++i)
        rules_of_[terms_[i].unknown].push_back({number, terms_[i].minus});
    rule.least = least;
    rule.most = most;
    rules_.push_back(rule);
}

Inference::Fact Inference::add_fact(Unknown unknown, std::int64_t least, std::int64_t most) {
    facts_.push_back({unknown, least, most, true});
    return static_cast<Fact>(facts_.size() - 1);
}

void Inference::begin() {
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
    last_[bound] = static_cast<std::uint32_t>(changes_.size() - 1);
    move_reach(bound, value - bounds_[bound]);
    bounds_[bound] = value;
    for (const Place& place : rules_of_[bound / 2]) {
        if (waits_[place.rule]) continue;
        waits_[place.rule] = true;
        waiting_.push_back(place.rule);
    }
}

void Inference::move_reach(Bound bound, std::int64_t by) {
    const bool is_high = bound % 2 != 0;
    for (const Place& place : rules_of_[bound / 2]) {
        Reach& reach = reach_[place.rule];
        (is_high != place.minus ? reach.most : reach.least) += place.minus ? -by : by;
    }
}

void Inference::propagate() {
    for (std::size_t next = 0; next < waiting_.size(); ++next) {
        const std::uint32_t rule = waiting_[next];
        waits_[rule] = false;
        const std::size_t steps = rules_[rule].end - rules_[rule].first;
        if (contradiction_ || (supposing_ && steps_left_ < steps)) continue;
        if (supposing_) steps_left_ -= steps;
        apply(rule);
    }
    waiting_.clear();
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

std::vector<Inference::Fact> Inference::facts_behind(const std::vector<Bound>& bounds) const {
    std::vector<std::uint32_t> changes;
    for (const Bound bound : bounds) changes.push_back(last_[bound]);
    std::vector<Fact> found;
    std::vector<bool> seen(changes_.size());
    std::vector<bool> listed(facts_.size());
    std::vector<Bound> causes;
    for (std::size_t next = 0; next < changes.size(); ++next) {
        const std::uint32_t at = changes[next];
        if (at == none || seen[at]) continue;
        seen[at] = true;
        const Bound bound = changes_[at].bound;
        const auto [kind, number] = changes_[at].why;
        if (kind == Reason::Kind::Fact && !listed[number]) {
            listed[number] = true;
            found.push_back(number);
        }
        if (kind != Reason::Kind::Rule) continue;
        const Rule& rule = rules_[number];
        const auto self = std::find_if(terms_.begin() + rule.first, terms_.begin() + rule.end,
                                       [&](const Term& one) { return one.unknown == bound / 2; });
        causes.clear();
        add_causes(number, (bound % 2 != 0) != self->minus, causes);
        // What they were when this one was changed.
        for (const Bound cause : causes) {
            std::uint32_t then = cause / 2 == bound / 2 ? none : last_[cause];
            while (then != none && then > at) then = changes_[then].last;
            changes.push_back(then);
        }
    }
    return found;
}

// The facts that exclude that the bound is so much nearer to the other one.
std::optional<std::vector<Inference::Fact>> Inference::refutation(Bound bound, std::int64_t value) {
    const std::size_t known = changes_.size();
    supposing_ = true;
    set(bound, value, {});
    propagate();
    std::optional<std::vector<Fact>> facts;
    if (contradiction_) facts = facts_behind(*contradiction_);
    contradiction_.reset();
    supposing_ = false;
    undo_from(known);
    return facts;
}

void Inference::undo_from(std::size_t change) {
    while (changes_.size() > change) {
        const Change& last = changes_.back();
        move_reach(last.bound, last.before - bounds_[last.bound]);
        bounds_[last.bound] = last.before;
        last_[last.bound] = last.last;
        changes_.pop_back();
    }
}

std::optional<std::vector<Inference::Fact>> Inference::proof_of(Unknown unknown, std::int64_t value,
                                                                std::size_t most_steps) {
    const Bound low = low_of(unknown);
    const Bound high = high_of(unknown);
    if (value < bounds_[low] || value > bounds_[high]) return std::nullopt;
    steps_left_ = most_steps;
    std::vector<Fact> others;
    const auto exclude = [&](Bound bound, std::int64_t from) {
        const auto found = refutation(bound, from);
        if (found) others.insert(others.end(), found->begin(), found->end());
        return found.has_value();
    };
    if (bounds_[low] < value && !exclude(high, value - 1)) return std::nullopt;
    if (bounds_[high] > value && !exclude(low, value + 1)) return std::nullopt;
    std::vector<Fact> facts = facts_behind({low, high});
    for (const Fact fact : others)
        if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
    return facts;
}

}  // namespace skillmap::report
