// An invented municipality as a workbook, for trying the program out. Shared by every way in.
#pragma once

#include "core/report/model.h"
#include "samples/town.h"

namespace skillmap::engine {

// Its people have numbers of six digits that grow by seven.
inline constexpr int most_sample_staff = 130'000;
inline constexpr int most_sample_departments = 9'000;

/// The workbook in WG form. The same options give the same report.
report::Report sample_book(const samples::TownOptions& options);

}  // namespace skillmap::engine
