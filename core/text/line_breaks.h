// Where spreadsheets and browsers break a line of Japanese. Not how wide it is: that is
// core/text/width.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace skillmap {

/// The text in pieces that stay on one line: words of Latin letters, and characters with the signs
/// that stay beside them.
std::vector<std::string> unbroken_pieces(std::string_view text);

/// Where the brackets of "一般行政職員（管理監督職）" begin. The length of a text that has none, or
/// nothing in front of them.
std::size_t bracket_in(std::string_view text);

}  // namespace skillmap
