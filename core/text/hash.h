// A short name for a text, by which another one is told from it. No secret, and no proof.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace skillmap {

/// FNV-1a of 64 bits, in 16 hexadecimal digits.
inline std::string hash_text(std::string_view text) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string id;
    for (unsigned shift = 64; shift > 0; shift -= 4) id += digits[hash >> (shift - 4) & 15U];
    return id;
}

}  // namespace skillmap
