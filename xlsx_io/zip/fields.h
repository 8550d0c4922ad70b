// Numbers of a zip archive: little-endian, unaligned. Internal to xlsx_io/zip.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace skillmap::xlsx::zip {

/// For libraries that take no const input, though they do not write there.
inline unsigned char* unsigned_bytes(const char* bytes) {
    return reinterpret_cast<unsigned char*>(const_cast<char*>(bytes));
}

template <class T>
T field(std::string_view bytes, std::size_t at) {
    T value = 0;
    for (std::size_t i = sizeof(T); i-- > 0;)
        value = static_cast<T>(value << 8 | static_cast<unsigned char>(bytes[at + i]));
    return value;
}

template <class T>
void append_field(std::string& bytes, T value) {
    for (std::size_t i = 0; i < sizeof(T); ++i)
        bytes.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

inline constexpr std::uint32_t local_signature = 0x04034b50;
inline constexpr std::uint32_t central_signature = 0x02014b50;
inline constexpr std::uint32_t end_signature = 0x06054b50;
inline constexpr std::uint32_t end64_signature = 0x06064b50;
inline constexpr std::uint32_t locator64_signature = 0x07064b50;
inline constexpr std::size_t local_size = 30;
inline constexpr std::size_t central_size = 46;
inline constexpr std::size_t end_size = 22;
inline constexpr std::size_t end64_size = 56;
inline constexpr std::size_t locator64_size = 20;
inline constexpr std::uint16_t zip64_extra = 0x0001;
inline constexpr std::uint16_t flag_encrypted = 1;
inline constexpr std::uint16_t flag_descriptor = 8;
inline constexpr std::uint16_t flag_utf8 = 0x0800;

}  // namespace skillmap::xlsx::zip
