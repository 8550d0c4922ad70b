// Bytes of an encoding as UTF-8: the only place that asks the system for it (iconv; in a browser
// its decoder stands here). Does not find out which encoding bytes have: that is text_encoding.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace skillmap::csv {

enum class TextEncoding : std::uint8_t {
    Utf8,
    Utf16Little,
    Utf16Big,
    Cp932,       // Windows-31J: Shift_JIS with the characters of NEC (①㈱) and IBM (髙﨑)
    Windows1252  // the Latin letters and dashes of Windows in the West
};

/// "UTF-8", "CP932" …, for reports and for iconv.
std::string_view name(TextEncoding encoding);

struct Decoded {
    std::string text;       // UTF-8
    std::size_t taken = 0;  // bytes at the front that it was made of
};

/// The characters at the front of the bytes, up to the first that is none in the encoding or is
/// cut. Nothing is replaced. Nothing at all where the system does not know the encoding.
std::optional<Decoded> decoded(std::string_view bytes, TextEncoding encoding);

}  // namespace skillmap::csv
