// 受講記録, 実務経験, 資格, 確認, DX実践, 目標 and 研修日程.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/intake/cell_text.h"
#include "core/intake/reading.h"
#include "core/text/normalize.h"
#include "core/text/number.h"

namespace skillmap {
namespace {

// Rows that say the same as an earlier one are reported.
class RowsSeen {
  public:
    /// The row with these parts that came before, or 0.
    template <class... Parts>
    std::uint32_t earlier(const RowContext& row, TableColumn column, const Parts&... parts) {
        std::string key;
        ((key += fmt::format("{}\x1f", parts)), ...);
        const auto [seen, added] = rows_.emplace(std::move(key), row.table.origin({}).cell.row);
        if (!added) row.report(MessageId::RowTwice, column, "", std::to_string(seen->second));
        return added ? 0 : seen->second;
    }

    /// True if a row with these parts came before.
    template <class... Parts>
    bool repeats(const RowContext& row, TableColumn column, const Parts&... parts) {
        return earlier(row, column, parts...) != 0;
    }

  private:
    std::unordered_map<std::string, std::uint32_t> rows_;
};

// A date as a part of RowsSeen: one that cannot be read, as it is written.
std::string part(const RowContext& row, TableColumn column, const DateField& date) {
    return date.known() ? to_string(date.date()) : row.text(column);
}

// A date that decides whether the record counts: blank is reported too.
DateField needed_date(const RowContext& row, TableColumn column, std::string_view id) {
    const DateField date = row.date(column, id);
    if (date.blank()) row.report(MessageId::DateBlank, column, row.layout.heading(id), "");
    return date;
}

// Blank, or a word such as 継続中: it goes on. Without the column nobody knows.
DateField end_date(const RowContext& row, TableColumn column) {
    if (!column.exists()) return DateField::unreadable();
    if (row.reading.form.vocabulary("ongoing").find(row.text(column))) return {};
    return row.date(column, "end");
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
    const std::string known = reading.vocabulary.training(text).value_or(text);
    auto named = reading.training_names.find(match_key(text));
    if (named == reading.training_names.end())
        named = reading.training_names.find(match_key(known));
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
    const TableColumn score = t.column("score");
    RowsSeen seen;
    return row.each_row(staff, [&] {
        Attendance record;
        const auto person = row.staff(staff);
        // A record that says "absent" needs no date; one that says "completed" does.
        record.status = attendance_status(row.word(status, "status", "attendance_status"));
        const bool counts = record.status == AttendanceStatus::Completed ||
                            record.status == AttendanceStatus::Exempted;
        record.date =
            counts ? needed_date(row, date_column, "date") : row.date(date_column, "date");
        const auto which = training(row, training_column, record.date);
        if (!which) row.reading.attendances_unread = true;
        if (!person || !which) return;
        record.staff = *person;
        record.training = *which;
        record.score = row.number(score, "score");
        record.source = row.source(training_column);
        if (seen.repeats(row, staff, person->index(), which->index(),
                         part(row, date_column, record.date), static_cast<int>(record.status),
                         row.text(score)))
            return;
        row.reading.records.attendances.push_back(record);
    });
}

Result<void> read_experiences(RowContext row) {
    TableReader& t = row.table;
    const TableColumn staff = t.column("staff");
    const TableColumn project = t.column("project");
    const TableColumn name = t.column("project_name");
    const TableColumn role = t.column("role");
    const TableColumn start = t.column("start");
    const TableColumn end = t.column("end");
    const TableColumn viewpoint = t.column("viewpoint");
    const TableColumn score = t.column("score");
    RowsSeen seen;
    return row.each_row(staff, [&] {
        Experience record;
        const auto person = row.staff(staff);
        record.project = read_project_code(row, project);
        record.role = project_role(row.word(role, "role", "project_role"));
        record.start = needed_date(row, start, "start");
        record.end = end_date(row, end);
        record.viewpoint = row.reading.records.words.intern(row.text(viewpoint));
        record.score = row.number(score, "score");
        record.source = row.source(project);
        if (record.project == Symbol{})
            row.report(MessageId::KeyMissing, project, row.layout.heading("project"), "");
        if (record.start.known() && record.end.known() && record.end.date() < record.start.date()) {
            row.report(MessageId::PeriodReversed, end, row.layout.heading("end"),
                       to_string(record.end.date()), to_string(record.start.date()));
            record.end = DateField::unreadable();
        }
        if (!person) return;
        record.staff = *person;
        if (seen.repeats(row, staff, person->index(), record.project.index(),
                         static_cast<int>(record.role), part(row, start, record.start),
                         part(row, end, record.end), record.viewpoint.index(), row.text(score)))
            return;
        row.reading.records.experiences.push_back(record);
        note_project(row, record, row.text(name));
    });
}

namespace {

// The columns of 資格.
struct ExamColumns {
    explicit ExamColumns(const TableReader& t)
        : staff(t.column("staff")),
          name(t.column("name")),
          passed(t.column("passed")),
          expires(t.column("expires")),
          taken(t.column("taken")),
          result(t.column("result")),
          fee(t.column("fee")),
          text(t.column("text")),
          travel(t.column("travel")),
          applied(t.column("applied")),
          paid(t.column("paid")) {}

    TableColumn staff, name, passed, expires, taken, result, fee, text, travel, applied, paid;
};

// A date, なし or 不明. Blank: nothing is said.
void read_expiry(const RowContext& row, TableColumn column, Qualification& record) {
    const auto word = row.reading.form.vocabulary("expiry").find(row.text(column));
    record.never_expires = word == "never";
    if (word)
        record.expires = record.never_expires ? DateField() : DateField::unreadable();
    else
        record.expires = row.date(column, "expires");
}

// Whole yen, with or without 円 and separators. What is less than nothing is no amount.
Yen read_yen(const RowContext& row, TableColumn column, std::string_view id) {
    constexpr double most = 1e9;  // beyond any amount of one exam: kept exact, and sums too
    std::string text = compatible_text(row.text(column));
    if (text.empty()) return std::nullopt;
    text.erase(std::remove(text.begin(), text.end(), ','), text.end());
    const auto number = parse_number(text, row.reading.form.vocabulary("exam_money").word("yen"));
    if (number && *number >= 0 && *number <= most && *number == std::floor(*number))
        return static_cast<std::int64_t>(*number);
    row.report(MessageId::AmountUnusable, column, row.layout.heading(id), row.text(column));
    return std::nullopt;
}

// Without a word for it, a row that says since when is of something that is held. A pass that is
// said to be a fail as well is neither.
void read_result(const RowContext& row, const ExamColumns& at, Qualification& record) {
    const std::string text = row.text(at.result);
    if (text.empty()) {
        record.result_open = record.passed.blank() && !record.taken.blank();
        if (record.result_open) record.result = ExamResult::Unknown;
        return;
    }
    row.reading.records.present.exam_results = true;
    const auto word = row.word(at.result, "result", "exam_result");
    record.result = word == "passed"   ? ExamResult::Passed
                    : word == "failed" ? ExamResult::Failed
                    : word == "absent" ? ExamResult::Absent
                                       : ExamResult::Unknown;
    const bool not_passed =
        record.result == ExamResult::Failed || record.result == ExamResult::Absent;
    if (!not_passed || record.passed.blank()) return;
    row.report(MessageId::ResultContradicts, at.passed, row.layout.heading("passed"),
               row.text(at.passed), text);
    record.result = ExamResult::Unknown;
}

// A day before the one that it has to follow is reported, and not used.
void check_order(const RowContext& row, TableColumn column, std::string_view id, DateField& later,
                 const DateField& earlier, std::string_view earlier_id) {
    if (!later.known() || !earlier.known() || earlier.date() <= later.date()) return;
    row.report(MessageId::DatesReversed, column, row.layout.heading(id), to_string(later.date()),
               row.layout.heading(earlier_id) + " " + to_string(earlier.date()));
    later = DateField::unreadable();
}

}  // namespace

Result<void> read_qualifications(RowContext row) {
    const ExamColumns at(row.table);
    RowsSeen seen;
    return row.each_row(at.staff, [&] {
        Qualification record;
        const auto person = row.staff(at.staff);
        const std::string text = row.text(at.name);
        const auto known = row.reading.vocabulary.qualification(
            text, row.reading.form.vocabulary("qualification").words("suffixes"));
        record.name = row.reading.records.words.intern(known ? *known : text);
        record.taken = row.date(at.taken, "taken");
        record.passed = row.date(at.passed, "passed");
        read_result(row, at, record);
        if (record.passed.blank() && record.result == ExamResult::Passed)
            row.report(MessageId::DateBlank, at.passed, row.layout.heading("passed"), "");
        read_expiry(row, at.expires, record);
        record.fee = read_yen(row, at.fee, "fee");
        record.text = read_yen(row, at.text, "text");
        record.travel = read_yen(row, at.travel, "travel");
        record.applied = row.date(at.applied, "applied");
        record.paid = row.date(at.paid, "paid");
        check_order(row, at.passed, "passed", record.passed, record.taken, "taken");
        check_order(row, at.expires, "expires", record.expires, record.passed, "passed");
        record.source = row.source(at.name);
        if (record.name == Symbol{})
            row.report(MessageId::KeyMissing, at.name, row.layout.heading("name"), "");
        if (!person || record.name == Symbol{}) return;
        record.staff = *person;
        record.repeats = seen.earlier(row, at.staff, person->index(),
                                      row.reading.records.words.text(record.name),
                                      row.text(at.passed), row.text(at.expires), row.text(at.taken),
                                      row.text(at.result), row.text(at.fee), row.text(at.text),
                                      row.text(at.travel), row.text(at.applied), row.text(at.paid));
        row.reading.records.qualifications.push_back(record);
    });
}

Result<void> read_attestations(RowContext row) {
    TableReader& t = row.table;
    const TableColumn staff = t.column("staff");
    const TableColumn statement = t.column("statement");
    const TableColumn by = t.column("by");
    const TableColumn date = t.column("date");
    return row.each_row(staff, [&] {
        Attestation record;
        const auto person = row.staff(staff);
        const std::string text = row.text(statement);
        const auto known = row.reading.vocabulary.statement(text);
        record.statement = row.reading.records.words.intern(known ? *known : text);
        if (!known && !text.empty()) row.report(MessageId::StatementUnknown, statement, "", text);
        record.confirmed_by = row.text(by);
        record.date = needed_date(row, date, "date");
        record.source = row.source(statement);
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
    RowsSeen seen;
    return row.each_row(department, [&] {
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
        if (seen.repeats(row, title, code, record.title, part(row, date, record.date),
                         record.content))
            return;
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
    return row.each_row(indicator, [&] {
        Target record;
        record.indicator = row.text(indicator);
        record.object = row.text(object);
        record.value = row.number(value, "value");
        record.unit = compatible_text(row.text(unit));
        record.measure = target_measure(row.reading.form.vocabulary("unit").find(record.unit));
        record.per_department =
            row.reading.form.vocabulary("each").find(record.indicator).has_value();
        const std::string year = row.text(due);
        record.due = parse_fiscal_year(year);
        if (!year.empty() && !record.due)
            row.report(MessageId::FiscalYearUnreadable, due, row.layout.heading("due"), year);
        record.source = row.source();
        row.reading.records.targets.push_back(std::move(record));
    });
}

Result<void> read_sessions(RowContext row) {
    TableReader& t = row.table;
    const TableColumn training_column = t.column("training");
    const TableColumn date = t.column("date");
    const TableColumn seats = t.column("seats");
    return row.each_row(
        training_column,
        [&] {
            Session record;
            record.date = row.date(date, "date");
            const auto which = training(row, training_column, record.date);
            const auto number = row.number(seats, "seats");
            constexpr double most = 1'000'000;
            if (number && (*number < 0 || *number > most || *number != std::floor(*number))) {
                row.report(MessageId::SeatsOutOfRange, seats, row.layout.heading("seats"),
                           row.text(seats));
                return;
            }
            // What is written and cannot be read is no training without a limit.
            if (!which || (!number && !row.text(seats).empty())) return;
            record.training = *which;
            if (number) record.seats = static_cast<int>(*number);
            record.source = row.source(training_column);
            row.reading.records.sessions.push_back(record);
        },
        [&](const std::string& text) {
            return row.reading.training_names.contains(match_key(text));
        });
}

void take_scheme_targets(Reading& reading) {
    const auto known = [&](const SchemeTarget& wanted) {
        return std::any_of(reading.records.targets.begin(), reading.records.targets.end(),
                           [&](const Target& target) {
                               return target.per_department == wanted.per_department &&
                                      match_key(target.object) == match_key(wanted.object);
                           });
    };
    std::vector<Target> added;
    for (const Scheme* scheme : reading.vocabulary.schemes())
        for (const SchemeTarget& one : scheme->targets) {
            if (known(one)) continue;
            Target target;
            target.indicator = one.name;
            target.object = one.object;
            target.value = one.value.value;
            target.unit = one.unit;
            target.measure = target_measure(reading.form.vocabulary("unit").find(one.unit));
            target.per_department = one.per_department;
            if (one.due) target.due = FiscalYear(*one.due);
            added.push_back(std::move(target));
        }
    for (Target& target : added) reading.records.targets.push_back(std::move(target));
}

}  // namespace skillmap
