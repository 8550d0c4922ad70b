// Parts may be UTF-8 or UTF-16 (ECMA-376 Part 2, 8.1.4): everything behind this reads UTF-8.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "xlsx_io/zip/byte_source.h"

namespace skillmap::xlsx {

enum class Encoding { Utf8, Utf16Little, Utf16Big };

/// By the byte order mark, or by the zero beside the first "<".
Encoding detect_encoding(std::string_view beginning);

/// The same text as UTF-8, without a byte order mark. Unpaired surrogates become U+FFFD.
std::unique_ptr<ByteSource> as_utf8(std::unique_ptr<ByteSource> bytes);

/// UTF-8 text in an encoding, with the byte order mark that UTF-16 needs.
std::string encoded(std::string_view text, Encoding encoding);

/// How many bytes at the front are whole characters of UTF-8 other than NUL. Less than the text has
/// where something else follows, or a character that is cut.
std::size_t valid_prefix(std::string_view text);

/// Whether the text is the beginning of a character of UTF-8, and not the whole of it.
bool is_cut_character(std::string_view text);

/// How many units the text has in UTF-16. Nothing where it is not UTF-8, or holds what no part can.
std::optional<std::size_t> utf16_units(std::string_view text);

}  // namespace skillmap::xlsx
