#include "xlsx_io/edit/xstring.h"

#include <fmt/format.h>

#include "xlsx_io/xml/markup.h"

namespace skillmap::xlsx {
namespace {

bool is_hex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Characters that XML cannot hold, or not as they are.
bool needs_escape(char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n';
}

// Whether a reader would take "_xHHHH_" at `at` for an escape. An escape that follows begins with
// "_" too.
bool looks_escaped(std::string_view text, std::size_t at) {
    const std::string_view piece = text.substr(at, 7);
    return piece.size() == 7 && piece[1] == 'x' && (piece[6] == '_' || needs_escape(piece[6])) &&
           is_hex(piece[2]) && is_hex(piece[3]) && is_hex(piece[4]) && is_hex(piece[5]);
}

}  // namespace

std::string xstring(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (needs_escape(c))
            plain += fmt::format("_x{:04X}_", static_cast<unsigned char>(c));
        else if (c == '_' && looks_escaped(text, i))
            plain += "_x005F_";
        else
            plain.push_back(c);
    }
    return xml::escaped(plain);
}

bool has_outer_spaces(std::string_view text) {
    return !text.empty() && (xml::is_space(text.front()) || xml::is_space(text.back()));
}

std::string text_element(std::string_view prefix, std::string_view text) {
    const bool spaces = has_outer_spaces(text) || text.find('\n') != std::string_view::npos ||
                        text.find("  ") != std::string_view::npos;
    return fmt::format("<{0}t{1}>{2}</{0}t>", prefix, spaces ? " xml:space=\"preserve\"" : "",
                       xstring(text));
}

}  // namespace skillmap::xlsx
