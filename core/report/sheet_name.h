// Names of sheets that Excel takes, made of names that people gave.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace skillmap::report {

/// At most 31 characters (of UTF-16), none of : \\ / ? * [ ], no apostrophe at an end; never empty.
std::string sheet_name(std::string_view wanted);

/// Likewise, and none of those taken (match_key): a second one gets a number behind it. It is taken
/// from now on.
std::string sheet_name(std::string_view wanted, std::set<std::string>& taken);

}  // namespace skillmap::report
