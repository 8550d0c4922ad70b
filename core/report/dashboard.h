// The dashboard: the pages that an assessment becomes. Holds no names of persons.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/assessment.h"
#include "core/report/model.h"

namespace skillmap::report {

/// Which pages there are: those about departments as Fukui shows them, those about personas and
/// stages, or all.
enum class Style : std::uint8_t { Full, Fukui, Wg };

/// "full", "fukui", "wg".
std::optional<Style> style_named(std::string_view name);

struct DashboardOptions {
    std::size_t findings = 0;  // how many points of the input need a look
    std::int64_t least = 3;    // figures about fewer people are hidden; 1: none are
    Style style = Style::Full;
};

/// All pages.
Report make_dashboard(Assessment& assessment, const DashboardOptions& options);

}  // namespace skillmap::report
