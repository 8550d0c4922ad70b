// Changes to an existing workbook. What is not changed stays as it is: parts keep their bytes, and
// a changed sheet differs only where it was asked to. Nothing is written to disk here.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/result.h"
#include "core/table/cell.h"
#include "core/text/date.h"
#include "xlsx_io/package/package.h"

namespace skillmap::xlsx {

class PackageEditor;
struct WorkbookPart;

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

    // Sheets. A change to them takes in the cells set so far; what refers to a sheet follows it.

    /// Adds an empty sheet in front of another, or at the end. edit.sheet_name where no sheet can
    /// have the name.
    Result<void> insert_sheet(const std::string& name,
                              const std::optional<std::string>& before = std::nullopt);

    /// Formulas, defined names, charts, links, controls and pivot caches follow; macros do not.
    Result<void> rename_sheet(const std::string& old_name, const std::string& name);

    /// Puts a sheet in front of another, or at the end.
    Result<void> move_sheet(const std::string& name,
                            const std::optional<std::string>& before = std::nullopt);

    /// Puts all sheets of another workbook, one that libxlsxwriter wrote, in front of a sheet or at
    /// the end, with formats, charts, drawings, images, tables, notes, links and names. Deleting
    /// them all gives the other parts their old bytes back. edit.sheet_name and edit.name_taken
    /// where a name is there already, edit.graft_unfit where the workbook is strict or counts dates
    /// from another year.
    Result<void> graft(std::string bytes, const std::optional<std::string>& before = std::nullopt);

    /// Deletes sheets with everything that only they use, and names that refer to nothing else.
    /// edit.sheet_used where formulas of sheets that stay use one of them or such a name,
    /// edit.last_sheet where none could be seen any more.
    Result<void> delete_sheets(const std::vector<std::string>& names);

    /// The bytes of the changed workbook. The editor stays as it is. edit.array_formula where a
    /// cell is part of an array formula or a data table; edit.table_heading where it is the heading
    /// of a table and the value cannot be, or formulas use the old one.
    Result<std::string> save() const;

  private:
    struct State;
    using Change = std::function<Result<void>(PackageEditor&, const WorkbookPart&)>;
    Result<void> change(const Change& change);
    explicit WorkbookEditor(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace skillmap::xlsx
