// From the sheets of a workbook in WG form to everything an assessment needs: its settings, its
// schemes with what it changes in them, and its records.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/scheme/load.h"
#include "core/table/source.h"

namespace skillmap {

/// The text of a scheme as the caller has it. The name is for messages.
struct SchemeFile {
    std::string name;
    std::string text;
};

/// Finds the file of a scheme that is none of the presets, by the name that stands in 設定.
using FindScheme = std::function<std::optional<SchemeFile>(const std::string& name)>;

struct ReadOptions {
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

/// Reads everything. `issues` takes what could not be used.
Result<AssessmentInput> read_input(const SheetSource& source, const ReadOptions& options,
                                   IssueList& issues);

}  // namespace skillmap
