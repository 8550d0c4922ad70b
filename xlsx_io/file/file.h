// Files of the disk: read whole, and written so that a failure leaves the old file as it was.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/result.h"

namespace skillmap {

/// The bytes of a file. file.not_found, file.is_folder, file.forbidden or file.unreadable.
Result<std::string> read_file(const std::filesystem::path& path);

/// Writes a file whole or not at all: to a temporary file in the same folder, synced to disk, then
/// renamed. output.open_in_excel where Excel holds a lock (~$name), else output.folder_missing,
/// output.is_folder, output.forbidden, output.disk_full or output.not_written.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// Likewise, in the place of a file that is there: what it was stays beside it as
/// NAME.bak.EXTENSION, which an earlier one gives way to.
Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes);

/// Where replace_file keeps what was there.
std::filesystem::path backup_path(const std::filesystem::path& path);

/// The name of a file without its folder, as UTF-8, for messages.
std::string file_label(const std::filesystem::path& path);

/// A folder that only this user can enter, removed with everything in it at the end.
class PrivateFolder {
  public:
    /// Makes one in the folder of `file`. Where that is not possible, the error names the file.
    static Result<PrivateFolder> beside(const std::filesystem::path& file);

    PrivateFolder(PrivateFolder&& other) noexcept;
    PrivateFolder& operator=(PrivateFolder&& other) noexcept;
    ~PrivateFolder();

    const std::filesystem::path& path() const { return path_; }

  private:
    explicit PrivateFolder(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
};

}  // namespace skillmap
