#include "core/intake/read_records.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/intake/cell_text.h"
#include "core/intake/form_sheets.h"
#include "core/intake/reading.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

struct SheetReader {
    std::string_view id;
    Result<void> (*read)(RowContext);
    bool SheetsPresent::*present;
};

// Masters first: records refer to them.
constexpr std::array sheet_readers{
    SheetReader{"departments", read_departments, &SheetsPresent::departments},
    SheetReader{"staff", read_staff, nullptr},
    SheetReader{"trainings", read_trainings, &SheetsPresent::trainings},
    SheetReader{"attendances", read_attendances, &SheetsPresent::attendances},
    SheetReader{"projects", read_projects, &SheetsPresent::projects},
    SheetReader{"experiences", read_experiences, &SheetsPresent::experiences},
    SheetReader{"qualifications", read_qualifications, &SheetsPresent::qualifications},
    SheetReader{"attestations", read_attestations, &SheetsPresent::attestations},
    SheetReader{"skill_checks", read_skill_checks, &SheetsPresent::skill_checks},
    SheetReader{"tool_checks", read_tool_checks, &SheetsPresent::tool_checks},
    SheetReader{"practices", read_practices, &SheetsPresent::practices},
    SheetReader{"targets", read_targets, &SheetsPresent::targets},
    SheetReader{"sessions", read_sessions, &SheetsPresent::sessions},
};

TableReader::KnowsHeading known_headings(const FormSheet& layout, const Vocabulary& vocabulary,
                                         const std::string& sheet) {
    if (layout.id == "skill_checks") return known_skill(vocabulary);
    if (layout.id == "tool_checks") return known_tool_heading(vocabulary, sheet);
    return {};
}

// Columns without which a part of the work cannot be done are named once, with the headings that
// may have been meant.
void report_absent_columns(Reading& reading, const FormSheet& layout, const TableReader& table) {
    std::string unknown;
    for (const OtherColumn& other : table.other_columns())
        unknown += (unknown.empty() ? "" : "・") + other.heading;
    for (const FormColumn& column : layout.columns)
        if (column.expected && !table.column(column.id).exists())
            reading.report(unknown.empty() ? MessageId::ColumnAbsent : MessageId::ColumnMisnamed,
                           table.sheet_place(), column.names.front(), unknown);
}

// Reads one sheet. True if it could be used.
Result<bool> read_sheet(Reading& reading, const SheetReader& reader, const FormSheet& layout,
                        std::size_t sheet) {
    const std::string& name = reading.source.sheet_name(sheet);
    TableReader table(reading.source, sheet, layout);
    const auto opened =
        table.open(known_headings(layout, reading.vocabulary, name), reading.issues);
    if (!opened) return opened.error();
    if (!*opened) return false;
    report_absent_columns(reading, layout, table);
    reading.records.sheets.push_back(name);
    const auto number = static_cast<std::uint16_t>(reading.records.sheets.size() - 1);
    if (auto done = reader.read(RowContext{reading, layout, table, number}); !done)
        return done.error();
    return true;
}

// Reads every sheet of one kind. True if any could be used.
Result<bool> read_sheets(Reading& reading, const SheetReader& reader) {
    const FormSheet& layout = reading.form.sheet(reader.id);
    bool used = false;
    for (const std::size_t sheet :
         sheets_for(reading.source, reading.form, layout, reading.issues)) {
        const auto read = read_sheet(reading, reader, layout, sheet);
        if (!read) return read.error();
        used = used || *read;
    }
    return used;
}

// Why the staff could not be read: no such sheet, or one without a heading for the number.
Issue staff_missing(const Reading& reading) {
    const FormSheet& staff = reading.form.sheet("staff");
    for (std::size_t i = 0; i < reading.source.sheet_count(); ++i) {
        const std::string& name = reading.source.sheet_name(i);
        if (reading.form.match(name) == &staff)
            return {MessageId::StaffUnusable, Place{reading.source.file_name(), name, {}, {}},
                    staff.heading("id"), "", ""};
    }
    return {MessageId::SheetMissing, Place{reading.source.file_name(), "", {}, {}}, staff.name(),
            "", ""};
}

// Without a sheet of trainings, those that the scheme names can be recorded, by name.
void take_named_trainings(Reading& reading) {
    reading.report(MessageId::TrainingsAbsent, Place{reading.source.file_name(), "", {}, {}},
                   reading.form.sheet("trainings").name(), "");
    for (const auto& [name, skills] : reading.vocabulary.trainings()) {
        Training training;
        training.name = name;
        for (const std::string& skill : skills)
            training.skills.push_back(reading.records.words.intern(skill));
        if (!reading.training_codes.add(name)) continue;
        reading.training_names[match_key(name)].push_back(
            reading.records.trainings.add(std::move(training)));
    }
}

void report_unused_sheets(const SheetSource& source, const Form& form, IssueList& issues) {
    std::string unread;
    for (std::size_t i = 0; i < source.sheet_count(); ++i) {
        const FormSheet* layout = form.match(source.sheet_name(i));
        if (layout == nullptr) unread += (unread.empty() ? "" : "・") + source.sheet_name(i);
    }
    if (!unread.empty())
        issues.add(
            {MessageId::SheetsNotRead, Place{source.file_name(), "", {}, {}}, "", unread, ""});
}

}  // namespace

std::string RowContext::text(TableColumn column) const {
    const CellValue value = table.cell(column);
    return value.kind == CellKind::Error ? std::string() : cell_text(value);
}

DateField RowContext::date(TableColumn column, std::string_view id) const {
    const CellValue value = table.cell(column);
    const DateField field = cell_date(value, table.date_offset());
    if (!field.blank() && !field.known() && value.kind != CellKind::Error)
        report(MessageId::DateUnreadable, column, layout.heading(id), text(column));
    return field;
}

std::optional<double> RowContext::number(TableColumn column, std::string_view id) const {
    const auto number = cell_number(table.cell(column));
    const std::string found = text(column);
    if (!number && !found.empty())
        report(MessageId::NumberUnreadable, column, layout.heading(id), found);
    return number;
}

std::optional<std::string_view> RowContext::word(TableColumn column, std::string_view id,
                                                 std::string_view vocabulary) const {
    const std::string found = text(column);
    const Words& words = reading.form.vocabulary(vocabulary);
    const auto word_id = words.find(found);
    if (!word_id)
        report(found.empty() ? MessageId::WordBlank : MessageId::WordUnknown, column,
               layout.heading(id), found, words.list());
    return word_id;
}

// A row below the table that is no record: a note or a total by its first words, a heading
// repeated, or a caption ("■総務部") that stands alone where a number should be.
bool RowContext::is_note(TableColumn key, bool names_something) const {
    const CellValue first = table.first_cell();
    if (first.kind != CellKind::Text) return false;
    const CellValue code = table.cell(key);
    if (!is_blank(code) && cell_text(code) != cell_text(first)) return false;
    const std::string words = match_key(first.text);
    const bool note = reading.form.vocabulary("note").find(first.text).has_value();
    const bool heading = layout.column_keys.contains(words);
    const bool caption =
        !names_something && table.filled_cells() == 1 && table.form_columns().size() > 1 &&
        std::any_of(words.begin(), words.end(), [](char c) { return (c & 0x80) != 0; });
    if (note || heading || caption) report(MessageId::NoteRowSkipped, key, "", cell_text(first));
    return note || heading || caption;
}

SourceRow RowContext::source_elsewhere(TableColumn column) const {
    const SheetCell cell = table.origin(column);
    const auto [number, added] = reading.sheet_numbers.try_emplace(
        cell.sheet, static_cast<std::uint16_t>(reading.records.sheets.size()));
    if (added) reading.records.sheets.push_back(cell.sheet);
    return {number->second, static_cast<std::uint16_t>(cell.cell.column), cell.cell.row};
}

void RowContext::report_errors() const {
    for (const TableColumn column : table.form_columns()) {
        const CellValue value = table.cell(column);
        if (value.kind != CellKind::Error) continue;
        const bool not_computed = value.text == formula_without_value;
        report(not_computed ? MessageId::FormulaNotComputed : MessageId::CellError, column, "",
               not_computed ? std::string() : std::string(value.text));
    }
}

std::optional<Id<StaffMember>> RowContext::staff(TableColumn column) const {
    const std::string code = text(column);
    if (code.empty()) {
        report(MessageId::KeyMissing, column, layout.heading("staff"), "");
        return std::nullopt;
    }
    const auto match = reading.staff_codes.find(code);
    if (!match) {
        report(MessageId::StaffUnknown, column, layout.heading("staff"), code);
        return std::nullopt;
    }
    return Id<StaffMember>(match->entry);
}

std::optional<Id<Department>> RowContext::department(TableColumn column,
                                                     std::string_view code) const {
    if (const auto match = reading.department_codes.find(code)) return Id<Department>(match->entry);
    const auto named = reading.department_names.find(match_key(code));
    if (named != reading.department_names.end() && named->second.size() == 1)
        return named->second.front();
    report(MessageId::DepartmentUnknown, column, reading.form.sheet("departments").heading("code"),
           std::string(code));
    return std::nullopt;
}

Result<Records> read_records(const SheetSource& source, const Form& form,
                             const Vocabulary& vocabulary, IssueList& issues) {
    Reading reading{source, form, vocabulary, issues};
    reading.records.file = source.file_name();
    for (const SheetReader& reader : sheet_readers) {
        const auto used = read_sheets(reading, reader);
        if (!used) return used.error();
        if (reader.present != nullptr)
            reading.records.present.*reader.present = *used;
        else if (!*used)
            return staff_missing(reading);
        if (reader.id == "trainings") {
            if (!*used) take_named_trainings(reading);
            take_scheme_trainings(reading);
        }
        // That nothing of it can be read does not mean that nobody completed anything.
        bool& attendances = reading.records.present.attendances;
        if (reading.attendances_unread && reading.records.attendances.empty()) attendances = false;
        if (reader.id == "attendances" && !attendances)
            reading.report(MessageId::AttendancesAbsent, Place{source.file_name(), "", {}, {}},
                           form.sheet(reader.id).name(), "");
    }
    take_scheme_targets(reading);
    restore_leading_zeros(reading);
    report_unused_sheets(source, form, issues);
    return std::move(reading.records);
}

}  // namespace skillmap
