#include "core/text/name_key.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>

#include "core/embedded.h"
#include "core/text/code_points.h"
#include "core/text/normalize.h"
#include "core/text/toml.h"

namespace skillmap {
namespace {

using Folding = std::unordered_map<char32_t, char32_t>;  // form of a character → the one of keys

constexpr char32_t middle_dot = U'\u30FB';
constexpr char32_t large_ke = U'\u30B1';

Folding read_folding(std::string_view toml) {
    const toml::parse_result parsed = toml::parse(toml);
    assert(parsed);
    Folding folding;
    for (const auto& list : parsed.table())
        for (const toml::node& entry : *list.second.as_array()) {
            const auto forms = code_points(*entry.value<std::string_view>());
            for (const char32_t form : forms->substr(1)) folding.emplace(form, forms->front());
        }
    return folding;
}

const Folding& folding() {
    static const Folding folding = [] {
        const auto files = embedded_characters();
        assert(files.size() == 1);
        return read_folding(files.front().text);
    }();
    return folding;
}

char32_t folded(char32_t c) {
    const auto it = folding().find(c);
    return it == folding().end() ? c : it->second;
}

bool is_kanji(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF) || c == U'\u3005';  // 々
}

// ヶ and ヵ as they are spelt in full.
char32_t full_size(char32_t c) {
    if (c == U'\u30F6') return large_ke;
    return c == U'\u30F5' ? U'\u30AB' : c;
}

// が, ガ or ケ.
bool may_be_ke(char32_t c) {
    return c == U'\u304C' || c == U'\u30AC' || c == large_ke;
}

char32_t katakana(char32_t c) {
    return c >= 0x3041 && c <= 0x3096 ? c + 0x60 : c;
}

// ァィゥェォッャュョヮ as the large kana, which follow them in Unicode.
char32_t large_kana(char32_t c) {
    constexpr std::u32string_view small =
        U"\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7\u30EE";
    return small.find(c) == std::u32string_view::npos ? full_size(c) : c + 1;
}

// The characters of match_key without ・. Nothing for text that is not UTF-8.
std::u32string name_characters(const std::string& key) {
    std::u32string characters = code_points(key).value_or(std::u32string());
    characters.erase(std::remove(characters.begin(), characters.end(), middle_dot),
                     characters.end());
    return characters;
}

}  // namespace

std::string name_key(std::string_view name) {
    std::string key = match_key(name);
    std::u32string characters = name_characters(key);
    if (characters.empty()) return key;
    for (char32_t& c : characters) c = full_size(folded(c));
    for (std::size_t i = 1; i + 1 < characters.size(); ++i)
        if (may_be_ke(characters[i]) && is_kanji(characters[i - 1]) && is_kanji(characters[i + 1]))
            characters[i] = large_ke;
    key.clear();
    for (const char32_t c : characters) append_character(key, c);
    return key;
}

std::string kana_key(std::string_view reading) {
    std::string key = match_key(reading);
    const std::u32string characters = name_characters(key);
    if (characters.empty()) return key;
    key.clear();
    for (const char32_t c : characters) append_character(key, large_kana(katakana(c)));
    return key;
}

bool has_gaiji(std::string_view name) {
    const auto characters = code_points(name);
    return !characters || std::any_of(characters->begin(), characters->end(), is_gaiji);
}

bool is_gaiji(char32_t c) {
    return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFF) || c == U'\u3013' ||
           c == U'\uFFFD';
}

}  // namespace skillmap
