// Numbers as people write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace skillmap {

/// A number in any width, with or without the unit behind it: "６０", "60点". Nothing for other
/// text.
std::optional<double> parse_number(std::string_view text, std::string_view unit = {});

/// The shortest form: "3", "0.5".
std::string number_text(double number);

}  // namespace skillmap
