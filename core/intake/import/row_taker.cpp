#include "core/intake/import/row_taker.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/intake/cell_text.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "core/text/number.h"

namespace skillmap::import {
namespace {

using Kind = Target::Kind;

constexpr double all = 100;  // percent

Date day_of(Moment moment) {
    return *date_of_serial(std::floor(moment));
}

const FormColumn* find_column(const FormSheet& form, const std::string& id) {
    const auto at = std::find_if(form.columns.begin(), form.columns.end(),
                                 [&id](const FormColumn& one) { return one.id == id; });
    return at == form.columns.end() ? nullptr : &*at;
}

bool has_answers(Kind kind) {
    return kind == Kind::Skill || kind == Kind::Tool || kind == Kind::Box;
}

}  // namespace

RowTaker::RowTaker(RowContext& context, const SourceTable& table, const Mapping& mapping)
    : context_(context), table_(table), mapping_(mapping) {}

// ------------------------------------------------------------------------------------- columns

Result<void> RowTaker::prepare() {
    for (const MappedColumn& mapped : mapping_.columns) {
        if (mapped.target.kind == Kind::Open || mapped.target.kind == Kind::Ignore) continue;
        const auto heading = std::find_if(
            table_.headings().begin(), table_.headings().end(), [&](const Heading& one) {
                return one.occurrence == mapped.occurrence &&
                       match_key(one.text) == match_key(mapped.heading);
            });
        if (heading == table_.headings().end()) continue;
        Column column;
        column.number = heading->column;
        column.mapped = &mapped;
        if (auto prepared = prepare(column); !prepared) return prepared;
        columns_.push_back(std::move(column));
    }
    if (mapping_.takes_checks() && !attends()) return {};
    auto sheets = context_.sheets.of(mapping_.takes_answers() ? "attendances" : mapping_.into);
    if (!sheets) return sheets.error();
    sheets_ = std::move(*sheets);
    return {};
}

// Whether rows say what trainings somebody attended.
bool RowTaker::attends() const {
    return mapping_.into == "attendances" || names_trainings() ||
           std::any_of(columns_.begin(), columns_.end(), [](const Column& column) {
               return column.mapped->target.kind == Kind::Training;
           });
}

// Whether rows name trainings, or are all of one.
bool RowTaker::names_trainings() const {
    return !mapping_.training.empty() ||
           std::any_of(columns_.begin(), columns_.end(), [](const Column& column) {
               return column.mapped->target == training_field;
           });
}

Result<void> RowTaker::prepare(Column& column) {
    const Target& target = column.mapped->target;
    const FormSheet& form = context_.words.form.sheet(mapping_.into);
    if (target.kind == Kind::Field) column.field = find_column(form, target.name);
    if (column.field != nullptr) column.entry_column = context_.sheets.column(target.name);
    if (!has_answers(target.kind) || !mapping_.takes_answers()) return {};
    const Vocabulary& vocabulary = context_.words.vocabulary;
    const ColumnId id = target.kind == Kind::Skill  ? skill_column(vocabulary, target.name)
                        : target.kind == Kind::Tool ? tool_column(vocabulary, target.name)
                                                    : box_column(target.name);
    column.entry_column = context_.sheets.column(id, target.name);
    if (target.kind != Kind::Box)
        column.levels.emplace(vocabulary.levels_of(target.name), mapping_.levels);
    auto sheets = context_.sheets.of(target.kind == Kind::Skill ? "skill_checks" : "tool_checks");
    if (!sheets) return sheets.error();
    for (const std::size_t at : *sheets)
        if (context_.sheets.sheet(at).columns.count(id) > 0) column.sheets.push_back(at);
    if (column.sheets.empty()) column.sheets = std::move(*sheets);
    return {};
}

// ---------------------------------------------------------------------------------------- rows

Result<void> RowTaker::take_all() {
    if (auto prepared = prepare(); !prepared) return prepared;
    Result<void> failed;
    auto read = table_.each_row([&](const Row& row) {
        if (failed) failed = take(row);
        if (context_.progress) context_.progress(context_.results.size());
    });
    return read ? failed : read;
}

Result<void> RowTaker::take(const Row& row) {
    row_ = &row;
    index_ = context_.results.size();
    context_.results.emplace_back().place = table_.place(row.number, 1);
    read_person(row);
    if (is_void()) return {};
    if (goes_by_person()) {
        member_ = context_.people.find(clue_, result());
        if (!member_) return {};
        result().staff = context_.records.staff[*member_].id;
        result().name = context_.records.staff[*member_].name;
    }
    return mapping_.takes_answers() ? take_answers() : take_fields();
}

bool RowTaker::goes_by_person() const {
    return mapping_.into != "staff" && mapping_.into != "departments" &&
           mapping_.into != "trainings";
}

// Whether the row is the first of its record: marked so, or with another record number.
bool RowTaker::begins_record(const Row& row) {
    bool begins = true;
    for (const Column& column : columns_) {
        const Kind kind = column.mapped->target.kind;
        if (kind == Kind::RecordStart) return !is_blank(row.at(column.number));
        if (kind != Kind::RecordNumber) continue;
        std::string number = cell_text(row.at(column.number));
        begins = !number.empty() && number != record_;
        if (begins) record_ = std::move(number);
    }
    return begins;
}

// Of rows that belong to the one above, the person stands there.
void RowTaker::read_person(const Row& row) {
    begins_ = begins_record(row);
    if (begins_) clue_ = {};
    for (const Column& column : columns_) {
        if (column.mapped->target.kind != Kind::Person) continue;
        std::string text = cell_text(row.at(column.number));
        std::string* part = clue_.part(column.mapped->target.name);
        if (part != nullptr && !text.empty() && !table_.profile().is_anonymous(text))
            *part = std::move(text);
    }
    clue_.join_name();
}

// Whether the row is an answer that was withdrawn or not sent.
bool RowTaker::is_void() {
    const Words& words = context_.words.form.vocabulary("void_answer");
    for (const Column& column : columns_) {
        if (column.mapped->target.kind != Kind::Validity) continue;
        std::string text = cell_text(cell(column));
        if (!words.find(text)) continue;
        report(MessageId::ImportVoid, column, std::move(text));
        return true;
    }
    return false;
}

// The moment of the row or of its record, or the day of the mapping.
std::optional<Moment> RowTaker::moment() {
    if (begins_) record_moment_.reset();
    if (const auto own = moment_of(date_field)) record_moment_ = own;
    if (!record_moment_ && mapping_.date) return serial_of_date(*mapping_.date);
    return record_moment_;
}

std::optional<Moment> RowTaker::moment_of(const Target& target) {
    for (const Column& column : columns_) {
        if (!(column.mapped->target == target)) continue;
        const CellValue value = cell(column);
        if (is_blank(value)) continue;
        const auto read = read_moment(value, column.mapped->dates, table_.date_offset());
        if (!read) report(MessageId::DateUnreadable, column, cell_text(value));
        return read;
    }
    return std::nullopt;
}

void RowTaker::report(MessageId id, const Column& column, std::string found, std::string expected) {
    result().issues.push_back({id, table_.place(row_->number, column.number),
                               column.mapped->heading, std::move(found), std::move(expected)});
}

void RowTaker::report(MessageId id, std::string subject, std::string found) {
    result().issues.push_back({id, result().place, std::move(subject), std::move(found), ""});
}

void RowTaker::set(Entry& entry, const ColumnId& id, PlannedValue value) {
    entry.set(context_.sheets.column(id), std::move(value));
}

void RowTaker::put(std::size_t sheet, Entry entry) {
    entry.result = index_;
    entry.cells.shrink_to_fit();  // there are as many as answers
    context_.sheets.put(sheet, std::move(entry), context_.results);
}

Result<void> RowTaker::take_answers() {
    const auto when = moment();
    const bool checked = take_checks(when);
    const auto attended_on = moment_of(Target{Kind::Attended, {}});
    const bool attended = attends() && take_attendances(attended_on ? attended_on : when);
    if (!checked && !attended && (mapping_.takes_checks() || result().issues.empty()))
        report(MessageId::ImportNoAnswer);
    return {};
}

// -------------------------------------------------------------------------------------- checks

bool RowTaker::take_checks(std::optional<Moment> when) {
    std::vector<std::pair<std::size_t, Entry>> entries;
    const auto take = [&](Column& column) {
        auto value = answer(column);
        if (!value) return;
        const std::size_t at = destination(column);
        auto entry = std::find_if(entries.begin(), entries.end(),
                                  [at](const auto& one) { return one.first == at; });
        if (entry == entries.end()) {
            entry = entries.insert(entries.end(), {at, {}});
            set_person(entry->second, when);
        }
        set_answer(entry->second, column, std::move(*value));
    };
    for (Column& column : columns_)
        if (has_answers(column.mapped->target.kind)) take(column);
    if (Column* listed = listed_column()) take(*listed);
    for (auto& [at, entry] : entries) put(at, std::move(entry));
    return !entries.empty();
}

// The column of levels, as that of the skill or tool that the row names.
RowTaker::Column* RowTaker::listed_column() {
    const auto at = [this](Kind kind) {
        return std::find_if(columns_.begin(), columns_.end(), [kind](const Column& column) {
            return column.mapped->target.kind == kind;
        });
    };
    const auto subject = at(Kind::Subject);
    const auto level = at(Kind::Level);
    if (subject == columns_.end() || level == columns_.end()) return nullptr;
    const std::string name = cell_text(cell(*subject));
    if (name.empty()) return nullptr;
    const auto [known, added] = listed_.try_emplace(match_key(name));
    Listed& listed = known->second;
    if (added) {
        const auto renamed = mapping_.subjects.find(match_key(name));
        const std::string& own = renamed == mapping_.subjects.end() ? name : renamed->second;
        const Vocabulary& vocabulary = context_.words.vocabulary;
        if (const auto skill = vocabulary.skill(own))
            listed.mapped.target = {Kind::Skill, *skill};
        else if (const auto tool = vocabulary.tool(own))
            listed.mapped.target = {Kind::Tool, *tool};
        listed.mapped.heading = level->mapped->heading;
        listed.column.number = level->number;
        listed.column.mapped = &listed.mapped;
        if (listed.mapped.target.kind != Kind::Open && !prepare(listed.column))
            listed.mapped.target = {};
    }
    if (listed.mapped.target.kind != Kind::Open) return &listed.column;
    report(MessageId::ImportSkillUnknown, *subject, name);
    return nullptr;
}

// Of several levels that are ticked, the highest.
void RowTaker::set_answer(Entry& entry, const Column& column, PlannedValue value) {
    const PlannedValue* other = entry.find(column.entry_column);
    if (column.mapped->level && other != nullptr && !(*other < value)) return;
    entry.set(column.entry_column, std::move(value));
}

// A level, or a mark. What is neither is told, and left out.
std::optional<PlannedValue> RowTaker::answer(Column& column) {
    const CellValue value = cell(column);
    if (is_blank(value)) return std::nullopt;
    const std::string text = cell_text(value);
    if (column.mapped->level) {
        const auto mark = context_.words.form.vocabulary("check").find(text);
        if (mark && *mark != "ticked") return std::nullopt;
        if (mark) return static_cast<double>(*column.mapped->level);
    } else if (column.levels) {
        const ReadAnswer read = column.levels->read(text);
        if (read.kind == ReadAnswer::Kind::Level) return static_cast<double>(read.level);
        if (read.kind == ReadAnswer::Kind::Blank) return std::nullopt;
    } else {
        const Words& marks = context_.words.form.vocabulary("check");
        if (const auto mark = marks.find(text)) return marks.word(*mark);
    }
    report(MessageId::ImportAnswerUnreadable, column, text);
    return std::nullopt;
}

// The sheet with the column: that of a persona of the person, if there are several.
std::size_t RowTaker::destination(const Column& column) const {
    if (column.sheets.size() > 1)
        for (const std::size_t at : column.sheets)
            if (is_of_a_persona(context_.sheets.sheet(at).name)) return at;
    return column.sheets.front();
}

bool RowTaker::is_of_a_persona(const std::string& sheet) const {
    const std::string key = match_key(sheet);
    const auto& personas = context_.records.staff[*member_].personas;
    return std::any_of(personas.begin(), personas.end(), [&](Symbol persona) {
        const std::string& end = context_.records.words.key(persona);
        return !end.empty() && key.size() > end.size() &&
               key.compare(key.size() - end.size(), end.size(), end) == 0;
    });
}

void RowTaker::set_person(Entry& entry, std::optional<Moment> when) {
    const StaffMember& member = context_.records.staff[*member_];
    set(entry, "staff", member.id);
    set(entry, "name", member.name);
    if (member.department)
        set(entry, "department", context_.records.departments[*member.department].name);
    if (when) set(entry, "date", day_of(*when));
    entry.moment = when.value_or(0);
}

// --------------------------------------------------------------------------------- attendances

bool RowTaker::take_attendances(std::optional<Moment> when) {
    bool any = false;
    for (const Column& column : columns_)
        if (column.mapped->target.kind == Kind::Training)
            any = take_training_column(column, when) || any;
    if (!names_trainings()) return any;
    const auto names = training_names();
    if (names.empty()) return any;
    const auto state = status();
    const bool share = std::any_of(columns_.begin(), columns_.end(), [](const Column& column) {
        return column.mapped->target.kind == Kind::Percent;
    });
    if (!state) return any;
    for (const std::string& name : names) take_attendance(name, *state, when, share);
    return true;
}

// ○, 修了 or a day.
bool RowTaker::take_training_column(const Column& column, std::optional<Moment> when) {
    const CellValue value = cell(column);
    if (is_blank(value)) return false;
    const std::string text = cell_text(value);
    const std::string& training = column.mapped->target.name;
    const Form& form = context_.words.form;
    if (const auto state = form.vocabulary("attendance_status").find(text)) {
        take_attendance(training, *state, when, false);
        return true;
    }
    if (const auto mark = form.vocabulary("check").find(text)) {
        if (*mark != "ticked") return false;
        take_attendance(training, "completed", when, false);
        return true;
    }
    if (const auto day = read_moment(value, column.mapped->dates, table_.date_offset())) {
        take_attendance(training, "completed", day, false);
        return true;
    }
    report(MessageId::ImportAnswerUnreadable, column, text);
    return false;
}

// The trainings of the row. What of them nobody knows is told.
std::vector<std::string> RowTaker::training_names() {
    for (const Column& column : columns_) {
        if (!(column.mapped->target == training_field)) continue;
        const std::string text = cell_text(cell(column));
        if (text.empty()) return {};
        std::vector<std::string> names;
        for (const std::string& name : named_trainings(text)) {
            if (auto known = training(name))
                names.push_back(std::move(*known));
            else
                report(MessageId::ImportTrainingUnknown, column, name);
        }
        return names;
    }
    if (auto known = training(mapping_.training)) return {std::move(*known)};
    report(MessageId::ImportTrainingUnknown, std::string(), mapping_.training);
    return {};
}

// One name, or several with a ; behind or between them.
std::vector<std::string> RowTaker::named_trainings(const std::string& text) const {
    if (training(text)) return {text};
    return whole_names(split_values(text), [this](std::string_view name) {
        return training(std::string(name)).has_value();
    });
}

std::optional<std::string> RowTaker::training(const std::string& text) const {
    const auto renamed = mapping_.trainings.find(match_key(text));
    return context_.words.training(renamed == mapping_.trainings.end() ? text : renamed->second);
}

// The id of the state, from the words, the share completed or the time that somebody was there.
std::optional<std::string> RowTaker::status() {
    const Words& states = context_.words.form.vocabulary("attendance_status");
    for (const Column& column : columns_) {
        const Target& target = column.mapped->target;
        const CellValue value = cell(column);
        if (is_blank(value)) continue;
        if (target == status_field) {
            const std::string text = cell_text(value);
            if (const auto state = states.find(text)) return std::string(*state);
            if (const auto state = mapping_.states.find(match_key(text));
                state != mapping_.states.end() && !state->second.empty())
                return state->second;
            if (context_.words.form.vocabulary("check").find(text) == "ticked") return "completed";
            report(MessageId::ImportAnswerUnreadable, column, text);
            return std::nullopt;
        }
        if (target.kind == Kind::Percent) return status_of_share(column);
        if (target.kind == Kind::Minutes && mapping_.minutes) return status_of_time(column);
    }
    if (!mapping_.status.empty()) return mapping_.status;
    report(MessageId::ImportNoStatus);
    return std::nullopt;
}

std::optional<std::string> RowTaker::status_of_share(const Column& column) {
    const std::string text = cell_text(cell(column));
    const auto share = read_percent(cell(column));
    if (share && *share > 0) return *share >= all ? "completed" : "in_progress";
    report(share ? MessageId::ImportNotBegun : MessageId::ImportAnswerUnreadable, column, text);
    return std::nullopt;
}

std::optional<std::string> RowTaker::status_of_time(const Column& column) {
    const auto minutes = read_minutes(cell(column));
    if (minutes && *minutes >= *mapping_.minutes) return "completed";
    report(minutes ? MessageId::ImportTooShort : MessageId::ImportAnswerUnreadable, column,
           cell_text(cell(column)), number_text(*mapping_.minutes));
    return std::nullopt;
}

void RowTaker::take_attendance(const std::string& training, std::string_view state,
                               std::optional<Moment> when, bool share_of_course) {
    if (!when && (state == "completed" || state == "exempted"))
        return report(MessageId::ImportNoDate, training);
    Entry entry;
    set(entry, "staff", context_.records.staff[*member_].id);
    set(entry, "training", training);
    if (when) set(entry, "date", day_of(*when));
    set(entry, "status", context_.words.form.vocabulary("attendance_status").word(state));
    for (const Column& column : columns_)
        if (column.field != nullptr &&
            (column.field->id == "method" || column.field->id == "score"))
            set_field(entry, column);
    entry.moment = when.value_or(0);
    entry.share_of_course = share_of_course;
    put(sheets_.front(), std::move(entry));
}

// -------------------------------------------------------------------------------------- others

Result<void> RowTaker::take_fields() {
    Entry entry;
    if (goes_by_person()) set(entry, "staff", context_.records.staff[*member_].id);
    if (mapping_.into == "staff" && !set_staff(entry)) return {};
    for (const Column& column : columns_)
        if (column.field != nullptr) set_field(entry, column);
    const FormSheet& form = context_.words.form.sheet(mapping_.into);
    const bool keyed = std::any_of(form.key.begin(), form.key.end(), [&](const auto& id) {
        return id != "staff" && entry.find(context_.sheets.column(id)) != nullptr;
    });
    if (!keyed) {
        report(MessageId::ImportNoAnswer);
        return {};
    }
    put(sheets_.front(), std::move(entry));
    return {};
}

// A person who is new has a number of their own; one who is known may be named otherwise.
bool RowTaker::set_staff(Entry& entry) {
    std::string number = clue_.number;
    if (number.empty()) {
        OwnClue clue = clue_;  // where somebody is known by their account, the department is news
        if (!clue.mail.empty() || !clue.upn.empty()) clue.department.clear();
        const auto staff = context_.people.find(clue, result());
        if (!staff) return false;
        number = context_.records.staff[*staff].id;
    }
    number = context_.words.staff_number(number);
    result().staff = number;
    result().name = clue_.name;
    set(entry, "id", number);
    set(entry, "name", clue_.name);
    set(entry, "kana", clue_.kana);
    const std::string& mail = clue_.mail.empty() ? clue_.upn : clue_.mail;
    if (mail.find('@') != std::string::npos) set(entry, "mail", mail);
    return clue_.department.empty() || set_department(entry);
}

// The code of the only department of that name. What is neither a code nor such a name stands as
// a name; but a row that knows somebody by their account only tells of that department, and is of
// no use.
bool RowTaker::set_department(Entry& entry) {
    const std::string& text = clue_.department;
    const std::string code = context_.words.department_code(text);
    const Department* named = nullptr;
    std::size_t count = 0;
    for (const Department& one : context_.records.departments) {
        if (one.code == code) {
            set(entry, "department", code);
            return true;
        }
        if (match_key(one.name) != match_key(text)) continue;
        named = &one;
        ++count;
    }
    if (count == 1) {
        set(entry, "department", named->code);
        return true;
    }
    report(MessageId::ImportDepartmentUnknown, std::string(), text);
    if (clue_.number.empty()) return false;
    set(entry, all_digits(match_key(text)) ? "department" : "department_name", text);
    return true;
}

void RowTaker::set_field(Entry& entry, const Column& column) {
    const CellValue value = cell(column);
    if (is_blank(value)) return;
    if (column.field->kind == FormColumn::Kind::Date) {
        const auto read = read_moment(value, column.mapped->dates, table_.date_offset());
        if (read) return entry.set(column.entry_column, day_of(*read));
        return report(MessageId::DateUnreadable, column, cell_text(value));
    }
    if (column.field->kind == FormColumn::Kind::Number) {
        const auto number = cell_number(value);
        if (number) return entry.set(column.entry_column, *number);
        return report(MessageId::NumberUnreadable, column, cell_text(value));
    }
    entry.set(column.entry_column, cell_text(value));
}

}  // namespace skillmap::import
