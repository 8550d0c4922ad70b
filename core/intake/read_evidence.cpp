// 受講記録, 実務経験, 資格, 確認, DX実践 and 目標.
#include "core/intake/cell_text.h"
#include "core/intake/reading.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

// Calls f for every row that is not a note.
template <class F>
Result<void> each_row(const RowContext& row, TableColumn key, F f) {
    while (true) {
        const auto more = row.table.next();
        if (!more) return more.error();
        if (!*more) return {};
        if (!row.is_note(key)) f();
    }
}

// A word of a vocabulary. Blank or unknown words are reported and give nothing.
std::optional<std::string_view> word(const RowContext& row, TableColumn column, std::string_view id,
                                     std::string_view vocabulary) {
    const std::string text = row.text(column);
    const Words& words = row.reading.form.vocabulary(vocabulary);
    const auto found = words.find(text);
    if (!found)
        row.report(MessageId::WordUnknown, column, row.layout.heading(id), text, words.list());
    return found;
}

// A date that decides whether the record counts: blank is reported too.
DateField needed_date(const RowContext& row, TableColumn column, std::string_view id) {
    const DateField date = row.date(column, id);
    if (date.blank()) row.report(MessageId::DateBlank, column, row.layout.heading(id), "");
    return date;
}

AttendanceStatus attendance_status(std::optional<std::string_view> id) {
    if (!id) return AttendanceStatus::Unknown;
    if (*id == "completed") return AttendanceStatus::Completed;
    if (*id == "exempted") return AttendanceStatus::Exempted;
    if (*id == "in_progress") return AttendanceStatus::InProgress;
    return *id == "absent" ? AttendanceStatus::Absent : AttendanceStatus::Declined;
}

ProjectRole project_role(std::optional<std::string_view> id) {
    if (!id) return ProjectRole::Unknown;
    if (*id == "lead") return ProjectRole::Lead;
    return *id == "member" ? ProjectRole::Member : ProjectRole::Mentor;
}

Target::Measure target_measure(std::optional<std::string_view> id) {
    if (id == "people") return Target::Measure::People;
    return id == "percent" ? Target::Measure::Percent : Target::Measure::Other;
}

// The training a code or a name means. Of several with one name, the one of the date's fiscal year.
std::optional<Id<Training>> training(const RowContext& row, TableColumn column,
                                     const DateField& date) {
    Reading& reading = row.reading;
    const std::string text = row.text(column);
    if (text.empty()) {
        row.report(MessageId::KeyMissing, column, row.layout.heading("training"), "");
        return std::nullopt;
    }
    if (const auto match = reading.training_codes.find(text)) return Id<Training>(match->entry);
    const auto named = reading.training_names.find(match_key(text));
    if (named == reading.training_names.end()) {
        row.report(MessageId::TrainingUnknown, column, row.layout.heading("training"), text);
        return std::nullopt;
    }
    if (named->second.size() == 1) return named->second.front();
    std::vector<Id<Training>> of_year;
    for (const Id<Training> id : named->second) {
        const auto& year = reading.records.trainings[id].fiscal_year;
        if (year && date.known() && year->contains(date.date())) of_year.push_back(id);
    }
    if (of_year.size() == 1) return of_year.front();
    row.report(MessageId::TrainingAmbiguous, column, row.layout.heading("training"), text);
    return std::nullopt;
}

}  // namespace

Result<void> read_attendances(RowContext row) {
    TableReader& t = row.table;
    const TableColumn staff = t.column("staff");
    const TableColumn training_column = t.column("training");
    const TableColumn date_column = t.column("date");
    const TableColumn status = t.column("status");
    return each_row(row, staff, [&] {
        Attendance record;
        const auto person = row.staff(staff);
        // A record that says "absent" needs no date; one that says "completed" does.
        record.status = attendance_status(word(row, status, "status", "attendance_status"));
        const bool counts = record.status == AttendanceStatus::Completed ||
                            record.status == AttendanceStatus::Exempted;
        record.date =
            counts ? needed_date(row, date_column, "date") : row.date(date_column, "date");
        const auto which = training(row, training_column, record.date);
        if (!person || !which) return;
        record.staff = *person;
        record.training = *which;
        record.source = row.source();
        row.reading.records.attendances.push_back(record);
    });
}

Result<void> read_experiences(RowContext row) {
    TableReader& t = row.table;
    const TableColumn staff = t.column("staff");
    const TableColumn project = t.column("project");
    const TableColumn role = t.column("role");
    const TableColumn start = t.column("start");
    const TableColumn end = t.column("end");
    return each_row(row, staff, [&] {
        Experience record;
        const auto person = row.staff(staff);
        record.project = row.reading.records.words.intern(compatible_text(row.text(project)));
        record.role = project_role(word(row, role, "role", "project_role"));
        record.start = needed_date(row, start, "start");
        record.end = row.date(end, "end");
        record.source = row.source();
        if (record.project == Symbol{})
            row.report(MessageId::KeyMissing, project, row.layout.heading("project"), "");
        if (record.start.known() && record.end.known() && record.end.date() < record.start.date()) {
            row.report(MessageId::PeriodReversed, end, row.layout.heading("end"),
                       to_string(record.end.date()), to_string(record.start.date()));
            record.end = DateField::unreadable();
        }
        if (!person) return;
        record.staff = *person;
        row.reading.records.experiences.push_back(record);
    });
}

Result<void> read_qualifications(RowContext row) {
    TableReader& t = row.table;
    const TableColumn staff = t.column("staff");
    const TableColumn name = t.column("name");
    const TableColumn passed = t.column("passed");
    const TableColumn expires = t.column("expires");
    return each_row(row, staff, [&] {
        Qualification record;
        const auto person = row.staff(staff);
        const std::string text = row.text(name);
        const auto known = row.reading.vocabulary.qualification(
            text, row.reading.form.vocabulary("qualification").words("suffixes"));
        record.name = row.reading.records.words.intern(known ? *known : text);
        record.passed = needed_date(row, passed, "passed");
        record.expires = row.date(expires, "expires");
        record.source = row.source();
        if (record.name == Symbol{})
            row.report(MessageId::KeyMissing, name, row.layout.heading("name"), "");
        if (!person || record.name == Symbol{}) return;
        record.staff = *person;
        row.reading.records.qualifications.push_back(record);
    });
}

Result<void> read_attestations(RowContext row) {
    TableReader& t = row.table;
    const TableColumn staff = t.column("staff");
    const TableColumn statement = t.column("statement");
    const TableColumn by = t.column("by");
    const TableColumn date = t.column("date");
    return each_row(row, staff, [&] {
        Attestation record;
        const auto person = row.staff(staff);
        record.statement = row.reading.records.words.intern(row.text(statement));
        record.confirmed_by = row.text(by);
        record.date = needed_date(row, date, "date");
        record.source = row.source();
        if (record.statement == Symbol{})
            row.report(MessageId::KeyMissing, statement, row.layout.heading("statement"), "");
        if (!person || record.statement == Symbol{}) return;
        record.staff = *person;
        row.reading.records.attestations.push_back(record);
    });
}

Result<void> read_practices(RowContext row) {
    TableReader& t = row.table;
    const TableColumn department = t.column("department");
    const TableColumn title = t.column("title");
    const TableColumn content = t.column("content");
    const TableColumn effect = t.column("effect");
    const TableColumn date = t.column("date");
    const TableColumn recommended = t.column("recommended");
    return each_row(row, department, [&] {
        Practice record;
        const std::string code = compatible_text(row.text(department));
        if (code.empty())
            row.report(MessageId::KeyMissing, department, row.layout.heading("department"), "");
        else
            record.department = row.department(department, code);
        record.title = row.text(title);
        record.content = row.text(content);
        record.effect = row.text(effect);
        record.date = row.date(date, "date");
        record.recommended =
            row.reading.form.vocabulary("check").find(row.text(recommended)) == "ticked";
        record.source = row.source();
        row.reading.records.practices.push_back(std::move(record));
    });
}

Result<void> read_targets(RowContext row) {
    TableReader& t = row.table;
    const TableColumn indicator = t.column("indicator");
    const TableColumn object = t.column("object");
    const TableColumn value = t.column("value");
    const TableColumn unit = t.column("unit");
    const TableColumn due = t.column("due");
    return each_row(row, indicator, [&] {
        Target record;
        record.indicator = row.text(indicator);
        record.object = row.text(object);
        record.value = row.number(value, "value");
        record.unit = compatible_text(row.text(unit));
        record.measure = target_measure(row.reading.form.vocabulary("unit").find(record.unit));
        const std::string year = row.text(due);
        record.due = parse_fiscal_year(year);
        if (!year.empty() && !record.due)
            row.report(MessageId::FiscalYearUnreadable, due, row.layout.heading("due"), year);
        record.source = row.source();
        row.reading.records.targets.push_back(std::move(record));
    });
}

}  // namespace skillmap
