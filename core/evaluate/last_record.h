// What is recorded last of a person and a training.
#pragma once

#include "core/evaluate/facts.h"

namespace skillmap {

/// Of the current person of the facts, in the time that counts for the training; a record without a
/// date may be the last. Null where there is none.
const Attendance* last_record(const Facts& facts, Id<Training> training);

}  // namespace skillmap
