// 案件, and the projects that 実務経験 names without a row there.
#include <cmath>

#include "core/intake/cell_text.h"
#include "core/intake/reading.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

// What cannot be read is reported, and unknown.
std::optional<int> people_wanted(const RowContext& row, TableColumn column, std::string_view id) {
    const auto number = row.number(column, id);
    if (!number) return std::nullopt;
    constexpr double most = 1'000'000;
    if (*number < 0 || *number > most || *number != std::floor(*number)) {
        row.report(MessageId::PeopleOutOfRange, column, row.layout.heading(id), row.text(column));
        return std::nullopt;
    }
    return static_cast<int>(*number);
}

}  // namespace

Symbol read_project_code(const RowContext& row, TableColumn column) {
    return row.reading.records.words.intern(compatible_text(row.text(column)));
}

Result<void> read_projects(RowContext row) {
    TableReader& t = row.table;
    const TableColumn code = t.column("code");
    const TableColumn name = t.column("name");
    const TableColumn department = t.column("department");
    const TableColumn skills = t.column("skills");
    const TableColumn leads = t.column("leads");
    const TableColumn members = t.column("members");
    const TableColumn start = t.column("start");
    const TableColumn end = t.column("end");
    return row.each_row(code, [&] {
        Project record;
        record.code = read_project_code(row, code);
        record.name = row.text(name);
        if (const std::string text = compatible_text(row.text(department)); !text.empty()) {
            record.department = row.department(department, text);
            record.department_unread = !record.department;
        }
        record.skills = read_skills(row, skills);
        record.leads = people_wanted(row, leads, "leads");
        record.members = people_wanted(row, members, "members");
        record.start = row.date(start, "start");
        record.end = row.date(end, "end");
        record.listed = true;
        record.source = row.source(code);
        if (record.code == Symbol{}) {
            row.report(MessageId::KeyMissing, code, row.layout.heading("code"), "");
            return;
        }
        Reading& reading = row.reading;
        if (reading.projects.contains(record.code)) {
            row.report(MessageId::CodeTwice, code, row.layout.heading("code"), row.text(code));
            return;
        }
        const Symbol key = record.code;
        reading.projects.emplace(key, reading.records.projects.add(std::move(record)));
    });
}

void note_project(const RowContext& row, const Experience& record, std::string name) {
    Reading& reading = row.reading;
    if (record.project == Symbol{}) return;
    if (const auto known = reading.projects.find(record.project); known != reading.projects.end()) {
        Project& project = reading.records.projects[known->second];
        if (project.name.empty()) project.name = std::move(name);
        return;
    }
    Project project;
    project.code = record.project;
    project.name = std::move(name);
    project.source = record.source;
    reading.projects.emplace(record.project, reading.records.projects.add(std::move(project)));
}

}  // namespace skillmap
