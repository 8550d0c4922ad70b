// A workbook with what was set in it: what cells need of the other parts, then each part.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "xlsx_io/edit/sheet_edit.h"
#include "xlsx_io/edit/workbook_editor.h"
#include "xlsx_io/package/package.h"
#include "xlsx_io/read/workbook_part.h"

namespace skillmap::xlsx {

/// A cell to be set.
struct SetCell {
    CellInput value;
    bool formula = false;  // the text is a formula of the workbook itself
    /// The cell whose format it gets: in any case, or where it is new.
    std::optional<CellRef> like = {};
    bool like_if_new = false;
    bool spares = false;  // not where there is a value or a formula
};

using SetCells = std::vector<std::pair<CellRef, SetCell>>;

/// Rows below each other. There may be millions of cells: they are made row by row.
struct RowInputs {
    std::uint32_t first = 1;
    std::vector<LineInput> rows;
    std::uint32_t model = 0;  // the row whose formats they get; 0: there is none
    std::vector<std::uint32_t>
        formatted;  // its columns: their format is needed without a value too
    std::map<std::uint32_t, std::string> formulas;  // of its tables, by column; they go on

    /// The cells of one of the rows, by column.
    SetCells cells_of(std::size_t row) const;

    /// How many values there are.
    std::size_t count() const;
};

/// What is to be done to a sheet.
struct SheetInputs {
    SetCells cells;
    std::optional<RowInputs> rows;  // alone, without cells
    SheetShape shape;

    bool sets(CellRef ref) const;

    /// Calls f(reference, cell) for each cell to be set, in order.
    template <class F>
    void each_cell(F f) const {
        for (const auto& [ref, cell] : cells) f(ref, cell);
        for (std::size_t row = 0; rows && row < rows->rows.size(); ++row)
            for (const auto& [ref, cell] : rows->cells_of(row)) f(ref, cell);
    }

    /// Whether the cells go by row, then column, each once: as they have to be for saving.
    bool in_order() const;
    /// Of several values for a cell the last stands.
    void put_in_order();
};

using InputsOfSheets = std::map<std::string, SheetInputs>;  // by the part of the sheet

/// The bytes of the changed workbook, from cells in order.
Result<std::string> save_inputs(const Package& package, const WorkbookPart& workbook,
                                const InputsOfSheets& inputs);

/// A date as the workbook counts it; nothing before its first day.
std::optional<double> serial_in(const WorkbookPart& workbook, Date date);

}  // namespace skillmap::xlsx
