// The dashboard as files: a report in one of the formats it can be written in, or one file for each
// department. Shared by every way in.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "addin/engine/book.h"
#include "core/assessment.h"
#include "core/report/dashboard.h"
#include "core/result.h"

namespace skillmap::engine {

enum class Format : std::uint8_t { Xlsx, Html, Csv, Json };

/// "xlsx", "html", "csv", "json".
std::optional<Format> format_named(std::string_view name);
std::string_view name(Format format);
/// Whether it shows pages. The others hold the figures alone.
constexpr bool has_pages(Format format) {
    return format == Format::Xlsx || format == Format::Html;
}

/// The report as a file. A workbook is made in a private folder beside `file`, which is not
/// written.
Result<std::string> bytes_of(const report::Report& report, Format format,
                             const std::filesystem::path& file);

/// The dashboard, compared with an earlier time where one is given.
report::Report make_dashboard(Assessment& assessment, const report::DashboardOptions& options,
                              std::optional<EarlierBook> earlier,
                              const std::optional<std::vector<report::DayFigures>>& days = {});

/// The figures of the workbook at the ends of the months before, in the fiscal year of its day.
/// `told` hears how many of them are done, and how many there are.
std::vector<report::DayFigures> earlier_days(
    const AssessmentInput& input, std::int64_t least,
    const std::function<void(std::size_t, std::size_t)>& told);

/// A dashboard of one department, and the name of its file.
struct DepartmentFile {
    std::string name;
    report::Report report;
};

/// One for each department that the dashboard shows, with names that no two of them share.
std::vector<DepartmentFile> make_department_files(Assessment& assessment,
                                                  const report::DashboardOptions& options,
                                                  Format format);

}  // namespace skillmap::engine
