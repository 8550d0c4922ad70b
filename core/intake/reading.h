// What the readers of the single sheets share while the records of one workbook are built. Internal
// to core/intake.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/domain/records.h"
#include "core/intake/cell_text.h"
#include "core/intake/code_index.h"
#include "core/intake/form.h"
#include "core/intake/table_reader.h"
#include "core/intake/vocabulary.h"
#include "core/issue.h"
#include "core/messages.h"
#include "core/table/source.h"

namespace skillmap {

struct Reading {
    const SheetSource& source;
    const Form& form;
    const Vocabulary& vocabulary;
    IssueList& issues;
    Records records = {};
    CodeIndex staff_codes = {};
    CodeIndex department_codes = {};
    CodeIndex training_codes = {};
    std::unordered_map<std::string, std::vector<Id<Department>>> department_names = {};
    std::unordered_map<std::string, std::vector<Id<Training>>> training_names = {};
    std::map<Symbol, Id<Project>> projects = {};
    std::unordered_map<std::string, std::uint16_t> sheet_numbers =
        {};                           // in the records; see source()
    bool attendances_unread = false;  // some are of trainings that nothing names

    void report(MessageId id, Place place, std::string subject, std::string found,
                std::string expected = {}) {
        issues.add(
            {id, std::move(place), std::move(subject), std::move(found), std::move(expected)});
    }
};

/// The row being read, with the sheet's number in the records.
struct RowContext {
    Reading& reading;
    const FormSheet& layout;
    TableReader& table;
    std::uint16_t sheet;

    /// Calls f for every row that is a record, not a note or a total. Cells of known columns that
    /// hold an error value are reported and count as blank.
    /// Text that stands alone in a row is a note, unless `names` says that it names something.
    template <class F>
    Result<void> each_row(TableColumn key, F f) const {
        return each_row(key, f, [](const std::string&) { return false; });
    }
    template <class F, class Names>
    Result<void> each_row(TableColumn key, F f, Names names) const {
        while (true) {
            const auto more = table.next();
            if (!more) return more.error();
            if (!*more) return {};
            if (is_note(key, names(cell_text(table.first_cell())))) continue;
            report_errors();
            f();
        }
    }

    /// Where the row stands in the file, and one of its cells.
    SourceRow source() const { return source({}); }
    SourceRow source(TableColumn column) const {
        if (reading.source.rearranged()) return source_elsewhere(column);
        return {sheet, static_cast<std::uint16_t>(column.exists() ? column.number : 1),
                table.row()};
    }
    std::string text(TableColumn column) const;

    /// A date; one that cannot be read is reported.
    DateField date(TableColumn column, std::string_view id) const;

    /// A number; text that is none is reported.
    std::optional<double> number(TableColumn column, std::string_view id) const;

    /// The id of a word of a vocabulary. A blank or an unknown word is reported and gives nothing.
    std::optional<std::string_view> word(TableColumn column, std::string_view id,
                                         std::string_view vocabulary) const;

    /// The staff member of the row. Reported where the number is missing or unknown.
    std::optional<Id<StaffMember>> staff(TableColumn column) const;

    /// The department a code or a name means. Reported where there is none.
    std::optional<Id<Department>> department(TableColumn column, std::string_view text) const;

    void report(MessageId id, TableColumn column, std::string subject, std::string found,
                std::string expected = {}) const {
        reading.report(id, table.place(column), std::move(subject), std::move(found),
                       std::move(expected));
    }

  private:
    SourceRow source_elsewhere(TableColumn column) const;
    bool is_note(TableColumn key, bool names_something) const;
    void report_errors() const;
};

// One reader per sheet: each reads all rows of an opened table.
Result<void> read_departments(RowContext row);
Result<void> read_staff(RowContext row);
Result<void> read_trainings(RowContext row);
Result<void> read_attendances(RowContext row);
Result<void> read_projects(RowContext row);
Result<void> read_experiences(RowContext row);
Result<void> read_qualifications(RowContext row);
Result<void> read_attestations(RowContext row);
Result<void> read_skill_checks(RowContext row);
Result<void> read_tool_checks(RowContext row);
Result<void> read_practices(RowContext row);
Result<void> read_targets(RowContext row);
Result<void> read_sessions(RowContext row);

/// The skills of a cell, as the schemes spell them. Others are reported and left out.
std::vector<Symbol> read_skills(const RowContext& row, TableColumn column);

/// The code of a project, as 案件 and 実務経験 write it.
Symbol read_project_code(const RowContext& row, TableColumn column);

/// Keeps the project of a record of 実務経験 that has no row in 案件.
void note_project(const RowContext& row, const Experience& record, std::string name);

/// Whether a heading of 自己点検 or ツール点検 is a skill, a tool or a box.
TableReader::KnowsHeading known_skill(const Vocabulary& vocabulary);
TableReader::KnowsHeading known_tool_heading(const Vocabulary& vocabulary,
                                             const std::string& sheet);

/// Writes the codes of entries of digits in full width, where leading zeros were lost.
void restore_leading_zeros(Reading& reading);

/// Adds the trainings that schemes describe and the workbook does not have; rows it has are
/// completed where they are blank.
void take_scheme_trainings(Reading& reading);

/// Adds the targets of schemes for which the workbook has none.
void take_scheme_targets(Reading& reading);

}  // namespace skillmap
