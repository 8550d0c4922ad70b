// Bytes read forward, in pieces.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace skillmap::xlsx {

class ByteSource {
  public:
    virtual ~ByteSource() = default;

    /// Fills the front of `out` and returns how many bytes it is, 0 at the end. Nothing where the
    /// bytes are damaged.
    virtual std::optional<std::size_t> read(std::span<char> out) = 0;
};

/// Everything that is left. Nothing where the bytes are damaged.
inline std::optional<std::string> read_all(ByteSource& source) {
    std::string bytes;
    for (std::size_t filled = 0;;) {
        bytes.resize(filled + (std::size_t{1} << 16));
        const auto got = source.read(std::span(bytes).subspan(filled));
        if (!got) return std::nullopt;
        filled += *got;
        if (*got > 0) continue;
        bytes.resize(filled);
        return bytes;
    }
}

}  // namespace skillmap::xlsx
