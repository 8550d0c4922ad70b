#include "core/intake/similar_names.h"

#include <algorithm>

#include "core/text/code_points.h"
#include "core/text/name_key.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

std::u32string characters(const std::string& key) {
    return code_points(key).value_or(std::u32string());
}

// The key itself and all it can be with one character less: two keys that are one edit apart have
// one of these in common.
std::vector<std::u32string> cuts(const std::u32string& key) {
    std::vector<std::u32string> list{key};
    for (std::size_t i = 0; i < key.size(); ++i)
        list.push_back(key.substr(0, i) + key.substr(i + 1));
    return list;
}

bool within_one_edit(std::u32string_view a, std::u32string_view b) {
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    return a.size() <= 1 && b.size() <= 1;
}

}  // namespace

void SimilarNames::add(std::string_view name, std::string_view kana) {
    const auto person = static_cast<std::uint32_t>(keys_.size());
    keys_.push_back(characters(name_key(name)));
    if (std::string key = kana_key(kana); !key.empty())
        by_reading_[std::move(key)].push_back(person);
    for (const std::string& part : name_parts(name)) by_part_[characters(part)].push_back(person);
    for (std::u32string& cut : cuts(keys_.back())) by_cut_[std::move(cut)].push_back(person);
}

std::vector<SimilarNames::Similar> SimilarNames::find(std::string_view name,
                                                      std::string_view kana) const {
    std::vector<Similar> found;
    for (const std::string_view reading : {kana, name})  // some write their names in kana
        if (const auto it = by_reading_.find(kana_key(reading)); it != by_reading_.end())
            for (const std::uint32_t person : it->second)
                found.push_back({person, Likeness::SameReading});
    const std::u32string key = characters(name_key(name));
    if (key.empty()) return found;
    find_edits(key, found);
    find_parts(name, key, found);
    return found;
}

void SimilarNames::find_edits(const std::u32string& key, std::vector<Similar>& found) const {
    for (const std::u32string& cut : cuts(key)) {
        const auto it = by_cut_.find(cut);
        if (it == by_cut_.end()) continue;
        for (const std::uint32_t person : it->second)
            if (within_one_edit(key, keys_[person])) found.push_back({person, Likeness::OneEdit});
    }
}

// Without a space, a name may be divided anywhere.
void SimilarNames::find_parts(std::string_view name, const std::u32string& key,
                              std::vector<Similar>& found) const {
    std::vector<std::u32string> parts;
    for (const std::string& part : name_parts(name)) parts.push_back(characters(part));
    if (parts.empty()) {
        parts.push_back(key);
        for (std::size_t i = 1; i < key.size(); ++i) {
            parts.push_back(key.substr(0, i));
            parts.push_back(key.substr(i));
        }
    }
    for (const std::u32string& part : parts)
        if (const auto it = by_part_.find(part); it != by_part_.end())
            for (const std::uint32_t person : it->second)
                found.push_back({person, Likeness::SamePart});
}

std::vector<std::string> name_parts(std::string_view name) {
    std::vector<std::string> parts;
    const std::string plain = compatible_text(name);  // its spaces are U+0020
    for (std::size_t start = 0; start < plain.size();) {
        const std::size_t end = std::min(plain.find(' ', start), plain.size());
        if (end > start)
            parts.push_back(name_key(std::string_view(plain).substr(start, end - start)));
        start = end + 1;
    }
    if (parts.size() < 2) parts.clear();
    return parts;
}

}  // namespace skillmap
