// From the bytes of a workbook to everything an assessment needs. Shared by every way in.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/assessment.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/text/date.h"

namespace skillmap::engine {

/// A file as the caller has it. The name is for messages.
struct InputFile {
    std::string name;
    std::string bytes;
};

/// The steps of long work, told as they begin.
enum class Step { Reading, Evaluating, Writing };
using Progress = std::function<void(Step)>;

struct LoadOptions {
    std::optional<Date> as_of;  // instead of the workbook's
    /// Without an as-of date anywhere, take this one: for checking a workbook, where it hardly
    /// matters.
    std::optional<Date> as_of_otherwise;
};

/// Reads the workbook, its schemes and its records. `issues` takes what could not be used.
Result<AssessmentInput> load(InputFile file, const LoadOptions& options, IssueList& issues);

/// The schemes of a workbook, and those taken where it names none with personas or none with
/// indicators. `file` is for messages.
Result<std::vector<Scheme>> load_schemes(const Settings& settings, const SchemeChanges& changes,
                                         const std::string& file, IssueList& issues);

/// The staff member of a number, in any width and with or without its leading zeros.
std::optional<Id<StaffMember>> find_staff(const Records& records, const std::string& number);

}  // namespace skillmap::engine
