// Where the deflated bytes of a part stand in the files that make_books wrote. For the references,
// which must not use what they measure; not a reader of zip archives in general.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/bench/measurement.h"

namespace skillmap::bench {

inline constexpr std::string_view sheet_part = "xl/worksheets/sheet1.xml";
inline constexpr std::string_view strings_part = "xl/sharedStrings.xml";

struct ZipPart {
    std::string_view deflated;
    std::uint32_t size = 0;  // inflated
    std::uint32_t crc = 0;
};

inline std::uint32_t little_endian(std::string_view bytes, std::size_t at, unsigned width) {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < width; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes.at(at + i)))
                 << (8 * i);
    return value;
}

/// Calls f(name, part) for each entry until it gives false. APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16:
/// the end record, the directory, the local header.
template <class F>
void each_part(std::string_view file, F f) {
    const std::size_t end = file.rfind("PK\5\6");
    if (end == std::string_view::npos) fail("no zip archive");
    std::size_t at = little_endian(file, end + 16, 4);
    for (std::uint32_t left = little_endian(file, end + 10, 2); left > 0; --left) {
        const std::size_t name_size = little_endian(file, at + 28, 2);
        const std::size_t local = little_endian(file, at + 42, 4);
        const std::size_t data =
            local + 30 + little_endian(file, local + 26, 2) + little_endian(file, local + 28, 2);
        const std::string_view name = file.substr(at + 46, name_size);
        if (little_endian(file, at + 10, 2) != 8) fail(std::string(name) + " is not deflated");
        if (!f(name, ZipPart{file.substr(data, little_endian(file, at + 20, 4)),
                             little_endian(file, at + 24, 4), little_endian(file, at + 16, 4)}))
            return;
        at += 46 + name_size + little_endian(file, at + 30, 2) + little_endian(file, at + 32, 2);
    }
}

inline ZipPart zip_part(std::string_view file, std::string_view name) {
    ZipPart found;
    bool any = false;
    each_part(file, [&](std::string_view one, const ZipPart& part) {
        any = one == name;
        found = part;
        return !any;
    });
    if (!any) fail("no part " + std::string(name));
    return found;
}

}  // namespace skillmap::bench
