// Deflates bytes that come in pieces, for an entry of an archive (zlib: the same input gives the
// same bytes on every processor).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace skillmap::xlsx::zip {

/// Bytes ready for an archive.
struct Deflated {
    std::string data;
    std::uint64_t size = 0;  // inflated
    std::uint32_t crc = 0;
};

class Deflater {
  public:
    Deflater();
    ~Deflater();
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;
    Deflater(Deflater&&) = delete;
    Deflater& operator=(Deflater&&) = delete;

    void write(std::string_view bytes);

    /// Ends the stream. The deflater is used up.
    Deflated finish();

  private:
    struct Stream;
    void run(std::string_view bytes, bool last);

    std::unique_ptr<Stream> stream_;
    Deflated result_;
};

Deflated deflate(std::string_view bytes);

}  // namespace skillmap::xlsx::zip
