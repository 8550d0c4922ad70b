// Windows has its own ideas of arguments and line ends, and terminals that take UTF-16 whatever
// language they are set to.
#include <fcntl.h>
#include <io.h>
#include <windows.h>

#include <shellapi.h>

#include <algorithm>
#include <cstdio>

#include "addin/cli/console.h"
#include "xlsx_io/file/windows_text.h"

namespace skillmap::cli {
namespace {

// Nothing where the stream is no terminal.
HANDLE terminal(DWORD stream, DWORD& mode) {
    const HANDLE handle = ::GetStdHandle(stream);
    return ::GetConsoleMode(handle, &mode) ? handle : nullptr;
}

bool is_terminal(DWORD stream) {
    DWORD mode = 0;
    return terminal(stream, mode) != nullptr;
}

// Lets the terminal of standard error wipe lines, as old ones do not unless they are told.
class ProgressMode {
  public:
    ProgressMode() : terminal_(terminal(STD_ERROR_HANDLE, before_)) {
        if (terminal_ != nullptr)
            wipes_ = ::SetConsoleMode(terminal_, before_ | ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0;
    }
    bool wipes() const { return wipes_; }
    void restore() {
        if (wipes_) ::SetConsoleMode(terminal_, before_);
        wipes_ = false;
    }

  private:
    DWORD before_ = 0;
    HANDLE terminal_;
    bool wipes_ = false;
};

ProgressMode& progress_mode() {
    static ProgressMode mode;
    return mode;
}

// In pieces: old terminals take some ten thousand units at once.
bool show(HANDLE terminal, std::wstring_view text) {
    constexpr std::size_t at_once = 8192;
    while (!text.empty()) {
        DWORD done = 0;
        const auto size = static_cast<DWORD>(std::min(text.size(), at_once));
        if (!::WriteConsoleW(terminal, text.data(), size, &done, nullptr) || done == 0)
            return false;
        text.remove_prefix(done);
    }
    return true;
}

}  // namespace

Console::Console() {
    for (std::FILE* stream : {stdin, stdout, stderr}) ::_setmode(::_fileno(stream), _O_BINARY);
}

Console::~Console() {
    progress_mode().restore();
}

// Not those of main: they are in the encoding of the machine, and lack what it does not have.
std::vector<std::string> arguments_of(int, char**) {
    int count = 0;
    LPWSTR* words = ::CommandLineToArgvW(::GetCommandLineW(), &count);
    std::vector<std::string> arguments;
    for (int i = 1; i < count; ++i) arguments.push_back(windows::narrow(words[i]));
    ::LocalFree(words);
    return arguments;
}

bool person_answers() {
    return is_terminal(STD_INPUT_HANDLE);
}

bool progress_is_seen() {
    return progress_mode().wipes();
}

bool write_out(std::string_view text) {
    DWORD mode = 0;
    if (const HANDLE screen = terminal(STD_OUTPUT_HANDLE, mode))
        return show(screen, windows::wide(text));
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
           std::fflush(stdout) == 0;
}

}  // namespace skillmap::cli
