// The decoder of WebAssembly: that of the browser, which knows Microsoft's table of CP932 by the
// name of Shift_JIS.
#include <emscripten.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "xlsx_io/csv/decoder.h"

// In JavaScript: the text as UTF-8, allocated; its size in `size`. What is no text becomes U+FFFD.
// clang-format off
EM_JS(char*, skillmap_decode, (const char* encoding, const char* bytes, size_t length, size_t* size), {
    const decoder = new TextDecoder(UTF8ToString(encoding), {ignoreBOM: true});
    const text = new TextEncoder().encode(decoder.decode(HEAPU8.slice(bytes, bytes + length)));
    const memory = _malloc(text.length + 1);
    if (memory) HEAPU8.set(text, memory);
    HEAPU32[size >> 2] = text.length;
    return memory;
});
// clang-format on

namespace skillmap::csv {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

const char* browsers_name(TextEncoding encoding) {
    switch (encoding) {
        case TextEncoding::Utf8:
            break;
        case TextEncoding::Utf16Little:
            return "utf-16le";
        case TextEncoding::Utf16Big:
            return "utf-16be";
        case TextEncoding::Cp932:
            return "shift_jis";
        case TextEncoding::Windows1252:
            return "windows-1252";
    }
    return "utf-8";
}

std::optional<std::string> decode(std::string_view bytes, TextEncoding encoding) {
    std::size_t size = 0;
    const std::unique_ptr<char, decltype(&std::free)> text(
        skillmap_decode(browsers_name(encoding), bytes.data(), bytes.size(), &size), &std::free);
    if (!text) return std::nullopt;
    return std::string(text.get(), size);
}

// How many bytes the character at the front has, as far as its first byte tells.
std::size_t length_of(std::string_view bytes, TextEncoding encoding) {
    const auto first = static_cast<unsigned char>(bytes.front());
    const auto unit = [&](std::size_t at) {
        const auto low = static_cast<unsigned char>(bytes[at]);
        const auto high = static_cast<unsigned char>(bytes[at + 1]);
        return encoding == TextEncoding::Utf16Little ? high : low;
    };
    switch (encoding) {
        case TextEncoding::Utf8:
            return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        case TextEncoding::Utf16Little:
        case TextEncoding::Utf16Big:
            return bytes.size() > 1 && unit(0) >= 0xD8 && unit(0) < 0xDC ? 4 : 2;
        case TextEncoding::Cp932:
            return (first >= 0x81 && first <= 0x9F) || (first >= 0xE0 && first <= 0xFC) ? 2 : 1;
        case TextEncoding::Windows1252:
            break;
    }
    return 1;
}

// Bytes that have no character in the table of Microsoft, but one in that of browsers.
std::size_t first_without_character(std::string_view bytes, TextEncoding encoding) {
    constexpr std::string_view none = "\x81\x8D\x8F\x90\x9D";
    return encoding == TextEncoding::Windows1252 ? std::min(bytes.find_first_of(none), bytes.size())
                                                 : bytes.size();
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

}  // namespace

std::optional<Decoded> decoded(std::string_view bytes, TextEncoding encoding) {
    const std::string_view usable = bytes.substr(0, first_without_character(bytes, encoding));
    auto text = decode(usable, encoding);
    if (!text) return std::nullopt;
    const std::size_t end = text->find(replacement);
    if (end == std::string::npos) return Decoded{std::move(*text), usable.size()};
    // What stands before it, character by character; a real U+FFFD ends the text too.
    text->resize(end);
    std::size_t taken = 0;
    for (std::size_t left = characters(*text); left > 0 && taken < usable.size(); --left)
        taken += length_of(usable.substr(taken), encoding);
    return Decoded{std::move(*text), std::min(taken, usable.size())};
}

}  // namespace skillmap::csv
