// A new workbook for some schemes, as a report to be written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/intake/read_input.h"
#include "core/issue.h"
#include "core/report/model.h"
#include "core/result.h"

namespace skillmap::engine {

/// What is wanted. 設定 names a scheme that is a file by the file's name, without its folder: a
/// workbook looks for it beside itself.
struct BlankWorkbook {
    std::vector<std::string> schemes;  // ids, or paths that `files` knows
    std::string organization;
    std::optional<Date> as_of;
    OtherSchemes files = {};  // may be empty
};

/// The workbook in WG form for these schemes. Without one that has personas, or without one that
/// has indicators, it is also for the one that would be taken instead. scheme.unknown, with those
/// there are; `issues` takes what is wrong in a scheme's file.
Result<report::Report> blank_workbook(const BlankWorkbook& wanted, IssueList& issues);

}  // namespace skillmap::engine
