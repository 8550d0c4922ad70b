// Skill maps that were never made by us: people down and skills across, skills down and people
// across, or one sheet for each person. Found by the people and the skills that this workbook
// knows, and shown as plain lists: a row for each person, a column for each skill.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/intake/import/proposal.h"
#include "core/intake/vocabulary.h"
#include "core/result.h"
#include "core/table/source.h"

namespace skillmap::import {

/// How the people of a sheet stand.
enum class MatrixShape : std::uint8_t { PeopleDown, PeopleAcross, OnePerson };

/// A line of cells of the sheet that is not used: a column of totals, a row of remarks.
struct UnusedLine {
    CellRef first;
    std::string text;
};

/// What was found on a sheet, for somebody to confirm.
struct MatrixLayout {
    std::string sheet;
    MatrixShape shape = MatrixShape::PeopleDown;
    CellRange people;                 // the cells that name them
    std::vector<std::string> skills;  // headings of what is taken for one
    CellRange answers;
    std::size_t count = 0;  // of people
    std::vector<UnusedLine> unused;
};

/// The matrices of a workbook as one list. Its rows are made when it is; the source need not
/// outlive it.
class MatrixSource final : public SheetSource {
  public:
    /// No layouts: no sheet of the workbook is a matrix. Sheets of more than 500,000 cells are
    /// none.
    static Result<MatrixSource> find(const SheetSource& source, const Meanings& meanings,
                                     const Vocabulary& vocabulary);

    const std::vector<MatrixLayout>& layouts() const { return layouts_; }
    /// The sheets that hold none.
    const std::vector<std::string>& others() const { return others_; }

    const std::string& file_name() const override { return file_; }
    bool dates_from_1904() const override { return false; }
    std::size_t sheet_count() const override { return 1; }
    const std::string& sheet_name(std::size_t) const override { return list_; }
    Result<SheetInfo> sheet_info(std::size_t) const override { return SheetInfo{list_, false, {}}; }
    Result<std::unique_ptr<RowReader>> rows(std::size_t sheet) const override;
    SheetCell origin(std::size_t sheet, CellRef ref) const override;

  private:
    struct ListCell {
        std::string text;
        CellRef from;
    };
    struct ListRow {
        std::size_t layout = 0;  // index of the sheet it is from
        std::map<std::uint32_t, ListCell> cells;
    };
    using Line = std::vector<ListCell>;
    class Finder;
    class Reader;
    void add(std::size_t layout, const std::vector<Line>& lines);

    std::string file_;
    std::string list_;  // the name of the list
    std::vector<MatrixLayout> layouts_;
    std::vector<std::string> others_;
    std::map<std::string, std::uint32_t> columns_;  // match_key of a heading → column
    std::vector<ListRow> rows_;                     // headings first
};

}  // namespace skillmap::import
