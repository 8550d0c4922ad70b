// What skillmap history says: the evaluations of a history, the course of a person or of a
// department, as text and as JSON.
#pragma once

#include <string>
#include <vector>

#include "core/history/course.h"
#include "core/issue.h"
#include "xlsx_io/history/store.h"

namespace skillmap::cli {

std::string history_text(const std::vector<history::Head>& heads, Language language);
std::string history_json(const std::vector<history::Head>& heads);

std::string person_text(const std::vector<history::PersonDay>& days, Language language);
std::string person_json(const std::vector<history::PersonDay>& days);

std::string department_text(const history::DepartmentCourse& course, Language language);
std::string department_json(const history::DepartmentCourse& course);

}  // namespace skillmap::cli
