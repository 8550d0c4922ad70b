// A rate kept as its fraction. "Nothing to count" (対象外) is a state of its own, never 0 % or 100
// %.
#pragma once

#include <cstdint>
#include <optional>

namespace skillmap {

struct Ratio {
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;

    bool applies() const { return denominator > 0; }

    /// Unrounded, in [0, 1]. Nothing where the ratio does not apply.
    std::optional<double> value() const {
        if (!applies()) return std::nullopt;
        return static_cast<double>(numerator) / static_cast<double>(denominator);
    }

    Ratio& operator+=(const Ratio& other) {
        numerator += other.numerator;
        denominator += other.denominator;
        return *this;
    }

    friend bool operator==(const Ratio&, const Ratio&) = default;
};

}  // namespace skillmap
