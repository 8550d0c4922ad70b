// A stretch of a stream of text that moves forward. What is inside can be read by pointer, up to a
// zero byte that stands behind it.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "xlsx_io/zip/byte_source.h"

namespace skillmap::xlsx::xml {

class Window {
  public:
    /// A piece of text that must be seen at once (a cell, a string) may not be longer than this.
    static constexpr std::size_t most_bytes = std::size_t{64} << 20;
    /// So many bytes behind the end may be looked at.
    static constexpr std::size_t padding = 32;

    explicit Window(std::unique_ptr<ByteSource> text);

    const char* begin() const { return buffer_.data() + first_; }
    const char* end() const { return buffer_.data() + last_; }

    /// Goes on to what begins at `at`, a pointer between begin() and end(). Pointers stay valid.
    void drop_before(const char* at) { first_ = static_cast<std::size_t>(at - buffer_.data()); }

    /// Reads more behind the end. Pointers into the window become invalid. False at the end of the
    /// text, where it is damaged, and where the window cannot grow any more.
    bool more();

    /// Whether the text could be read to its end. Known once more() gave false.
    bool at_end() const { return state_ == State::AtEnd; }

  private:
    bool check_text();

    enum class State { Reading, AtEnd, Damaged };

    std::unique_ptr<ByteSource> text_;
    std::vector<char> buffer_;
    std::size_t first_ = 0;
    std::size_t last_ = 0;
    std::size_t unchecked_ = 0;  // bytes at the end that may be no whole character yet
    State state_ = State::Reading;
};

}  // namespace skillmap::xlsx::xml
