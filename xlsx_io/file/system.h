// What the sources of this folder share, and what they ask of each system. Internal to
// xlsx_io/file.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "core/issue.h"
#include "core/messages.h"
#include "xlsx_io/file/file.h"

namespace skillmap::files {

inline Issue failure(MessageId id, const std::filesystem::path& path, std::string found = {}) {
    return {id, Place{file_label(path), "", {}, {}}, "", std::move(found), ""};
}

/// The folder a file is in, by its path.
inline std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// What the system has to do: file_posix.cpp, file_windows.cpp. Writes a file whole or not at all.
Result<void> write_whole(const std::filesystem::path& path, std::string_view bytes);

/// Gives a file a second name, which an earlier file of that name gives way to. False where the
/// disk has no such thing: nothing has changed then.
Result<bool> add_name(const std::filesystem::path& path, const std::filesystem::path& name);

}  // namespace skillmap::files
