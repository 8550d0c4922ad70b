#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>

#include "xlsx_io/history/digest.h"

namespace skillmap::history {

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string hex;
    for (unsigned i = 0; i < size; ++i) hex += fmt::format("{:02x}", digest.at(i));
    return hex;
}

}  // namespace skillmap::history
