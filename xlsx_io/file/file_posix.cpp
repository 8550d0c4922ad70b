// Files by POSIX: Linux, and what Emscripten makes of it.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include "xlsx_io/file/system.h"

namespace skillmap {
namespace {

using files::failure;
using files::folder_of;

std::string reason(int error) {
    return std::generic_category().message(error);
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
            return failure(MessageId::OutputFolderMissing, path, utf8_of(path.parent_path()));
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

}  // namespace

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

Result<void> files::write_whole(const std::filesystem::path& path, std::string_view bytes) {
    std::string temporary = folder_of(path) / ("." + path.filename().native() + ".XXXXXX");
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

// Linked under another name first: link() does not replace a file, rename() does.
Result<bool> files::add_name(const std::filesystem::path& path, const std::filesystem::path& name) {
    auto folder = PrivateFolder::beside(path);
    if (!folder) return folder.error();
    const std::filesystem::path kept = folder->path() / "kept";
    if (::link(path.c_str(), kept.c_str()) != 0) return false;
    if (::rename(kept.c_str(), name.c_str()) != 0) return write_failure(name, errno);
    return true;
}

bool is_there(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

bool is_folder(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::is_directory(path, ignored);
}

bool is_plain_file(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

bool are_same_file(const std::filesystem::path& one, const std::filesystem::path& other) {
    std::error_code ignored;
    return std::filesystem::equivalent(one, other, ignored);
}

Result<void> make_folders(const std::filesystem::path& folder) {
    if (is_folder(folder)) return {};
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (!failed) return {};
    return failure(MessageId::OutputNotWritten, folder, failed.message());
}

Result<std::vector<std::filesystem::path>> files_below(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> found;
    std::error_code failed;
    const auto options = std::filesystem::directory_options::skip_permission_denied;
    for (auto it = std::filesystem::recursive_directory_iterator(folder, options, failed);
         !failed && it != std::filesystem::recursive_directory_iterator(); it.increment(failed)) {
        std::error_code ignored;
        if (it->is_regular_file(ignored)) found.push_back(it->path());
    }
    if (failed) return failure(MessageId::FileUnreadable, folder, failed.message());
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::filesystem::path> files_like(const std::filesystem::path& path) {
    return {path};
}

std::string path_for_libraries(const std::filesystem::path& path) {
    return path.native();
}

Result<PrivateFolder> PrivateFolder::beside(const std::filesystem::path& file) {
    std::string name = folder_of(file) / ".skillmap.XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) return write_failure(file, errno);
    return PrivateFolder(name);
}

PrivateFolder::~PrivateFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace skillmap
