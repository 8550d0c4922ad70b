#include "tests/support/shared.h"

#include <cstdlib>

namespace skillmap::test {

std::filesystem::path shared_folder() {
    const char* given = std::getenv("SKILLMAP_SHARED");
    return given != nullptr ? std::filesystem::path(given)
                            : std::filesystem::path(SKILLMAP_SOURCE_DIR).parent_path() / "shared";
}

}  // namespace skillmap::test
