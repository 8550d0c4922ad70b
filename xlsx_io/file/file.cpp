#include "xlsx_io/file/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "core/messages.h"

namespace skillmap {
namespace {

std::string reason(int error) {
    return std::generic_category().message(error);
}

Issue failure(MessageId id, const std::filesystem::path& path, std::string found = {}) {
    return {id, Place{file_label(path), "", {}, {}}, "", std::move(found), ""};
}

Issue read_failure(const std::filesystem::path& path, int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            return failure(MessageId::FileNotFound, path);
        case EISDIR:
            return failure(MessageId::FileIsFolder, path);
        case EACCES:
        case EPERM:
            return failure(MessageId::FileForbidden, path);
        default:
            return failure(MessageId::FileUnreadable, path, reason(error));
    }
}

Issue write_failure(const std::filesystem::path& path, int error) {
    switch (error) {
        case ENOENT:
        case ENOTDIR:
            return failure(MessageId::OutputFolderMissing, path, path.parent_path().string());
        case EISDIR:
        case EEXIST:
        case ENOTEMPTY:
            return failure(MessageId::OutputIsFolder, path);
        case EACCES:
        case EPERM:
        case EROFS:
            return failure(MessageId::OutputForbidden, path);
        case ENOSPC:
        case EDQUOT:
            return failure(MessageId::OutputDiskFull, path);
        default:
            return failure(MessageId::OutputNotWritten, path, reason(error));
    }
}

// A file descriptor, closed at the end.
class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;

    bool ok() const { return fd_ >= 0; }
    int get() const { return fd_; }

    // Closing can report a write that failed late.
    bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

  private:
    int fd_;
};

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

// The rights of the file that is replaced, or those of any new file.
mode_t rights_for(const std::filesystem::path& path) {
    struct stat existing {};
    if (::stat(path.c_str(), &existing) == 0) return existing.st_mode & 07777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

// Excel keeps ~$name beside an open workbook.
std::filesystem::path excel_lock(const std::filesystem::path& path) {
    return folder_of(path) / ("~$" + path.filename().string());
}

}  // namespace

std::string file_label(const std::filesystem::path& path) {
    return path.filename().string();
}

Result<std::string> read_file(const std::filesystem::path& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.ok()) return read_failure(path, errno);
    struct stat info {};
    if (::fstat(file.get(), &info) != 0) return read_failure(path, errno);
    if (S_ISDIR(info.st_mode)) return read_failure(path, EISDIR);
    std::string bytes;
    bytes.resize(static_cast<std::size_t>(info.st_size));
    std::size_t got = 0;
    std::array<char, 65536> more;  // of files that grow, and of pipes
    while (true) {
        const bool full = got == bytes.size();
        const ssize_t n = full ? ::read(file.get(), more.data(), more.size())
                               : ::read(file.get(), bytes.data() + got, bytes.size() - got);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return read_failure(path, errno);
        if (n == 0) break;
        if (full) bytes.append(more.data(), static_cast<std::size_t>(n));
        got += static_cast<std::size_t>(n);
    }
    bytes.resize(got);
    return bytes;
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
    std::error_code ignored;
    if (const auto lock = excel_lock(path); std::filesystem::exists(lock, ignored))
        return failure(MessageId::OutputOpenInExcel, path, lock.filename().string());
    std::string temporary =
        (folder_of(path) / ("." + path.filename().string() + ".XXXXXX")).string();
    Descriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
    if (!file.ok()) return write_failure(path, errno);
    const bool written = write_all(file.get(), bytes) &&
                         ::fchmod(file.get(), rights_for(path)) == 0 && ::fsync(file.get()) == 0 &&
                         file.close() && ::rename(temporary.c_str(), path.c_str()) == 0;
    if (written) return {};
    const int error = errno;
    ::unlink(temporary.c_str());
    return write_failure(path, error);
}

std::filesystem::path backup_path(const std::filesystem::path& path) {
    std::filesystem::path name = path.stem();
    name += ".bak";
    name += path.extension();
    return folder_of(path) / name;
}

Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes) {
    std::error_code ignored;
    if (const auto lock = excel_lock(path); std::filesystem::exists(lock, ignored))
        return failure(MessageId::OutputOpenInExcel, path, lock.filename().string());
    const std::filesystem::path backup = backup_path(path);
    auto folder = PrivateFolder::beside(path);
    if (!folder) return folder.error();
    // A second name of the old file; a copy where the disk has no such thing.
    const std::filesystem::path kept = folder->path() / "kept";
    if (::link(path.c_str(), kept.c_str()) == 0) {
        if (::rename(kept.c_str(), backup.c_str()) != 0) return write_failure(backup, errno);
    } else {
        const auto old = read_file(path);
        if (!old) return old.error();
        if (auto copied = write_file(backup, *old); !copied) return copied;
    }
    return write_file(path, bytes);
}

Result<PrivateFolder> PrivateFolder::beside(const std::filesystem::path& file) {
    std::string name = (folder_of(file) / ".skillmap.XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return write_failure(file, errno);
    return PrivateFolder(name);
}

PrivateFolder::PrivateFolder(PrivateFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})) {}

PrivateFolder& PrivateFolder::operator=(PrivateFolder&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
}

PrivateFolder::~PrivateFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace skillmap
