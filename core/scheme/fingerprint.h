// By what a scheme judges, as a short text: two schemes of the same one judge alike. Names of
// documents, notes, proposals of targets and other spellings are no part of it.
#pragma once

#include <string>

#include "core/scheme/scheme.h"

namespace skillmap {

/// Of the scheme as it stands under its chosen readings, parameters and changes.
std::string fingerprint(const Scheme& scheme);

}  // namespace skillmap
