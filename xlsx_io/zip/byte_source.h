// Bytes read forward, in pieces.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace skillmap::xlsx {

class ByteSource {
  public:
    virtual ~ByteSource() = default;

    /// Fills the front of `out` and returns how many bytes it is, 0 at the end. Nothing where the
    /// bytes are damaged.
    virtual std::optional<std::size_t> read(std::span<char> out) = 0;
};

}  // namespace skillmap::xlsx
