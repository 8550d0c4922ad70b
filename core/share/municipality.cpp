#include "core/share/municipality.h"

#include "core/messages.h"
#include "core/text/normalize.h"

namespace skillmap::sharing {
namespace {

constexpr std::size_t code_length = 6;
constexpr int prefectures = 47;

int digit(char c) {
    return c - '0';
}

// Of the first five digits.
char check_digit(std::string_view code) {
    int sum = 0;
    for (std::size_t i = 0; i < code_length - 1; ++i)
        sum += digit(code[i]) * static_cast<int>(code_length - i);
    return static_cast<char>('0' + (11 - sum % 11) % 10);
}

}  // namespace

Result<std::string> municipality_code(std::string_view text) {
    const std::string code = compatible_text(trim(text));
    const bool digits = code.size() == code_length && all_digits(code);
    const int prefecture = digits ? digit(code[0]) * 10 + digit(code[1]) : 0;
    if (prefecture < 1 || prefecture > prefectures)
        return Issue{MessageId::MunicipalityCode, {}, "", std::string(text), ""};
    if (code.back() != check_digit(code))
        return Issue{MessageId::MunicipalityCheckDigit,
                     {},
                     "",
                     code,
                     code.substr(0, code_length - 1) + check_digit(code)};
    return code;
}

}  // namespace skillmap::sharing
