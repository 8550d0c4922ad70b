// The dashboard: the pages that an assessment becomes. Holds no names of persons.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/assessment.h"
#include "core/intake/settings.h"
#include "core/report/model.h"
#include "core/report/theme.h"
#include "core/report/trend.h"

namespace skillmap::report {

/// Which pages there are: those about departments as Fukui shows them, those about personas and
/// stages, or all.
enum class Style : std::uint8_t { Full, Fukui, Wg };

/// "full", "fukui", "wg".
std::optional<Style> style_named(std::string_view name);

struct DashboardOptions {
    std::size_t findings = 0;                // how many points of the input need a look
    std::int64_t least = usual_least_group;  // figures about fewer people are hidden; 1: none are
    Style style = Style::Full;
    bool department_pages = false;  // one for each department, behind the others
    bool recorded_days = false;     // the earlier days are those of a history
    std::string_view font = theme::font;
};

/// What a dashboard is compared with: an earlier assessment by the same schemes.
struct Previous {
    Assessment* assessment = nullptr;
    bool same_book = false;  // the workbook of the dashboard, as of an earlier day
    /// The schemes that the earlier workbook itself names. Nothing where they cannot be had.
    std::optional<std::vector<Scheme>> schemes;
    std::size_t findings = 0;  // of the earlier workbook
};

/// All pages; with `previous`, that of the comparison too; with earlier days, that of the year.
Report make_dashboard(Assessment& assessment, const DashboardOptions& options,
                      const Previous* previous = nullptr,
                      const std::optional<std::vector<DayFigures>>& earlier_days = std::nullopt);

/// The dashboard of one department: its page, with its own figures and those of the whole, and no
/// others.
struct DepartmentReport {
    std::string code;
    std::string name;
    Report report;
};

/// One for each department that the dashboard shows, in its order.
std::vector<DepartmentReport> make_department_reports(Assessment& assessment,
                                                      const DashboardOptions& options);

}  // namespace skillmap::report
