// A new workbook for some schemes, as a report to be written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/issue.h"
#include "core/report/model.h"
#include "core/result.h"

namespace skillmap::engine {

struct BlankWorkbook {
    std::vector<std::string> schemes;  // ids
    std::string organization;
    std::optional<Date> as_of;
};

/// The workbook in WG form for these schemes. Without one that has personas, or without one that
/// has indicators, it is also for the one that would be taken instead. scheme.unknown, with those
/// there are.
Result<report::Report> blank_workbook(const BlankWorkbook& wanted);

}  // namespace skillmap::engine
