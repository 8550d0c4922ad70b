// Looks at what stands below the headings of an export: whether answers are levels, clues are clues
// to somebody, and dates can be read. What is not goes into doubt, or is asked for.
#pragma once

#include "core/intake/import/proposal.h"

namespace skillmap::import {

/// Reads the whole file once. An error of the file ends it.
Result<void> inspect_answers(const SourceTable& table, const Meanings& meanings,
                             const Vocabulary& vocabulary, Proposal& proposal);

}  // namespace skillmap::import
