// From the bytes of a workbook to everything an assessment needs. Shared by every way in.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

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

/// Finds the file of a scheme that is none of the presets, by the name that stands in 設定.
using FindScheme = std::function<std::optional<InputFile>(const std::string& name)>;

struct LoadOptions {
    std::optional<Date> as_of;              // instead of the workbook's
    std::vector<std::string> schemes;       // instead of those the workbook names
    std::vector<std::string> more_schemes;  // besides them
    FindScheme find_scheme;                 // may be empty
    /// Without an as-of date anywhere, take this one: for checking a workbook, where it hardly
    /// matters.
    std::optional<Date> as_of_otherwise;
};

/// A scheme by its id, or from the file that `find` gives for the name.
Result<Scheme> load_scheme_named(const std::string& name, const SchemeChanges& changes,
                                 const FindScheme& find, IssueList& issues);

/// Reads the workbook, its schemes and its records. `issues` takes what could not be used.
Result<AssessmentInput> load(InputFile file, const LoadOptions& options, IssueList& issues);

/// The staff member of a number, in any width and with or without its leading zeros.
std::optional<Id<StaffMember>> find_staff(const Records& records, const std::string& number);

}  // namespace skillmap::engine
