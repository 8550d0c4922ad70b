// What a municipality shares: the figures of its whole as its dashboard shows them, masked in the
// same way, and nothing else of it.
#pragma once

#include <cstdint>

#include "core/assessment.h"
#include "core/share/share.h"

namespace skillmap::report {

/// Figures about fewer than `least` people are masked, with what would give them away; never fewer
/// than usual_least_group, whatever the workbook asks for: a share leaves the house.
sharing::Share share_of(Assessment& assessment, sharing::Municipality municipality,
                        std::int64_t least);

}  // namespace skillmap::report
