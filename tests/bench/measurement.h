// What the measuring programs have in common: reading a file, the clock, and the line that they
// print for measure.py. No measuring of its own.
#pragma once

#include <sys/resource.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace skillmap::bench {

/// What every reader has to find in a workbook: the proof that it has taken every value. Dates
/// count as numbers, by their serial.
struct Totals {
    std::uint64_t texts = 0;
    std::uint64_t text_bytes = 0;  // as UTF-8
    std::uint64_t numbers = 0;
    double sum = 0;  // row by row, so that all readers round alike

    void add_text(std::size_t bytes) {
        ++texts;
        text_bytes += bytes;
    }
    void add_number(double number) {
        ++numbers;
        sum += number;
    }
    friend bool operator==(const Totals&, const Totals&) = default;
};

[[noreturn]] inline void fail(const std::string& message) {
    std::fprintf(stderr, "%s\n", message.c_str());
    std::exit(1);
}

inline std::string file_bytes(const char* path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) fail(std::string("cannot read ") + path);
    std::string bytes(static_cast<std::size_t>(file.tellg()), '\0');
    file.seekg(0);
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file) fail(std::string("cannot read ") + path);
    return bytes;
}

/// Runs from its construction to stop(), which also takes the peak of the memory so far.
class Stopwatch {
  public:
    void stop() {
        seconds_ = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
        const rusage usage = usage_now();
        user_seconds_ = user_seconds_of(usage) - user_start_;
        peak_kb_ = usage.ru_maxrss;
    }

    double seconds() const { return seconds_; }
    double user_seconds() const { return user_seconds_; }

    void print(const Totals& totals) const {
        std::printf(
            "{\"seconds\": %.6f, \"user_seconds\": %.6f, \"peak_kb\": %ld, \"texts\": %llu, "
            "\"text_bytes\": %llu, \"numbers\": %llu, \"sum\": %.17g}\n",
            seconds_, user_seconds_, peak_kb_, static_cast<unsigned long long>(totals.texts),
            static_cast<unsigned long long>(totals.text_bytes),
            static_cast<unsigned long long>(totals.numbers), totals.sum);
    }

    /// For measurements without values: the bytes that came out.
    void print(std::uint64_t bytes) const {
        std::printf(
            "{\"seconds\": %.6f, \"user_seconds\": %.6f, \"peak_kb\": %ld, \"bytes\": %llu}\n",
            seconds_, user_seconds_, peak_kb_, static_cast<unsigned long long>(bytes));
    }

  private:
    static rusage usage_now() {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return usage;
    }
    static double user_seconds_of(const rusage& usage) {
        return static_cast<double>(usage.ru_utime.tv_sec) +
               static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
    }

    double user_start_ = user_seconds_of(usage_now());
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    double seconds_ = 0;
    double user_seconds_ = 0;
    long peak_kb_ = 0;
};

}  // namespace skillmap::bench
