// From the bytes of a file to its rows, and from those of a workbook to everything an assessment
// needs. Shared by every way in.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/assessment.h"
#include "core/intake/read_input.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/table/source.h"

namespace skillmap::engine {

/// A file as the caller has it. The name is for messages.
struct InputFile {
    std::string name;
    std::string bytes;
};

/// The steps of long work, told as they begin.
enum class Step { Reading, Evaluating, Writing };
using Progress = std::function<void(Step)>;

/// Opens a workbook, or else a text file (CSV, TSV): by its content, and as a workbook by its name
/// too, so that what was meant to be one is not read as text. `issues` takes as what a text file is
/// read.
Result<std::unique_ptr<SheetSource>> open_source(InputFile file, IssueList& issues);

/// Reads the workbook, its schemes and its records. `issues` takes what could not be used.
Result<AssessmentInput> load(InputFile file, const ReadOptions& options, IssueList& issues);

/// The staff member of a number, in any width and with or without its leading zeros.
std::optional<Id<StaffMember>> find_staff(const Records& records, const std::string& number);

}  // namespace skillmap::engine
