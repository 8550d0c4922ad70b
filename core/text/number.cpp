#include "core/text/number.h"

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include <cmath>

#include "core/text/normalize.h"

namespace skillmap {

std::optional<double> parse_number(std::string_view text, std::string_view unit) {
    const std::string normal = compatible_text(text);
    std::string_view digits = normal;
    const std::string end = compatible_text(unit);
    if (!end.empty() && digits.size() > end.size() &&
        digits.substr(digits.size() - end.size()) == end)
        digits = trim(digits.substr(0, digits.size() - end.size()));
    double number = 0;
    const auto [stop, error] =
        fast_float::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || stop != digits.data() + digits.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::string number_text(double number) {
    constexpr double exact = 1e15;
    if (number == std::floor(number) && std::fabs(number) < exact)
        return fmt::format("{}", static_cast<long long>(number));
    return fmt::format("{}", number);
}

}  // namespace skillmap
