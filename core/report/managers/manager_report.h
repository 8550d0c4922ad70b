// What a manager (所属長) needs to develop people: for each department the stages of its members
// and what is lacking, trainings of the year that fit open projects, proposals of who could work in
// which, and checklists for training on the job. Holds names: not for publication.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/plan/assignments.h"
#include "core/report/model.h"

namespace skillmap::report {

/// A page for each department with members who are counted; of this one and those below it where
/// one is given.
Report make_manager_report(Assessment& assessment, const plan::Assignments& assignments,
                           std::optional<Id<Department>> department);

/// A report that holds nothing but one department.
struct ManagerFile {
    std::string code;
    std::string name;
    Report report;
};

/// One for each of these departments.
std::vector<ManagerFile> make_manager_reports(Assessment& assessment,
                                              const plan::Assignments& assignments,
                                              std::optional<Id<Department>> department);

}  // namespace skillmap::report
