#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <new>

#include "xlsx_io/history/digest.h"

namespace skillmap::history {

// It fails for want of memory alone.
std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::bad_alloc();
    std::string hex;
    for (unsigned i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest.at(i));
    return hex;
}

}  // namespace skillmap::history
