#include "xlsx_io/zip/deflate.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <new>

#include "xlsx_io/zip/fields.h"

namespace skillmap::xlsx::zip {
namespace {

// Of flat data 5 takes half the time of 6, for 4 % more bytes; of other sheets 0.4 % more.
constexpr int level = 5;
constexpr std::size_t gathered = std::size_t{1} << 18;  // small writes are joined up to this

}  // namespace

struct Deflater::Stream {
    z_stream state{};
    std::string pending;
    std::array<char, std::size_t{1} << 16> out{};
};

Deflater::Deflater() : stream_(std::make_unique<Stream>()) {
    if (deflateInit2(&stream_->state, level, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    stream_->pending.reserve(gathered);
}

Deflater::~Deflater() {
    deflateEnd(&stream_->state);
}

void Deflater::write(std::string_view bytes) {
    std::string& pending = stream_->pending;
    while (!bytes.empty()) {
        const std::size_t taken = std::min(bytes.size(), gathered - pending.size());
        pending.append(bytes.substr(0, taken));
        bytes.remove_prefix(taken);
        if (pending.size() < gathered) continue;
        run(pending, false);
        pending.clear();
    }
}

void Deflater::run(std::string_view bytes, bool last) {
    z_stream& state = stream_->state;
    result_.size += bytes.size();
    result_.crc = static_cast<std::uint32_t>(
        ::crc32_z(result_.crc, unsigned_bytes(bytes.data()), bytes.size()));
    state.next_in = unsigned_bytes(bytes.data());
    state.avail_in = static_cast<unsigned>(bytes.size());
    int result = Z_OK;
    do {
        state.next_out = unsigned_bytes(stream_->out.data());
        state.avail_out = static_cast<unsigned>(stream_->out.size());
        result = ::deflate(&state, last ? Z_FINISH : Z_NO_FLUSH);
        result_.data.append(stream_->out.data(), stream_->out.size() - state.avail_out);
    } while (state.avail_out == 0 || (last && result != Z_STREAM_END));
}

Deflated Deflater::finish() {
    run(stream_->pending, true);
    return std::move(result_);
}

Deflated deflate(std::string_view bytes) {
    Deflater deflater;
    deflater.write(bytes);
    return deflater.finish();
}

}  // namespace skillmap::xlsx::zip
