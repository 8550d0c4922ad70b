// A sheet copied piece by piece, with cells set on the way. Everything else keeps its bytes.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/table/cell.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/edit/range_growth.h"
#include "xlsx_io/read/sheet_scanner.h"

namespace skillmap::xlsx {

/// What is put into a cell: how it is written is decided already.
struct CellContent {
    enum class Kind : std::uint8_t { Blank, Number, Boolean, Shared, Inline, Formula };
    Kind kind = Kind::Blank;
    std::string text;   // of <v>, <t> or <f>: not yet escaped
    bool date = false;  // the number needs a format that shows a date
    /// The format it gets: in any case, or where the cell is new.
    std::optional<std::uint32_t> style;
    bool style_if_new = false;
    bool spares = false;  // a cell that holds something stays, unless it is cleared
};

/// By row, then column, each cell once.
using CellChanges = std::vector<std::pair<CellRef, CellContent>>;

/// Gives a cell format that shows dates and is else like another one.
class DateStyles {
  public:
    virtual ~DateStyles() = default;
    virtual std::uint32_t like(std::uint32_t style) = 0;
};

/// What happens to a sheet besides its cells.
struct SheetShape {
    /// Ranges that end at a row or a column end elsewhere afterwards.
    RangeGrowth growth;
    /// From this row on, cells that are not set become blank, and nothing is merged or hidden; rows
    /// below `last_row` go.
    std::optional<std::uint32_t> cleared_from;
    std::uint32_t last_row = 0;
    /// Of rows that are made, in points; the others are as high as programs make them.
    std::map<std::uint32_t, double> heights;
};

struct SheetEditResult {
    std::vector<CellRef> formulas_gone;  // cells that had a formula
    std::int64_t shared_gone = 0;        // cells that referred to a shared string
    bool has_formulas = false;           // there are formulas left
    /// A cell that is part of an array formula or a data table, and therefore cannot be set.
    std::optional<CellRef> in_array;
    std::string problem;                   // what is damaged
    xml::Limit beyond = xml::Limit::None;  // where it is a limit
};

/// Copies the part, sets the cells and changes the shape. Where the result has `in_array` or a
/// `problem`, what was written is not to be used.
SheetEditResult edit_sheet(std::unique_ptr<ByteSource> xml, const xml::ScanLimits& limits,
                           const CellChanges& changes, const SheetShape& shape, DateStyles& dates,
                           PartWriter& writer);

}  // namespace skillmap::xlsx
