#include "core/share/join.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/messages.h"

namespace skillmap::sharing {
namespace {

// By which rules are told apart and put in order.
using RulesKey = std::tuple<std::string, std::string, std::string>;

RulesKey key_of(const Rules& rules) {
    return {rules.id, rules.version, rules.fingerprint};
}

// Names and words may differ.
bool alike(const std::vector<RuleChoice>& a, const std::vector<RuleChoice>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const RuleChoice& one, const RuleChoice& other) {
                          return one.id == other.id && one.value == other.value;
                      });
}

bool alike(const Rules& a, const Rules& b) {
    return key_of(a) == key_of(b) && alike(a.options, b.options) &&
           alike(a.parameters, b.parameters) && a.personas == b.personas &&
           a.indicators == b.indicators;
}

Issue twice(const Share& first, const Share& second) {
    return {MessageId::MergeCodeTwice, Place{second.file, "", {}, {}}, second.municipality.name,
            second.municipality.code, first.file};
}

// The day of most; of as many the latest.
Date usual_day(const std::vector<Share>& shares) {
    std::map<Date, std::size_t> days;
    for (const Share& one : shares) ++days[one.as_of];
    return std::max_element(days.begin(), days.end(),
                            [](const auto& a, const auto& b) {
                                return std::tie(a.second, a.first) < std::tie(b.second, b.first);
                            })
        ->first;
}

class Joining {
  public:
    explicit Joining(Joined& joined) : joined_(joined) {}

    void join() {
        joined_.stages = comparable(&Share::stages);
        joined_.indicators = comparable(&Share::indicators);
        for (std::size_t i = 0; i < joined_.shares.size(); ++i) note_differences(i);
    }

  private:
    // The rules of most on the day; of as many those that stand first.
    Comparable comparable(Rules Share::*of) const {
        std::map<RulesKey, std::vector<const Rules*>> groups;
        for (const Share& one : joined_.shares) {
            if (one.as_of != joined_.as_of) continue;
            // What says that it is the same and is not stands apart.
            auto& same = groups[key_of(one.*of)];
            if (same.empty() || alike(*same.front(), one.*of)) same.push_back(&(one.*of));
        }
        const auto most = std::max_element(
            groups.begin(), groups.end(),
            [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); });
        Comparable found;
        found.rules = *most->second.front();
        for (const Share& one : joined_.shares) {
            const bool holds = one.as_of == joined_.as_of && alike(one.*of, found.rules);
            found.holds.push_back(holds);
            found.count += holds ? 1 : 0;
        }
        return found;
    }

    void note_differences(std::size_t i) {
        const Share& share = joined_.shares[i];
        if (share.as_of != joined_.as_of)
            joined_.apart.push_back({i, true, true, Apart::Item::AsOf, "", to_japanese(share.as_of),
                                     to_japanese(joined_.as_of)});
        const std::size_t first = joined_.apart.size();
        note_rules(i, share.stages, joined_.stages.rules, true, first);
        note_rules(i, share.indicators, joined_.indicators.rules, false, first);
    }

    void note_rules(std::size_t i, const Rules& own, const Rules& others, bool stages,
                    std::size_t first) {
        if (alike(own, others)) return;
        std::vector<Apart> found;
        const auto note = [&](Apart::Item item, const std::string& name, const std::string& a,
                              const std::string& b) {
            if (a != b) found.push_back({i, stages, !stages, item, name, a, b});
        };
        if (own.id != others.id) {
            note(Apart::Item::Scheme, "", scheme_text(own), scheme_text(others));
        } else {
            note(Apart::Item::Version, "", own.version, others.version);
            compare(own.options, others.options, Apart::Item::Reading, note);
            compare(own.parameters, others.parameters, Apart::Item::Parameter, note);
        }
        if (found.empty()) found.push_back({i, stages, !stages, Apart::Item::Rules, "", "", ""});
        for (Apart& one : found) add(std::move(one), first);
    }

    static std::string scheme_text(const Rules& rules) {
        return rules.name + "（" + rules.id + "）";
    }

    template <class Note>
    static void compare(const std::vector<RuleChoice>& own, const std::vector<RuleChoice>& others,
                        Apart::Item item, const Note& note) {
        const auto of = [](const std::vector<RuleChoice>& list, const std::string& id) {
            const auto found = std::find_if(list.begin(), list.end(),
                                            [&](const RuleChoice& one) { return one.id == id; });
            return found == list.end() ? std::string() : found->value_name;
        };
        for (const RuleChoice& one : own) note(item, one.name, one.value_name, of(others, one.id));
        for (const RuleChoice& one : others)
            if (of(own, one.id).empty()) note(item, one.name, "", one.value_name);
    }

    // What is so of both, where one scheme is behind them, is told once.
    void add(Apart one, std::size_t first) {
        for (std::size_t i = first; i < joined_.apart.size(); ++i) {
            Apart& told = joined_.apart[i];
            if (told.item != one.item || told.name != one.name || told.own != one.own ||
                told.others != one.others)
                continue;
            told.stages = told.stages || one.stages;
            told.indicators = told.indicators || one.indicators;
            return;
        }
        joined_.apart.push_back(std::move(one));
    }

    Joined& joined_;
};

}  // namespace

Result<Joined> join(std::vector<Share> shares, std::optional<Date> as_of) {
    std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) {
        return a.municipality.code < b.municipality.code;
    });
    const auto same = std::adjacent_find(
        shares.begin(), shares.end(),
        [](const Share& a, const Share& b) { return a.municipality.code == b.municipality.code; });
    if (same != shares.end()) return twice(*same, *(same + 1));
    Joined joined;
    joined.as_of = as_of.value_or(usual_day(shares));
    if (std::none_of(shares.begin(), shares.end(),
                     [&](const Share& one) { return one.as_of == joined.as_of; }))
        return Issue{MessageId::MergeNoSuchDay, {}, "", to_string(joined.as_of), ""};
    joined.shares = std::move(shares);
    Joining(joined).join();
    if (joined.shares.size() > 1 && joined.stages.count < 2 && joined.indicators.count < 2)
        return Issue{MessageId::MergeNothingAlike, {}, "", "", ""};
    return joined;
}

FigureKey key_of(const SharedFigure& figure) {
    const bool stages = is_of_stages(figure.measure);
    return {figure.measure, stages ? figure.persona : figure.indicator, figure.stage.value_or("")};
}

FigureIndex::FigureIndex(const Joined& joined) : joined_(joined) {
    for (const Share& share : joined.shares) {
        auto& own = figures_.emplace_back();
        for (const SharedFigure& one : share.figures) own.emplace(key_of(one), &one);
    }
}

const Comparable& FigureIndex::of(const FigureKey& key) const {
    return is_of_stages(std::get<0>(key)) ? joined_.stages : joined_.indicators;
}

const SharedFigure* FigureIndex::find(std::size_t municipality, const FigureKey& key) const {
    if (!of(key).holds[municipality]) return nullptr;
    const auto found = figures_[municipality].find(key);
    return found == figures_[municipality].end() ? nullptr : found->second;
}

Total FigureIndex::total(const FigureKey& key) const {
    const Comparable& compared = of(key);
    Total total;
    total.of = compared.count;
    for (std::size_t i = 0; i < figures_.size(); ++i) {
        if (!compared.holds[i]) continue;
        const SharedFigure* one = find(i, key);
        if (one == nullptr) {
            total.told += is_of_stages(std::get<0>(key)) ? 1U : 0U;
            continue;
        }
        total.only_shown_departments = total.only_shown_departments || one->shown_departments_only;
        if (one->telling != Telling::Shown && one->telling != Telling::NotApplicable) continue;
        ++total.told;
        total.shown += one->ratio;
    }
    return total;
}

}  // namespace skillmap::sharing
