// Reads what the sources of a scheme advise, by which nothing is judged: how to hold trainings, and
// what superiors do. Internal to core/scheme.
#pragma once

#include "core/scheme/condition_reader.h"

namespace skillmap {

/// [[catalogue]], [[ojt_role]] and [[ojt]].
void read_advice(const toml::table& root, EntryReader& entries, ConditionReader& conditions,
                 Scheme& scheme);

}  // namespace skillmap
