// Names like one that was typed, for a message in which a person finds the right one. Never for
// matching.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace skillmap::plan {

/// What is shown, and what may have been meant by it.
struct Name {
    std::string shown;
    std::vector<std::string> spellings;
};

/// Up to five, the most alike first: one character apart, one a part of the other, then by the
/// pairs of characters in common. Where none is like it, the first of all, with … where there are
/// more. Empty where there are no names.
std::string nearest_names(std::string_view typed, const std::vector<Name>& names);

/// Names that are shown as they are written.
std::vector<Name> plain_names(const std::vector<std::string>& names);

}  // namespace skillmap::plan
