// Paths are bytes, which we take for UTF-8.
#include "xlsx_io/file/path.h"

namespace skillmap {

std::filesystem::path path_of(std::string_view utf8) {
    return utf8;
}

std::string utf8_of(const std::filesystem::path& path) {
    return path.native();
}

std::string generic_utf8_of(const std::filesystem::path& path) {
    return path.native();
}

}  // namespace skillmap
