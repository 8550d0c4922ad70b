#include "core/report/managers/manager_report.h"

#include <algorithm>

#include "core/plan/departments.h"
#include "core/report/managers/manager_pages.h"
#include "core/report/sheet_name.h"
#include "core/text/normalize.h"

namespace skillmap::report {
namespace managers {
namespace {

void add_completed(ManagerContext& context) {
    const Records& records = context.records();
    const Date day = context.list.assessment.input().as_of;
    const FiscalYear year = FiscalYear::of(day);
    const Population& population =
        context.list.assessment.of(context.list.assessment.input().stages()).population;
    for (const Attendance& one : records.attendances) {
        const auto& home = records.staff[one.staff].department;
        if (one.status != AttendanceStatus::Completed || !one.date.known() || !home ||
            !population.counts[one.staff.index()] || day < one.date.date() ||
            !year.contains(one.date.date()))
            continue;
        auto& people = context.completed[*home][one.training];
        if (std::find(people.begin(), people.end(), one.staff) == people.end())
            people.push_back(one.staff);
    }
}

ManagerContext context_of(const lists::ListContext& list, const plan::Assignments& assignments) {
    ManagerContext context{list, assignments, {}, {}, {}, {}};
    const Records& records = list.records();
    const Population& population = list.assessment.of(list.assessment.input().stages()).population;
    for (const StaffMember& one : records.staff)
        if (const auto staff = records.staff.id_of(one);
            population.counts[staff.index()] && one.department)
            context.members[*one.department].push_back(staff);
    add_completed(context);
    std::size_t candidates = 0;
    for (std::size_t i = 0; i < assignments.all.size(); ++i) {
        const plan::Assignment& one = assignments.all[i];
        if (i == 0 || assignments.all[i - 1].project != one.project) candidates = 0;
        candidates += one.proposed ? 0 : 1;
        if (!assignments.projects[one.project].within && candidates > shown_candidates) continue;
        if (const auto& home = records.staff[one.staff].department)
            context.assigned[*home].push_back(&one);
    }
    for (std::size_t i = 0; i < assignments.projects.size(); ++i) {
        const plan::OpenProject& open = assignments.projects[i];
        for (const auto* people : {&open.leads, &open.members, &open.mentors})
            for (const Id<StaffMember> staff : *people) {
                auto& own = context.projects[staff];
                if (own.empty() || own.back() != i) own.push_back(i);
            }
    }
    return context;
}

// The departments with a page, in their order.
std::vector<Id<Department>> departments_of(const ManagerContext& context) {
    const AssessmentInput& input = context.list.assessment.input();
    const auto& only = context.list.options.department;
    const auto within =
        only ? plan::departments_within(context.records(), *only) : std::vector<bool>();
    std::vector<Id<Department>> list;
    for (const Id<Department> one : listed_departments(
             context.records(), context.list.assessment.of(input.stages()).population, input.as_of))
        if (context.members.contains(one) && (within.empty() || within[one.index()]))
            list.push_back(one);
    return list;
}

lists::Cover cover_of(const ManagerContext& context) {
    lists::Cover front{str(title), {str(lists::keep_close), str(use)}, {}};
    const Records& records = context.records();
    if (!records.present.experiences)
        front.texts.emplace_back(no_experiences);
    else
        front.texts.insert(front.texts.end(), {str(about_proposals), str(order_of_proposals)});
    if (!records.present.projects) front.texts.emplace_back(no_projects);
    front.texts.emplace_back(lists::unknown_means);
    const auto& schemes = context.list.assessment.schemes();
    if (std::any_of(schemes.begin(), schemes.end(),
                    [](const auto& one) { return !one->scheme.ojt.empty(); }))
        front.texts.emplace_back(use_ojt);
    const Population& population =
        context.list.assessment.of(context.list.assessment.input().stages()).population;
    const auto homeless =
        std::count_if(records.staff.begin(), records.staff.end(), [&](const StaffMember& one) {
            return !one.department && population.counts[records.staff.id_of(one).index()];
        });
    if (homeless > 0 && !context.list.options.department)
        front.texts.push_back(str(without_department_begin) + std::to_string(homeless) +
                              str(without_department_end));
    return front;
}

std::string page_name(const Department& one) {
    return one.name == one.code ? one.code : one.code + " " + one.name;
}

}  // namespace
}  // namespace managers

Report make_manager_report(Assessment& assessment, const plan::Assignments& assignments,
                           std::optional<Id<Department>> department) {
    using namespace managers;
    const NameListOptions options{Reader::Manager, department};
    const lists::ListContext list{assessment, options};
    const ManagerContext context = context_of(list, assignments);
    std::set<std::string> taken{str(lists::cover)};
    std::vector<Page> pages = ojt_pages(context);
    for (const Page& one : pages) taken.insert(match_key(one.name));
    std::vector<Page> departments;
    for (const Id<Department> one : departments_of(context))
        departments.push_back(
            department_page(context, one, "department" + std::to_string(departments.size() + 1),
                            sheet_name(page_name(context.records().departments[one]), taken)));
    pages.insert(pages.begin(), std::make_move_iterator(departments.begin()),
                 std::make_move_iterator(departments.end()));
    return list_report(list, cover_of(context), std::move(pages));
}

std::vector<ManagerFile> make_manager_reports(Assessment& assessment,
                                              const plan::Assignments& assignments,
                                              std::optional<Id<Department>> department) {
    using namespace managers;
    const NameListOptions options{Reader::Manager, department};
    const lists::ListContext list{assessment, options};
    const ManagerContext context = context_of(list, assignments);
    const std::vector<Page> checklists = ojt_pages(context);
    std::vector<ManagerFile> files;
    for (const Id<Department> one : departments_of(context)) {
        const Department& own = context.records().departments[one];
        std::set<std::string> taken{str(lists::cover)};
        std::vector<Page> pages{
            department_page(context, one, "department", sheet_name(page_name(own), taken))};
        pages.insert(pages.end(), checklists.begin(), checklists.end());
        files.push_back(
            {own.code, own.name, list_report(list, cover_of(context), std::move(pages))});
    }
    return files;
}

}  // namespace skillmap::report
