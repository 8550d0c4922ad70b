// What proposed transfers do to departments (人事): a list of them read, tried and told as JSON.
#pragma once

#include <memory>
#include <string>

#include "addin/engine/load.h"
#include "core/assessment.h"
#include "core/issue.h"
#include "core/plan/what_if.h"
#include "core/report/model.h"
#include "core/result.h"

namespace skillmap::engine {

class TriedTransfers {
  public:
    /// Reads the list, of a workbook or a text file, and tries what can be carried out. `issues`
    /// takes the rows that cannot, and the departments left without anybody.
    static Result<TriedTransfers> run(Assessment& assessment, InputFile transfers,
                                      IssueList& issues);

    const plan::WhatIf& what_if() const { return *what_if_; }

    /// The workbook with names. `issues` are those of run().
    report::Report list(const IssueList& issues) const;

    /// {"as_of", "transfers": [{"staff_id", "name", "from", "to" (codes)}], "departments":
    /// [{"code", "name", "in", "out", "before": side, "after": side}], "whole": {"before",
    /// "after"}, "minimums": [{"target", "value", "unit", "code", "name", "before", "after",
    /// "reached_before", "reached_after", "newly_missed", "newly_reached"}], "emptied": [codes],
    /// "lost": [{"code", "name", "role", "before"}], "without_tools": [{"persona", "source"}]}. A
    /// side is {"members", "personas": {persona: {stage: people}}, "undecided": {persona: people},
    /// "indicators": {id: [n, d] or a count, or null}}; the stage "" is none yet.
    std::string json() const;

  private:
    TriedTransfers() = default;

    Assessment* assessment_ = nullptr;
    std::unique_ptr<plan::WhatIf> what_if_;
};

}  // namespace skillmap::engine
