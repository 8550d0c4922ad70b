// The search for people who have what a post asks for (人事), with what it found as JSON.
#pragma once

#include <memory>
#include <string>

#include "core/assessment.h"
#include "core/plan/find.h"
#include "core/report/model.h"
#include "core/result.h"

namespace skillmap::engine {

/// What was asked, and whom it found.
class Search {
  public:
    /// find.name_unknown and its neighbours where the question is not understood. Borrows the
    /// assessment.
    static Result<Search> run(Assessment& assessment, const plan::QueryText& text);

    const plan::Placement& placement() const { return *placement_; }
    const plan::Query& query() const { return query_; }
    const plan::Found& found() const { return found_; }

    /// The workbook with names.
    report::Report list() const;

    /// {"as_of", "scheme", "considered", "criteria": [{"kind", "name", "at_least"}],
    /// "matches": [person], "unknown": [person], "not_used": [person], "without_tools":
    /// [{"persona", "source"}]}. A person is {"staff_id", "name", "department" (code),
    /// "department_name", "position", "stages": {persona: stage or null}, "criteria": [{"state":
    /// "met", "unknown" or "not_used", "value"}]}, by the criteria of the question.
    std::string json() const;

  private:
    Search() = default;

    Assessment* assessment_ = nullptr;
    std::unique_ptr<plan::Placement> placement_;
    plan::Query query_;
    plan::Found found_;
};

}  // namespace skillmap::engine
