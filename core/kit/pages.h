// The self-check sheet (自己点検票) of one person, or of the people of a department, as a page.
#pragma once

#include <string>
#include <vector>

#include "core/kit/marker.h"
#include "core/kit/page.h"
#include "core/kit/questions.h"

namespace skillmap::kit {

/// Portrait, one page where it can still be read: who it is for, how to fill it in, what is asked
/// with the answer of last time beside the field, and what is recorded of trainings.
Page person_page(const Questions& questions, const Settings& settings, Id<StaffMember> staff,
                 const std::string& kit);

/// One row for each of these people, a column for everything that is asked of any of them.
Page department_page(const Questions& questions, const Settings& settings,
                     const Department* department, const std::vector<Id<StaffMember>>& people,
                     const std::string& kit);

}  // namespace skillmap::kit
