// From the bytes of a file to its rows, and from those of a workbook to everything an assessment
// needs. Shared by every way in.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/intake/read_input.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/table/source.h"
#include "xlsx_io/read/workbook.h"

namespace skillmap::engine {

/// A file as the caller has it. The name is for messages.
struct InputFile {
    std::string name;
    std::string bytes;
    bool kept = false;  // a workbook of which kept_text() is left
};

/// Opens a workbook. Pages of a dashboard or of a history that the program put into it are left
/// out: they are nobody's records, whatever they are called.
Result<xlsx::Workbook> open_book(InputFile file);

/// The sheets of a workbook, as open_book() gives them, or of one of which kept_text() is left.
Result<std::unique_ptr<SheetSource>> open_sheets(InputFile file);

/// Opens a workbook, or else a text file (CSV, TSV): by its content, and as a workbook by its name
/// too, so that what was meant to be one is not read as text. `issues` takes as what a text file is
/// read.
Result<std::unique_ptr<SheetSource>> open_source(InputFile file, IssueList& issues);

/// Reads the workbook, its schemes and its records. `issues` takes what could not be used.
Result<AssessmentInput> load(InputFile file, const ReadOptions& options, IssueList& issues);

/// The schemes of a workbook alone, with the readings and changes it asks for.
Result<std::vector<Scheme>> schemes_of(InputFile file, const ReadOptions& options);

/// The staff member of a number, in any width and with or without its leading zeros.
std::optional<Id<StaffMember>> find_staff(const Records& records, const std::string& number);

/// Likewise the department of a code, as somebody asks for it: nothing where the code is empty.
/// usage.department.
Result<std::optional<Id<Department>>> asked_department(const Records& records,
                                                       const std::string& code);

}  // namespace skillmap::engine
