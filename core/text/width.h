// How wide text is in columns of a terminal or of a spreadsheet: kanji and kana take two.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace skillmap {

/// Columns of a text, of its widest line.
std::size_t display_width(std::string_view text);

/// The text, or its beginning and … where it is wider.
std::string shortened(std::string_view text, std::size_t width);

/// The text with spaces behind it (or in front) up to a width; longer text stays as it is.
std::string left_aligned(std::string_view text, std::size_t width);
std::string right_aligned(std::string_view text, std::size_t width);

}  // namespace skillmap
