// From the rows of exports to the changes of a workbook in WG form: who each row is about, what it
// says, and what of that the workbook has already. Nothing is written here, and no row is dropped
// in silence.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/intake/identity.h"
#include "core/intake/import/book_sheets.h"
#include "core/intake/import/import_plan.h"
#include "core/intake/import/mapping.h"
#include "core/intake/import/source_table.h"
#include "core/result.h"
#include "core/table/source.h"

namespace skillmap::import {

class PersonFinder;
class RecordSheets;

class Importer {
  public:
    /// The book is the workbook whose records these are; all of them outlive the importer.
    static Result<Importer> open(const SheetSource& book, const AssessmentInput& input,
                                 const Form& form);

    Importer(Importer&&) noexcept;
    Importer& operator=(Importer&&) noexcept;
    ~Importer();

    BookWords& words() { return *words_; }
    const BookWords& words() const { return *words_; }
    const Vocabulary& vocabulary() const { return *vocabulary_; }

    /// Where the columns of a sheet of ours are: in the workbook, or in a new one of the form.
    const std::map<ColumnId, std::uint32_t>& columns_of(const std::string& form_sheet) const {
        return own_columns_.at(form_sheet);
    }

    /// The row of its headings.
    std::uint32_t heading_row_of(const std::string& form_sheet) const {
        return heading_rows_.at(form_sheet);
    }

    /// The number of the last import into the workbook, 0 for none.
    int last_run() const { return last_run_; }

    /// The sheets of checks of the workbook, for Meanings.
    Result<std::vector<BookSheet>> checks() const;

    /// Takes the rows of a file. `progress` is told how many there are so far, of all files.
    using Progress = std::function<void(std::size_t)>;
    Result<void> add(const SourceTable& table, const Mapping& mapping,
                     const Progress& progress = {});

    /// Whom a clue means, before anybody decides.
    IdentityIndex& identity();

    /// What 取り込み確認 says of somebody: a staff number, or words for nobody. Empty where nothing
    /// is filled in yet; nothing where it does not list them.
    std::optional<std::string> decision(const Clue& clue) const;

    /// What all files together change.
    Result<ImportPlan> plan();

    /// Whether 取り込み結果 says already that the row was of no use.
    bool is_listed(const RowResult& row) const;

  private:
    Importer();
    Result<void> read_own_sheets();
    void read_log(const BookSheet& log);

    const SheetSource* book_ = nullptr;
    const Records* records_ = nullptr;
    std::unique_ptr<Vocabulary> vocabulary_;
    std::unique_ptr<BookWords> words_;
    std::unique_ptr<PersonFinder> people_;
    std::unique_ptr<RecordSheets> sheets_;
    std::map<std::string, std::map<ColumnId, std::uint32_t>> own_columns_;
    std::map<std::string, std::uint32_t> heading_rows_;
    std::set<std::string> listed_;  // rows that were of no use, in 取り込み結果
    int last_run_ = 0;
    std::vector<RowResult> results_;
};

}  // namespace skillmap::import
