// The sheets of a workbook that take the records of an import: what stands there is compared with
// what the files say, and the difference becomes a SheetPlan. Internal to this folder.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/intake/import/book_sheets.h"
#include "core/intake/import/import_plan.h"
#include "core/intake/import/values.h"
#include "core/result.h"
#include "core/table/source.h"

namespace skillmap::import {

/// A record on its way into the workbook.
struct Entry {
    /// By the number of RecordSheets::column, each once, in the order of setting.
    std::vector<PlannedCell> cells;
    Moment moment = 0;                // of two answers, the later counts
    std::size_t result = 0;           // index of the row it came from
    std::vector<std::size_t> joined;  // of others that say the same with another post
    bool share_of_course = false;     // a state that follows from a share, which may fall again

    /// Puts a value that says something in place of another one.
    void set(std::uint32_t column, PlannedValue value);
    const PlannedValue* find(std::uint32_t column) const;
};

class RecordSheets {
  public:
    /// All outlive this.
    RecordSheets(const SheetSource& book, BookWords& words) : book_(book), words_(words) {}

    /// The sheets of a kind, read when they are first needed. Where the workbook has none, a new
    /// one.
    Result<std::vector<std::size_t>> of(const std::string& form_sheet);

    const BookSheet& sheet(std::size_t at) const { return destinations_[at].sheet; }

    /// The number by which entries know a column. `heading` is written where a sheet has to get it.
    std::uint32_t column(const ColumnId& id, const std::string& heading = {});

    /// Takes a record. Of two that are one, the later stands, with what only the earlier says.
    void put(std::size_t at, Entry entry, std::vector<RowResult>& results);

    /// What all records change, and what became of the rows they came from.
    Result<std::vector<SheetPlan>> settle(std::vector<RowResult>& results);

  private:
    struct Destination {
        BookSheet sheet;
        SheetPlan plan;
        std::vector<Entry> entries;
        std::unordered_map<std::string, std::size_t> by_key;
        std::vector<std::uint32_t> columns;  // of the sheet, by our number; 0: not looked up yet
        bool measured = false;               // last_column counts every cell
    };
    class Courses;

    bool join_posts(Destination& destination, std::size_t known, Entry& entry);
    Comparable comparable(const Destination& destination, const Entry& entry,
                          const ColumnId& id) const;
    std::string key(const Destination& destination, const Entry& entry) const;
    static bool contradict(const Entry& one, const Entry& other);
    bool have_answers_in_common(const Entry& one, const Entry& other) const;
    Result<std::uint32_t> column_of(Destination& destination, std::uint32_t column);
    Result<void> settle(Destination& destination, std::vector<RowResult>& results);
    Result<void> settle(Destination& destination, Entry& entry, Courses& courses,
                        RowResult& result);
    Result<void> change(Destination& destination, Entry& entry, const ExistingRow& existing,
                        RowResult& result);
    Result<void> append(Destination& destination, Entry& entry, RowResult& result);
    Result<void> measure(Destination& destination) const;
    std::string free_name(const FormSheet& form) const;

    const SheetSource& book_;
    BookWords& words_;
    std::map<std::string, std::vector<std::size_t>> by_form_;
    std::vector<Destination> destinations_;
    std::map<ColumnId, std::uint32_t> numbers_;
    std::vector<ColumnId> ids_;
    std::vector<std::string> headings_;
};

}  // namespace skillmap::import
