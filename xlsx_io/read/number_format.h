// Number formats (ECMA-376 Part 1, 18.8.30): whether a format shows a number as a date. Not how it
// would look.
#pragma once

#include <cstdint>
#include <string_view>

namespace skillmap::xlsx {

/// Whether a format code shows dates or times: Western, Japanese with eras (ggge年m月d日) or
/// elapsed.
bool is_date_format(std::string_view code);

/// Whether a built-in format id does, the East Asian ones 27–36 and 50–58 included.
bool is_date_format_id(std::uint32_t id);

/// The number of digits of a format that is only zeros ("000000"), else 0.
std::uint8_t zero_digits(std::string_view code);

}  // namespace skillmap::xlsx
