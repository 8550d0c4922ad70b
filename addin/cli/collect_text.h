// What collecting self-check files came to, as text: counts, what needs attention, and who has not
// returned one, to be pasted into a mail.
#pragma once

#include <string>

#include "addin/engine/collect.h"
#include "core/issue.h"

namespace skillmap::cli {

/// At most so many lines of what needs attention.
std::string collection_text(const engine::Collection& collection, const Records& records,
                            Language language, std::size_t most);

}  // namespace skillmap::cli
