#include "xlsx_io/read/number_format.h"

#include <string>

namespace skillmap::xlsx {
namespace {

// The first section of a code without quoted text, escaped characters, fillers and bracketed
// colours and locales; of the brackets only elapsed times stay.
std::string bare_code(std::string_view code) {
    std::string bare;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        switch (code[i]) {
            case '"':
                i = std::min(code.find('"', i + 1), code.size());
                break;
            case '\\':
            case '_':
            case '*':
                ++i;
                break;
            case '[': {
                const std::size_t close = std::min(code.find(']', i), code.size());
                const std::string_view inside = code.substr(i + 1, close - i - 1);
                if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos)
                    bare += inside;
                i = close;
                break;
            }
            default:
                bare.push_back(code[i]);
        }
    }
    return bare;
}

}  // namespace

bool is_date_format(std::string_view code) {
    const std::string bare = bare_code(code);
    for (std::size_t i = 0; i < bare.size(); ++i) {
        // "General" holds an e and an a; "0.00E+00" an E that is no era.
        if (bare.compare(i, 7, "General") == 0 || bare.compare(i, 7, "GENERAL") == 0) {
            i += 6;
            continue;
        }
        const char c = static_cast<char>(bare[i] | 0x20);
        const bool exponent =
            c == 'e' && i + 1 < bare.size() && (bare[i + 1] == '+' || bare[i + 1] == '-');
        if (exponent) continue;
        if (c == 'y' || c == 'm' || c == 'd' || c == 'h' || c == 's' || c == 'e' || c == 'g')
            return true;
    }
    return false;
}

bool is_date_format_id(std::uint32_t id) {
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
           (id >= 50 && id <= 58);
}

std::uint8_t zero_digits(std::string_view code) {
    if (code.size() < 2 || code.size() > 20) return 0;
    return code.find_first_not_of('0') == std::string_view::npos
               ? static_cast<std::uint8_t>(code.size())
               : std::uint8_t{0};
}

}  // namespace skillmap::xlsx
