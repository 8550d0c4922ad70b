// Headings and units of an indicator, by what it counts. Internal to core/report.
#pragma once

#include <utility>

#include "core/report/labels.h"
#include "core/scheme/scheme.h"

namespace skillmap::report {

/// The headings of numerator and denominator.
std::pair<labels::Label, labels::Label> part_headings(Indicator::Kind kind);

/// The heading, and the unit, of what is no ratio.
labels::Label count_heading(Indicator::Kind kind);
labels::Label count_unit(Indicator::Kind kind);

/// Whether every rate of the scheme is one of attendance.
bool rates_are_of_attendance(const Scheme& scheme);

}  // namespace skillmap::report
