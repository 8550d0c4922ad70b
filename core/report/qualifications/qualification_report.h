// The register of qualifications as a workbook: with names for those who keep it, or only the pass
// rates, of which those of small groups are hidden, for everybody.
#pragma once

#include <optional>
#include <string>

#include "core/assessment.h"
#include "core/issue.h"
#include "core/qualifications/claims.h"
#include "core/qualifications/rates.h"
#include "core/qualifications/register.h"
#include "core/report/lists/name_lists.h"
#include "core/report/masking.h"
#include "core/report/model.h"

namespace skillmap::report {

struct QualificationOptions {
    std::optional<Reader> reader;              // nothing: for everybody, without names
    std::optional<Id<Department>> department;  // only its people, and those below
    std::int64_t least = 3;                    // smaller groups are hidden, where nobody is named
};

/// Everything the register comes to.
struct QualificationFacts {
    qualifications::Register rows;
    std::vector<Id<StaffMember>> everybody;  // of the department, in its order
    std::vector<Id<StaffMember>> counted;    // likewise those whom the scheme counts
    qualifications::PassRates rates;
    std::vector<qualifications::Claims> claims;
};

QualificationFacts qualification_facts(Assessment& assessment, int within_months,
                                       const std::optional<Id<Department>>& department);

/// Which groups of a table of rates are not shown, and whether their total is not. Without a reader
/// only: others see all of them.
struct HiddenRates {
    Hidden departments;
    Hidden months;
    Hidden exams;

    /// The total is the same in all of them.
    bool total() const { return departments.total || months.total || exams.total; }
};
HiddenRates hidden_rates(const qualifications::PassRates& rates,
                         const QualificationOptions& options);

/// `issues` are those of the reading of the workbook.
Report make_qualification_report(Assessment& assessment, const QualificationFacts& facts,
                                 const QualificationOptions& options, const IssueList& issues);

/// One line for each row of the register with what it comes to; without a reader one for each
/// group of the pass rates.
std::string qualification_csv(Assessment& assessment, const QualificationFacts& facts,
                              const QualificationOptions& options);

/// The reason in words, as on the pages.
std::string reason_text(qualifications::Reason reason);

}  // namespace skillmap::report
