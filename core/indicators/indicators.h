// The figures of each department by the indicators of a scheme (評価基準), and who is behind them
// in numbers. One kind of indicator per source file.
#pragma once

#include <optional>
#include <vector>

#include "core/domain/ratio.h"
#include "core/domain/records.h"
#include "core/evaluate/facts.h"
#include "core/indicators/population.h"
#include "core/scheme/scheme.h"

namespace skillmap {

/// One indicator of one department or of the whole. What is no ratio has a count; of a level of the
/// organisation it is the number of stages, and the ratio is that of the next one.
struct IndicatorValue {
    Ratio ratio;
    std::int64_t count = 0;
    bool unknown = false;     // of a count: nothing is known of it, and it is not 0
    bool has_holder = false;  // of a shared coverage: somebody has the segment
    int exempted = 0;         // pairs of person and training left out of an obligation rate
    int undecided = 0;  // pairs that are due by a field left blank, or people of whom a condition
                        // is unknown: not counted
    std::optional<Id<Parameter>> without_value;  // nothing can be counted before it has one
    std::vector<std::size_t>
        practices;  // of a register: indices of Records::practices, newest first
};

struct DepartmentResult {
    Id<Department> department;
    int members = 0;
    std::vector<IndicatorValue> values;  // by Scheme::indicators
};

/// The departments valid at the as-of date, and those that still have members, in the order of
/// 表示順, then of their rows.
std::vector<Id<Department>> listed_departments(const Records& records, const Population& population,
                                               Date as_of);

/// Every indicator for every listed department. Trainings count by the rules of Facts.
std::vector<DepartmentResult> evaluate_indicators(Facts& facts, const Scheme& scheme,
                                                  const Population& population);

/// Whether the figure says of each of its trainings if anybody completed it.
bool is_coverage(Indicator::Kind kind);

/// The trainings whose 種別 is one of the categories.
std::vector<Id<Training>> trainings_of(const Records& records,
                                       const std::vector<std::string>& categories);

/// Whether the figure of several departments that became one is the sum of theirs. Elsewhere the
/// same training, or the same project, of two of them would count twice.
bool merges(Indicator::Kind kind);

/// Every indicator for the whole: those of the departments added up; what counts people, events and
/// projects over everybody counted, also without a department.
std::vector<IndicatorValue> evaluate_whole(Facts& facts, const Scheme& scheme,
                                           const Population& population,
                                           const std::vector<DepartmentResult>& departments);

IndicatorValue obligation_rate(Facts& facts, const Indicator& indicator,
                               const std::vector<Id<StaffMember>>& members);
IndicatorValue shared_coverage(Facts& facts, const Indicator& indicator,
                               const std::vector<Id<StaffMember>>& members);
IndicatorValue any_one_coverage(Facts& facts, const Indicator& indicator,
                                const std::vector<Id<StaffMember>>& members);
IndicatorValue head_count(Facts& facts, const Indicator& indicator,
                          const std::vector<Id<StaffMember>>& members);
IndicatorValue share(Facts& facts, const Indicator& indicator,
                     const std::vector<Id<StaffMember>>& members);
IndicatorValue events(Facts& facts, const Indicator& indicator,
                      const std::vector<Id<StaffMember>>& members);
IndicatorValue projects(Facts& facts, const Indicator& indicator,
                        const std::vector<Id<StaffMember>>& members);
IndicatorValue organisation_level(Facts& facts, const Indicator& indicator,
                                  const std::vector<Id<StaffMember>>& members);
IndicatorValue practice_register(const Records& records, Id<Department> department, Date as_of);

}  // namespace skillmap
