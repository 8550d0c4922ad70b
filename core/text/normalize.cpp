#include "core/text/normalize.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>

namespace skillmap {
namespace {

constexpr std::string_view ideographic_space = "\xE3\x80\x80";  // U+3000
constexpr std::string_view no_break_space = "\xC2\xA0";         // U+00A0

bool ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<signed char>(c) >= 0; });
}

bool ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

std::string ascii_key(std::string_view text) {
    std::string key;
    key.reserve(text.size());
    for (const char c : text) {
        if (ascii_space(c)) continue;
        key.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    }
    return key;
}

constexpr utf8proc_int32_t circle = 0x25CB;  // ○

// What the key of a text has for a character that needs no tables: kana without separate marks,
// kanji, full-width letters and a few signs. Nothing for others.
std::optional<utf8proc_int32_t> simple_key(utf8proc_int32_t c) {
    const auto within = [c](utf8proc_int32_t first, utf8proc_int32_t last) {
        return first <= c && c <= last;
    };
    if (within('A', 'Z')) return c | 0x20;
    if (within(0x21, 0x7E)) return c;
    if (within(0xFF21, 0xFF3A)) return c - 0xFF21 + 'a';
    if (within(0xFF01, 0xFF5E)) return c - 0xFEE0;
    if (c == 0x3007) return circle;
    const bool itself = within(0x3041, 0x3096) || within(0x30A1, 0x30FC) ||
                        within(0x4E00, 0x9FA5) || within(0x3001, 0x3003) ||
                        within(0x300C, 0x3011) || c == circle;
    return itself ? std::optional(c) : std::nullopt;
}

// The character at the beginning of a text, of one or three bytes; nothing for another one.
std::optional<utf8proc_int32_t> short_character(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80) return byte(0);
    const bool whole = text.size() >= 3 && byte(0) >= 0xE3 && byte(0) <= 0xEF && byte(0) != 0xED &&
                       byte(1) >> 6U == 2 && byte(2) >> 6U == 2;
    if (!whole) return std::nullopt;
    return static_cast<utf8proc_int32_t>((byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U |
                                         (byte(2) & 0x3FU));
}

bool ignored(utf8proc_int32_t c) {
    if (c == 0x00A0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0x202F) return true;
    if (c == 0x2060 || c == 0xFEFF) return true;    // word joiner, byte order mark
    if (c >= 0xFE00 && c <= 0xFE0F) return true;    // variation selectors
    if (c >= 0xE0100 && c <= 0xE01EF) return true;  // ideographic variation selectors
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void append(std::string& text, utf8proc_int32_t c) {
    if (c < 0x80) {
        text.push_back(static_cast<char>(c));
        return;
    }
    text.push_back(static_cast<char>(0xE0 | c >> 12));
    text.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
    text.push_back(static_cast<char>(0x80 | (c & 0x3F)));
}

// The key of a text of such characters and of spaces: most of what stands in workbooks.
std::optional<std::string> key_without_tables(std::string_view text) {
    std::string key;
    key.reserve(text.size());
    while (!text.empty()) {
        const auto c = short_character(text);
        if (!c) return std::nullopt;
        text.remove_prefix(*c < 0x80 ? 1 : 3);
        if (ignored(*c)) continue;
        const auto simple = simple_key(*c);
        if (!simple) return std::nullopt;
        append(key, *simple);
    }
    return key;
}

std::string mapped(std::string_view text, utf8proc_option_t options) {
    utf8proc_uint8_t* out = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &out, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(out, &std::free);
    if (size < 0) return std::string(text);
    return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(size)};
}

bool punctuation(utf8proc_int32_t c) {
    if (c == '#' || c == '+') return false;
    const auto category = utf8proc_category(c);
    return (category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO) ||
           (c < 0x80 && category >= UTF8PROC_CATEGORY_SM && category <= UTF8PROC_CATEGORY_SO);
}

}  // namespace

std::string match_key(std::string_view text) {
    if (ascii(text)) return ascii_key(text);
    if (auto key = key_without_tables(text)) return *std::move(key);
    const std::string folded =
        mapped(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                                                    UTF8PROC_COMPAT | UTF8PROC_CASEFOLD));
    std::string key;
    key.reserve(folded.size());
    const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(folded.data());
    for (std::size_t i = 0; i < folded.size();) {
        utf8proc_int32_t c = 0;
        const auto n =
            utf8proc_iterate(data + i, static_cast<utf8proc_ssize_t>(folded.size() - i), &c);
        if (n <= 0) return std::string(text);
        if (c == 0x3007 || c == 0x25EF) {
            key += "\xE2\x97\x8B";  // ○
        } else if (!ignored(c)) {
            key.append(folded, i, static_cast<std::size_t>(n));
        }
        i += static_cast<std::size_t>(n);
    }
    return key;
}

std::string plain_key(std::string_view text) {
    std::string key = match_key(text);
    const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(key.data());
    std::string plain;
    plain.reserve(key.size());
    for (std::size_t i = 0; i < key.size();) {
        utf8proc_int32_t c = 0;
        const auto n =
            utf8proc_iterate(data + i, static_cast<utf8proc_ssize_t>(key.size() - i), &c);
        if (n <= 0) return key;
        if (!punctuation(c)) plain.append(key, i, static_cast<std::size_t>(n));
        i += static_cast<std::size_t>(n);
    }
    return plain;
}

std::string case_folded(std::string_view text) {
    return mapped(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE |
                                                       UTF8PROC_CASEFOLD));
}

std::string compatible_text(std::string_view text) {
    const std::string_view bare = trim(text);
    if (ascii(bare)) return std::string(bare);
    const std::string compatible = mapped(
        bare, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
    return std::string(trim(compatible));
}

std::string_view trim(std::string_view text) {
    for (bool again = true; again && !text.empty();) {
        again = false;
        if (ascii_space(text.front())) {
            text.remove_prefix(1);
            again = true;
        } else if (ascii_space(text.back())) {
            text.remove_suffix(1);
            again = true;
        }
        for (const std::string_view space : {ideographic_space, no_break_space}) {
            if (text.substr(0, space.size()) == space) {
                text.remove_prefix(space.size());
                again = true;
            }
            if (text.size() >= space.size() && text.substr(text.size() - space.size()) == space) {
                text.remove_suffix(space.size());
                again = true;
            }
        }
    }
    return text;
}

std::vector<std::string_view> split_values(std::string_view text) {
    static constexpr std::array<std::string_view, 8> separators{";",
                                                                ",",
                                                                "\n",
                                                                "\r",
                                                                "\xEF\xBC\x9B" /* ； */,
                                                                "\xE3\x80\x81" /* 、 */,
                                                                "\xEF\xBC\x8C" /* ， */,
                                                                "\xEF\xBD\xA4" /* ､ */};
    std::vector<std::string_view> values;
    const auto add = [&values](std::string_view value) {
        if (const auto bare = trim(value); !bare.empty()) values.push_back(bare);
    };
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size();) {
        const auto hit =
            std::find_if(separators.begin(), separators.end(),
                         [&](std::string_view s) { return text.compare(i, s.size(), s) == 0; });
        if (hit == separators.end()) {
            ++i;
            continue;
        }
        add(text.substr(start, i - start));
        i += hit->size();
        start = i;
    }
    add(text.substr(start));
    return values;
}

std::vector<std::string> whole_names(const std::vector<std::string_view>& values,
                                     const std::function<bool(std::string_view)>& known) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < values.size();) {
        std::string joined(values[i]);
        std::string name = joined;
        std::size_t end = i + 1;
        for (std::size_t j = end; j < values.size(); ++j) {
            joined += "\xE3\x80\x81" /* 、 */ + std::string(values[j]);
            if (!known(joined)) continue;
            name = joined;
            end = j + 1;
        }
        names.push_back(std::move(name));
        i = end;
    }
    return names;
}

bool all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace skillmap
