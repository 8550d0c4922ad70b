#include "xlsx_io/package/unicode.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace skillmap::xlsx {
namespace {

constexpr char32_t replacement = 0xFFFD;

void append_utf8(std::string& text, char32_t c) {
    if (c < 0x80) {
        text.push_back(static_cast<char>(c));
        return;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static constexpr std::array lead{0x00, 0xC0, 0xE0, 0xF0};
    text.push_back(static_cast<char>(static_cast<char32_t>(lead[static_cast<std::size_t>(more)]) |
                                     c >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        text.push_back(static_cast<char>(0x80 | (c >> (6 * i) & 0x3F)));
}

// The size of the character at the front of UTF-8 text, 0 where it is none, NUL or cut.
std::size_t character_size(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead > 0 && lead < 0x80) return 1;
    const std::size_t size = lead < 0xC2   ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
    if (size == 0 || text.size() < size) return 0;
    char32_t c = lead & (0xFFU >> (size + 1));
    for (std::size_t k = 1; k < size; ++k) {
        const auto next = static_cast<unsigned char>(text[k]);
        if ((next & 0xC0U) != 0x80) return 0;
        c = c << 6 | (next & 0x3FU);
    }
    const bool overlong = (size == 3 && c < 0x800) || (size == 4 && c < 0x10000);
    const bool surrogate = c >= 0xD800 && c < 0xE000;
    return overlong || surrogate || c > 0x10FFFF ? 0 : size;
}

// Decodes UTF-16 that comes in pieces.
class Utf16Source final : public ByteSource {
  public:
    Utf16Source(std::unique_ptr<ByteSource> bytes, std::string_view first, bool big)
        : bytes_(std::move(bytes)), big_(big) {
        decode(first);
    }

    std::optional<std::size_t> read(std::span<char> out) override {
        std::array<char, 65536> in;
        while (taken_ == text_.size()) {
            const auto got = bytes_->read(in);
            if (!got || (*got == 0 && (high_ != 0 || odd_))) return std::nullopt;
            if (*got == 0) return 0;
            text_.clear();
            taken_ = 0;
            decode({in.data(), *got});
        }
        const std::size_t size = text_.copy(out.data(), out.size(), taken_);
        taken_ += size;
        return size;
    }

  private:
    void decode(std::string_view bytes) {
        for (const char byte : bytes) {
            odd_ = !odd_;
            if (odd_) {
                first_ = static_cast<unsigned char>(byte);
                continue;
            }
            const unsigned second = static_cast<unsigned char>(byte);
            take(big_ ? first_ << 8 | second : second << 8 | first_);
        }
    }

    void take(char32_t unit) {
        const bool low = unit >= 0xDC00 && unit < 0xE000;
        if (high_ != 0 && low) {
            append_utf8(text_, 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00));
            high_ = 0;
            return;
        }
        if (high_ != 0) append_utf8(text_, replacement);
        high_ = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
        const bool mark = unit == 0xFEFF && !begun_;
        begun_ = true;
        if (high_ == 0 && !mark) append_utf8(text_, low ? replacement : unit);
    }

    std::unique_ptr<ByteSource> bytes_;
    bool big_;
    bool odd_ = false;
    bool begun_ = false;  // behind the byte order mark
    unsigned first_ = 0;
    char32_t high_ = 0;  // a surrogate that waits for its other half
    std::string text_;
    std::size_t taken_ = 0;
};

}  // namespace

Encoding detect_encoding(std::string_view beginning) {
    const std::string_view first = beginning.substr(0, 2);
    if (first == "\xFF\xFE" || first == std::string_view("<\0", 2)) return Encoding::Utf16Little;
    if (first == "\xFE\xFF" || first == std::string_view("\0<", 2)) return Encoding::Utf16Big;
    return Encoding::Utf8;
}

namespace {

// Text whose encoding is known once the first of it is there.
class TextSource final : public ByteSource {
  public:
    explicit TextSource(std::unique_ptr<ByteSource> bytes) : bytes_(std::move(bytes)) {}

    std::optional<std::size_t> read(std::span<char> out) override {
        return begun_ ? bytes_->read(out) : begin(out);
    }

  private:
    std::optional<std::size_t> begin(std::span<char> out) {
        std::size_t size = 0;
        while (size < std::min(out.size(), looked_at)) {
            const auto got = bytes_->read(out.subspan(size));
            if (!got) return std::nullopt;
            if (*got == 0) break;
            size += *got;
        }
        begun_ = true;
        const std::string_view first(out.data(), size);
        const Encoding encoding = detect_encoding(first);
        if (encoding == Encoding::Utf8) return size;
        bytes_ =
            std::make_unique<Utf16Source>(std::move(bytes_), first, encoding == Encoding::Utf16Big);
        return bytes_->read(out);
    }

    static constexpr std::size_t looked_at = 2;

    std::unique_ptr<ByteSource> bytes_;
    bool begun_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> as_utf8(std::unique_ptr<ByteSource> bytes) {
    return std::make_unique<TextSource>(std::move(bytes));
}

std::string encoded(std::string_view text, Encoding encoding) {
    if (encoding == Encoding::Utf8) return std::string(text);
    std::string bytes;
    const auto unit = [&](char32_t value) {
        const char high = static_cast<char>(value >> 8);
        const char low = static_cast<char>(value & 0xFF);
        bytes.push_back(encoding == Encoding::Utf16Big ? high : low);
        bytes.push_back(encoding == Encoding::Utf16Big ? low : high);
    };
    unit(0xFEFF);
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char32_t c = size == 1 ? lead : lead & (0xFFU >> (size + 1));
        for (std::size_t k = 1; k < size && i + k < text.size(); ++k)
            c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        i += size;
        if (c < 0x10000) {
            unit(c);
        } else {
            unit(0xD800 + ((c - 0x10000) >> 10));
            unit(0xDC00 + ((c - 0x10000) & 0x3FF));
        }
    }
    return bytes;
}

std::size_t valid_prefix(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        // Eight letters of ASCII at once, none of them NUL.
        std::uint64_t eight = 0;
        while (text.size() - i >= 8) {
            std::memcpy(&eight, text.data() + i, 8);
            constexpr std::uint64_t high = 0x8080808080808080;
            constexpr std::uint64_t ones = 0x0101010101010101;
            if ((eight & high) != 0 || ((eight - ones) & ~eight & high) != 0) break;
            i += 8;
        }
        if (i == text.size()) break;
        const std::size_t size = character_size(text.substr(i));
        if (size == 0) break;
        i += size;
    }
    return i;
}

bool is_cut_character(std::string_view text) {
    constexpr std::size_t most_bytes = 4;
    for (const char rest : {'\x80', '\xBF'}) {  // the least and the greatest that can follow
        std::string whole(text);
        while (!text.empty() && whole.size() < most_bytes) {
            whole.push_back(rest);
            if (character_size(whole) == whole.size()) return true;
        }
    }
    return false;
}

std::optional<std::size_t> utf16_units(std::string_view text) {
    if (valid_prefix(text) != text.size()) return std::nullopt;
    std::size_t units = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t size = character_size(text.substr(i));
        const std::string_view character = text.substr(i, size);
        if (character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF") return std::nullopt;
        units += size == 4 ? 2 : 1;
        i += size;
    }
    return units;
}

}  // namespace skillmap::xlsx
