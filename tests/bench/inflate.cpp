// References that no reader or writer of a workbook can beat: inflating what has to be read, with
// its checksums, and deflating what has to be written.
//
//     skillmap_bench_inflate isal|zlib|deflate FILE
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <zlib.h>

#include <memory>
#include <vector>

#include "tests/bench/zip_part.h"

namespace {

using namespace skillmap::bench;

constexpr std::size_t window = std::size_t{256} << 10;

// isal_inflate and zlib do not write to their input.
unsigned char* unsigned_bytes(std::string_view bytes) {
    return reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
}

void check(const ZipPart& part, std::uint64_t size, std::uint32_t crc) {
    if (size != part.size || crc != part.crc) fail("a part is damaged");
}

std::uint64_t isal(const ZipPart& part) {
    std::vector<unsigned char> out(window);
    const auto state = std::make_unique<inflate_state>();
    isal_inflate_init(state.get());
    state->next_in = unsigned_bytes(part.deflated);
    state->avail_in = static_cast<std::uint32_t>(part.deflated.size());
    std::uint64_t size = 0;
    std::uint32_t crc = 0;
    while (state->block_state != ISAL_BLOCK_FINISH) {
        state->next_out = out.data();
        state->avail_out = static_cast<std::uint32_t>(out.size());
        if (isal_inflate(state.get()) != ISAL_DECOMP_OK) fail("a part is damaged");
        const std::size_t got = out.size() - state->avail_out;
        if (got == 0 && state->block_state != ISAL_BLOCK_FINISH) fail("a part is cut short");
        crc = crc32_gzip_refl(crc, out.data(), got);
        size += got;
    }
    check(part, size, crc);
    return size;
}

std::uint64_t zlib(const ZipPart& part, std::string* kept = nullptr) {
    std::vector<unsigned char> out(window);
    z_stream state{};
    if (inflateInit2(&state, -MAX_WBITS) != Z_OK) fail("zlib does not start");
    state.next_in = unsigned_bytes(part.deflated);
    state.avail_in = static_cast<unsigned>(part.deflated.size());
    std::uint64_t size = 0;
    std::uint32_t crc = 0;
    int result = Z_OK;
    while (result == Z_OK) {
        state.next_out = out.data();
        state.avail_out = static_cast<unsigned>(out.size());
        result = ::inflate(&state, Z_NO_FLUSH);
        const std::size_t got = out.size() - state.avail_out;
        crc = static_cast<std::uint32_t>(crc32_z(crc, out.data(), got));
        size += got;
        if (kept != nullptr) kept->append(reinterpret_cast<const char*>(out.data()), got);
    }
    inflateEnd(&state);
    check(part, size, crc);
    return size;
}

// The settings of xlsx_io: level 6, all the memory that zlib can use, with the checksum.
std::uint64_t deflated_size(std::string_view bytes) {
    z_stream state{};
    if (deflateInit2(&state, 6, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        fail("zlib does not start");
    std::string deflated;
    unsigned long crc = 0;
    std::vector<char> out(window);
    for (bool last = false; !last;) {
        const std::string_view piece = bytes.substr(0, window);
        bytes.remove_prefix(piece.size());
        last = bytes.empty();
        state.next_in = unsigned_bytes(piece);
        state.avail_in = static_cast<unsigned>(piece.size());
        crc = crc32_z(crc, unsigned_bytes(piece), piece.size());
        do {
            state.next_out = unsigned_bytes({out.data(), out.size()});
            state.avail_out = static_cast<unsigned>(out.size());
            ::deflate(&state, last ? Z_FINISH : Z_NO_FLUSH);
            deflated.append(out.data(), out.size() - state.avail_out);
        } while (state.avail_out == 0);
    }
    deflateEnd(&state);
    return deflated.size();
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) fail("usage: skillmap_bench_inflate isal|zlib|deflate FILE");
    const std::string_view mode = argv[1];
    const std::string file = file_bytes(argv[2]);
    const ZipPart sheet = zip_part(file, sheet_part);
    const ZipPart strings = zip_part(file, strings_part);
    if (mode == "deflate") {
        std::string xml;
        xml.reserve(sheet.size);
        zlib(sheet, &xml);
        Stopwatch watch;
        const std::uint64_t bytes = deflated_size(xml);
        watch.stop();
        watch.print(bytes);
        return 0;
    }
    if (mode != "isal" && mode != "zlib") fail("isal, zlib or deflate");
    Stopwatch watch;
    const std::uint64_t bytes =
        mode == "isal" ? isal(strings) + isal(sheet) : zlib(strings) + zlib(sheet);
    watch.stop();
    watch.print(bytes);
    return 0;
}
