// Names and paths as UTF-8, which is what command lines, messages and workbooks have: on Windows a
// path is UTF-16, and what a plain string means there depends on the machine. No files are touched.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace skillmap {

/// On Windows, what is no UTF-8 becomes U+FFFD: a name that no file has.
std::filesystem::path path_of(std::string_view utf8);

/// As it is written on this machine. Half a surrogate, which names of Windows may hold, becomes
/// U+FFFD.
std::string utf8_of(const std::filesystem::path& path);

/// With "/" between folders on every machine.
std::string generic_utf8_of(const std::filesystem::path& path);

}  // namespace skillmap
