// The cells of a sheet in memory, with merged ranges filled in and hidden lines marked, seen as it
// is or turned so that its columns are rows. Not what they mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/table/source.h"

namespace skillmap::maps {

/// Larger sheets are no skill maps.
inline constexpr std::size_t most_cells = 500'000;

struct GridCell {
    std::string text;  // as cell_text gives it
    CellKind kind = CellKind::Blank;
    double number = 0;
    bool struck = false;
    std::size_t merged = 0;  // the same number for all cells of a merged range, 0 for others
};

/// Every cell of a merged range says what the first says.
struct SheetCells {
    std::string sheet;
    std::map<CellRef, GridCell> cells;
    std::vector<CellRange> merged;
    HiddenLines hidden;
    bool too_large = false;
};

Result<SheetCells> read_cells(const SheetSource& source, std::size_t sheet);

class Grid {
  public:
    using Line = std::map<std::uint32_t, const GridCell*>;

    /// Borrows the cells.
    Grid(const SheetCells& sheet, bool turned);

    const std::map<std::uint32_t, Line>& rows() const { return rows_; }
    const std::map<std::uint32_t, Line>& columns() const { return columns_; }
    const std::string& sheet() const { return sheet_->sheet; }
    bool turned() const { return turned_; }

    /// Nothing where the cell is blank.
    const GridCell* cell(std::uint32_t row, std::uint32_t column) const;
    const std::string& text(std::uint32_t row, std::uint32_t column) const;

    /// Whether two cells are of one merged range.
    bool joined(std::uint32_t row, std::uint32_t column, std::uint32_t other_row,
                std::uint32_t other_column) const;

    bool row_hidden(std::uint32_t row) const;
    bool column_hidden(std::uint32_t column) const;

    /// Where a cell stands in the sheet itself.
    CellRef origin(std::uint32_t row, std::uint32_t column) const {
        return turned_ ? CellRef{column, row} : CellRef{row, column};
    }

    /// "C" or "3": what people call a column of the grid in the sheet.
    std::string column_label(std::uint32_t column) const;
    std::string row_label(std::uint32_t row) const;

  private:
    const SheetCells* sheet_;
    bool turned_;
    std::map<std::uint32_t, Line> rows_;
    std::map<std::uint32_t, Line> columns_;
};

}  // namespace skillmap::maps
