// Lines of fields for standard output, which may be many.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <iterator>
#include <string>
#include <string_view>

namespace skillmap::xlsx {

class Lines {
  public:
    template <class... Parts>
    void add(std::string_view format, const Parts&... parts) {
        fmt::format_to(std::back_inserter(text_), fmt::runtime(format), parts...);
        if (text_.size() > std::size_t{1} << 20) flush();
    }

    /// False where not everything could be written.
    bool finish() {
        flush();
        return std::fflush(stdout) == 0 && good_;
    }

  private:
    void flush() {
        good_ = good_ && std::fwrite(text_.data(), 1, text_.size(), stdout) == text_.size();
        text_.clear();
    }

    fmt::memory_buffer text_;
    bool good_ = true;
};

/// Text in one field of a line.
std::string field(std::string_view text);

}  // namespace skillmap::xlsx
