// The shared strings of a workbook (ECMA-376 Part 1, 18.4), as plain text.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "xlsx_io/package/package.h"
#include "xlsx_io/read/text_arena.h"

namespace skillmap::xlsx {

class SharedStrings {
  public:
    /// Adds the items of a part.
    Result<void> read(const Package& package, const std::string& part);

    std::span<const std::string_view> texts() const { return texts_; }

  private:
    TextArena arena_;
    std::vector<std::string_view> texts_;
};

}  // namespace skillmap::xlsx
