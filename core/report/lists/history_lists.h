// What a history says as a workbook of its own: not for publication. The figures of departments are
// those of the time, and none of them is hidden.
#pragma once

#include <vector>

#include "core/history/course.h"
#include "core/report/model.h"

namespace skillmap::report {

/// A row for each persona on each day.
Report person_course_report(const std::vector<history::PersonDay>& days);

/// A row for each figure on each day: as it was, and with all that has become the department.
Report department_course_report(const history::DepartmentCourse& course);

}  // namespace skillmap::report
