#include <fmt/format.h>
// <bcrypt.h> needs it first
#include <windows.h>

#include <bcrypt.h>

#include <array>
#include <new>

#include "xlsx_io/history/digest.h"

namespace skillmap::history {

// It fails for want of memory alone.
std::string sha256(std::string_view bytes) {
    constexpr ULONG digest_size = 32;
    std::array<unsigned char, digest_size> digest{};
    std::string own(bytes);  // it is not changed, but has to be changeable
    BCRYPT_ALG_HANDLE provider = nullptr;
    if (BCryptOpenAlgorithmProvider(&provider, BCRYPT_SHA256_ALGORITHM, nullptr, 0) < 0)
        throw std::bad_alloc();
    const NTSTATUS status =
        BCryptHash(provider, nullptr, 0, reinterpret_cast<unsigned char*>(own.data()),
                   static_cast<ULONG>(own.size()), digest.data(), digest_size);
    BCryptCloseAlgorithmProvider(provider, 0);
    if (status < 0) throw std::bad_alloc();
    std::string hex;
    for (const unsigned char byte : digest) hex += fmt::format("{:02x}", byte);
    return hex;
}

}  // namespace skillmap::history
