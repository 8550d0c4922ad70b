// Departments as people name them, what is below them, and who is there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment.h"
#include "core/intake/code_index.h"

namespace skillmap::plan {

/// Looks a department up by its code, or by its name. Borrows the records.
class DepartmentNames {
  public:
    explicit DepartmentNames(const Records& records);

    /// Those of that code, else those of that name: more than one where it is ambiguous.
    std::vector<Id<Department>> find(std::string_view text);

    /// "0101 人事課"
    std::string label(Id<Department> department) const;

    /// Those of several.
    std::string labels(const std::vector<Id<Department>>& departments) const;

    /// Labels of those whose names are like this one, or all where there are few.
    std::string nearest(std::string_view text) const;

  private:
    const Records& records_;
    CodeIndex codes_;
};

/// Which departments are that one or below it.
std::vector<bool> departments_within(const Records& records, Id<Department> whole);

/// The people of a population in the order of the departments, those without one last. With
/// `within`, only those of these departments.
std::vector<Id<StaffMember>> people_in_order(const Records& records, const Population& population,
                                             Date as_of,
                                             const std::optional<std::vector<bool>>& within);

}  // namespace skillmap::plan
