// Reads the rules by which staff are paid what exams cost. Internal to core/scheme.
#pragma once

#include "core/scheme/entry_reader.h"

namespace skillmap {

/// [[subsidy]], after personas, qualifications and options.
void read_subsidies(const toml::table& root, EntryReader& entries, Scheme& scheme);

}  // namespace skillmap
