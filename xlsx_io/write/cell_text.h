// How much text a cell holds. Internal to xlsx_io/write.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>

namespace skillmap::xlsx {

inline constexpr std::size_t longest_text = 32'767;  // characters Excel allows in a cell

/// At most so many characters, whole ones, where each takes at least one byte.
inline std::string cell_text(const std::string& text) {
    std::size_t end = std::min(text.size(), longest_text);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end);
}

}  // namespace skillmap::xlsx
