// The dashboard: the pages that an assessment becomes. Holds no names of persons.
#pragma once

#include "core/assessment.h"
#include "core/report/model.h"

namespace skillmap::report {

/// All pages. `findings` is how many points of the input need a look.
Report make_dashboard(Assessment& assessment, std::size_t findings);

}  // namespace skillmap::report
