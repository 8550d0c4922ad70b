// Keys for comparing text that people typed: full-width and half-width, spaces, upper and lower
// case do not matter. A key is for matching only; stored text is never changed.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace skillmap {

/// NFKC with case folded, without white space, line breaks, variation selectors and zero-width
/// characters; the circles 〇 and ◯ become ○. Text that is not UTF-8 is its own key.
std::string match_key(std::string_view text);

/// match_key without punctuation and ASCII symbols but # and +, for names within other text.
std::string plain_key(std::string_view text);

/// With case folded and nothing else, for names that a program compares.
std::string case_folded(std::string_view text);

/// NFKC without surrounding white space, for reading numbers and dates. Case is kept.
std::string compatible_text(std::string_view text);

/// Without white space (ASCII, U+3000, U+00A0) at both ends.
std::string_view trim(std::string_view text);

/// Splits a cell that holds several values: at ; and 、 and , in any width, and at line breaks.
/// Empty values are left out.
std::vector<std::string_view> split_values(std::string_view text);

/// Puts values together again that are the pieces of one known name with a 、 in it.
std::vector<std::string> whole_names(const std::vector<std::string_view>& values,
                                     const std::function<bool(std::string_view)>& known);

/// True for one or more ASCII digits and nothing else.
bool all_digits(std::string_view text);

}  // namespace skillmap
