#include "xlsx_io/zip/inflate.h"

#include <algorithm>
#include <limits>

#if SKILLMAP_WITH_ISAL
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#else
#include <zlib.h>
#endif

#include "xlsx_io/zip/fields.h"

namespace skillmap::xlsx::zip {
namespace {

// Both libraries count in 32 bits.
constexpr std::size_t most_at_once = std::size_t{1} << 30;

#if SKILLMAP_WITH_ISAL

std::uint32_t crc32_of(std::uint32_t crc, std::span<const char> bytes) {
    return crc32_gzip_refl(crc, unsigned_bytes(bytes.data()), bytes.size());
}

class Decoder {
  public:
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): 80 KiB that the library fills itself
    explicit Decoder(std::string_view data) : rest_(data) { isal_inflate_init(&state_); }

    std::optional<std::size_t> read(std::span<char> out) {
        state_.next_out = unsigned_bytes(out.data());
        state_.avail_out = static_cast<std::uint32_t>(std::min(out.size(), most_at_once));
        const std::uint32_t wanted = state_.avail_out;
        while (state_.avail_out > 0 && state_.block_state != ISAL_BLOCK_FINISH) {
            const std::uint32_t had = feed();
            const std::uint32_t room = state_.avail_out;
            if (isal_inflate(&state_) < 0) return std::nullopt;
            rest_.remove_prefix(had - state_.avail_in);
            const bool stuck = had == state_.avail_in && room == state_.avail_out;
            if (stuck && state_.block_state != ISAL_BLOCK_FINISH) return std::nullopt;
        }
        return wanted - state_.avail_out;
    }

  private:
    std::uint32_t feed() {
        state_.next_in = unsigned_bytes(rest_.data());
        state_.avail_in = static_cast<std::uint32_t>(std::min(rest_.size(), most_at_once));
        return state_.avail_in;
    }

    std::string_view rest_;
    inflate_state state_;
};

#else

std::uint32_t crc32_of(std::uint32_t crc, std::span<const char> bytes) {
    return static_cast<std::uint32_t>(::crc32_z(crc, unsigned_bytes(bytes.data()), bytes.size()));
}

class Decoder {
  public:
    explicit Decoder(std::string_view data) : rest_(data) {
        good_ = inflateInit2(&state_, -MAX_WBITS) == Z_OK;
    }
    ~Decoder() { inflateEnd(&state_); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    Decoder(Decoder&&) = delete;
    Decoder& operator=(Decoder&&) = delete;

    std::optional<std::size_t> read(std::span<char> out) {
        if (!good_) return std::nullopt;
        state_.next_out = unsigned_bytes(out.data());
        state_.avail_out = static_cast<unsigned>(std::min(out.size(), most_at_once));
        const unsigned wanted = state_.avail_out;
        while (state_.avail_out > 0 && !finished_) {
            state_.next_in = unsigned_bytes(rest_.data());
            state_.avail_in = static_cast<unsigned>(std::min(rest_.size(), most_at_once));
            const unsigned had = state_.avail_in;
            const int result = ::inflate(&state_, Z_NO_FLUSH);
            rest_.remove_prefix(had - state_.avail_in);
            finished_ = result == Z_STREAM_END;
            if (!finished_ && result != Z_OK) return std::nullopt;
        }
        return wanted - state_.avail_out;
    }

  private:
    std::string_view rest_;
    z_stream state_{};
    bool good_ = false;
    bool finished_ = false;
};

#endif

// Deflated bytes, checked.
class Inflated final : public ByteSource {
  public:
    explicit Inflated(const Entry& entry)
        : decoder_(entry.data), size_(entry.size), crc_wanted_(entry.crc) {}

    std::optional<std::size_t> read(std::span<char> out) override {
        const auto got = decoder_.read(out);
        if (!got) return std::nullopt;
        total_ += *got;
        crc_ = crc32_of(crc_, out.first(*got));
        if (total_ > size_) return std::nullopt;
        if (*got == 0 && (total_ != size_ || crc_ != crc_wanted_)) return std::nullopt;
        return got;
    }

  private:
    Decoder decoder_;
    std::uint64_t size_;
    std::uint64_t total_ = 0;
    std::uint32_t crc_ = 0;
    std::uint32_t crc_wanted_;
};

// Bytes as they are, checked.
class Stored final : public ByteSource {
  public:
    explicit Stored(const Entry& entry) : rest_(entry.data), crc_wanted_(entry.crc) {}

    std::optional<std::size_t> read(std::span<char> out) override {
        const std::size_t got = rest_.copy(out.data(), out.size());
        rest_.remove_prefix(got);
        crc_ = crc32_of(crc_, out.first(got));
        if (got == 0 && crc_ != crc_wanted_) return std::nullopt;
        return got;
    }

  private:
    std::string_view rest_;
    std::uint32_t crc_ = 0;
    std::uint32_t crc_wanted_;
};

}  // namespace

std::unique_ptr<ByteSource> inflate(const Entry& entry) {
    if (entry.method == method_stored) return std::make_unique<Stored>(entry);
    return std::make_unique<Inflated>(entry);
}

}  // namespace skillmap::xlsx::zip
