// A sheet read as a table: the heading row is found, columns are known by name, and rows follow one
// by one. Titles and notes above, extra columns and blank rows are passed over; vertically merged
// cells count for every row they cover. What the cells mean is not known here.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/domain/records.h"
#include "core/intake/form.h"
#include "core/issue.h"
#include "core/table/source.h"

namespace skillmap {

/// The heading row is looked for in this many rows.
inline constexpr std::uint32_t heading_search_rows = 30;

/// A column of the sheet. Without a number: the sheet does not have it, and every cell is blank.
struct TableColumn {
    std::uint32_t number = 0;
    bool exists() const { return number != 0; }
};

/// A heading that the form does not know.
struct OtherColumn {
    TableColumn column;
    std::string heading;
};

class TableReader {
  public:
    /// Whether a heading the form does not know is still one of this sheet (the name of a skill …).
    using KnowsHeading = std::function<bool(std::string_view)>;

    TableReader(const SheetSource& source, std::size_t sheet, const FormSheet& form);

    /// Finds the headings. Findings about them go to `issues`. False if the sheet cannot be used:
    /// the last finding says why. An error if it cannot be read.
    Result<bool> open(const KnowsHeading& knows, IssueList& issues);

    TableColumn column(std::string_view id) const;

    /// The columns of the form that the sheet has.
    const std::vector<TableColumn>& form_columns() const { return form_columns_; }

    /// How many cells of the row are not blank.
    std::size_t filled_cells() const;

    const std::vector<OtherColumn>& other_columns() const { return others_; }

    /// Goes to the next row that has any cell. False after the last.
    Result<bool> next();

    std::uint32_t row() const { return row_.number; }
    CellValue cell(TableColumn column) const;

    /// The first cell of the row that is not blank.
    CellValue first_cell() const;

    /// Where a cell of the row stands in the file.
    SheetCell origin(TableColumn column) const;

    Place place(TableColumn column) const;
    Place heading_place(TableColumn column) const;
    Place sheet_place() const;

    /// Days to add to a plain number in a date column of this workbook.
    double date_offset() const { return source_.dates_from_1904() ? 1462 : 0; }

  private:
    struct BufferedRow {
        std::uint32_t number = 0;
        std::vector<Cell> cells;
        std::deque<std::string> texts;  // what the cells' text refers to
    };
    struct Headings {
        std::size_t buffered = 0;  // index of the heading row
        std::vector<std::optional<std::uint32_t>> columns;
        std::size_t score = 0;
        bool complete = false;
    };
    struct Merge {
        std::uint32_t column = 0;
        std::uint32_t last_row = 0;
        CellValue value;
        std::string text;
    };

    Result<bool> buffer_first_rows();
    Headings match_row(std::size_t buffered, bool with_row_above, const KnowsHeading& knows) const;
    std::vector<std::pair<std::uint32_t, std::string_view>> heading_cells(
        std::size_t buffered, bool with_row_above) const;
    bool use(const Headings& headings, bool with_row_above, IssueList& issues);
    Result<bool> next_raw();
    void follow_merges();

    const SheetSource& source_;
    std::size_t sheet_;
    const FormSheet& form_;
    std::unique_ptr<RowReader> rows_;
    SheetInfo info_;
    std::deque<BufferedRow> buffered_;  // does not move its elements: their cells point into them
    std::size_t next_buffered_ = 0;
    std::uint32_t heading_row_ = 0;
    std::vector<std::optional<std::uint32_t>> columns_;  // by FormSheet::columns
    std::vector<TableColumn> form_columns_;
    std::vector<OtherColumn> others_;
    std::vector<CellRange> merges_;  // vertical ones, by first row
    std::size_t next_merge_ = 0;
    std::vector<Merge> active_;
    Row row_;
};

}  // namespace skillmap
