// What is the same on every machine: the order in which files are written and kept.
#include "xlsx_io/file/file.h"

#include <utility>

#include "xlsx_io/file/system.h"

namespace skillmap {
namespace {

// Excel keeps ~$name beside an open workbook.
Result<void> not_open_in_excel(const std::filesystem::path& path) {
    std::filesystem::path name("~$");
    name += path.filename();
    if (!is_there(files::folder_of(path) / name)) return {};
    return files::failure(MessageId::OutputOpenInExcel, path, file_label(name));
}

}  // namespace

std::string file_label(const std::filesystem::path& path) {
    return utf8_of(path.filename());
}

std::filesystem::path backup_path(const std::filesystem::path& path) {
    std::filesystem::path name = path.stem();
    name += ".bak";
    name += path.extension();
    return files::folder_of(path) / name;
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
    if (auto closed = not_open_in_excel(path); !closed) return closed;
    return files::write_whole(path, bytes);
}

Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes) {
    if (auto closed = not_open_in_excel(path); !closed) return closed;
    const std::filesystem::path backup = backup_path(path);
    // A second name of the old file; a copy where the disk has no such thing.
    const auto kept = files::add_name(path, backup);
    if (!kept) return kept.error();
    if (!*kept) {
        const auto old = read_file(path);
        if (!old) return old.error();
        if (auto copied = write_file(backup, *old); !copied) return copied;
    }
    return write_file(path, bytes);
}

PrivateFolder::PrivateFolder(PrivateFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})) {}

PrivateFolder& PrivateFolder::operator=(PrivateFolder&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
}

}  // namespace skillmap
