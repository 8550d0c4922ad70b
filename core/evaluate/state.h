// The three values of a condition. Unknown is not a failure and never counts as met.
#pragma once

#include <cstdint>

namespace skillmap {

enum class State : std::uint8_t { NotMet, Unknown, Met };

/// Any of several: one that is met decides.
inline State any_of(State a, State b) {
    return a > b ? a : b;
}

/// All of several: one that is not met decides.
inline State all_of(State a, State b) {
    return a < b ? a : b;
}

}  // namespace skillmap
