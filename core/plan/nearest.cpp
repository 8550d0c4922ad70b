#include "core/plan/nearest.h"

#include <algorithm>
#include <set>

#include "core/intake/similar_names.h"
#include "core/text/code_points.h"
#include "core/text/join.h"
#include "core/text/name_key.h"

namespace skillmap::plan {
namespace {

constexpr std::size_t most_names = 5;
constexpr std::string_view names_between = "、";

std::set<std::u32string> pairs_of(const std::u32string& key) {
    std::set<std::u32string> pairs;
    for (std::size_t i = 0; i + 1 < key.size(); ++i) pairs.insert(key.substr(i, 2));
    return pairs;
}

// From 0 (nothing in common) to 3 (all but the same).
double likeness(const std::u32string& typed, const std::u32string& name) {
    if (typed.empty() || name.empty()) return 0;
    if (name.find(typed) != std::u32string::npos || typed.find(name) != std::u32string::npos)
        return 2;
    const auto a = pairs_of(typed);
    const auto b = pairs_of(name);
    const auto common =
        std::count_if(a.begin(), a.end(), [&](const auto& p) { return b.contains(p); });
    const auto all = a.size() + b.size();
    return all == 0 ? 0 : 2.0 * static_cast<double>(common) / static_cast<double>(all);
}

std::u32string characters(std::string_view text) {
    return code_points(name_key(text)).value_or(std::u32string());
}

}  // namespace

std::string nearest_names(std::string_view typed, const std::vector<Name>& names) {
    SimilarNames similar;
    std::vector<std::size_t> name_of;  // by the spelling
    std::vector<double> score(names.size());
    for (std::size_t i = 0; i < names.size(); ++i)
        for (const std::string& spelling : names[i].spellings) {
            similar.add(spelling, "");
            name_of.push_back(i);
            score[i] = std::max(score[i], likeness(characters(typed), characters(spelling)));
        }
    for (const auto& found : similar.find(typed, ""))
        if (found.likeness == SimilarNames::Likeness::OneEdit) score[name_of[found.person]] = 3;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (score[i] > 0) order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return score[a] > score[b]; });
    std::vector<std::string> shown;
    for (const std::size_t i : order)
        if (shown.size() < most_names &&
            std::find(shown.begin(), shown.end(), names[i].shown) == shown.end())
            shown.push_back(names[i].shown);
    if (!shown.empty()) return joined(shown, names_between);
    for (std::size_t i = 0; i < std::min(most_names, names.size()); ++i)
        shown.push_back(names[i].shown);
    return joined(shown, names_between) + (names.size() > most_names ? "…" : "");
}

std::vector<Name> plain_names(const std::vector<std::string>& names) {
    std::vector<Name> list;
    for (const std::string& one : names) list.push_back({one, {one}});
    return list;
}

}  // namespace skillmap::plan
