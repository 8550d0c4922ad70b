#include "core/text/line_breaks.h"

#include "core/text/code_points.h"

namespace skillmap {
namespace {

bool stays_behind(char32_t c) {
    return std::u32string_view(U"）)」』】、。・ー").find(c) != std::u32string_view::npos;
}

bool stays_in_front(char32_t c) {
    return std::u32string_view(U"（(「『【").find(c) != std::u32string_view::npos;
}

}  // namespace

std::vector<std::string> unbroken_pieces(std::string_view text) {
    std::vector<std::string> pieces;
    bool joins = false;
    bool in_word = false;
    for (const char32_t c : code_points(text).value_or(std::u32string())) {
        const bool letter = c > U' ' && c < 0x7F;
        if (pieces.empty() || !(joins || stays_behind(c) || (letter && in_word)))
            pieces.emplace_back();
        append_character(pieces.back(), c);
        joins = stays_in_front(c);
        in_word = letter;
    }
    return pieces;
}

std::size_t bracket_in(std::string_view text) {
    const std::size_t at = text.find("（");
    return at == 0 || at == std::string_view::npos ? text.size() : at;
}

}  // namespace skillmap
