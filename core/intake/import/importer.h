// From the rows of exports to the changes of a workbook in WG form: who each row is about, what it
// says, and what of that the workbook has already. Nothing is written here, and no row is dropped
// in silence.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/assessment.h"
#include "core/intake/identity.h"
#include "core/intake/import/book_sheets.h"
#include "core/intake/import/mapping.h"
#include "core/intake/import/source_table.h"
#include "core/intake/import/values.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/table/source.h"

namespace skillmap::import {

enum class Outcome : std::uint8_t {
    Added,       // a new row of the workbook
    Changed,     // cells of a row that is there
    Unchanged,   // the workbook says so already
    Superseded,  // a later answer of the same person and day takes its place
    Held,        // nobody can tell whom it is about: for 取り込み確認
    Rejected     // it says nothing that can be used
};

using PlannedValue = std::variant<std::string, double, Date>;

struct PlannedCell {
    std::uint32_t column = 0;
    PlannedValue value;
};

struct PlannedChange {
    CellRef cell;
    PlannedValue value;
    std::string before;  // as compared
};

/// What happens to a sheet of the workbook.
struct SheetPlan {
    std::string sheet;
    const FormSheet* form = nullptr;
    bool new_sheet = false;
    std::uint32_t heading_row = 1;
    std::vector<std::pair<std::uint32_t, std::string>> new_headings;  // column, text
    std::vector<PlannedChange> changes;
    std::vector<std::vector<PlannedCell>> rows;  // below the last one
};

/// What became of a row of an export.
struct RowResult {
    Place place;
    Outcome outcome = Outcome::Rejected;
    std::string staff;  // number, once it is known
    std::string name;
    std::string sheet;          // where it went
    std::vector<Issue> issues;  // why; what of it could not be used; what it replaced
};

/// Somebody whom nobody can tell. Rows with the same clues are one.
struct HeldPerson {
    std::string number, mail, upn, name, kana, department;  // as the rows say
    std::vector<std::string> candidates;                    // staff numbers, the likeliest first
    MessageId reason{};
    Place place;           // of the first row
    std::size_t rows = 0;  // how many
    bool listed = false;   // in 取り込み確認 of the workbook already
};

struct ImportPlan {
    std::vector<SheetPlan> sheets;
    std::vector<RowResult> rows;
    std::vector<HeldPerson> held;

    std::size_t count(Outcome outcome) const;
    /// Whether the workbook becomes another one.
    bool changes_anything() const;
};

class Importer {
  public:
    /// The book is the workbook whose records these are; all of them outlive the importer.
    static Result<Importer> open(const SheetSource& book, const AssessmentInput& input,
                                 const Form& form);

    BookWords& words() { return *words_; }
    const Vocabulary& vocabulary() const { return *vocabulary_; }
    const Records& records() const { return *records_; }

    /// Where the columns of a sheet of ours are: in the workbook, or in a new one of the form.
    const std::map<ColumnId, std::uint32_t>& columns_of(const std::string& form_sheet) const {
        return own_columns_.at(form_sheet);
    }

    /// The number of the last import into the workbook, 0 for none.
    int last_run() const { return last_run_; }

    /// The sheets of checks of the workbook, for Meanings.
    Result<std::vector<BookSheet>> checks() const;

    /// Takes the rows of a file.
    Result<void> add(const SourceTable& table, const Mapping& mapping);

    /// What all files together change.
    ImportPlan plan();

  private:
    struct Value {
        PlannedValue value;
        Comparable comparable;
    };
    struct Entry {
        std::map<ColumnId, Value> cells;
        Moment moment = 0;
        std::size_t result = 0;  // index of the row it came from

        Comparable cell(const ColumnId& id) const;
        std::string key(const FormSheet& form) const;
    };
    struct Destination {
        BookSheet sheet;
        SheetPlan plan;
        std::vector<Entry> entries;
        std::map<std::string, std::size_t> by_key;
    };
    class RowTaker;

    Importer() = default;
    Result<void> read_own_sheets();
    void read_decisions(const BookSheet& review);
    Result<std::vector<std::size_t>> destinations(const std::string& form_sheet);
    void put(std::size_t destination, Entry entry);
    void settle(Destination& destination);
    void change(Destination& destination, const Entry& entry, const ExistingRow& existing);
    void append(Destination& destination, const Entry& entry);
    std::uint32_t column_of(Destination& destination, const ColumnId& id);
    void hold(const Clue& clue, std::vector<std::string> candidates, MessageId reason,
              RowResult& result);

    const SheetSource* book_ = nullptr;
    const Records* records_ = nullptr;
    std::unique_ptr<Vocabulary> vocabulary_;
    std::unique_ptr<BookWords> words_;
    std::unique_ptr<IdentityIndex> identity_;
    std::map<std::string, std::vector<std::size_t>> by_form_;  // form sheet → destinations
    std::vector<Destination> destinations_;
    std::map<std::string, std::map<ColumnId, std::uint32_t>> own_columns_;
    int last_run_ = 0;
    std::map<std::string, std::string> decisions_;  // clues → staff number, words for nobody, none
    std::map<std::string, std::size_t> held_;       // clues → index in plan_.held
    std::map<ColumnId, std::string> headings_;      // of columns that sheets may have to get
    ImportPlan plan_;
};

}  // namespace skillmap::import
