#include "xlsx_io/xml/window.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "xlsx_io/package/unicode.h"

namespace skillmap::xlsx::xml {
namespace {

// Most parts are small. A window onto another one soon has its usual size.
constexpr std::size_t first_bytes = std::size_t{1} << 14;
constexpr std::size_t usual_bytes = std::size_t{1} << 18;

}  // namespace

Window::Window(std::unique_ptr<ByteSource> text)
    : text_(std::move(text)), buffer_(first_bytes + padding) {}

bool Window::more() {
    if (state_ != State::Reading) return false;
    const bool begun = last_ > 0;
    const std::size_t kept = last_ - first_;
    std::memmove(buffer_.data(), begin(), kept);
    first_ = 0;
    last_ = kept;
    const std::size_t room = buffer_.size() - padding;
    if (kept > room / 2 || (begun && room < usual_bytes)) {
        if (room >= most_bytes) {
            state_ = State::Damaged;
            return false;
        }
        buffer_.resize(2 * room + padding);
    }
    const auto got =
        text_->read(std::span(buffer_).subspan(last_, buffer_.size() - padding - last_));
    last_ += got.value_or(0);
    unchecked_ += got.value_or(0);
    std::fill_n(buffer_.begin() + static_cast<std::ptrdiff_t>(last_), padding, '\0');
    if (!got || *got == 0) {
        state_ = got && unchecked_ == 0 ? State::AtEnd : State::Damaged;
        return false;
    }
    if (!check_text()) {
        state_ = State::Damaged;
        return false;
    }
    return true;
}

// Whether what came is UTF-8. A character cut at the end is looked at when there is more.
bool Window::check_text() {
    const std::size_t from = last_ - unchecked_;
    const std::string_view text(buffer_.data() + from, unchecked_);
    unchecked_ = text.size() - valid_prefix(text);
    return unchecked_ == 0 || is_cut_character(text.substr(text.size() - unchecked_));
}

}  // namespace skillmap::xlsx::xml
