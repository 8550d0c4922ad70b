// Paths are UTF-16. Not by the conversions of std::filesystem, which throw where a name is no text.
#include "xlsx_io/file/path.h"
#include "xlsx_io/file/windows_text.h"

namespace skillmap {

std::filesystem::path path_of(std::string_view utf8) {
    return windows::wide(utf8);
}

std::string utf8_of(const std::filesystem::path& path) {
    return windows::narrow(path.native());
}

std::string generic_utf8_of(const std::filesystem::path& path) {
    return windows::narrow(path.generic_wstring());
}

}  // namespace skillmap
