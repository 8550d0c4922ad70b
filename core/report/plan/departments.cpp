// 所属別: how many of a department take part and what it brings them, and the seats that are kept
// for departments.
#include <algorithm>
#include <map>

#include "core/report/plan/plan_pages.h"

namespace skillmap::report::training_plan {
namespace {

struct DepartmentSums {
    std::int64_t members = 0;
    std::int64_t seated = 0;
    std::int64_t seats = 0;
    std::int64_t reached = 0;
    std::int64_t waiting = 0;
    std::int64_t kept = 0;
};

// By department; nothing: of no department.
using SumsByDepartment = std::vector<std::pair<std::optional<Id<Department>>, DepartmentSums>>;

DepartmentSums& at(SumsByDepartment& sums, std::optional<Id<Department>> department) {
    const auto found = std::find_if(sums.begin(), sums.end(),
                                    [&](const auto& one) { return one.first == department; });
    return found != sums.end() ? found->second
                               : sums.emplace_back(department, DepartmentSums{}).second;
}

SumsByDepartment sums_by_department(const PlanContext& context) {
    SumsByDepartment sums;
    const auto& staff = context.records().staff;
    for (const Id<StaffMember> one : context.people) ++at(sums, staff[one].department).members;
    for (const plan::PersonPlan* one : context.rows) {
        DepartmentSums& of = at(sums, staff[one->needs.staff].department);
        of.seated += one->seats.empty() ? 0 : 1;
        of.seats += static_cast<std::int64_t>(one->seats.size());
        of.reached += std::count(one->reached.begin(), one->reached.end(), true);
        of.waiting += static_cast<std::int64_t>(one->waiting.size());
    }
    for (const plan::DepartmentPlan& one : context.plan.departments)
        for (auto& [department, of] : sums)
            if (department == one.need.department) of.kept += one.session ? 1 : 0;
    return sums;
}

std::vector<Value> cells(const DepartmentSums& of) {
    return {of.members, of.seated, of.seats, of.reached, of.waiting, of.kept};
}

Table departments_table(const PlanContext& context) {
    Table table;
    table.id = "departments";
    table.filter = true;
    table.columns = {text_column(labels::department_code, 13),
                     text_column(labels::department, 24),
                     count_column(members, 10),
                     count_column(members_seated, 14),
                     count_column(seats_given, 14),
                     count_column(reached, 14),
                     count_column(seats_waiting, 14),
                     count_column(kept, 14)};
    for (std::size_t i = 2; i < table.columns.size(); ++i) table.columns[i].narrow = true;
    DepartmentSums whole;
    for (const auto& [department, of] : sums_by_department(context)) {
        std::vector<Value> row{std::string(), str(lists::no_department)};
        if (department) {
            const Department& one = context.records().departments[*department];
            row = {one.code, one.name};
        }
        for (Value& cell : cells(of)) row.push_back(std::move(cell));
        table.rows.push_back(std::move(row));
        whole.members += of.members;
        whole.seated += of.seated;
        whole.seats += of.seats;
        whole.reached += of.reached;
        whole.waiting += of.waiting;
        whole.kept += of.kept;
    }
    table.summary = {std::string(), str(sum)};
    for (Value& cell : cells(whole)) table.summary.push_back(std::move(cell));
    table.note = departments_note;
    return table;
}

Table kept_table(const PlanContext& context) {
    Table table;
    table.id = "kept";
    table.filter = true;
    table.columns = {text_column(labels::department_code, 13),
                     text_column(labels::department, 24),
                     text_column(training, 36),
                     text_column(indicator, 30),
                     text_column(day, 15, true),
                     text_column(state, 20)};
    table.columns[4].kind = ColumnKind::Date;
    std::map<Id<Department>, bool> shown;
    for (const Id<StaffMember> one : context.people)
        if (const auto& home = context.records().staff[one].department) shown[*home] = true;
    for (const plan::DepartmentPlan& one : context.plan.departments) {
        if (!shown.contains(one.need.department)) continue;
        const Department& department = context.records().departments[one.need.department];
        table.rows.push_back({department.code, department.name,
                              context.records().trainings[one.need.training].name,
                              one.need.indicator->title(),
                              one.session ? day_of(context.plan.sessions[*one.session]) : Value(),
                              str(one.session  ? seat_kept
                                  : one.served ? seat_of_member
                                               : no_seat)});
    }
    table.note = table.rows.empty() ? nothing_for_departments : department_seats_note;
    return table;
}

}  // namespace

Page departments_page(const PlanContext& context) {
    Page page = list_page(context.list, "departments", str(departments));
    page.blocks.emplace_back(departments_table(context));
    return page;
}

Page kept_page(const PlanContext& context) {
    Page page = list_page(context.list, "kept", str(department_seats));
    page.blocks.emplace_back(kept_table(context));
    return page;
}

}  // namespace skillmap::report::training_plan
