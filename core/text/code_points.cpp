#include "core/text/code_points.h"

#include <utf8proc.h>

#include <array>

namespace skillmap {

std::optional<std::u32string> code_points(std::string_view text) {
    std::u32string characters;
    characters.reserve(text.size());
    const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (std::size_t i = 0; i < text.size();) {
        utf8proc_int32_t c = 0;
        const auto n =
            utf8proc_iterate(data + i, static_cast<utf8proc_ssize_t>(text.size() - i), &c);
        if (n <= 0) return std::nullopt;
        characters.push_back(static_cast<char32_t>(c));
        i += static_cast<std::size_t>(n);
    }
    return characters;
}

void append_character(std::string& text, char32_t character) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes.data());
    text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

}  // namespace skillmap
