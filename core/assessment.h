// Everything computed from one workbook: stages of people, figures of departments. A function of
// the records, the schemes and the as-of date; nothing else.
#pragma once

#include <optional>
#include <vector>

#include "core/evaluate/facts.h"
#include "core/evaluate/stages.h"
#include "core/indicators/indicators.h"
#include "core/indicators/population.h"
#include "core/intake/settings.h"
#include "core/scheme/scheme.h"

namespace skillmap {

/// What an assessment is made of. Lives longer than the assessment.
struct AssessmentInput {
    Settings settings;
    Scheme stages;      // the scheme with personas
    Scheme indicators;  // the scheme with indicators; may be the same one
    Records records;
    Date as_of{};
};

class Assessment {
  public:
    explicit Assessment(const AssessmentInput& input);

    const AssessmentInput& input() const { return input_; }
    const Records& records() const { return input_.records; }
    const StageResults& stages() const { return stages_; }
    const Population& population() const { return population_; }
    const std::vector<DepartmentResult>& departments() const { return departments_; }

    /// The facts of the stage scheme, for explanations: move them to a person first.
    Facts& facts() { return facts_; }

  private:
    const AssessmentInput& input_;
    Facts facts_;
    StageResults stages_;
    Population population_;
    std::vector<DepartmentResult> departments_;
};

}  // namespace skillmap
