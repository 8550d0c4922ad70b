#include "xlsx_io/csv/text_encoding.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "core/messages.h"
#include "xlsx_io/package/unicode.h"

namespace skillmap::csv {
namespace {

struct ByteOrderMark {
    std::string_view bytes;
    TextEncoding encoding;
};
constexpr std::array byte_order_marks{ByteOrderMark{"\xEF\xBB\xBF", TextEncoding::Utf8},
                                      ByteOrderMark{"\xFF\xFE", TextEncoding::Utf16Little},
                                      ByteOrderMark{"\xFE\xFF", TextEncoding::Utf16Big}};

Issue issue(MessageId id, const std::string& file, std::uint32_t line, std::string found) {
    return {id, Place{file, "", {}, line}, "", std::move(found), ""};
}

// The byte at which reading ended, as it is shown: "0x81".
std::string shown_byte(std::string_view rest) {
    return fmt::format("0x{:02X}", static_cast<unsigned char>(rest.front()));
}

Result<TextFile> checked(const std::string& file, TextFile text) {
    const std::size_t nul = text.text.find('\0');
    if (nul == std::string::npos) return text;
    return issue(MessageId::TextBinary, file,
                 line_behind(std::string_view(text.text).substr(0, nul)), "NUL");
}

Issue no_decoder(const std::string& file, TextEncoding encoding) {
    return {MessageId::TextNoDecoder, Place{file, "", {}, {}}, "", std::string(name(encoding)), ""};
}

Result<TextFile> utf16_text(const std::string& file, std::string_view bytes,
                            TextEncoding encoding) {
    auto read = decoded(bytes, encoding);
    if (!read) return no_decoder(file, encoding);
    if (read->taken < bytes.size())
        return issue(MessageId::TextEncodingUnknown, file, line_behind(read->text),
                     shown_byte(bytes.substr(read->taken)));
    return checked(file, {std::move(read->text), encoding});
}

// How many units are ASCII if the bytes are UTF-16 of that order; none where they cannot be: no tab
// and no line end is among them, or a control character that text does not have.
std::size_t ascii_units(std::string_view bytes, bool big) {
    std::size_t count = 0;
    bool separated = false;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto high = static_cast<unsigned char>(bytes[big ? i : i + 1]);
        const auto low = static_cast<unsigned char>(bytes[big ? i + 1 : i]);
        if (high != 0 || low >= 0x80) continue;
        const bool separator = low == '\t' || low == '\n' || low == '\r';
        if (low < ' ' && !separator) return 0;
        separated = separated || separator;
        ++count;
    }
    return separated ? count : 0;
}

// UTF-16 without a byte order mark, as tab-separated exports are: its tabs, digits and line ends
// have a zero on one side.
std::optional<TextEncoding> unmarked_utf16(std::string_view bytes) {
    if (bytes.find('\0') == std::string_view::npos) return std::nullopt;
    const std::size_t little = ascii_units(bytes, false);
    const std::size_t big = ascii_units(bytes, true);
    if (little == big) return std::nullopt;
    return little > big ? TextEncoding::Utf16Little : TextEncoding::Utf16Big;
}

// Whether text that is not UTF-8 was meant to be: more of its characters are whole ones of three
// bytes or more than bytes are none. Japanese in UTF-8 with a damaged or cut character, which may
// well be valid CP932 and would be read as other characters.
bool mostly_utf8(std::string_view bytes) {
    const auto begins_long = [](char c) { return static_cast<unsigned char>(c) >= 0xE0; };
    std::ptrdiff_t surplus = 0;
    while (true) {
        const std::string_view valid = bytes.substr(0, xlsx::valid_prefix(bytes));
        surplus += std::count_if(valid.begin(), valid.end(), begins_long);
        bytes.remove_prefix(valid.size());
        if (bytes.empty() || (bytes.size() < 4 && xlsx::is_cut_character(bytes))) break;
        --surplus;
        bytes.remove_prefix(1);
    }
    return surplus > 0;
}

bool ascii(char c) {
    return static_cast<signed char>(c) >= 0;
}
bool small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

// Whether f holds for each byte that is not ASCII and for those around it: a line end before the
// first byte of the text, a byte that is not ASCII behind the last, which may be cut.
template <class F>
bool all_high_bytes(std::string_view bytes, F f) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (ascii(bytes[i])) continue;
        const char before = i == 0 ? '\n' : bytes[i - 1];
        const char behind = i + 1 == bytes.size() ? '\x80' : bytes[i + 1];
        if (!f(before, static_cast<unsigned char>(bytes[i]), behind)) return false;
    }
    return true;
}

// Whether bytes that CP932 does not have can be Windows-1252: letters, quotes and dashes that each
// stand alone among ASCII. In Japanese text that is cut or damaged, they stand side by side.
bool plausible_western(std::string_view bytes) {
    return all_high_bytes(bytes, [](char before, unsigned char byte, char behind) {
        const bool sign = byte == 0x80 || byte == 0x85 || (byte >= 0x91 && byte <= 0x97);
        return ascii(before) && ascii(behind) && (sign || byte == 0x99 || byte >= 0xA0);
    });
}

// Whether bytes that may be CP932 are rather Windows-1252: an apostrophe or a dash inside of
// English words ("don’t") is the first half of a kanji there, but kanji do not all stand alone
// between small letters.
bool english_words(std::string_view bytes) {
    return all_high_bytes(bytes, [](char before, unsigned char byte, char behind) {
        const bool joins = byte == 0x92 || byte == 0x96 || byte == 0x97;
        return joins && small_letter(before) && small_letter(behind);
    });
}

Result<TextFile> unmarked_bytes(const std::string& file, std::string_view bytes,
                                std::size_t as_utf8) {
    auto japanese = decoded(bytes, TextEncoding::Cp932);
    if (!japanese) return no_decoder(file, TextEncoding::Cp932);
    const bool whole = japanese->taken == bytes.size();
    if (whole ? english_words(bytes) : plausible_western(bytes)) {
        auto western = decoded(bytes, TextEncoding::Windows1252);
        if (western && western->taken == bytes.size())
            return TextFile{std::move(western->text), TextEncoding::Windows1252};
    }
    if (whole) return TextFile{std::move(japanese->text), TextEncoding::Cp932};
    const std::size_t end = std::max(japanese->taken, as_utf8);
    return issue(MessageId::TextEncodingUnknown, file, line_behind(bytes.substr(0, end)),
                 shown_byte(bytes.substr(end)));
}

// Text of bytes, where a byte below 0x80 is always ASCII or the second half of a character.
Result<TextFile> byte_text(const std::string& file, std::string bytes, bool marked) {
    const std::string_view view = bytes;
    const std::size_t nul = view.find('\0');
    if (nul != std::string_view::npos)
        return issue(MessageId::TextBinary, file, line_behind(view.substr(0, nul)), "NUL");
    const std::size_t valid = xlsx::valid_prefix(view);
    if (valid == view.size()) return TextFile{std::move(bytes), TextEncoding::Utf8};
    if (marked || mostly_utf8(view))
        return issue(MessageId::TextEncodingUnknown, file, line_behind(view.substr(0, valid)),
                     shown_byte(view.substr(valid)));
    return unmarked_bytes(file, view, valid);
}

}  // namespace

Result<TextFile> read_text(const std::string& file, std::string bytes) {
    const auto* mark =
        std::find_if(byte_order_marks.begin(), byte_order_marks.end(),
                     [&bytes](const ByteOrderMark& one) { return bytes.rfind(one.bytes, 0) == 0; });
    const bool marked = mark != byte_order_marks.end();
    if (marked && mark->encoding != TextEncoding::Utf8)
        return utf16_text(file, std::string_view(bytes).substr(mark->bytes.size()), mark->encoding);
    if (marked) bytes.erase(0, mark->bytes.size());
    if (const auto encoding = marked ? std::nullopt : unmarked_utf16(bytes))
        return utf16_text(file, bytes, *encoding);
    return byte_text(file, std::move(bytes), marked);
}

std::uint32_t line_behind(std::string_view beginning) {
    std::uint32_t line = 1;
    for (std::size_t i = 0; i < beginning.size(); ++i) {
        const bool in_pair = i + 1 < beginning.size() && beginning[i + 1] == '\n';
        if (beginning[i] == '\n' || (beginning[i] == '\r' && !in_pair)) ++line;
    }
    return line;
}

}  // namespace skillmap::csv
