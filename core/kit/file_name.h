// Names of files that Windows accepts, made of codes and names of people.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace skillmap::kit {

/// The text as a name of a file, without an extension: characters that Windows does not allow
/// become their full-width twins or _, names of its devices get a _ in front, spaces and dots at
/// the ends go. Never empty; at most 80 characters.
std::string safe_file_name(std::string_view text);

/// Names that differ also where upper and lower case do not count.
class FileNames {
  public:
    /// "000123_氏名.xlsx"; a second one of that name gets a number behind it.
    std::string take(std::string_view code, std::string_view name);

  private:
    std::set<std::string> taken_;  // match_key
};

}  // namespace skillmap::kit
