// 所属, 職員 and 研修.
#include <algorithm>

#include "core/intake/cell_text.h"
#include "core/intake/reading.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

// A code as we keep it: digits in ASCII, without spaces around.
std::string code_text(const RowContext& row, TableColumn column) {
    return compatible_text(row.text(column));
}

// The width that leading zeros prove: that of the codes written with them, if these agree.
template <class T>
std::size_t proven_width(const List<T>& entries, std::string T::*code) {
    std::size_t width = 0;
    for (const T& entry : entries) {
        const std::string& text = entry.*code;
        if (text.size() < 2 || text.front() != '0' || !all_digits(text)) continue;
        if (width != 0 && width != text.size()) return 0;
        width = text.size();
    }
    return width;
}

// Gives codes their leading zeros back. One note tells of the first and how many there are.
template <class T>
void pad_codes(Reading& reading, List<T>& entries, std::string T::*code, std::size_t width,
               const std::string& heading) {
    std::size_t count = 0;
    Issue note{MessageId::LeadingZerosRestored, {}, heading, "", ""};
    for (T& entry : entries) {
        std::string padded = zero_padded(entry.*code, width);
        if (padded == entry.*code) continue;
        if (++count == 1) {
            note.place = {reading.records.file, reading.records.sheets[entry.source.sheet], {}, {}};
            note.found = entry.*code;
            note.expected = padded;
        }
        entry.*code = std::move(padded);
    }
    if (count == 0) return;
    note.subject += " " + std::to_string(count);
    reading.issues.add(std::move(note));
}

Place place_of(const Reading& reading, const SourceRow& source) {
    return {reading.records.file,
            reading.records.sheets[source.sheet],
            CellRef{source.row, source.column},
            {}};
}

struct DepartmentColumns {
    TableColumn code, bureau, name, parent, valid_from, valid_to, successor, order;
};

Department read_department(const RowContext& row, const DepartmentColumns& c) {
    Department department;
    department.code = code_text(row, c.code);
    department.bureau = row.text(c.bureau);
    department.name = row.text(c.name);
    department.parent_code = code_text(row, c.parent);
    department.valid_from = row.date(c.valid_from, "valid_from");
    department.valid_to = row.date(c.valid_to, "valid_to");
    department.successor_code = code_text(row, c.successor);
    department.order = row.number(c.order, "order");
    department.source = row.source(c.code);
    if (department.name.empty()) department.name = department.code;
    return department;
}

struct StaffColumns {
    TableColumn id, name, kana, department, department_name, concurrent, appointment, position,
        grade, personas, segments, mail, status, assigned_on;
};

// The values of a cell. A name the schemes know is one value, whatever is in it.
std::vector<std::string> names(const RowContext& row, TableColumn column,
                               const std::function<bool(std::string_view)>& known) {
    const std::string cell = row.text(column);
    return known(cell) ? std::vector{cell} : whole_names(split_values(cell), known);
}

std::vector<Symbol> personas(const RowContext& row, TableColumn column) {
    std::vector<Symbol> list;
    Reading& reading = row.reading;
    const auto add = [&](std::string_view name) {
        const auto known = reading.vocabulary.persona(name);
        if (!known)
            row.report(MessageId::PersonaUnknown, column, row.layout.heading("personas"),
                       std::string(name), reading.vocabulary.persona_list());
        const Symbol symbol = reading.records.words.intern(known ? *known : name);
        if (std::find(list.begin(), list.end(), symbol) == list.end()) list.push_back(symbol);
    };
    const auto known = [&](std::string_view name) {
        return reading.vocabulary.persona(name).has_value();
    };
    for (const std::string& name : names(row, column, known)) add(name);
    return list;
}

std::vector<Symbol> words(const RowContext& row, TableColumn column) {
    std::vector<Symbol> list;
    const std::string cell = row.text(column);
    for (const auto word : split_values(cell))
        list.push_back(row.reading.records.words.intern(word));
    return list;
}

std::vector<Id<Department>> departments(const RowContext& row, TableColumn column) {
    std::vector<Id<Department>> list;
    const std::string cell = row.text(column);
    for (const auto code : split_values(cell))
        if (const auto department = row.department(column, code)) list.push_back(*department);
    return list;
}

// The department of a staff member, by code or else by name. Without a list of departments, the
// codes in use make one.
std::optional<Id<Department>> home_department(const RowContext& row, const StaffColumns& c) {
    Reading& reading = row.reading;
    TableColumn column = c.department;
    if (row.text(column).empty() && c.department_name.exists()) column = c.department_name;
    const std::string code = code_text(row, column);
    if (code.empty()) {
        if (column.exists())
            row.report(MessageId::DepartmentBlank, column, row.layout.heading("department"), "");
        return std::nullopt;
    }
    if (!reading.records.present.departments && reading.department_codes.add(code)) {
        Department department;
        department.code = department.name = code;
        department.source = row.source();
        reading.records.departments.add(std::move(department));
    }
    return row.department(column, code);
}

// Without 所属コード, 所属名 serves; without 在籍状況 everybody counts.
void report_absent_staff_columns(const RowContext& row, const StaffColumns& c) {
    const Place place = row.table.sheet_place();
    if (!c.department.exists() && !c.department_name.exists())
        row.reading.report(MessageId::ColumnAbsent, place, row.layout.heading("department"), "");
    if (!c.status.exists())
        row.reading.report(MessageId::StatusColumnAbsent, place, row.layout.heading("status"), "");
}

// 在籍状況 in the words we know. Blank or unknown, the person is not counted, which is reported.
Symbol status(const RowContext& row, TableColumn column, const std::string& id) {
    const std::string text = row.text(column);
    if (!column.exists()) return {};
    const Words& words = row.reading.form.vocabulary("status");
    if (text.empty())
        row.report(MessageId::StatusBlank, column, row.layout.heading("status"), id);
    else if (!words.find(text))
        row.report(MessageId::StatusUnknown, column, row.layout.heading("status"), text,
                   words.list());
    return row.reading.records.words.intern(words.canonical(text));
}

StaffMember read_member(const RowContext& row, const StaffColumns& c) {
    StaffMember member;
    SymbolTable& known = row.reading.records.words;
    member.id = code_text(row, c.id);
    member.name = row.text(c.name);
    member.kana = row.text(c.kana);
    member.mail = row.text(c.mail);
    member.department = home_department(row, c);
    member.concurrent_departments = departments(row, c.concurrent);
    member.appointment =
        known.intern(row.reading.form.vocabulary("appointment").canonical(row.text(c.appointment)));
    member.position = known.intern(row.text(c.position));
    member.grade = known.intern(row.text(c.grade));
    member.status = status(row, c.status, member.id);
    member.personas = personas(row, c.personas);
    member.segments = words(row, c.segments);
    member.assigned_on = row.date(c.assigned_on, "assigned_on");
    member.source = row.source(c.id);
    return member;
}

struct TrainingColumns {
    TableColumn code, name, category, audience, recurrence, hours, provider, method, skills,
        fiscal_year;
};

std::optional<Audience::Field> audience_field(std::string_view id) {
    using Field = Audience::Field;
    if (id == "grade") return Field::Grade;
    if (id == "position") return Field::Position;
    if (id == "persona") return Field::Persona;
    if (id == "segment") return Field::Segment;
    if (id == "appointment") return Field::Appointment;
    if (id == "department") return Field::Department;
    return std::nullopt;
}

// The category in brackets behind an alternative ("職位:主任（推奨）"), which is cut off.
Symbol audience_category(Reading& reading, std::string& text) {
    if (text.empty() || text.back() != ')') return {};
    const std::size_t open = text.rfind('(');
    if (open == std::string::npos) return {};
    const std::string inside = text.substr(open + 1, text.size() - open - 2);
    const Words& categories = reading.form.vocabulary("training_category");
    if (!categories.find(inside) && !reading.vocabulary.is_category(inside)) return {};
    text = std::string(trim(std::string_view(text).substr(0, open)));
    return reading.records.words.intern(categories.canonical(inside));
}

// One alternative of 対象: 全職員, or a field and its value ("役職区分:管理職").
std::optional<Audience> read_audience(Reading& reading, std::string_view text) {
    std::string normal = compatible_text(text);
    const Symbol category = audience_category(reading, normal);
    const Words& words = reading.form.vocabulary("audience");
    const std::size_t colon = normal.find(':');
    const auto id = words.find(std::string_view(normal).substr(0, colon));
    if (!id) return std::nullopt;
    if (colon == std::string::npos)
        return *id == "everyone"
                   ? std::optional(Audience{Audience::Field::Everyone, Symbol{}, category})
                   : std::nullopt;
    const auto field = audience_field(*id);
    const std::string value(trim(std::string_view(normal).substr(colon + 1)));
    if (!field || value.empty()) return std::nullopt;
    const auto persona = reading.vocabulary.persona(value);
    const bool is_persona = *field == Audience::Field::Persona && persona;
    return Audience{*field, reading.records.words.intern(is_persona ? *persona : value), category};
}

std::vector<Audience> audience(const RowContext& row, TableColumn column) {
    std::vector<Audience> list;
    const std::string cell = row.text(column);
    for (const auto text : split_values(cell)) {
        if (const auto one = read_audience(row.reading, text))
            list.push_back(*one);
        else
            row.report(MessageId::AudienceUnreadable, column, row.layout.heading("audience"),
                       std::string(text), row.reading.form.vocabulary("audience").list());
    }
    return list;
}

// Blank means once. A word that is not known leaves open whether earlier years count.
Recurrence recurrence(const RowContext& row, TableColumn column) {
    if (row.text(column).empty()) return Recurrence::Once;
    const auto id = row.word(column, "recurrence", "recurrence");
    if (!id) return Recurrence::Unknown;
    return *id == "every_fiscal_year" ? Recurrence::EveryFiscalYear : Recurrence::Once;
}

Symbol category(const RowContext& row, TableColumn column) {
    const std::string text = row.text(column);
    if (text.empty()) return {};
    if (!row.reading.vocabulary.is_category(text))
        row.word(column, "category", "training_category");
    return row.reading.records.words.intern(
        row.reading.form.vocabulary("training_category").canonical(text));
}

Training read_training(const RowContext& row, const TrainingColumns& c) {
    Training training;
    training.code = code_text(row, c.code);
    training.name = row.text(c.name);
    training.category = category(row, c.category);
    training.audience = audience(row, c.audience);
    if (c.audience.exists() && row.text(c.audience).empty() &&
        !row.reading.vocabulary.knows_audience(training.name) &&
        row.reading.vocabulary.is_obligation(row.reading.records.words.text(training.category)))
        row.report(MessageId::AudienceBlank, c.audience, row.layout.heading("audience"),
                   training.name);
    training.recurrence = recurrence(row, c.recurrence);
    training.recurrence_open = row.text(c.recurrence).empty();
    training.hours = row.number(c.hours, "hours");
    training.provider = row.text(c.provider);
    training.method = row.text(c.method);
    training.skills = read_skills(row, c.skills);
    const std::string year = row.text(c.fiscal_year);
    training.fiscal_year = parse_fiscal_year(year);
    if (!year.empty() && !training.fiscal_year)
        row.report(MessageId::FiscalYearUnreadable, c.fiscal_year,
                   row.layout.heading("fiscal_year"), year);
    training.source = row.source();
    return training;
}

}  // namespace

std::vector<Symbol> read_skills(const RowContext& row, TableColumn column) {
    std::vector<Symbol> list;
    Reading& reading = row.reading;
    const auto add = [&](std::string_view name) {
        const auto known = reading.vocabulary.skill(name);
        if (!known)
            row.report(MessageId::SkillUnknown, column, row.layout.heading("skills"),
                       std::string(name));
        else
            list.push_back(reading.records.words.intern(*known));
    };
    const auto known = [&](std::string_view name) {
        return reading.vocabulary.skill(name).has_value();
    };
    for (const std::string& name : names(row, column, known)) add(name);
    return list;
}

Result<void> read_departments(RowContext row) {
    TableReader& t = row.table;
    const DepartmentColumns c{t.column("code"),      t.column("bureau"),     t.column("name"),
                              t.column("parent"),    t.column("valid_from"), t.column("valid_to"),
                              t.column("successor"), t.column("order")};
    List<Department> found;
    auto read = row.each_row(c.code, [&] {
        Department department = read_department(row, c);
        if (department.code.empty())
            row.report(MessageId::KeyMissing, c.code, row.layout.heading("code"), "");
        else
            found.add(std::move(department));
    });
    if (!read) return read;
    Reading& reading = row.reading;
    pad_codes(reading, found, &Department::code, proven_width(found, &Department::code),
              row.layout.heading("code"));
    for (Department& department : found) {
        if (!reading.department_codes.add(department.code)) {
            reading.report(MessageId::CodeTwice, place_of(reading, department.source),
                           row.layout.heading("code"), department.code);
            continue;
        }
        const std::string name = match_key(department.name);
        reading.department_names[name].push_back(
            reading.records.departments.add(std::move(department)));
    }
    return {};
}

Result<void> read_staff(RowContext row) {
    TableReader& t = row.table;
    const StaffColumns c{t.column("id"),
                         t.column("name"),
                         t.column("kana"),
                         t.column("department"),
                         t.column("department_name"),
                         t.column("concurrent"),
                         t.column("appointment"),
                         t.column("position"),
                         t.column("grade"),
                         t.column("personas"),
                         t.column("segments"),
                         t.column("mail"),
                         t.column("status"),
                         t.column("assigned_on")};
    row.reading.records.present.status_column = c.status.exists();
    report_absent_staff_columns(row, c);
    List<StaffMember> found;
    auto read = row.each_row(c.id, [&] {
        if (row.text(c.id).empty())
            row.report(MessageId::KeyMissing, c.id, row.layout.heading("id"), "");
        else
            found.add(read_member(row, c));
    });
    if (!read) return read;
    Reading& reading = row.reading;
    pad_codes(reading, found, &StaffMember::id, proven_width(found, &StaffMember::id),
              row.layout.heading("id"));
    for (StaffMember& member : found) {
        if (reading.staff_codes.add(member.id))
            reading.records.staff.add(std::move(member));
        else
            reading.report(MessageId::CodeTwice, place_of(reading, member.source),
                           row.layout.heading("id"), member.id);
    }
    return {};
}

Result<void> read_trainings(RowContext row) {
    TableReader& t = row.table;
    const TrainingColumns c{t.column("code"),       t.column("name"),       t.column("category"),
                            t.column("audience"),   t.column("recurrence"), t.column("hours"),
                            t.column("provider"),   t.column("method"),     t.column("skills"),
                            t.column("fiscal_year")};
    Reading& reading = row.reading;
    return row.each_row(c.code.exists() ? c.code : c.name, [&] {
        Training training = read_training(row, c);
        if (training.name.empty() && training.code.empty())
            return row.report(MessageId::KeyMissing, c.name, row.layout.heading("name"), "");
        // Without a code the name is the key.
        const std::string code = training.code.empty() ? training.name : training.code;
        if (!reading.training_codes.add(code))
            return row.report(MessageId::CodeTwice, c.code, row.layout.heading("code"), code);
        const std::string name = match_key(training.name);
        reading.training_names[name].push_back(reading.records.trainings.add(std::move(training)));
    });
}

namespace {

Recurrence scheme_recurrence(const Reading& reading, const std::string& text) {
    return reading.form.vocabulary("recurrence").find(text) == "every_fiscal_year"
               ? Recurrence::EveryFiscalYear
               : Recurrence::Once;
}

// Fills in what a row of the workbook leaves blank.
void complete(Reading& reading, Training& training, const SchemeTraining& scheme_training,
              const Scheme& scheme) {
    SymbolTable& words = reading.records.words;
    const Words& categories = reading.form.vocabulary("training_category");
    if (training.category == Symbol{})
        training.category = words.intern(categories.canonical(scheme_training.category));
    if (training.audience.empty())
        for (const std::string& text : scheme_training.audience)
            if (const auto one = read_audience(reading, text)) training.audience.push_back(*one);
    if (training.recurrence_open && !scheme_training.recurrence.empty()) {
        training.recurrence = scheme_recurrence(reading, scheme_training.recurrence);
        training.recurrence_open = false;
    }
    if (!training.hours) training.hours = scheme_training.hours;
    if (training.skills.empty())
        for (const Id<Skill> skill : scheme_training.skills)
            training.skills.push_back(words.intern(scheme.skills[skill].name));
    if (training.provider.empty()) training.provider = scheme_training.provider;
    if (training.method.empty()) training.method = scheme_training.method;
}

}  // namespace

void take_scheme_trainings(Reading& reading) {
    for (const Scheme* scheme : reading.vocabulary.schemes())
        for (const SchemeTraining& one : scheme->trainings) {
            std::vector<Id<Training>> rows;
            for (const Training& training : reading.records.trainings)
                if (scheme->find_training(training.name) == scheme->trainings.id_of(one))
                    rows.push_back(reading.records.trainings.id_of(training));
            if (rows.empty() && reading.training_codes.add(one.name)) {
                Training training;
                training.name = one.name;
                training.recurrence_open = true;
                rows.push_back(reading.records.trainings.add(std::move(training)));
                reading.training_names[match_key(one.name)].push_back(rows.front());
            }
            for (const Id<Training> id : rows)
                complete(reading, reading.records.trainings[id], one, *scheme);
        }
}

void restore_leading_zeros(Reading& reading) {
    pad_codes(reading, reading.records.staff, &StaffMember::id, reading.staff_codes.width(),
              reading.form.sheet("staff").heading("id"));
    pad_codes(reading, reading.records.departments, &Department::code,
              reading.department_codes.width(), reading.form.sheet("departments").heading("code"));
}

}  // namespace skillmap
