#include "core/intake/read_records.h"

#include <algorithm>
#include <array>

#include "core/intake/cell_text.h"
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
    SheetReader{"experiences", read_experiences, &SheetsPresent::experiences},
    SheetReader{"qualifications", read_qualifications, &SheetsPresent::qualifications},
    SheetReader{"attestations", read_attestations, &SheetsPresent::attestations},
    SheetReader{"skill_checks", read_skill_checks, &SheetsPresent::skill_checks},
    SheetReader{"tool_checks", read_tool_checks, &SheetsPresent::tool_checks},
    SheetReader{"practices", read_practices, &SheetsPresent::practices},
    SheetReader{"targets", read_targets, &SheetsPresent::targets},
};

// The sheets of the workbook that are read as one sheet of the form. Where several have a name of
// it, the first is read and the others reported; sheets found by prefix are all read.
std::vector<std::size_t> sheets_for(const SheetSource& source, const Form& form,
                                    const FormSheet& layout, IssueList& issues) {
    std::vector<std::size_t> found;
    bool named = false;
    for (std::size_t i = 0; i < source.sheet_count(); ++i) {
        if (form.match(source.sheet_name(i)) != &layout) continue;
        if (layout.prefixes.empty() && named) {
            issues.add({MessageId::SheetTwice,
                        Place{source.file_name(), source.sheet_name(i), {}, {}}, layout.name(),
                        source.sheet_name(found.front()), ""});
            continue;
        }
        named = true;
        found.push_back(i);
    }
    return found;
}

TableReader::KnowsHeading known_headings(const FormSheet& layout, const Vocabulary& vocabulary,
                                         const std::string& sheet) {
    if (layout.id == "skill_checks") return known_skill(vocabulary);
    if (layout.id == "tool_checks") return known_tool_heading(vocabulary, sheet);
    return {};
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
        if (layout != nullptr && layout->id == "criteria")
            issues.add({MessageId::CriteriaNotUsed,
                        Place{source.file_name(), source.sheet_name(i), {}, {}}, "", "", ""});
    }
    if (!unread.empty())
        issues.add(
            {MessageId::SheetsNotRead, Place{source.file_name(), "", {}, {}}, "", unread, ""});
}

}  // namespace

std::string RowContext::text(TableColumn column) const {
    return cell_text(table.cell(column));
}

DateField RowContext::date(TableColumn column, std::string_view id) const {
    const DateField field = cell_date(table.cell(column), table.date_offset());
    if (!field.blank() && !field.known())
        report(MessageId::DateUnreadable, column, layout.heading(id), text(column));
    return field;
}

std::optional<double> RowContext::number(TableColumn column, std::string_view id) const {
    const CellValue value = table.cell(column);
    const auto number = cell_number(value);
    if (!number && !is_blank(value))
        report(MessageId::NumberUnreadable, column, layout.heading(id), text(column));
    return number;
}

bool RowContext::is_note(TableColumn key) const {
    const CellValue first = table.first_cell();
    if (first.kind != CellKind::Text) return false;
    const CellValue code = table.cell(key);
    if (!is_blank(code) && cell_text(code) != cell_text(first)) return false;
    const std::string text = match_key(first.text);
    const auto& beginnings = reading.form.vocabulary("note").words("beginnings");
    const bool note =
        std::any_of(beginnings.begin(), beginnings.end(),
                    [&](const std::string& word) { return text.rfind(match_key(word), 0) == 0; });
    if (note) report(MessageId::NoteRowSkipped, key, "", cell_text(first));
    return note;
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

Result<std::vector<RequirementOverride>> read_requirements(const SheetSource& source,
                                                           const Form& form, IssueList& issues) {
    std::vector<RequirementOverride> list;
    const FormSheet& layout = form.sheet("requirements");
    for (const std::size_t sheet : sheets_for(source, form, layout, issues)) {
        TableReader table(source, sheet, layout);
        const auto opened = table.open({}, issues);
        if (!opened) return opened.error();
        if (!*opened) continue;
        const auto text = [&table](std::string_view id) {
            return cell_text(table.cell(table.column(id)));
        };
        const auto texts = [&text](std::string_view id) {
            const std::string cell = text(id);
            const auto values = split_values(cell);
            return std::vector<std::string>(values.begin(), values.end());
        };
        while (true) {
            const auto more = table.next();
            if (!more) return more.error();
            if (!*more) break;
            if (text("persona").empty() || text("skill").empty()) {
                issues.add({MessageId::KeyMissing, table.place(table.column("persona")),
                            layout.heading(text("skill").empty() ? "skill" : "persona"), "", ""});
                continue;
            }
            list.push_back({text("persona"), text("category"), text("skill"), texts("trainings"),
                            texts("qualifications"), table.place(table.column("skill"))});
        }
    }
    return list;
}

Result<Records> read_records(const SheetSource& source, const Form& form,
                             const Vocabulary& vocabulary, IssueList& issues) {
    Reading reading{source, form, vocabulary, issues, {}, {}, {}, {}, {}, {}};
    reading.records.file = source.file_name();
    for (const SheetReader& reader : sheet_readers) {
        const auto used = read_sheets(reading, reader);
        if (!used) return used.error();
        if (reader.present != nullptr)
            reading.records.present.*reader.present = *used;
        else if (!*used)
            return staff_missing(reading);
        if (reader.id == "trainings" && !*used) take_named_trainings(reading);
    }
    restore_leading_zeros(reading);
    report_unused_sheets(source, form, issues);
    return std::move(reading.records);
}

}  // namespace skillmap
