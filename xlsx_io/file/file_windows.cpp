// Files by the functions of Windows for UTF-16, which take paths of any length in their long form.
// Not by std::filesystem, which cannot: its status of \\?\C:\… is "not found".
#include <windows.h>

#include <accctrl.h>
#include <aclapi.h>
#include <sddl.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <random>
#include <utility>

#include "xlsx_io/file/system.h"
#include "xlsx_io/file/windows_text.h"

namespace skillmap {
namespace {

using files::failure;
using files::folder_of;

// ERROR_DISK_QUOTA_EXCEEDED, which mingw-w64 does not know.
constexpr DWORD disk_quota_exceeded = 1295;

// Windows takes 247 characters for a folder and 259 for a file. What is near takes the long form.
constexpr std::size_t longest_short_form = 200;

// The path as the functions of Windows get it: in its long form where it is long.
std::wstring reachable(const std::filesystem::path& path) {
    const std::wstring& given = path.native();
    if (given.starts_with(LR"(\\?\)") || given.starts_with(LR"(\\.\)")) return given;
    std::wstring full(given.size() + MAX_PATH, L'\0');
    const auto get = [&] {
        return ::GetFullPathNameW(given.c_str(), static_cast<DWORD>(full.size()), full.data(),
                                  nullptr);
    };
    DWORD size = get();
    if (size > full.size()) {
        full.resize(size);
        size = get();
    }
    if (size == 0 || size > full.size()) return given;
    full.resize(size);
    if (full.size() < longest_short_form || full.starts_with(LR"(\\.\)")) return full;
    if (full.starts_with(LR"(\\)")) return LR"(\\?\UNC\)" + full.substr(2);
    return LR"(\\?\)" + full;
}

Issue read_failure(const std::filesystem::path& path, DWORD error) {
    switch (error) {
        case ERROR_FILE_NOT_FOUND:
        case ERROR_PATH_NOT_FOUND:
        case ERROR_INVALID_NAME:
        case ERROR_BAD_PATHNAME:
        case ERROR_BAD_NETPATH:
        case ERROR_BAD_NET_NAME:
        case ERROR_INVALID_DRIVE:
            return failure(MessageId::FileNotFound, path);
        case ERROR_ACCESS_DENIED:
        case ERROR_NETWORK_ACCESS_DENIED:
            return failure(MessageId::FileForbidden, path);
        case ERROR_SHARING_VIOLATION:
        case ERROR_LOCK_VIOLATION:
            return failure(MessageId::FileInUse, path);
        default:
            return failure(MessageId::FileUnreadable, path, windows::reason(error));
    }
}

Issue write_failure(const std::filesystem::path& path, DWORD error) {
    switch (error) {
        case ERROR_FILE_NOT_FOUND:
        case ERROR_PATH_NOT_FOUND:
        case ERROR_BAD_NETPATH:
        case ERROR_BAD_NET_NAME:
        case ERROR_INVALID_DRIVE:
            return failure(MessageId::OutputFolderMissing, path, utf8_of(path.parent_path()));
        case ERROR_ACCESS_DENIED:
        case ERROR_NETWORK_ACCESS_DENIED:
        case ERROR_PRIVILEGE_NOT_HELD:
        case ERROR_WRITE_PROTECT:
            return failure(MessageId::OutputForbidden, path);
        case ERROR_SHARING_VIOLATION:
        case ERROR_LOCK_VIOLATION:
        case ERROR_USER_MAPPED_FILE:
            return failure(MessageId::OutputInUse, path);
        case ERROR_DISK_FULL:
        case ERROR_HANDLE_DISK_FULL:
        case disk_quota_exceeded:
            return failure(MessageId::OutputDiskFull, path);
        default:
            return failure(MessageId::OutputNotWritten, path, windows::reason(error));
    }
}

struct CloseHandle {
    using pointer = HANDLE;
    void operator()(HANDLE handle) const { ::CloseHandle(handle); }
};
using Handle = std::unique_ptr<HANDLE, CloseHandle>;

struct FreeLocal {
    void operator()(void* memory) const { ::LocalFree(memory); }
};
template <class T>
using Local = std::unique_ptr<T, FreeLocal>;

constexpr DWORD with_everyone = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

Handle opened(const std::wstring& path, DWORD access, DWORD share, DWORD how, DWORD flags,
              SECURITY_ATTRIBUTES* security = nullptr) {
    const HANDLE handle = ::CreateFileW(path.c_str(), access, share, security, how, flags, nullptr);
    return Handle(handle == INVALID_HANDLE_VALUE ? nullptr : handle);
}

// Nothing where nothing is there.
std::optional<DWORD> attributes(const std::wstring& path) {
    const DWORD found = ::GetFileAttributesW(path.c_str());
    if (found == INVALID_FILE_ATTRIBUTES) return std::nullopt;
    return found;
}

bool write_all(HANDLE file, std::string_view bytes) {
    constexpr std::size_t at_once = std::size_t{1} << 26;
    while (!bytes.empty()) {
        const auto size = static_cast<DWORD>(std::min(bytes.size(), at_once));
        DWORD done = 0;
        if (!::WriteFile(file, bytes.data(), size, &done, nullptr)) return false;
        bytes.remove_prefix(done);
    }
    return true;
}

// Tries for a second what scanners for viruses are in the way of: they look at new files, and let
// go of them soon.
template <class F>
bool patiently(F attempt) {
    constexpr int attempts = 20;
    constexpr DWORD milliseconds = 50;
    for (int i = 0; i < attempts; ++i) {
        if (i > 0) ::Sleep(milliseconds);
        if (attempt()) return true;
        const DWORD error = ::GetLastError();
        if (error != ERROR_SHARING_VIOLATION && error != ERROR_ACCESS_DENIED &&
            error != ERROR_DIR_NOT_EMPTY)
            return false;
    }
    return false;
}

// The rights of the file that is to be replaced, for the one that takes its place: that one may not
// be read by more people, not even for a moment. Those of the folder where there is none.
class RightsOf {
  public:
    explicit RightsOf(const std::wstring& path) {
        PSECURITY_DESCRIPTOR found = nullptr;
        if (::GetNamedSecurityInfoW(path.c_str(), SE_FILE_OBJECT, DACL_SECURITY_INFORMATION,
                                    nullptr, nullptr, nullptr, nullptr, &found) != ERROR_SUCCESS)
            return;
        descriptor_.reset(found);
        attributes_.lpSecurityDescriptor = found;
    }
    SECURITY_ATTRIBUTES* get() { return descriptor_ ? &attributes_ : nullptr; }

  private:
    Local<void> descriptor_;
    SECURITY_ATTRIBUTES attributes_{sizeof(SECURITY_ATTRIBUTES), nullptr, FALSE};
};

// A name that by all chance nothing has in the folder.
std::filesystem::path temporary_name(const std::filesystem::path& folder) {
    static constexpr std::wstring_view letters = L"abcdefghijklmnopqrstuvwxyz0123456789";
    std::random_device random;
    std::wstring name = L".skillmap.";
    for (int i = 0; i < 10; ++i) name += letters[random() % letters.size()];
    return folder / name;
}

// A file that is written beside another and takes its place, or is gone.
class NewFile {
  public:
    NewFile(const std::filesystem::path& target, const std::wstring& reachable_target)
        : target_(reachable_target), path_(reachable(temporary_name(folder_of(target)))) {}
    ~NewFile() {
        file_.reset();
        if (written_) ::DeleteFileW(path_.c_str());
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    NewFile(NewFile&&) = delete;
    NewFile& operator=(NewFile&&) = delete;

    // Nobody else can open it while it is written.
    bool write(std::string_view bytes) {
        RightsOf rights(target_);
        file_ = opened(path_, GENERIC_WRITE, 0, CREATE_NEW, FILE_ATTRIBUTE_NORMAL, rights.get());
        written_ = file_ != nullptr;
        if (!written_ || !write_all(file_.get(), bytes) || !::FlushFileBuffers(file_.get()))
            return false;
        file_.reset();
        return true;
    }

    bool take_its_place() {
        if (!patiently([this] { return moved(); })) return false;
        written_ = false;
        return true;
    }

  private:
    // ReplaceFile keeps what else belongs to the old file (rights, encryption, time of creation);
    // not every disk in the network knows it.
    bool moved() const {
        if (attributes(target_) &&
            ::ReplaceFileW(target_.c_str(), path_.c_str(), nullptr, REPLACEFILE_IGNORE_MERGE_ERRORS,
                           nullptr, nullptr))
            return true;
        return ::MoveFileExW(path_.c_str(), target_.c_str(),
                             MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH) != 0;
    }

    std::wstring target_;
    std::wstring path_;
    Handle file_;
    bool written_ = false;  // it is there, and is ours
};

// Why a file that is there could not give way to another; a file that is open in Excel cannot.
std::optional<Issue> cannot_be_replaced(const std::filesystem::path& path,
                                        const std::wstring& reachable_path) {
    const auto found = attributes(reachable_path);
    if (!found) return std::nullopt;
    if ((*found & FILE_ATTRIBUTE_DIRECTORY) != 0) return failure(MessageId::OutputIsFolder, path);
    if ((*found & FILE_ATTRIBUTE_READONLY) != 0) return failure(MessageId::OutputForbidden, path);
    if (opened(reachable_path, DELETE | GENERIC_WRITE, with_everyone, OPEN_EXISTING,
               FILE_ATTRIBUTE_NORMAL))
        return std::nullopt;
    return write_failure(path, ::GetLastError());
}

std::wstring user_sid() {
    HANDLE token = nullptr;
    if (!::OpenProcessToken(::GetCurrentProcess(), TOKEN_QUERY, &token)) return {};
    const Handle closed(token);
    DWORD size = 0;
    ::GetTokenInformation(token, TokenUser, nullptr, 0, &size);
    std::vector<std::byte> user(size);
    if (!::GetTokenInformation(token, TokenUser, user.data(), size, &size)) return {};
    LPWSTR text = nullptr;
    if (!::ConvertSidToStringSidW(reinterpret_cast<TOKEN_USER*>(user.data())->User.Sid, &text))
        return {};
    const Local<wchar_t> freed(text);
    return text;
}

// For this user and the owner, which are one on the disks of this machine: everything, and nothing
// for others, whatever the folder above says.
Local<void> private_rights() {
    const std::wstring sid = user_sid();
    std::wstring rights = L"D:P(A;OICI;FA;;;OW)";
    if (!sid.empty()) rights += L"(A;OICI;FA;;;" + sid + L")";
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    ::ConvertStringSecurityDescriptorToSecurityDescriptorW(rights.c_str(), SDDL_REVISION_1,
                                                           &descriptor, nullptr);
    return Local<void>(descriptor);
}

struct CloseSearch {
    using pointer = HANDLE;
    void operator()(HANDLE handle) const { ::FindClose(handle); }
};

// Calls f with each entry of a folder that the pattern fits. The error, where there is one.
template <class F>
DWORD for_each_entry(const std::filesystem::path& folder, const std::wstring& pattern, F f) {
    WIN32_FIND_DATAW entry{};
    const HANDLE first = ::FindFirstFileW(reachable(folder / pattern).c_str(), &entry);
    if (first == INVALID_HANDLE_VALUE) {
        const DWORD error = ::GetLastError();
        return error == ERROR_FILE_NOT_FOUND ? ERROR_SUCCESS : error;
    }
    const std::unique_ptr<HANDLE, CloseSearch> search(first);
    do {
        const std::wstring_view name = entry.cFileName;
        if (name != L"." && name != L"..") f(entry);
    } while (::FindNextFileW(first, &entry));
    const DWORD error = ::GetLastError();
    return error == ERROR_NO_MORE_FILES ? ERROR_SUCCESS : error;
}

// A link to another place, where files may be that are also in this one. Not a file of a cloud that
// is not on this machine yet.
bool is_link(const WIN32_FIND_DATAW& entry) {
    return (entry.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0 &&
           IsReparseTagNameSurrogate(entry.dwReserved0);
}

bool is_folder(const WIN32_FIND_DATAW& entry) {
    return (entry.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

DWORD collect_files(const std::filesystem::path& folder,
                    std::vector<std::filesystem::path>& found) {
    std::vector<std::filesystem::path> folders;
    const DWORD error = for_each_entry(folder, L"*", [&](const WIN32_FIND_DATAW& entry) {
        if (!is_folder(entry))
            found.push_back(folder / entry.cFileName);
        else if (!is_link(entry))
            folders.push_back(folder / entry.cFileName);
    });
    if (error != ERROR_SUCCESS) return error;
    for (const auto& one : folders) {
        const DWORD inside = collect_files(one, found);
        if (inside != ERROR_SUCCESS && inside != ERROR_ACCESS_DENIED) return inside;
    }
    return ERROR_SUCCESS;
}

bool remove_folder(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> folders;
    for_each_entry(folder, L"*", [&](const WIN32_FIND_DATAW& entry) {
        if (is_folder(entry) && !is_link(entry))
            folders.push_back(folder / entry.cFileName);
        else
            ::DeleteFileW(reachable(folder / entry.cFileName).c_str());
    });
    for (const auto& one : folders) remove_folder(one);
    return ::RemoveDirectoryW(reachable(folder).c_str()) != 0;
}

// By the bytes of UTF-8, as paths are ordered elsewhere: UTF-16 has rare kanji (𠮷) before others.
void sort_as_elsewhere(std::vector<std::filesystem::path>& paths) {
    std::sort(paths.begin(), paths.end(), [](const auto& one, const auto& other) {
        return std::lexicographical_compare(
            one.begin(), one.end(), other.begin(), other.end(),
            [](const auto& a, const auto& b) { return utf8_of(a) < utf8_of(b); });
    });
}

struct FileId {
    DWORD volume = 0;
    DWORD high = 0;
    DWORD low = 0;
    bool operator==(const FileId&) const = default;
};

std::optional<FileId> id_of(const std::wstring& path) {
    const Handle file = opened(path, 0, with_everyone, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS);
    BY_HANDLE_FILE_INFORMATION info{};
    if (!file || !::GetFileInformationByHandle(file.get(), &info)) return std::nullopt;
    return FileId{info.dwVolumeSerialNumber, info.nFileIndexHigh, info.nFileIndexLow};
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path) {
    const std::wstring name = reachable(path);
    if (const auto found = attributes(name); found && (*found & FILE_ATTRIBUTE_DIRECTORY) != 0)
        return failure(MessageId::FileIsFolder, path);
    const Handle file = opened(name, GENERIC_READ, with_everyone, OPEN_EXISTING,
                               FILE_ATTRIBUTE_NORMAL | FILE_FLAG_SEQUENTIAL_SCAN);
    if (!file) return read_failure(path, ::GetLastError());
    LARGE_INTEGER size{};
    if (!::GetFileSizeEx(file.get(), &size)) size.QuadPart = 0;  // of a pipe
    std::string bytes;
    std::size_t got = 0;
    constexpr std::size_t most_at_once = std::size_t{1} << 26;
    constexpr std::size_t more = 65536;  // of files that grow
    bytes.resize(static_cast<std::size_t>(size.QuadPart) + more);
    while (true) {
        if (got == bytes.size()) bytes.resize(got + more);
        const auto room = static_cast<DWORD>(std::min(bytes.size() - got, most_at_once));
        DWORD done = 0;
        if (!::ReadFile(file.get(), bytes.data() + got, room, &done, nullptr)) {
            const DWORD error = ::GetLastError();
            if (error == ERROR_BROKEN_PIPE) break;
            return read_failure(path, error);
        }
        if (done == 0) break;
        got += done;
    }
    bytes.resize(got);
    return bytes;
}

Result<void> files::write_whole(const std::filesystem::path& path, std::string_view bytes) {
    const std::wstring target = reachable(path);
    if (auto problem = cannot_be_replaced(path, target)) return std::move(*problem);
    NewFile file(path, target);
    if (file.write(bytes) && file.take_its_place()) return {};
    return write_failure(path, ::GetLastError());
}

// Linked under another name first: CreateHardLink does not replace a file, MoveFileEx does.
Result<bool> files::add_name(const std::filesystem::path& path, const std::filesystem::path& name) {
    const std::wstring file = reachable(path);
    if (auto problem = cannot_be_replaced(path, file)) return std::move(*problem);
    if (auto problem = cannot_be_replaced(name, reachable(name))) return std::move(*problem);
    auto folder = PrivateFolder::beside(path);
    if (!folder) return folder.error();
    const std::wstring kept = reachable(folder->path() / "kept");
    if (!::CreateHardLinkW(kept.c_str(), file.c_str(), nullptr)) return false;
    if (!::MoveFileExW(kept.c_str(), reachable(name).c_str(),
                       MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
        return write_failure(name, ::GetLastError());
    return true;
}

bool is_there(const std::filesystem::path& path) {
    return attributes(reachable(path)).has_value();
}

bool is_folder(const std::filesystem::path& path) {
    const auto found = attributes(reachable(path));
    return found && (*found & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

bool is_plain_file(const std::filesystem::path& path) {
    const auto found = attributes(reachable(path));
    return found && (*found & (FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_DEVICE)) == 0;
}

// Some disks in the network give no numbers to files: there the paths tell.
bool are_same_file(const std::filesystem::path& one, const std::filesystem::path& other) {
    const std::wstring first = reachable(one);
    const std::wstring second = reachable(other);
    const auto id = id_of(first);
    const auto other_id = id_of(second);
    if (!id || !other_id) return false;
    const bool numbered = id->high != 0 || id->low != 0;
    return (numbered && *id == *other_id) ||
           ::CompareStringOrdinal(first.c_str(), -1, second.c_str(), -1, TRUE) == CSTR_EQUAL;
}

Result<void> make_folders(const std::filesystem::path& folder) {
    if (is_folder(folder)) return {};
    if (folder.has_parent_path() && folder.parent_path() != folder && !is_there(folder))
        if (auto above = make_folders(folder.parent_path()); !above) return above;
    if (::CreateDirectoryW(reachable(folder).c_str(), nullptr) || is_folder(folder)) return {};
    return failure(MessageId::OutputNotWritten, folder, windows::reason(::GetLastError()));
}

Result<std::vector<std::filesystem::path>> files_below(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> found;
    if (const DWORD error = collect_files(folder, found); error != ERROR_SUCCESS)
        return failure(MessageId::FileUnreadable, folder, windows::reason(error));
    sort_as_elsewhere(found);
    return found;
}

// Not the hidden ones, as commands of Windows do: Excel's ~$ of an open workbook is one.
std::vector<std::filesystem::path> files_like(const std::filesystem::path& path) {
    const std::wstring pattern = path.filename().native();
    std::vector<std::filesystem::path> found;
    if (pattern.find_first_of(L"*?") != std::wstring::npos)
        for_each_entry(folder_of(path), pattern, [&](const WIN32_FIND_DATAW& entry) {
            if (!is_folder(entry) && (entry.dwFileAttributes & FILE_ATTRIBUTE_HIDDEN) == 0)
                found.push_back(path.parent_path() / entry.cFileName);
        });
    if (found.empty()) return {path};
    sort_as_elsewhere(found);
    return found;
}

std::string path_for_libraries(const std::filesystem::path& path) {
    return windows::narrow(reachable(path));
}

Result<PrivateFolder> PrivateFolder::beside(const std::filesystem::path& file) {
    const auto rights = private_rights();
    SECURITY_ATTRIBUTES security{sizeof(SECURITY_ATTRIBUTES), rights.get(), FALSE};
    if (!rights) return write_failure(file, ::GetLastError());
    auto path = temporary_name(folder_of(file));
    if (!::CreateDirectoryW(reachable(path).c_str(), &security))
        return write_failure(file, ::GetLastError());
    return PrivateFolder(std::move(path));
}

PrivateFolder::~PrivateFolder() {
    if (!path_.empty()) patiently([this] { return remove_folder(path_); });
}

}  // namespace skillmap
