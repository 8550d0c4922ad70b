// The formulas of a sheet, read forward, one at a time: shared formulas as they read in each of
// their cells, array formulas with their ranges. Text alone: nothing is computed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "core/result.h"
#include "core/table/cell.h"
#include "xlsx_io/package/package.h"
#include "xlsx_io/read/sheet_scanner.h"

namespace skillmap::xlsx {

/// ECMA-376 Part 1, 18.18.6 ST_CellFormulaType.
enum class FormulaKind : std::uint8_t { Plain, Shared, Array, DataTable };

struct Formula {
    CellRef ref;
    FormulaKind kind = FormulaKind::Plain;
    /// Without "=", else as the file has it: functions newer than the format keep their prefix
    /// ("_xlfn.XLOOKUP"), other workbooks are numbers ("[1]Sheet1!A1"). Of a data table what Excel
    /// shows, "TABLE(A1,B1)". Empty for a shared formula of which the file has no text.
    std::string text;
    CellRange range;  // of an array or a data table; else the cell
};

class FormulaReader {
  public:
    FormulaReader(std::unique_ptr<ByteSource> xml, PartLabel part);

    /// Fills `formula` and returns true, or returns false behind the last one. By row; within a row
    /// in the order of the part.
    Result<bool> next(Formula& formula);

  private:
    struct SharedText {
        std::string text;
        CellRef origin;
    };

    bool take(const ScannedCell& cell, Formula& formula);
    void share(const ScannedCell& cell, Formula& formula);

    PartLabel part_;
    SheetScanner scanner_;
    std::unordered_map<std::string, SharedText> shared_;  // by the attribute si
};

}  // namespace skillmap::xlsx
