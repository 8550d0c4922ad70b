#include "core/intake/form_pages.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

namespace skillmap {
namespace {

using report::Page;
using report::Table;
using report::Value;

// The cells of a row by the id of their column.
using Cells = std::map<std::string_view, Value>;

Value text(const std::string& value) {
    return value.empty() ? Value{} : Value{value};
}

Value date(const DateField& field) {
    return field.known() ? Value{field.date()} : Value{};
}

template <class T>
Value number(const std::optional<T>& value) {
    return value ? Value{static_cast<double>(*value)} : Value{};
}

// "a;b" of several words.
template <class List, class F>
std::string joined(const List& list, F word) {
    std::string all;
    for (const auto& one : list) all += (all.empty() ? "" : ";") + std::string(word(one));
    return all;
}

class FormPages {
  public:
    FormPages(const Records& records, const Settings& settings, const Form& form)
        : records_(records), settings_(settings), form_(form) {}

    std::vector<Page> make() {
        add_settings();
        add_departments();
        add_staff();
        add_trainings();
        add_attendances();
        add_experiences();
        add_qualifications();
        add_attestations();
        add_skill_checks();
        add_tool_levels();
        add_checklists();
        add_practices();
        add_targets();
        add_sessions();
        add_projects();
        return std::move(pages_);
    }

  private:
    // Starts a sheet with the columns of the form that are listed, all of them where none is.
    Table& start(std::string_view id, const std::string& name,
                 const std::vector<std::string_view>& columns = {}) {
        const FormSheet& sheet = form_.sheet(id);
        columns_.clear();
        Table table;
        for (const FormColumn& column : sheet.columns) {
            if (column.computed) continue;
            if (!columns.empty() &&
                std::find(columns.begin(), columns.end(), column.id) == columns.end())
                continue;
            columns_.push_back(column.id);
            report::Column heading;
            heading.heading = column.names.front();
            heading.kind = column.kind == FormColumn::Kind::Date     ? report::ColumnKind::Date
                           : column.kind == FormColumn::Kind::Number ? report::ColumnKind::Number
                                                                     : report::ColumnKind::Text;
            if (!column.choices.empty())
                heading.entry.choices = form_.vocabulary(column.choices).written();
            table.columns.push_back(std::move(heading));
        }
        Page page;
        page.id = page.name = name.empty() ? sheet.name() : name;
        page.blocks.emplace_back(std::move(table));
        pages_.push_back(std::move(page));
        return std::get<Table>(pages_.back().blocks.front());
    }

    void add(Table& table, Cells cells) const {
        std::vector<Value> row;
        for (const std::string& column : columns_) row.push_back(cells[column]);
        table.rows.push_back(std::move(row));
    }

    const std::string& word(Symbol symbol) const { return records_.words.text(symbol); }
    const std::string& id(Id<StaffMember> staff) const { return records_.staff[staff].id; }

    std::string words(const std::vector<Symbol>& list) const {
        return joined(list, [this](Symbol symbol) { return word(symbol); });
    }

    void add_settings() {
        Table& table = start("settings", "");
        const Words& names = form_.vocabulary("setting");
        const auto item = [&](std::string_view name, Value value) {
            add(table, {{"item", names.word(name)}, {"value", std::move(value)}});
        };
        item("organization", text(settings_.organization));
        if (!settings_.schemes.empty()) item("scheme", text(settings_.schemes.front().id));
        if (settings_.schemes.size() > 1) item("indicators", text(settings_.schemes[1].id));
        item("as_of", date(settings_.as_of));
        if (settings_.fiscal_year)
            item("fiscal_year", static_cast<std::int64_t>(settings_.fiscal_year->year()));
        for (const auto& [name, value] : settings_.choices)
            add(table, {{"item", name}, {"value", value}});
    }

    void add_departments() {
        Table& table = start("departments", "");
        for (const Department& one : records_.departments)
            add(table, {{"code", one.code},
                        {"bureau", text(one.bureau)},
                        {"name", text(one.name)},
                        {"parent", text(one.parent_code)},
                        {"valid_from", date(one.valid_from)},
                        {"valid_to", date(one.valid_to)},
                        {"successor", text(one.successor_code)},
                        {"order", number(one.order)}});
    }

    void add_staff() {
        Table& table =
            start("staff", "",
                  {"id", "name", "kana", "department", "concurrent", "appointment", "position",
                   "grade", "personas", "segments", "mail", "status", "assigned_on"});
        for (const StaffMember& one : records_.staff) {
            const auto code = [this](Id<Department> department) {
                return records_.departments[department].code;
            };
            add(table, {{"id", one.id},
                        {"name", text(one.name)},
                        {"kana", text(one.kana)},
                        {"department", one.department ? Value{code(*one.department)} : Value{}},
                        {"concurrent", text(joined(one.concurrent_departments, code))},
                        {"appointment", text(word(one.appointment))},
                        {"position", text(word(one.position))},
                        {"grade", text(word(one.grade))},
                        {"personas", text(words(one.personas))},
                        {"segments", text(words(one.segments))},
                        {"mail", text(one.mail)},
                        {"status", text(word(one.status))},
                        {"assigned_on", date(one.assigned_on)}});
        }
    }

    std::string audience(const Audience& audience) const {
        using Field = Audience::Field;
        static const std::map<Field, std::string_view> ids{
            {Field::Everyone, "everyone"},    {Field::Grade, "grade"},
            {Field::Position, "position"},    {Field::Persona, "persona"},
            {Field::Segment, "segment"},      {Field::Appointment, "appointment"},
            {Field::Department, "department"}};
        const std::string& name = form_.vocabulary("audience").word(ids.at(audience.field));
        const std::string who =
            audience.field == Field::Everyone ? name : name + ":" + word(audience.value);
        return audience.category == Symbol{} ? who : who + "（" + word(audience.category) + "）";
    }

    void add_trainings() {
        Table& table = start("trainings", "");
        const Words& recurrence = form_.vocabulary("recurrence");
        for (const Training& one : records_.trainings) {
            const std::string_view often =
                one.recurrence == Recurrence::EveryFiscalYear ? "every_fiscal_year" : "once";
            add(table,
                {{"code", text(one.code)},
                 {"name", text(one.name)},
                 {"category", text(word(one.category))},
                 {"audience",
                  text(joined(one.audience, [this](const Audience& a) { return audience(a); }))},
                 {"recurrence",
                  one.recurrence == Recurrence::Unknown ? Value{} : Value{recurrence.word(often)}},
                 {"hours", number(one.hours)},
                 {"provider", text(one.provider)},
                 {"method", text(one.method)},
                 {"skills", text(words(one.skills))},
                 {"fiscal_year", one.fiscal_year
                                     ? Value{static_cast<std::int64_t>(one.fiscal_year->year())}
                                     : Value{}}});
        }
    }

    void add_attendances() {
        if (!records_.present.attendances) return;
        Table& table = start("attendances", "", {"staff", "training", "date", "status"});
        static const std::map<AttendanceStatus, std::string_view> ids{
            {AttendanceStatus::Completed, "completed"},
            {AttendanceStatus::Exempted, "exempted"},
            {AttendanceStatus::InProgress, "in_progress"},
            {AttendanceStatus::Absent, "absent"},
            {AttendanceStatus::Declined, "declined"}};
        const Words& status = form_.vocabulary("attendance_status");
        for (const Attendance& one : records_.attendances) {
            const Training& training = records_.trainings[one.training];
            const auto state = ids.find(one.status);
            add(table,
                {{"staff", id(one.staff)},
                 {"training", training.code.empty() ? training.name : training.code},
                 {"date", date(one.date)},
                 {"status", state == ids.end() ? Value{} : Value{status.word(state->second)}}});
        }
    }

    void add_experiences() {
        if (!records_.present.experiences) return;
        Table& table = start("experiences", "", {"project", "staff", "role", "start", "end"});
        static const std::map<ProjectRole, std::string_view> ids{{ProjectRole::Lead, "lead"},
                                                                 {ProjectRole::Member, "member"},
                                                                 {ProjectRole::Mentor, "mentor"}};
        const Words& roles = form_.vocabulary("project_role");
        for (const Experience& one : records_.experiences) {
            const auto role = ids.find(one.role);
            add(table, {{"project", text(word(one.project))},
                        {"staff", id(one.staff)},
                        {"role", role == ids.end() ? Value{} : Value{roles.word(role->second)}},
                        {"start", date(one.start)},
                        {"end", date(one.end)}});
        }
    }

    void add_qualifications() {
        if (!records_.present.qualifications) return;
        Table& table = start("qualifications", "");
        const Words& results = form_.vocabulary("exam_result");
        const auto result = [&](const Qualification& one) {
            static constexpr std::array ids{"passed", "failed", "absent", "unknown"};
            if (one.result_open || !records_.present.exam_results) return Value{};
            return text(results.word(ids[static_cast<std::size_t>(one.result)]));
        };
        const auto expiry = [&](const Qualification& one) {
            return one.never_expires ? text(form_.vocabulary("expiry").word("never"))
                                     : date(one.expires);
        };
        const auto yen = [](const Yen& amount) { return amount ? Value(*amount) : Value{}; };
        for (const Qualification& one : records_.qualifications)
            add(table, {{"staff", id(one.staff)},
                        {"name", text(word(one.name))},
                        {"passed", date(one.passed)},
                        {"expires", expiry(one)},
                        {"taken", date(one.taken)},
                        {"result", result(one)},
                        {"fee", yen(one.fee)},
                        {"text", yen(one.text)},
                        {"travel", yen(one.travel)},
                        {"applied", date(one.applied)},
                        {"paid", date(one.paid)}});
    }

    void add_attestations() {
        if (!records_.present.attestations) return;
        Table& table = start("attestations", "");
        for (const Attestation& one : records_.attestations)
            add(table, {{"staff", id(one.staff)},
                        {"statement", text(word(one.statement))},
                        {"by", text(one.confirmed_by)},
                        {"date", date(one.date)}});
    }

    // The answers of one sheet: a row for each person and date, a column for each subject.
    void add_answers(std::string_view sheet, const std::string& name,
                     const std::vector<const LevelAnswer*>& answers) {
        Table& table = start(sheet, name, {"staff", "date"});
        std::vector<Symbol> subjects;
        for (const LevelAnswer* answer : answers)
            if (std::find(subjects.begin(), subjects.end(), answer->subject) == subjects.end())
                subjects.push_back(answer->subject);
        for (const Symbol subject : subjects) {
            report::Column column;
            column.heading = word(subject);
            column.kind = report::ColumnKind::Number;
            table.columns.push_back(std::move(column));
        }
        const LevelAnswer* row_of = nullptr;
        for (const LevelAnswer* answer : answers) {
            const bool same_row = row_of != nullptr && row_of->staff == answer->staff &&
                                  row_of->source.row == answer->source.row;
            if (!same_row) {
                add(table, {{"staff", id(answer->staff)}, {"date", date(answer->date)}});
                table.rows.back().resize(table.columns.size());
                row_of = answer;
            }
            const auto at = std::find(subjects.begin(), subjects.end(), answer->subject);
            table.rows.back()[columns_.size() + static_cast<std::size_t>(at - subjects.begin())] =
                static_cast<std::int64_t>(answer->level.value());
        }
    }

    void add_skill_checks() {
        std::map<std::uint16_t, std::vector<const LevelAnswer*>> sheets;
        for (const LevelAnswer& answer : records_.skill_levels)
            sheets[answer.source.sheet].push_back(&answer);
        for (const auto& [sheet, answers] : sheets)
            add_answers("skill_checks", records_.sheets[sheet], answers);
    }

    void add_tool_levels() {
        if (records_.tool_levels.empty()) return;
        std::vector<const LevelAnswer*> answers;
        for (const LevelAnswer& answer : records_.tool_levels) answers.push_back(&answer);
        add_answers("tool_checks", "", answers);
    }

    void add_checklists() {
        for (const Checklist& checklist : records_.checklists) {
            const Id<Checklist> list = records_.checklists.id_of(checklist);
            const std::string& tool = word(checklist.tool);
            Table& table = start("tool_checks", form_.sheet("tool_checks").name() + "_" + tool,
                                 {"staff", "date"});
            for (const ChecklistItem& item : checklist.items) {
                report::Column column;
                column.heading = item.name;
                column.entry.choices = {form_.vocabulary("check").word("ticked")};
                table.columns.push_back(std::move(column));
            }
            const std::string& ticked = form_.vocabulary("check").word("ticked");
            for (const ChecklistAnswer& answer : records_.checklist_answers) {
                if (answer.checklist != list) continue;
                add(table, {{"staff", id(answer.staff)}, {"date", date(answer.date)}});
                for (std::size_t i = 0; i < checklist.items.size(); ++i)
                    table.rows.back().push_back((answer.ticked >> i & 1U) != 0 ? Value{ticked}
                                                                               : Value{});
            }
        }
    }

    void add_practices() {
        if (!records_.present.practices) return;
        Table& table = start("practices", "");
        for (const Practice& one : records_.practices)
            add(table,
                {{"department",
                  one.department ? Value{records_.departments[*one.department].code} : Value{}},
                 {"title", text(one.title)},
                 {"content", text(one.content)},
                 {"effect", text(one.effect)},
                 {"date", date(one.date)},
                 {"recommended",
                  one.recommended ? Value{form_.vocabulary("check").word("ticked")} : Value{}}});
    }

    void add_targets() {
        if (!records_.present.targets) return;
        Table& table = start("targets", "");
        for (const Target& one : records_.targets)
            add(table,
                {{"indicator", text(one.indicator)},
                 {"object", text(one.object)},
                 {"value", number(one.value)},
                 {"unit", text(one.unit)},
                 {"due", one.due ? Value{static_cast<std::int64_t>(one.due->year())} : Value{}}});
    }

    void add_sessions() {
        if (!records_.present.sessions) return;
        Table& table = start("sessions", "");
        for (const Session& one : records_.sessions) {
            const auto seats = one.seats ? std::optional<double>(*one.seats) : std::nullopt;
            add(table, {{"training", records_.trainings[one.training].name},
                        {"date", date(one.date)},
                        {"seats", number(seats)}});
        }
    }

    void add_projects() {
        if (!records_.present.projects) return;
        Table& table = start("projects", "");
        const auto count = [](const std::optional<int>& people) {
            return number(people ? std::optional<double>(*people) : std::nullopt);
        };
        for (const Project& one : records_.projects)
            if (one.listed)
                add(table,
                    {{"code", word(one.code)},
                     {"name", text(one.name)},
                     {"department",
                      one.department ? Value{records_.departments[*one.department].code} : Value{}},
                     {"skills", text(words(one.skills))},
                     {"leads", count(one.leads)},
                     {"members", count(one.members)},
                     {"start", date(one.start)},
                     {"end", date(one.end)}});
    }

    const Records& records_;
    const Settings& settings_;
    const Form& form_;
    std::vector<Page> pages_;
    std::vector<std::string> columns_;  // of the sheet being made
};

}  // namespace

std::vector<report::Page> form_pages(const Records& records, const Settings& settings,
                                     const Form& form) {
    return FormPages(records, settings, form).make();
}

}  // namespace skillmap
