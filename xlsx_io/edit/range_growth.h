// Ranges that end where the data ends, and end elsewhere when the data does: of tables,
// validations, conditional formats, filters, print areas.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/table/cell.h"

namespace skillmap::xlsx {

/// From the last row (or column) of the data to that of the new data. 0: as it was.
struct RangeGrowth {
    std::uint32_t from_row = 0;
    std::uint32_t to_row = 0;
    std::uint32_t from_column = 0;
    std::uint32_t to_column = 0;
    /// The columns that new rows have values in, or the rows of new columns. 0: any.
    std::uint32_t across_first = 0;
    std::uint32_t across_last = 0;

    bool any() const { return from_row != to_row || from_column != to_column; }

    /// Whether new rows (or columns) have values in columns (or rows) of the range.
    bool touches(const CellRange& range) const;

    /// The range as it is afterwards.
    CellRange grown(CellRange range) const;

    /// "A2:B9 D2:D9" as it is afterwards, or nothing where it stays.
    std::optional<std::string> grown_list(std::string_view ranges) const;

    /// The areas of a formula like Sheet1!$A$1:$B$9,Sheet1!$D$1:$D$9, or nothing where they stay.
    std::optional<std::string> grown_areas(std::string_view formula) const;
};

}  // namespace skillmap::xlsx
