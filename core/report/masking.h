// Figures of groups so small that they speak of single persons: which of them are hidden, and which
// others with them, so that nobody can work them out from totals. Numbers only; nothing of what is
// shown in their place.
#pragma once

#include <cstdint>
#include <vector>

namespace skillmap::report {

/// A figure of one of the groups that add up to a total. Of a count the denominator is 0.
struct Part {
    std::int64_t people = 0;  // whom it is about
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;
};

/// Whether the groups are of different people, as departments are, or may be of the same ones, as
/// those of trainings: then only the largest of them is sure to be so many people.
enum class Groups : std::uint8_t { Apart, Overlapping };

struct Hidden {
    std::vector<bool> parts;
    bool total = false;  // it would give away what is hidden
};

/// Hides the parts about 1 to `least` - 1 people. What is hidden together then has to be about two
/// groups and `least` people at least, and its sums must not say that all of it is 0 % or 100 %, or
/// that it is about nothing where others are about something: further parts are hidden until that
/// holds, the smallest first, and the total where nothing is left to hide. `already` is hidden for
/// another reason; it has as many entries as there are parts, or none.
Hidden hide_small(const std::vector<Part>& parts, std::int64_t least,
                  std::vector<bool> already = {}, Groups groups = Groups::Apart);

}  // namespace skillmap::report
