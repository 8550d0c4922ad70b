#include "core/report/audit/inference.h"

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
        rules_of_[terms_[i].unknown].push_back(number);
    rule.least = least;
    rule.most = most;
    rules_.push_back(rule);
}

Inference::Fact Inference::add_fact(Unknown unknown, std::int64_t least, std::int64_t most) {
    facts_.push_back({unknown, least, most, true});
    return static_cast<Fact>(facts_.size() - 1);
}

void Inference::begin() {
    low_.assign(most_.size(), 0);
    high_ = most_;
    why_low_.assign(most_.size(), {});
    why_high_.assign(most_.size(), {});
    waits_.assign(rules_.size(), true);
    waiting_.resize(rules_.size());
    for (std::uint32_t i = 0; i < rules_.size(); ++i) waiting_[i] = i;
}

void Inference::take(Fact fact) {
    const Told& told = facts_[fact];
    set_low(told.unknown, told.least, {Reason::Kind::Fact, fact});
    set_high(told.unknown, told.most, {Reason::Kind::Fact, fact});
}

// A bound never passes the other one: what contradicts itself tells nothing.
void Inference::set_low(Unknown unknown, std::int64_t value, Reason reason) {
    if (value <= low_[unknown] || value > high_[unknown]) return;
    low_[unknown] = value;
    why_low_[unknown] = reason;
    touch(unknown);
}

void Inference::set_high(Unknown unknown, std::int64_t value, Reason reason) {
    if (value >= high_[unknown] || value < low_[unknown]) return;
    high_[unknown] = value;
    why_high_[unknown] = reason;
    touch(unknown);
}

void Inference::touch(Unknown unknown) {
    for (const std::uint32_t rule : rules_of_[unknown]) {
        if (waits_[rule]) continue;
        waits_[rule] = true;
        waiting_.push_back(rule);
    }
}

void Inference::propagate() {
    for (std::size_t next = 0; next < waiting_.size(); ++next) {
        const std::uint32_t rule = waiting_[next];
        waits_[rule] = false;
        apply(rule);
    }
    waiting_.clear();
}

// What one term can be, given the least and the most of the others.
void Inference::apply(std::uint32_t number) {
    const Rule rule = rules_[number];
    std::int64_t least = 0;
    std::int64_t most = 0;
    const auto low = [this](const Term& term) {
        return term.minus ? -high_[term.unknown] : low_[term.unknown];
    };
    const auto high = [this](const Term& term) {
        return term.minus ? -low_[term.unknown] : high_[term.unknown];
    };
    for (std::uint32_t i = rule.first; i < rule.end; ++i) {
        least += low(terms_[i]);
        most += high(terms_[i]);
    }
    const Reason reason{Reason::Kind::Rule, number};
    for (std::uint32_t i = rule.first; i < rule.end; ++i) {
        const Term term = terms_[i];
        const std::int64_t at_least = rule.least - (most - high(term));
        const std::int64_t at_most = rule.most - (least - low(term));
        const std::int64_t was_low = low(term);
        const std::int64_t was_high = high(term);
        if (at_least > was_low) {
            if (term.minus)
                set_high(term.unknown, -at_least, reason);
            else
                set_low(term.unknown, at_least, reason);
        }
        if (at_most < was_high) {
            if (term.minus)
                set_low(term.unknown, -at_most, reason);
            else
                set_high(term.unknown, at_most, reason);
        }
        least += low(term) - was_low;
        most += high(term) - was_high;
    }
}

std::vector<Inference::Fact> Inference::reasons(Unknown unknown) const {
    std::vector<Fact> found;
    std::vector<bool> seen(most_.size());
    std::vector<Unknown> reached{unknown};
    seen[unknown] = true;
    for (std::size_t next = 0; next < reached.size(); ++next)
        for (const Reason& reason : {why_low_[reached[next]], why_high_[reached[next]]}) {
            if (reason.kind == Reason::Kind::Fact) found.push_back(reason.number);
            if (reason.kind != Reason::Kind::Rule) continue;
            const Rule& rule = rules_[reason.number];
            for (std::uint32_t i = rule.first; i < rule.end; ++i) {
                if (seen[terms_[i].unknown]) continue;
                seen[terms_[i].unknown] = true;
                reached.push_back(terms_[i].unknown);
            }
        }
    std::vector<bool> listed(facts_.size());
    std::erase_if(found, [&listed](Fact fact) {
        const bool again = listed[fact];
        listed[fact] = true;
        return again;
    });
    return found;
}

}  // namespace skillmap::report
