// The entries of a zip archive (APPNOTE.TXT 6.3): which bytes of the file are whose. Bytes before
// and after the archive are passed over; entries that overlap, and entries that lie about where
// they are, are not. Does not inflate anything.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace skillmap::xlsx::zip {

inline constexpr std::uint16_t method_stored = 0;
inline constexpr std::uint16_t method_deflated = 8;

struct Entry {
    std::string name;  // as written
    std::uint16_t method = method_stored;
    std::uint16_t flags = 0;
    std::uint16_t time = 0;  // MS-DOS
    std::uint16_t date = 0;
    std::uint32_t crc = 0;
    std::uint32_t attributes = 0;  // external
    std::uint64_t size = 0;        // inflated
    std::string_view data;         // as stored in the archive
};

enum class Problem {
    NotZip,     // there is no archive in these bytes
    CutShort,   // it begins like an archive but has no directory
    Damaged,    // the directory does not fit the bytes
    Encrypted,  // an entry needs a password
    TooManyEntries,
};

struct Failure {
    Problem problem;
    std::string found;
};

/// Reads the directory. The entries refer to `bytes`, in the order of the directory.
std::variant<std::vector<Entry>, Failure> read_directory(std::string_view bytes,
                                                         std::uint64_t most_entries);

}  // namespace skillmap::xlsx::zip
