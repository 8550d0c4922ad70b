#include "core/text/width.h"

#include <utf8proc.h>

#include <algorithm>

namespace skillmap {
namespace {

// Characters that fonts for Japanese draw two columns wide although Unicode leaves it open:
// ①, ○, △, ※, ～ and the like (East Asian Width "ambiguous").
bool ambiguous_wide(utf8proc_int32_t c) {
    return (c >= 0x2010 && c <= 0x203B) || (c >= 0x2150 && c <= 0x22FF) ||
           (c >= 0x2460 && c <= 0x26FF);
}

std::string spaces(std::string_view text, std::size_t width) {
    const std::size_t used = display_width(text);
    return std::string(used < width ? width - used : 0, ' ');
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t widest = 0;
    std::size_t line = 0;
    const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (std::size_t i = 0; i < text.size();) {
        utf8proc_int32_t c = 0;
        const auto n =
            utf8proc_iterate(data + i, static_cast<utf8proc_ssize_t>(text.size() - i), &c);
        if (n <= 0) {
            ++i;
            ++line;
            continue;
        }
        i += static_cast<std::size_t>(n);
        if (c == '\n') {
            widest = std::max(widest, line);
            line = 0;
        } else {
            line += ambiguous_wide(c)
                        ? 2U
                        : static_cast<std::size_t>(std::max(utf8proc_charwidth(c), 0));
        }
    }
    return std::max(widest, line);
}

std::string left_aligned(std::string_view text, std::size_t width) {
    return std::string(text) + spaces(text, width);
}

std::string right_aligned(std::string_view text, std::size_t width) {
    return spaces(text, width) + std::string(text);
}

std::string shortened(std::string_view text, std::size_t width) {
    if (display_width(text) <= width) return std::string(text);
    constexpr std::size_t dots = 2;
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) ++end;
        std::string longer = line;
        longer += text.substr(at, end - at);
        if (display_width(longer) + dots > width) break;
        line = std::move(longer);
        at = end;
    }
    return line + "…";
}

}  // namespace skillmap
