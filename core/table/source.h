// Where rows come from: a workbook or a list of sheets, read forward, one row at a time. The only
// thing that crosses from file formats into the domain; a reader of Excel, CSV or test data stands
// behind it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/table/cell.h"

namespace skillmap {

/// One row of a sheet. The cells are in ascending column order, blank ones may be missing, and
/// their text is valid until the next row is read.
struct Row {
    std::uint32_t number = 0;  // 1-based
    std::span<const Cell> cells;

    /// The value in a column, blank where the row has no such cell.
    CellValue at(std::uint32_t column) const;
};

/// Rows in ascending order. Rows without cells may be left out.
class RowReader {
  public:
    virtual ~RowReader() = default;

    /// Fills `row` and returns true, or returns false after the last row. A damaged sheet ends in
    /// an error; rows delivered before it are good.
    virtual Result<bool> next(Row& row) = 0;
};

struct SheetInfo {
    std::string name;
    bool hidden = false;
    /// Ranges merged in the sheet: the value stands in the first cell only.
    std::vector<CellRange> merged;
};

/// Rows or columns from one to another, both included.
struct LineRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    friend bool operator==(const LineRange&, const LineRange&) = default;
};

/// What a sheet has but does not show.
struct HiddenLines {
    std::vector<LineRange> rows;
    std::vector<LineRange> columns;
};

/// A cell of a sheet.
struct SheetCell {
    std::string sheet;
    CellRef cell;
};

class SheetSource {
  public:
    virtual ~SheetSource() = default;

    /// The name shown in messages: a file name without its folder.
    virtual const std::string& file_name() const = 0;

    /// Whether plain numbers meant as dates count from 1904-01-01 rather than 1900 (ECMA-376 Part
    /// 1, 18.17.4.1). Cells of kind Date are converted already.
    virtual bool dates_from_1904() const = 0;

    /// How many sheets with cells there are; chart sheets and the like are left out.
    virtual std::size_t sheet_count() const = 0;

    /// Name and visibility of a sheet, without reading its cells.
    virtual const std::string& sheet_name(std::size_t sheet) const = 0;

    /// What is known of a sheet besides its cells.
    virtual Result<SheetInfo> sheet_info(std::size_t sheet) const = 0;

    /// Starts reading a sheet from its first row. The source outlives the reader.
    virtual Result<std::unique_ptr<RowReader>> rows(std::size_t sheet) const = 0;

    /// The rows and columns that are hidden. May read the whole sheet.
    virtual Result<HiddenLines> hidden_lines(std::size_t /*sheet*/) const { return HiddenLines{}; }

    /// Whether cells stand elsewhere in the file than where this source shows them.
    virtual bool rearranged() const { return false; }

    /// Where a cell stands in the file, for messages: a source that shows cells in another order
    /// than the file has them knows.
    virtual SheetCell origin(std::size_t sheet, CellRef ref) const {
        return {sheet_name(sheet), ref};
    }
};

}  // namespace skillmap
