// Everything computed from one workbook: stages of people, figures of departments, targets, for
// every scheme over the same records. A function of the records, the schemes and the as-of date;
// nothing else.
#pragma once

#include <memory>
#include <vector>

#include "core/evaluate/facts.h"
#include "core/evaluate/stages.h"
#include "core/indicators/distribution.h"
#include "core/indicators/indicators.h"
#include "core/indicators/population.h"
#include "core/indicators/targets.h"
#include "core/intake/settings.h"
#include "core/scheme/scheme.h"

namespace skillmap {

/// What an assessment is made of. Lives longer than the assessment.
struct AssessmentInput {
    Settings settings;
    std::vector<Scheme> schemes;  // in the order of 設定; those taken by default last
    Records records;
    Date as_of{};

    /// The first scheme with stages (else with personas), and the first with indicators: those of
    /// the dashboard. May be the same one. Where no scheme has any, the first one.
    const Scheme& stages() const;
    const Scheme& indicators() const;
};

/// What one scheme says.
struct SchemeAssessment {
    SchemeAssessment(const AssessmentInput& input, const Scheme& scheme,
                     const std::vector<PopulationRule>& rules);

    const Scheme& scheme;
    Facts facts;
    StageResults stages;
    Population population;
    std::vector<StageDistribution> distribution;
    std::vector<DepartmentResult> departments;
    std::vector<IndicatorValue> whole;  // by Scheme::indicators
};

class Assessment {
  public:
    explicit Assessment(const AssessmentInput& input);

    const AssessmentInput& input() const { return input_; }
    const Records& records() const { return input_.records; }

    /// One for each scheme, in their order.
    const std::vector<std::unique_ptr<SchemeAssessment>>& schemes() const { return schemes_; }

    /// What the scheme of the dashboard's stages says. Its facts serve explanations: move them to a
    /// person first.
    Facts& facts() { return of(input_.stages()).facts; }
    const StageResults& stages() const { return of(input_.stages()).stages; }

    /// Likewise of the indicators.
    const Population& population() const { return of(input_.indicators()).population; }
    const std::vector<DepartmentResult>& departments() const {
        return of(input_.indicators()).departments;
    }

    /// Every target of the records, by whichever scheme knows its object.
    const std::vector<TargetResult>& targets() const { return targets_; }

    SchemeAssessment& of(const Scheme& scheme) const;

  private:
    const AssessmentInput& input_;
    std::vector<std::unique_ptr<SchemeAssessment>> schemes_;
    std::vector<TargetResult> targets_;
};

}  // namespace skillmap
