#include <unistd.h>

#include <cstdio>

#include "addin/cli/console.h"

namespace skillmap::cli {

// Bytes are what they are.
Console::Console() = default;
Console::~Console() = default;

std::vector<std::string> arguments_of(int argc, char** argv) {
    if (argc < 1) return {};
    return {argv + 1, argv + argc};
}

bool person_answers() {
    return isatty(STDIN_FILENO) == 1;
}

bool progress_is_seen() {
    return isatty(STDERR_FILENO) == 1;
}

bool write_out(std::string_view text) {
    return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
           std::fflush(stdout) == 0;
}

}  // namespace skillmap::cli
