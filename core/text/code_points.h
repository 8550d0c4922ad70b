// UTF-8 as single characters and back, for rules about characters. Not for measuring or comparing
// text: that is core/text/width and core/text/normalize.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace skillmap {

/// The characters of a text. Nothing where it is not UTF-8.
std::optional<std::u32string> code_points(std::string_view text);

/// Adds a character to UTF-8 text.
void append_character(std::string& text, char32_t character);

}  // namespace skillmap
