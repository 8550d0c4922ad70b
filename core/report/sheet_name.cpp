#include "core/report/sheet_name.h"

#include <optional>

#include "core/text/code_points.h"
#include "core/text/normalize.h"

namespace skillmap::report {
namespace {

constexpr std::size_t longest_sheet_name = 31;

std::string name_within(std::string_view wanted, std::size_t room) {
    const auto characters = code_points(wanted);
    std::string name;
    std::size_t units = 0;
    for (const char32_t c : characters.value_or(std::u32string())) {
        constexpr char32_t last_of_one_unit = 0xFFFF;
        units += c > last_of_one_unit ? 2 : 1;
        if (units > room) break;
        const bool forbidden =
            std::u32string_view(U":\\/?*[]").find(c) != std::u32string::npos || c < U' ';
        append_character(name, forbidden ? U'_' : c);
    }
    if (name.starts_with('\'')) name.front() = '_';
    if (name.ends_with('\'')) name.back() = '_';
    return name.empty() ? "_" : name;
}

}  // namespace

std::string sheet_name(std::string_view wanted) {
    return name_within(wanted, longest_sheet_name);
}

std::string sheet_name(std::string_view wanted, std::set<std::string>& taken) {
    std::string name = sheet_name(wanted);
    for (int n = 2; !taken.insert(match_key(name)).second; ++n) {
        const std::string number = " (" + std::to_string(n) + ")";
        name = name_within(wanted, longest_sheet_name - number.size()) + number;
    }
    return name;
}

}  // namespace skillmap::report
