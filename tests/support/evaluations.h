// Recorded evaluations made in a test, without any workbook.
#pragma once

#include <optional>
#include <string>

#include "core/history/evaluation.h"

namespace skillmap::test {

/// An evaluation of one scheme "s", with a rate that merges and a coverage that does not.
history::Evaluation evaluation(const std::string& as_of);

/// A department with so many members, whose rate is met by so many, and whose coverage is 1 of 2.
/// Its number. Not listed where there are no members given.
std::size_t add_department(history::Evaluation& evaluation, const std::string& code,
                           const std::string& successor, const std::string& valid_to,
                           std::optional<int> members, int met = 0);

/// A person of one persona with three stages.
void add_person(history::Evaluation& evaluation, const std::string& number,
                std::optional<std::size_t> department, int reached);

}  // namespace skillmap::test
