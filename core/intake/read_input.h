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

/// Loads a scheme that is none of the presets, by the name that stands in 設定. Nothing where the
/// caller has none of that name.
using OtherSchemes = std::function<std::optional<Result<Scheme>>(
    const std::string& name, const SchemeChanges& changes, IssueList& issues)>;

struct ReadOptions {
    std::optional<Date> as_of;              // instead of the workbook's
    std::vector<std::string> schemes;       // instead of those the workbook names
    std::vector<std::string> more_schemes;  // besides them
    OtherSchemes other_schemes;             // may be empty
    /// Instead of all of these: the schemes of another workbook, with their readings.
    std::vector<Scheme> judged_by;
    /// Without an as-of date anywhere, take this one: for checking a workbook, where it hardly
    /// matters.
    std::optional<Date> as_of_otherwise;
};

/// A scheme by its id, or one of the others.
Result<Scheme> load_scheme_named(const std::string& name, const SchemeChanges& changes,
                                 const OtherSchemes& others, IssueList& issues);

/// The schemes that settings and options name, those taken by default last. `file` is the name of
/// the workbook in messages. A parameter without a value and a persona that no scheme knows are
/// findings.
Result<std::vector<Scheme>> load_schemes(const Settings& settings, const SchemeChanges& changes,
                                         const ReadOptions& options, const std::string& file,
                                         IssueList& issues);

/// The schemes of a workbook, with the readings and changes it asks for.
Result<std::vector<Scheme>> schemes_of(const SheetSource& source, const ReadOptions& options,
                                       IssueList& issues);

/// Reads everything. `issues` takes what could not be used.
Result<AssessmentInput> read_input(const SheetSource& source, const ReadOptions& options,
                                   IssueList& issues);

}  // namespace skillmap
