// Where the pieces of a formula end (ECMA-376 Part 1, 18.17.2): texts, quoted sheet names,
// brackets, words. Not what they mean.
#pragma once

#include <cstddef>
#include <string_view>

namespace skillmap::xlsx {

inline bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// What names are made of; a reference ends where one of these does not follow.
inline bool is_word(char c) {
    return is_letter(c) || is_digit(c) || c == '_' || c == '.' || c == '\\' || c == '?' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// The size of what begins with a quote at `at` and ends with the next; a doubled one is part of
/// the text.
inline std::size_t quoted_size(std::string_view text, std::size_t at) {
    const char quote = text[at];
    std::size_t end = at + 1;
    while (end < text.size()) {
        if (text[end] == quote) {
            if (end + 1 >= text.size() || text[end + 1] != quote) return end + 1 - at;
            ++end;
        }
        ++end;
    }
    return text.size() - at;
}

/// The size of a column of a table, or of a workbook: [Book1.xlsx] of [Book1.xlsx]Sheet1!A1,
/// [[#All],[Name]] of Table1[[#All],[Name]].
inline std::size_t bracketed_size(std::string_view text, std::size_t at) {
    int depth = 0;
    for (std::size_t end = at; end < text.size(); ++end) {
        if (text[end] == '\'')
            ++end;  // escapes the next character
        else if (text[end] == '[')
            ++depth;
        else if (text[end] == ']' && --depth == 0)
            return end + 1 - at;
    }
    return text.size() - at;
}

}  // namespace skillmap::xlsx
