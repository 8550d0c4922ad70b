// Random numbers that are the same on every machine and with every library (SplitMix64). For
// invented data only.
#pragma once

#include <cstdint>

namespace skillmap::samples {

class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// 0 to n-1; n is at least 1.
    int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }

    /// True so many times in a hundred.
    bool percent(int chance) { return below(100) < chance; }

  private:
    std::uint64_t state_;
};

}  // namespace skillmap::samples
