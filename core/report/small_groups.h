// Hides the figures of small groups in the figures of the dashboard: departments, personas and
// stages, skills, targets. Which figures depend on each other is known here; how much has to be
// hidden is in core/report/masking.
#pragma once

#include "core/report/dataset.h"

namespace skillmap::report {

/// To be called before anything is counted over departments. Nothing of a hidden figure is left in
/// the set.
void hide_small_groups(Dataset& set, const Assessment& assessment, std::int64_t least,
                       const HiddenDepartments& already);

/// Likewise of DepartmentData::stages alone, which are counted over the personas shown.
void hide_small_groups_of_stages(Dataset& set, const Assessment& assessment, std::int64_t least);

/// Likewise of targets, where figures they are about were hidden later.
void hide_targets_with_their_figures(Dataset& set, const Assessment& assessment,
                                     std::int64_t least);

}  // namespace skillmap::report
