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
    why_.assign(bounds_.size(), {});
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
    if (supposing_) changes_.push_back({bound, bounds_[bound], why_[bound]});
    move_reach(bound, value - bounds_[bound]);
    bounds_[bound] = value;
    why_[bound] = reason;
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
        if (!contradiction_) apply(rule);
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

std::vector<Inference::Fact> Inference::facts_behind(std::vector<Bound> bounds) const {
    std::vector<Fact> found;
    std::vector<bool> seen(bounds_.size());
    std::vector<bool> listed(facts_.size());
    for (std::size_t next = 0; next < bounds.size(); ++next) {
        const Bound bound = bounds[next];
        if (seen[bound]) continue;
        seen[bound] = true;
        const auto [kind, number] = why_[bound];
        if (kind == Reason::Kind::Fact && !listed[number]) {
            listed[number] = true;
            found.push_back(number);
        }
        if (kind != Reason::Kind::Rule) continue;
        const Rule& rule = rules_[number];
        const Term* const first = terms_.data() + rule.first;
        const Term* const self =
            std::find_if(first, terms_.data() + rule.end,
                         [&](const Term& one) { return one.unknown == bound / 2; });
        const std::size_t before = bounds.size();
        add_causes(number, (bound % 2 != 0) != self->minus, bounds);
        bounds.erase(bounds.begin() + static_cast<std::ptrdiff_t>(before) + (self - first));
    }
    return found;
}

// The facts that rule out that the bound is so much nearer to the other one.
std::optional<std::vector<Inference::Fact>> Inference::refutation(Bound bound, std::int64_t value) {
    supposing_ = true;
    set(bound, value, {});
    propagate();
    std::optional<std::vector<Fact>> facts;
    if (contradiction_) facts = facts_behind(*contradiction_);
    contradiction_.reset();
    undo();
    supposing_ = false;
    return facts;
}

void Inference::undo() {
    for (auto change = changes_.rbegin(); change != changes_.rend(); ++change) {
        move_reach(change->bound, change->before - bounds_[change->bound]);
        bounds_[change->bound] = change->before;
        why_[change->bound] = change->why;
    }
    changes_.clear();
}

std::optional<std::vector<Inference::Fact>> Inference::proof_of(Unknown unknown,
                                                                std::int64_t value) {
    const Bound low = low_of(unknown);
    const Bound high = high_of(unknown);
    std::vector<Fact> less;
    std::vector<Fact> more;
    if (bounds_[low] < value) {
        auto found = refutation(high, value - 1);
        if (!found) return std::nullopt;
        less = std::move(*found);
    }
    if (bounds_[high] > value) {
        auto found = refutation(low, value + 1);
        if (!found) return std::nullopt;
        more = std::move(*found);
    }
    std::vector<Fact> facts = facts_behind({low, high});
    for (const std::vector<Fact>& others : {less, more})
        for (const Fact fact : others)
            if (std::find(facts.begin(), facts.end(), fact) == facts.end()) facts.push_back(fact);
    return facts;
}

}  // namespace skillmap::report
