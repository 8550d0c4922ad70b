// SHA-256, by what the system has for it.
#pragma once

#include <string>
#include <string_view>

namespace skillmap::history {

/// In hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace skillmap::history
