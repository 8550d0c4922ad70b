#include "core/kit/marker.h"

#include "core/text/hash.h"

namespace skillmap::kit {
namespace {

constexpr std::string_view beginning = "skillmap-kit 1 ";
constexpr std::string_view person = "person";
constexpr std::string_view department = "department";

// The text up to the next space, which is taken off.
std::string_view word(std::string_view& text) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos) return {};
    const std::string_view first = text.substr(0, space);
    text.remove_prefix(space + 1);
    return first;
}

}  // namespace

std::string to_string(const Marker& marker) {
    const std::string_view kind = marker.of == Marker::For::Person ? person : department;
    return std::string(beginning) + std::string(kind) + " " + marker.kit + " " + marker.code;
}

std::optional<Marker> parse_marker(std::string_view text) {
    if (text.rfind(beginning, 0) != 0) return std::nullopt;
    text.remove_prefix(beginning.size());
    const std::string_view kind = word(text);
    const std::string_view kit = word(text);
    if ((kind != person && kind != department) || kit.empty() || text.empty()) return std::nullopt;
    return Marker{kind == person ? Marker::For::Person : Marker::For::Department, std::string(text),
                  std::string(kit)};
}

std::string kit_id(std::string_view book) {
    return hash_text(book);
}

}  // namespace skillmap::kit
