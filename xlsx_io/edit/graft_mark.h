// What a graft says of itself behind the styles: which sheets it is for, and what it put where. A
// line of text for a comment. Internal to this folder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skillmap::xlsx {

inline constexpr std::string_view opening_mark = "skillmap:graft ";  // a number follows

// What a graft put into a section: behind how many children, and how many.
struct GraftedSection {
    std::string name;
    std::string count;   // as it was said; "-" where it was not, "none" where there was no section
    bool empty = false;  // it had no end tag
    std::uint32_t before = 0;
    std::uint32_t added = 0;
};

// "<number> for <sheets> in <sections>", a section as "<name> <count> <before> <added>".
struct Mark {
    std::string number;
    std::vector<std::string> sheets;
    std::vector<GraftedSection> sections;
};

inline constexpr std::string_view no_count = "-";
inline constexpr std::string_view no_section = "none";

std::string text_of(const Mark& mark);

/// Nothing for other text.
std::optional<Mark> parse_mark(std::string_view text);

}  // namespace skillmap::xlsx
