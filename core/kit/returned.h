// A returned self-check file, read: who each sheet or row is about, the day, and the answers.
// Rows and columns may have been inserted, sheets copied and renamed; what is there is found by its
// headings. Does not decide whom a number means.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/issue.h"
#include "core/kit/questions.h"
#include "core/result.h"
#include "core/table/source.h"
#include "core/text/date.h"

namespace skillmap::kit {

/// What somebody answered on one sheet, or in one row of the sheet of a department.
struct Returned {
    std::string sheet;
    std::uint32_t row = 1;  // with the staff number
    std::string number;     // these as written; may be empty
    std::string name;
    std::string department;
    std::optional<Date> date;
    bool date_blank = true;
    /// By the number of the question: a level as a digit, a mark as we write it. Questions that
    /// were left blank are not here.
    std::map<std::size_t, std::string> answers;
    std::vector<Issue> issues;  // what could not be used

    bool empty() const { return answers.empty() && issues.empty() && date_blank; }
};

/// Everybody the file speaks of, in its order; nothing for a file without a sheet of ours. Several
/// threads may read at once.
Result<std::vector<Returned>> read_returned(const SheetSource& source, const Questions& questions);

}  // namespace skillmap::kit
