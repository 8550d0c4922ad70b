// Which municipality it is: 全国地方公共団体コード.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace skillmap::sharing {

struct Municipality {
    std::string code;  // six digits, the check digit among them
    std::string name;
    friend bool operator==(const Municipality&, const Municipality&) = default;
};

/// The six digits of a code, in any width. By the rule of MIC (全国地方公共団体コードの検査数字):
/// the first two digits are those of a prefecture (01 to 47); the last one is 11 less the rest
/// that the first five leave, times 6, 5, 4, 3 and 2, divided by 11, of which the last digit.
/// municipality.code, municipality.check_digit.
Result<std::string> municipality_code(std::string_view text);

}  // namespace skillmap::sharing
