// The merged ranges of a sheet that is being copied (ECMA-376 Part 1, 18.3.1.55), without those in
// rows that are replaced.
#pragma once

#include <cstdint>
#include <string>

#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/read/sheet_scanner.h"

namespace skillmap::xlsx {

/// Keeps the list back until its end: the tag in front says how many ranges there are, and an empty
/// list may not be.
class MergeList {
  public:
    /// Ranges end above this row: what lies below goes, what reaches into it is cut.
    explicit MergeList(std::uint32_t end_row) : end_row_(end_row) {}

    /// Takes a piece of the list, and writes it when it is complete. False where the piece is of
    /// something else.
    bool take(const SheetScanner& scanner, PartWriter& writer);

  private:
    void take_inside(const SheetScanner& scanner);
    void take_range(const SheetScanner& scanner);
    void write(const SheetScanner& scanner, PartWriter& writer) const;

    std::uint32_t end_row_;
    std::uint32_t depth_ = 0;     // of open elements, the list included
    std::uint32_t dropping_ = 0;  // the depth around the range that is left out
    std::string lead_;            // before the list
    std::string tag_;             // of the list
    std::string ranges_;          // that stay
    std::uint32_t count_ = 0;     // of them
    bool changed_ = false;
};

}  // namespace skillmap::xlsx
