// Records read from sheets made in a test, with the presets.
#pragma once

#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/issue.h"
#include "tests/support/memory_source.h"

namespace skillmap::test {

/// "date.unreadable 受講記録!C3", one for each finding and note.
std::vector<std::string> names_of(const IssueList& issues);

struct ReadResult {
    AssessmentInput input;
    IssueList issues;

    const Records& records() const { return input.records; }
    std::vector<std::string> issue_names() const { return names_of(issues); }
};

/// Reads the sheets as a workbook in WG form, as of a date (YYYY-MM-DD). The reading succeeds.
ReadResult read(std::vector<TestSheet> sheets, const std::string& as_of = "2026-03-31",
                bool from_1904 = false);

/// A sheet of staff with numbers 000001, 000002 … of one persona each.
TestSheet staff_sheet(const std::vector<std::string>& personas);

}  // namespace skillmap::test
