// What proposed transfers do, as a workbook with names: a draft of personnel matters, not for
// publication.
#pragma once

#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/issue.h"
#include "core/plan/what_if.h"
#include "core/report/model.h"

namespace skillmap::report {

/// `issues` are those of the list of transfers.
Report make_what_if(Assessment& assessment, const plan::WhatIf& what_if, const IssueList& issues);

/// A line of the comparison of one department: the same figure before and after.
struct TriedFigure {
    std::string kind;  // of people, of a persona, or a figure
    std::string name;
    std::string before;
    std::string after;
    bool changes = false;
};

/// Members, people of each persona by stage, and figures. What is 0 on both sides is left out.
std::vector<TriedFigure> compared(const plan::WhatIf& what_if,
                                  const plan::DepartmentChange& change);

/// "12 / 16 (75.0%)", or a count; － where there is nothing to count.
std::string figure_words(const Indicator& indicator, const IndicatorValue& value);

}  // namespace skillmap::report
