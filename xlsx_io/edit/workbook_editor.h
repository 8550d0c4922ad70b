// Changes to an existing workbook. What is not changed stays as it is: parts keep their bytes, and
// a changed sheet differs only where it was asked to. Nothing is written to disk here.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "core/result.h"
#include "core/table/cell.h"
#include "core/text/date.h"
#include "xlsx_io/package/package.h"

namespace skillmap::xlsx {

/// A value to put in a cell. Nothing: the cell becomes blank and keeps its style. Text never
/// becomes a formula.
using CellInput = std::variant<std::monostate, std::string, double, bool, Date>;

struct EditOptions {
    /// A change breaks the digital signature of a signed workbook; without this it is refused.
    bool break_signature = false;
    PackageLimits limits;
};

class WorkbookEditor {
  public:
    /// Opens a workbook for changes. `file` is the name shown in messages.
    static Result<WorkbookEditor> open(std::string file, std::string bytes,
                                       const EditOptions& options = {});

    WorkbookEditor(WorkbookEditor&&) noexcept;
    WorkbookEditor& operator=(WorkbookEditor&&) noexcept;
    ~WorkbookEditor();

    /// Sets a cell of the sheet of that name when saved; the last of several values for one cell
    /// stands. edit.sheet_unknown where there is no such sheet of cells, edit.signed, edit.not_text
    /// for text that is not UTF-8 and numbers that are none, edit.text_too_long.
    Result<void> set(std::string_view sheet, CellRef ref, CellInput value);

    /// The bytes of the changed workbook. The editor stays as it is. edit.array_formula where a
    /// cell is part of an array formula or a data table; edit.table_heading where it is the heading
    /// of a table and the value cannot be, or formulas use the old one.
    Result<std::string> save() const;

  private:
    struct State;
    explicit WorkbookEditor(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace skillmap::xlsx
