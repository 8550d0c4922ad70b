// Files of the disk: read whole, and written so that a failure leaves the old file as it was.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "xlsx_io/file/path.h"

namespace skillmap {

/// The bytes of a file. file.not_found, file.is_folder, file.forbidden, file.in_use or
/// file.unreadable.
Result<std::string> read_file(const std::filesystem::path& path);

/// Writes a file whole or not at all: to a temporary file in the same folder, synced to disk, then
/// renamed. output.open_in_excel where Excel holds a lock (~$name), output.in_use where the system
/// says that a program holds the file, else output.folder_missing, output.is_folder,
/// output.forbidden, output.disk_full or output.not_written.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// Likewise, in the place of a file that is there: what it was stays beside it as
/// NAME.bak.EXTENSION, which an earlier one gives way to.
Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes);

/// Where replace_file keeps what was there.
std::filesystem::path backup_path(const std::filesystem::path& path);

/// The name of a file without its folder, as UTF-8, for messages.
std::string file_label(const std::filesystem::path& path);

/// What is there under a path; false where it cannot be seen. Of any length, which the functions of
/// std::filesystem are not on Windows.
bool is_there(const std::filesystem::path& path);
bool is_folder(const std::filesystem::path& path);
bool is_plain_file(const std::filesystem::path& path);

/// Whether both are there and are one file or folder.
bool are_same_file(const std::filesystem::path& one, const std::filesystem::path& other);

/// Makes a folder with those above it, where they are missing. output.not_written.
Result<void> make_folders(const std::filesystem::path& folder);

/// The files in a folder and in those below it, in the order of their names. Folders that may not
/// be entered are left out. file.unreadable.
Result<std::vector<std::filesystem::path>> files_below(const std::filesystem::path& folder);

/// The files that a path with "*" or "?" in its last part stands for, where the shell of the
/// machine leaves them to the program: on Windows. Otherwise, and where there are none, the path
/// itself.
std::vector<std::filesystem::path> files_like(const std::filesystem::path& path);

/// A path as programming interfaces need it that know nothing of UTF-16 or of lengths: as UTF-8,
/// and on Windows in the form that may be longer than 260 characters where it is.
std::string path_for_libraries(const std::filesystem::path& path);

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
