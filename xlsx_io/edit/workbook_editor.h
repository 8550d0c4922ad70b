// Changes to an existing workbook. What is not changed stays as it is: parts keep their bytes, and
// a changed sheet differs only where it was asked to. Nothing is written to disk here.
#pragma once

#include <cstdint>
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
#include "xlsx_io/read/defined_names.h"

namespace skillmap::xlsx {

class PackageEditor;
struct WorkbookPart;

/// A value to put in a cell. Nothing: the cell becomes blank and keeps its style. Text never
/// becomes a formula.
using CellInput = std::variant<std::monostate, std::string, double, bool, Date>;

/// The values of a row by their columns, or of a column by their rows.
using LineInput = std::vector<std::pair<std::uint32_t, CellInput>>;

/// The properties that Excel shows under "Info".
enum class DocumentProperty : std::uint8_t {
    Title,
    Subject,
    Creator,
    Description,
    Keywords,
    Category,
    LastModifiedBy
};

/// Rows to be put below what a sheet has. Its headings end in `heading_row`.
struct SheetRows {
    std::string sheet;
    std::vector<LineInput> rows;
    std::uint32_t heading_row = 0;
    std::vector<double> heights = {};  // of the rows, in points; 0, or none: as programs make them
};

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

    /// Likewise, and gives the cell the format of another one of the sheet.
    Result<void> set_like(std::string_view sheet, CellRef ref, CellInput value, CellRef like);

    // Lines of data. Each call goes through the sheet: put many lines in one. Tables, validations,
    // conditional formats, filters and the print area that end where the data ends follow it;
    // formulas of a table go on, and cells look like those of the last line. edit.totals_row where
    // a table ends in a row of totals, edit.outside_sheet where the sheet has no room.

    /// Puts rows below the last one that has a value in any of their columns. A formula whose
    /// stored value is an empty text is no value. The number of the first new row. Below headings
    /// that end in `heading_row`, cells look like nothing yet.
    Result<std::uint32_t> append_rows(std::string_view sheet, const std::vector<LineInput>& rows,
                                      std::uint32_t heading_row = 0);

    /// Likewise for several sheets, each named once: the workbook is gone through once. Nothing is
    /// put where one of them cannot take its rows.
    Result<void> append_rows(std::vector<SheetRows> sheets);

    /// Puts columns behind the last one that has a value in any of their rows. In a table each
    /// needs a heading of its own: edit.table_heading. The number of the first new column.
    Result<std::uint32_t> append_columns(std::string_view sheet,
                                         const std::vector<LineInput>& columns);

    /// Puts rows in the place of everything from `first_row` on, in a sheet that is ours: cells
    /// keep their formats, rows that are not needed any more go. Nothing there stays merged or
    /// hidden: merged ranges from above end above.
    Result<void> replace_rows(std::string_view sheet, std::uint32_t first_row,
                              const std::vector<LineInput>& rows);

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
    /// edit.sheet_used where formulas of sheets that stay use one of them or such a name, or where
    /// slicers or timelines show something of it, edit.last_sheet where none could be seen any
    /// more.
    Result<void> delete_sheets(const std::vector<std::string>& names);

    /// Deletes sheets and puts those of another workbook, as for graft(), where the first of them
    /// was, or at the end where there were none. What people wrote about a sheet that comes again
    /// under its name goes on to refer to it: formulas, names, charts; such a sheet stays hidden,
    /// or the one that is shown. edit.sheet_used where something uses one that does not come again.
    Result<void> replace_sheets(const std::vector<std::string>& names, std::string bytes);

    /// All sheets in their order, those of charts included.
    Result<std::vector<std::string>> sheet_names() const;

    Result<std::vector<DefinedName>> defined_names() const;

    /// What the workbook calls by a name without those sheets: ranges of other sheets, tables.
    Result<std::vector<std::string>> names_without(const std::vector<std::string>& sheets) const;

    /// Gives a range a name for the whole workbook; one of that name is replaced, and goes where
    /// there is no range. edit.name_wrong where it cannot be a name, edit.name_taken where a table
    /// has it.
    Result<void> set_defined_name(const std::string& name, const std::string& sheet,
                                  const std::optional<CellRange>& range);

    /// edit.not_text for text that is not UTF-8 or holds control characters.
    Result<void> set_property(DocumentProperty property, const std::string& text);

    /// The bytes of the changed workbook. The editor stays as it is. edit.array_formula where a
    /// cell is part of an array formula or a data table; edit.table_heading where it is the heading
    /// of a table and the value cannot be, or formulas use the old one.
    Result<std::string> save() const;

  private:
    struct State;
    using Change = std::function<Result<void>(PackageEditor&, const WorkbookPart&)>;
    Result<void> change(const Change& change);
    Result<void> reopen(std::string bytes);
    Result<void> take_in();  // what was set so far
    template <class Plan>
    Result<std::uint32_t> plan_growth(std::string_view sheet, const std::vector<LineInput>& lines,
                                      Plan plan);
    Result<void> take_in_growth();
    template <class Plan>
    Result<std::uint32_t> grow(std::string_view sheet, const std::vector<LineInput>& lines,
                               Plan plan);
    explicit WorkbookEditor(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace skillmap::xlsx
