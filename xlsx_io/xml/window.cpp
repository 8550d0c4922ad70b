#include "xlsx_io/xml/window.h"

#include <algorithm>
#include <cstring>

namespace skillmap::xlsx::xml {
namespace {

constexpr std::size_t first_bytes = std::size_t{1} << 18;

}  // namespace

Window::Window(std::unique_ptr<ByteSource> text)
    : text_(std::move(text)), buffer_(first_bytes + padding) {}

bool Window::more() {
    if (state_ != State::Reading) return false;
    const std::size_t kept = last_ - first_;
    std::memmove(buffer_.data(), begin(), kept);
    first_ = 0;
    last_ = kept;
    const std::size_t room = buffer_.size() - padding;
    if (kept > room / 2) {
        if (room >= most_bytes) {
            state_ = State::Damaged;
            return false;
        }
        buffer_.resize(2 * room + padding);
    }
    const auto got =
        text_->read(std::span(buffer_).subspan(last_, buffer_.size() - padding - last_));
    if (!got || *got == 0) {
        state_ = got ? State::AtEnd : State::Damaged;
        return false;
    }
    last_ += *got;
    std::fill_n(buffer_.begin() + static_cast<std::ptrdiff_t>(last_), padding, '\0');
    return true;
}

}  // namespace skillmap::xlsx::xml
