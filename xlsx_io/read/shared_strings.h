// The shared strings of a workbook (ECMA-376 Part 1, 18.4), as plain text.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "xlsx_io/read/text_arena.h"
#include "xlsx_io/zip/byte_source.h"

namespace skillmap::xlsx {

class SharedStrings {
  public:
    /// Adds the items of a part. False where it is damaged.
    bool read(std::unique_ptr<ByteSource> xml);

    std::span<const std::string_view> texts() const { return texts_; }

  private:
    TextArena arena_;
    std::vector<std::string_view> texts_;
};

}  // namespace skillmap::xlsx
