// Who could work in which open project, as JSON and as workbooks for managers. Shared by every way
// in.
#pragma once

#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/plan/assignments.h"
#include "core/report/managers/manager_report.h"

namespace skillmap::engine {

/// {"as_of", "projects": [{"code", "name", "department" (its code; null: none), "listed", "skills",
/// "leads", "members", "mentors" (staff numbers), "lead_places", "member_places" (null: as many as
/// come), "mentor_places", "more_candidates" (not listed)}], "assignments": [{"project" (its
/// number), "staff_id", "name", "department", "role" (lead, member, mentor), "proposed", "skills":
/// [{"skill", "evidence" (this_year, trained, qualified, answered)}], "other_skills", "advances":
/// [{"persona", "stage", "lacking", "alone"}], "open_projects"}]}
std::string assignments_json(const Assessment& assessment, const plan::Assignments& assignments);

/// The report of a department, and the name of its file, which no other has.
struct NamedManagerFile {
    std::string name;
    report::Report report;
};

std::vector<NamedManagerFile> name_files(std::vector<report::ManagerFile> files);

}  // namespace skillmap::engine
