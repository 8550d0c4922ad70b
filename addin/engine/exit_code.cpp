#include "addin/engine/exit_code.h"

#include "core/messages.h"

namespace skillmap::engine {

ExitCode exit_code(const Issue& issue) {
    // Of a scheme that an option names, not a workbook.
    if (issue.id == MessageId::SchemeUnknown && issue.place.file.empty()) return WrongUse;
    switch (severity(issue)) {
        case Severity::Usage:
            return WrongUse;
        case Severity::Input:
            return InputUnreadable;
        case Severity::Output:
            return OutputNotWritten;
        case Severity::Note:
        case Severity::Finding:
            break;
    }
    return WithFindings;
}

}  // namespace skillmap::engine
