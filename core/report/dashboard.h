// The dashboard: the pages that an assessment becomes. Holds no names of persons.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/assessment.h"
#include "core/report/model.h"

namespace skillmap::report {

struct DashboardOptions {
    std::size_t findings = 0;  // how many points of the input need a look
    std::int64_t least = 3;    // figures about fewer people are hidden; 1: none are
};

/// All pages.
Report make_dashboard(Assessment& assessment, const DashboardOptions& options);

}  // namespace skillmap::report
