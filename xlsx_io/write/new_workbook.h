// A new workbook made by libxlsxwriter, as bytes. What is in it is its writers' affair. Internal to
// xlsx_io/write.
#pragma once

#include <xlsxwriter.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "core/result.h"
#include "core/text/date.h"

namespace skillmap::xlsx {

/// What Excel shows under "Info". The time of creation is the as-of date: the same content gives
/// the same bytes.
struct WorkbookProperties {
    std::string title;
    std::string organization;
    std::optional<Date> as_of;
};

/// Puts the sheets into a workbook.
using FillWorkbook = std::function<void(lxw_workbook*)>;

/// The workbook that `fill` makes. It is written in a private folder beside `file`, never in one
/// that others can read. Fails as write_file does.
Result<std::string> new_workbook(const std::filesystem::path& file,
                                 const WorkbookProperties& properties, const FillWorkbook& fill);

}  // namespace skillmap::xlsx
