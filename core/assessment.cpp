#include "core/assessment.h"

namespace skillmap {

Assessment::Assessment(const AssessmentInput& input)
    : input_(input),
      facts_(input.records, input.stages, input.as_of),
      stages_(evaluate_stages(facts_)),
      population_(count_population(input.records, input.indicators.population)),
      departments_(evaluate_indicators(facts_, input.indicators, population_)) {}

}  // namespace skillmap
