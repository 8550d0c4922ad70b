// What proposed transfers do to departments: the same assessment of the records as they are and as
// they would be. Nothing that tools decide where they do not count for posts.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/plan/placement.h"
#include "core/plan/read_transfers.h"
#include "core/plan/roles.h"

namespace skillmap::plan {

/// A department, or the whole, on one side of the transfers.
struct Standing {
    int members = 0;
    /// By persona of the scheme of stages: how many there are at each stage that may be known; [0]
    /// is none yet.
    std::vector<std::vector<int>> stages;
    /// Of them those who may have reached a higher stage: nobody knows.
    std::vector<int> undecided;
    std::vector<IndicatorValue> values;  // by the scheme of indicators

    friend bool operator==(const Standing& a, const Standing& b);
};

struct DepartmentChange {
    std::optional<Id<Department>> department;  // nothing: the whole
    int in = 0;
    int out = 0;
    Standing before;
    Standing after;
};

/// A minimum of every department (目標 of 所属ごと). Nothing is compared where nobody is.
struct MinimumChange {
    const Target* target = nullptr;
    Id<Department> department;
    std::optional<Ratio> before;
    std::optional<Ratio> after;
    bool reached_before = false;
    bool reached_after = false;

    bool newly_missed() const { return after && !reached_after && !(before && !reached_before); }
    bool newly_reached() const { return after && reached_after && before && !reached_before; }
};

/// A department that had somebody of a role, and has nobody then.
struct LostRole {
    Id<Department> department;
    std::string role;
    int before = 0;
};

class WhatIf {
  public:
    /// Borrows the assessment.
    WhatIf(Assessment& before, std::vector<Transfer> transfers);

    const Assessment& before() const { return before_; }
    const Placement& placement() const { return placement_; }
    const std::vector<Transfer>& transfers() const { return transfers_; }

    /// The departments in which something changes, in their order; the whole first.
    const std::vector<DepartmentChange>& changes() const { return changes_; }
    /// Of these departments.
    const std::vector<MinimumChange>& minimums() const { return minimums_; }
    const std::vector<Id<Department>>& emptied() const { return emptied_; }
    const std::vector<LostRole>& lost() const { return lost_; }

    /// Whether a figure of the scheme of indicators may be shown.
    bool shows(const Indicator& indicator) const;

    /// How many targets and figures are left out because tools decide them.
    std::size_t left_out() const { return left_out_; }

  private:
    void compare_departments();
    void compare_minimums();
    void compare_roles();
    bool shows(const TargetResult& target) const;

    Assessment& before_;
    std::vector<Transfer> transfers_;
    AssessmentInput input_;
    std::unique_ptr<Assessment> after_;
    Placement placement_;
    Placement placement_after_;
    std::vector<DepartmentChange> changes_;
    std::vector<MinimumChange> minimums_;
    std::vector<Id<Department>> emptied_;
    std::vector<LostRole> lost_;
    std::size_t left_out_ = 0;
};

/// transfer.empties for every department that would have nobody, and transfer.not_counted for those
/// whose transfer changes no figure. `file` is that of the transfers.
void report_transfers(const WhatIf& what_if, const std::string& file, IssueList& issues);

}  // namespace skillmap::plan
