// Text as it is written into parts (ECMA-376 Part 1, 22.9.2.19 ST_Xstring).
#pragma once

#include <string>
#include <string_view>

namespace skillmap::xlsx {

/// Escaped for XML; characters that XML cannot hold as _xHHHH_, and text that looks like such an
/// escape so that it stays text.
std::string xstring(std::string_view text);

/// Whether there are spaces at the ends of the text, which readers leave out unless told to keep
/// them.
bool has_outer_spaces(std::string_view text);

/// <t>text</t>, keeping spaces at its ends. `prefix` is that of the part's elements, with its
/// colon.
std::string text_element(std::string_view prefix, std::string_view text);

}  // namespace skillmap::xlsx
