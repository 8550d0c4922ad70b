// The test inputs beside the repository (../shared), which a user does not have.
#pragma once

#include <filesystem>

namespace skillmap::test {

/// The folder: the environment variable SKILLMAP_SHARED, else ../shared beside the repository.
std::filesystem::path shared_folder();

inline bool has_shared() {
    return std::filesystem::exists(shared_folder() / "corpus");
}

}  // namespace skillmap::test
