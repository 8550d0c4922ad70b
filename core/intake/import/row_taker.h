// Reads the rows of one file by its mapping: whom each is about and what it says, as entries for
// the sheets of the workbook. Internal to this folder.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/domain/records.h"
#include "core/intake/import/levels.h"
#include "core/intake/import/mapping.h"
#include "core/intake/import/person_finder.h"
#include "core/intake/import/record_sheets.h"
#include "core/intake/import/source_table.h"
#include "core/result.h"

namespace skillmap::import {

/// What the rows of every file share.
struct RowContext {
    const Records& records;
    BookWords& words;
    PersonFinder& people;
    RecordSheets& sheets;
    std::vector<RowResult>& results;
    const std::function<void(std::size_t)>& progress;  // told how many results there are
};

class RowTaker {
  public:
    /// All outlive the taker.
    RowTaker(RowContext& context, const SourceTable& table, const Mapping& mapping);

    Result<void> take_all();

  private:
    // A column that is used, and what is found out once for all its rows.
    struct Column {
        std::uint32_t number = 0;
        const MappedColumn* mapped = nullptr;
        const FormColumn* field = nullptr;  // of a Field that is on the sheet
        std::uint32_t entry_column = 0;     // of RecordSheets, for skills, tools, boxes and fields
        std::optional<LevelReader> levels;
        std::vector<std::size_t> sheets;  // that can take it
    };

    // A skill or tool that rows name.
    struct Listed {
        MappedColumn mapped;
        Column column;
    };

    Result<void> prepare();
    Result<void> prepare(Column& column);
    Result<void> take(const Row& row);
    bool goes_by_person() const;
    bool begins_record(const Row& row);
    void read_person(const Row& row);
    bool is_void();
    std::optional<Moment> moment();
    std::optional<Moment> moment_of(const Target& target);

    Result<void> take_answers();
    bool take_checks(std::optional<Moment> when);
    Column* listed_column();
    void set_answer(Entry& entry, const Column& column, PlannedValue value);
    std::optional<PlannedValue> answer(Column& column);
    std::size_t destination(const Column& column) const;
    bool is_of_a_persona(const std::string& sheet) const;
    void set_person(Entry& entry, std::optional<Moment> when);

    bool attends() const;
    bool names_trainings() const;
    bool take_attendances(std::optional<Moment> when);
    bool take_training_column(const Column& column, std::optional<Moment> when);
    std::vector<std::string> training_names();
    std::vector<std::string> named_trainings(const std::string& text) const;
    std::optional<std::string> training(const std::string& text) const;
    std::optional<std::string> status();
    std::optional<std::string> status_of_share(const Column& column);
    std::optional<std::string> status_of_time(const Column& column);
    void take_attendance(const std::string& training, std::string_view state,
                         std::optional<Moment> when, bool share_of_course);

    Result<void> take_fields();
    bool set_staff(Entry& entry);
    bool set_department(Entry& entry);
    void set_field(Entry& entry, const Column& column);

    CellValue cell(const Column& column) const { return row_->at(column.number); }
    RowResult& result() { return context_.results[index_]; }
    void report(MessageId id, const Column& column, std::string found, std::string expected = {});
    void report(MessageId id, std::string subject = {}, std::string found = {});
    void set(Entry& entry, const ColumnId& id, PlannedValue value);
    void put(std::size_t sheet, Entry entry);

    RowContext& context_;
    const SourceTable& table_;
    const Mapping& mapping_;
    std::vector<Column> columns_;
    std::vector<std::size_t> sheets_;       // of the form sheet that rows go to
    std::map<std::string, Listed> listed_;  // by match_key of the name
    OwnClue clue_;
    std::string record_;                   // id of the record, of those of several rows
    std::optional<Moment> record_moment_;  // likewise
    bool begins_ = true;
    std::optional<Id<StaffMember>> member_;
    const Row* row_ = nullptr;
    std::size_t index_ = 0;  // of the row's result
};

}  // namespace skillmap::import
