#include "xlsx_io/tool/assignment.h"

namespace skillmap::xlsx {
namespace {

// A quoted name at the front of the text, which loses it.
std::optional<std::string> take_quoted(std::string_view& text) {
    std::string name;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] != '\'') {
            name.push_back(text[i]);
        } else if (i + 1 < text.size() && text[i + 1] == '\'') {
            name.push_back(text[i++]);
        } else {
            text.remove_prefix(i + 1);
            return name;
        }
    }
    return std::nullopt;
}

// "!REF=VALUE".
std::optional<Assignment> parse_rest(std::string name, std::string_view text) {
    const std::size_t equals = text.find('=');
    if (text.substr(0, 1) != "!" || equals == std::string_view::npos) return std::nullopt;
    const auto ref = parse_cell_ref(text.substr(1, equals - 1));
    if (!ref) return std::nullopt;
    return Assignment{std::move(name), *ref, std::string(text.substr(equals + 1))};
}

}  // namespace

std::optional<Assignment> parse_assignment(std::string_view text) {
    if (text.substr(0, 1) == "'") {
        std::string_view rest = text;
        if (auto name = take_quoted(rest))
            if (auto assignment = parse_rest(std::move(*name), rest)) return assignment;
    }
    for (std::size_t mark = text.find('!'); mark != std::string_view::npos;
         mark = text.find('!', mark + 1))
        if (auto assignment = parse_rest(std::string(text.substr(0, mark)), text.substr(mark)))
            return assignment;
    return std::nullopt;
}

}  // namespace skillmap::xlsx
