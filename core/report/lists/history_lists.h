// What a history says as a workbook of its own, and the sheets of one that stands in a workbook:
// not for publication. The figures of departments are those of the time, and none of them is
// hidden.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/history/course.h"
#include "core/report/model.h"

namespace skillmap::report {

/// A row for each persona on each day.
Report person_course_report(const std::vector<history::PersonDay>& days);

/// A row for each figure on each day: as it was, and with all that has become the department.
Report department_course_report(const history::DepartmentCourse& course);

/// An evaluation, and what is known of how it was recorded.
struct RecordedEvaluation {
    std::int64_t number = 0;
    bool last_of_day = false;
    std::string program;  // the version that recorded it
    std::string book;
    std::string digest;  // of what was read of the book
    history::Evaluation evaluation;
};

/// The page of a history in which everything stands exactly, for the program: history_work.
inline constexpr const char* history_copy_page = "copy";

/// The sheets 履歴 (what was recorded), 履歴_段階 (a row for each person and persona) and
/// 履歴_控え, which is `copy`, row by row.
Report history_sheets(const std::vector<RecordedEvaluation>& evaluations,
                      std::vector<std::vector<Value>> copy);

}  // namespace skillmap::report
