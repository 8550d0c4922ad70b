// How a command ends, for programs and scripts.
#pragma once

#include "core/issue.h"

namespace skillmap::engine {

enum ExitCode {
    Done = 0,
    WithFindings = 1,
    WrongUse = 2,
    InputUnreadable = 3,
    OutputNotWritten = 4
};

/// Of an issue that stops a command.
ExitCode exit_code(const Issue& issue);

}  // namespace skillmap::engine
