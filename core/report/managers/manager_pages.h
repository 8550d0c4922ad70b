// The pages for managers. Internal to core/report/managers.
#pragma once

#include <map>
#include <vector>

#include "core/plan/assignments.h"
#include "core/report/lists/list_pages.h"
#include "core/report/managers/labels.h"

namespace skillmap::report::managers {

/// So many candidates of a project are shown on a page; of a project of the whole, in all.
inline constexpr std::size_t shown_candidates = 5;

/// What is known of all departments.
struct ManagerContext {
    const lists::ListContext& list;
    const plan::Assignments& assignments;
    /// By department, in the order of the staff: whom the scheme of stages counts.
    std::map<Id<Department>, std::vector<Id<StaffMember>>> members;
    /// By department: of its members, who completed a training in the fiscal year.
    std::map<Id<Department>, std::map<Id<Training>, std::vector<Id<StaffMember>>>> completed;
    /// By department: proposals and candidates, in their order; of projects of the whole the first.
    std::map<Id<Department>, std::vector<const plan::Assignment*>> assigned;
    /// The open projects of a person, by the records.
    std::map<Id<StaffMember>, std::vector<std::size_t>> projects;

    const Records& records() const { return list.records(); }
    const Project& project(std::size_t number) const {
        return records().projects[assignments.projects[number].project];
    }
};

/// "P003 文書管理の見直し"
std::string label_of(const Records& records, const Project& project);

/// Everything about one department. `name` is that of its sheet.
Page department_page(const ManagerContext& context, Id<Department> department, std::string_view id,
                     const std::string& name);

/// OJT点検表: one for each role; none where no scheme has any.
std::vector<Page> ojt_pages(const ManagerContext& context);

}  // namespace skillmap::report::managers
