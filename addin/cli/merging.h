// What the forms of merge share: the files they are given, each municipality once.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "addin/cli/command.h"
#include "addin/engine/book.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/share/municipality.h"

namespace skillmap::cli {

/// By its name, or by what it begins with.
bool is_share(const engine::InputFile& file);

/// A workbook, or that of a day of a history; without a day the last one.
Result<engine::Book> book_to_merge(const Arguments& arguments, const std::string& file,
                                   std::optional<Date> as_of, IssueList& issues);

/// Which file each municipality was in.
class Municipalities {
  public:
    /// merge.file_twice, merge.code_twice.
    Result<void> add(const sharing::Municipality& municipality, const std::string& file);

  private:
    std::map<std::string, std::string> files_;  // by code
};

}  // namespace skillmap::cli
