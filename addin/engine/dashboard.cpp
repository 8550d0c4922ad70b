#include "addin/engine/dashboard.h"

#include <algorithm>
#include <array>
#include <utility>

#include "addin/engine/json.h"
#include "core/kit/file_name.h"
#include "core/report/flat.h"
#include "core/report/html.h"
#include "xlsx_io/file/path.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::engine {
namespace {

// In the order of Format.
constexpr std::array<std::string_view, 4> format_names{"xlsx", "html", "csv", "json"};

}  // namespace

std::optional<Format> format_named(std::string_view name) {
    const auto found = std::find(format_names.begin(), format_names.end(), name);
    if (found == format_names.end()) return std::nullopt;
    return static_cast<Format>(found - format_names.begin());
}

std::string_view name(Format format) {
    return format_names[static_cast<std::size_t>(format)];
}

Result<std::string> bytes_of(const report::Report& report, Format format,
                             const std::filesystem::path& file) {
    switch (format) {
        case Format::Html:
            return report::html_of(report);
        case Format::Csv:
            return report::csv_of(report);
        case Format::Json:
            return dataset_json(report);
        case Format::Xlsx:
            break;
    }
    return xlsx::write_report(report, file);
}

report::Report make_dashboard(Assessment& assessment, const report::DashboardOptions& options,
                              std::optional<EarlierBook> earlier,
                              const std::optional<std::vector<report::DayFigures>>& days) {
    if (!earlier) return report::make_dashboard(assessment, options, nullptr, days);
    Assessment before(earlier->input);
    const report::Previous previous{&before, earlier->same_book, std::move(earlier->schemes),
                                    earlier->findings};
    return report::make_dashboard(assessment, options, &previous, days);
}

std::vector<report::DayFigures> earlier_days(
    const AssessmentInput& input, std::int64_t least,
    const std::function<void(std::size_t, std::size_t)>& told) {
    std::vector<report::DayFigures> days;
    const std::vector<Date> ends = report::earlier_month_ends(input.as_of);
    if (ends.empty()) return days;
    AssessmentInput then = input;
    for (const Date end : ends) {
        told(days.size(), ends.size());
        then.as_of = end;
        Assessment assessment(then);
        days.push_back(report::figures_of_day(assessment, least));
    }
    return days;
}

std::vector<DepartmentFile> make_department_files(Assessment& assessment,
                                                  const report::DashboardOptions& options,
                                                  Format format) {
    kit::FileNames taken;
    std::vector<DepartmentFile> files;
    for (report::DepartmentReport& one : report::make_department_reports(assessment, options)) {
        auto file = path_of(taken.take(one.code, one.name));
        file.replace_extension(path_of(name(format)));
        files.push_back({utf8_of(file), std::move(one.report)});
    }
    return files;
}

}  // namespace skillmap::engine
