// The mark inside a self-check file that tells whose it was made to be, whatever it is called later
// and whatever is written into it. One line of text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace skillmap::kit {

struct Marker {
    enum class For : std::uint8_t { Person, Department };
    For of = For::Person;
    std::string code;  // staff number, or the code of the department
    std::string kit;   // the same for all files made at once from one workbook

    friend bool operator==(const Marker&, const Marker&) = default;
};

/// "skillmap-kit 1 person 3f2a… 000123". The code stands last and may hold anything.
std::string to_string(const Marker& marker);

/// Nothing for other text, and for marks of a version that is not known.
std::optional<Marker> parse_marker(std::string_view text);

/// Names one making of files: the same for the same bytes of a workbook.
std::string kit_id(std::string_view book);

}  // namespace skillmap::kit
