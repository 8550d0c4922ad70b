// The decoder of Windows, whose table of CP932 is the one that files from Japanese Windows have.
#include <windows.h>

#include <array>
#include <vector>

#include "xlsx_io/csv/decoder.h"
#include "xlsx_io/package/unicode.h"

namespace skillmap::csv {
namespace {

void append_utf8(std::string& text, char32_t c) {
    const auto continued = [&](int shift) {
        text += static_cast<char>(0x80U | ((c >> shift) & 0x3FU));
    };
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0U | (c >> 6U));
        continued(0);
    } else if (c < 0x10000) {
        text += static_cast<char>(0xE0U | (c >> 12U));
        continued(6);
        continued(0);
    } else {
        text += static_cast<char>(0xF0U | (c >> 18U));
        continued(12);
        continued(6);
        continued(0);
    }
}

// A character at the front of bytes. None, of size 0, where they are none or are cut.
struct Character {
    char32_t code = 0;
    std::size_t size = 0;  // in bytes
};

template <class F>
Decoded each_character(std::string_view bytes, F first) {
    Decoded result;
    result.text.reserve(bytes.size() + bytes.size() / 2);  // kanji: two bytes become three
    while (result.taken < bytes.size()) {
        const Character character = first(bytes.substr(result.taken));
        if (character.size == 0) break;
        append_utf8(result.text, character.code);
        result.taken += character.size;
    }
    return result;
}

Character first_of_utf16(std::string_view bytes, bool big) {
    const auto unit = [&](std::size_t at) {
        const auto one = static_cast<unsigned char>(bytes[at]);
        const auto two = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<char32_t>(big ? one << 8U | two : two << 8U | one);
    };
    if (bytes.size() < 2) return {};
    const char32_t first = unit(0);
    if (first < 0xD800 || first >= 0xE000) return {first, 2};
    if (first >= 0xDC00 || bytes.size() < 4) return {};
    const char32_t second = unit(2);
    if (second < 0xDC00 || second >= 0xE000) return {};
    return {0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00), 4};
}

// Bytes for which Windows makes a character up: control characters, and private ones.
constexpr std::string_view made_up_in_cp932 = "\x80\xA0\xFD\xFE\xFF";
constexpr std::string_view made_up_in_1252 = "\x81\x8D\x8F\x90\x9D";

constexpr UINT japanese = 932;
constexpr UINT western = 1252;

// What Windows has for single bytes and for pairs, asked once.
class CodePage {
  public:
    explicit CodePage(UINT number) : number_(number) {
        const std::string_view made_up = number == japanese ? made_up_in_cp932 : made_up_in_1252;
        for (unsigned one = 0; one < singles_.size(); ++one) {
            const auto byte = static_cast<char>(one);
            if (!begins_pair(one) && made_up.find(byte) == std::string_view::npos)
                singles_[one] = asked({&byte, 1});
        }
        if (number == japanese) ask_for_pairs();
    }

    bool known() const { return singles_['A'] == U'A'; }

    Character first_of(std::string_view bytes) const {
        const auto one = static_cast<unsigned char>(bytes[0]);
        if (!begins_pair(one)) return found(singles_[one], 1);
        if (bytes.size() < 2) return {};
        return found(pairs_[pair(one, static_cast<unsigned char>(bytes[1]))], 2);
    }

  private:
    static constexpr char16_t none = 0xFFFF;  // is no character in Unicode either

    static std::size_t pair(unsigned one, unsigned two) { return one * 256U + two; }

    static Character found(char16_t code, std::size_t size) {
        return code == none ? Character{} : Character{code, size};
    }

    bool begins_pair(unsigned byte) const {
        return number_ == japanese &&
               ((byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC));
    }

    void ask_for_pairs() {
        pairs_.assign(std::size_t{1} << 16U, none);
        for (unsigned one = 0; one < 256; ++one) {
            if (!begins_pair(one)) continue;
            for (unsigned two = 0x40; two < 256; ++two) {
                const std::array bytes{static_cast<char>(one), static_cast<char>(two)};
                pairs_[pair(one, two)] = asked({bytes.data(), bytes.size()});
            }
        }
    }

    char16_t asked(std::string_view bytes) const {
        std::array<wchar_t, 4> text{};
        const int units = ::MultiByteToWideChar(number_, MB_ERR_INVALID_CHARS, bytes.data(),
                                                static_cast<int>(bytes.size()), text.data(),
                                                static_cast<int>(text.size()));
        return units == 1 ? static_cast<char16_t>(text[0]) : none;
    }

    UINT number_;
    std::array<char16_t, 256> singles_ = filled();
    std::vector<char16_t> pairs_;

    static constexpr std::array<char16_t, 256> filled() {
        std::array<char16_t, 256> table{};
        table.fill(none);
        return table;
    }
};

std::optional<Decoded> by_code_page(std::string_view bytes, const CodePage& page) {
    if (!page.known()) return std::nullopt;
    return each_character(bytes, [&](std::string_view rest) { return page.first_of(rest); });
}

}  // namespace

std::optional<Decoded> decoded(std::string_view bytes, TextEncoding encoding) {
    static const CodePage cp932(japanese);
    static const CodePage windows1252(western);
    switch (encoding) {
        case TextEncoding::Utf8:
            break;
        case TextEncoding::Utf16Little:
        case TextEncoding::Utf16Big:
            return each_character(bytes, [encoding](std::string_view rest) {
                return first_of_utf16(rest, encoding == TextEncoding::Utf16Big);
            });
        case TextEncoding::Cp932:
            return by_code_page(bytes, cp932);
        case TextEncoding::Windows1252:
            return by_code_page(bytes, windows1252);
    }
    const std::size_t valid = xlsx::valid_prefix(bytes);
    return Decoded{std::string(bytes.substr(0, valid)), valid};
}

}  // namespace skillmap::csv
