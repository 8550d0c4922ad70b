// What the forward scanners of parts have in common: they go from tag to tag in a window of the
// stream, and the raw text of all their steps together is the part.
#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

#include "xlsx_io/xml/window.h"

namespace skillmap::xlsx::xml {

/// How far scanners go.
struct ScanLimits {
    std::uint32_t depth = 256;          // elements in one another
    std::uint64_t cells = 500'000'000;  // of a sheet
};

enum class Limit : std::uint8_t { None, Depth, Cells };

class Scanner {
  public:
    /// The limit that the text goes beyond, where the scanner stopped for that.
    Limit beyond() const { return beyond_; }

    /// The text of the last step: lead(), which stands before its tag, and element().
    std::string_view raw() const { return between(lead_, element_end_); }
    std::string_view lead() const { return between(lead_, element_); }
    std::string_view element() const { return between(element_, element_end_); }

  protected:
    Scanner(std::unique_ptr<ByteSource> text, const ScanLimits& limits)
        : limits_(limits), window_(std::move(text)) {
        element_end_ = window_.begin();
    }

    /// Whether an element within so many others is one too many.
    bool too_deep(std::size_t open) {
        if (open >= limits_.depth) beyond_ = Limit::Depth;
        return open >= limits_.depth;
    }

    /// Goes on behind the last element to the next "<" and calls `take` with element_ there; again,
    /// with more text, as long as it gives false. `take` sets element_end_. False at the end.
    template <class Take>
    bool at_next_tag(Take take) {
        window_.drop_before(element_end_);
        std::size_t looked_at = 0;
        do {
            lead_ = window_.begin();
            const char* from = lead_ + looked_at;
            element_ = *from == '<' ? from : find_tag(from);  // mostly one follows the other
            looked_at =
                static_cast<std::size_t>((element_ == nullptr ? window_.end() : element_) - lead_);
            if (element_ != nullptr && take()) return true;
        } while (window_.more());
        element_end_ = window_.begin();
        return false;
    }

    /// At the end: what stands behind the last tag becomes the text of this step.
    void take_rest() {
        lead_ = window_.begin();
        element_ = element_end_ = window_.end();
    }

    /// Whether only spaces stand before the element, or a byte order mark: nothing else may outside
    /// the root.
    bool lead_is_blank() const {
        std::string_view text = lead();
        if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
        return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
    }

    ScanLimits limits_;
    Limit beyond_ = Limit::None;
    Window window_;
    const char* lead_ = nullptr;
    const char* element_ = nullptr;
    const char* element_end_ = nullptr;

  private:
    const char* find_tag(const char* from) const {
        return static_cast<const char*>(
            std::memchr(from, '<', static_cast<std::size_t>(window_.end() - from)));
    }
    static std::string_view between(const char* begin, const char* end) {
        return {begin, static_cast<std::size_t>(end - begin)};
    }
};

}  // namespace skillmap::xlsx::xml
