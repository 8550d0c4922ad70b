#include "core/assessment.h"

#include <algorithm>

namespace skillmap {
namespace {

// Who is counted by a scheme without rules of its own: as by the first scheme that has some.
const std::vector<PopulationRule>& population_rules(const AssessmentInput& input,
                                                    const Scheme& scheme) {
    if (!scheme.population.empty()) return scheme.population;
    const auto ruled = std::find_if(input.schemes.begin(), input.schemes.end(),
                                    [](const Scheme& s) { return !s.population.empty(); });
    return ruled == input.schemes.end() ? scheme.population : ruled->population;
}

template <class Has>
const Scheme& first_with(const std::vector<Scheme>& schemes, Has has) {
    const auto found = std::find_if(schemes.begin(), schemes.end(), has);
    return found == schemes.end() ? schemes.front() : *found;
}

}  // namespace

const Scheme& AssessmentInput::stages() const {
    const Scheme& staged =
        first_with(schemes, [](const Scheme& scheme) { return scheme.has_stages(); });
    if (staged.has_stages()) return staged;
    return first_with(schemes, [](const Scheme& scheme) { return !scheme.personas.empty(); });
}

const Scheme& AssessmentInput::indicators() const {
    return first_with(schemes, [](const Scheme& scheme) { return !scheme.indicators.empty(); });
}

SchemeAssessment::SchemeAssessment(const AssessmentInput& input, const Scheme& which,
                                   const std::vector<PopulationRule>& rules)
    : scheme(which),
      facts(input.records, which, input.as_of),
      stages(evaluate_stages(facts)),
      population(count_population(input.records, rules)),
      distribution(stage_distribution(input.records, which, stages, population)),
      departments(evaluate_indicators(facts, which, population)),
      whole(evaluate_whole(facts, which, population, departments)) {}

Assessment::Assessment(const AssessmentInput& input) : input_(input) {
    for (const Scheme& scheme : input.schemes)
        schemes_.push_back(
            std::make_unique<SchemeAssessment>(input, scheme, population_rules(input, scheme)));
    targets_ = evaluate_targets(*this);
}

SchemeAssessment& Assessment::of(const Scheme& scheme) const {
    return *schemes_[static_cast<std::size_t>(&scheme - input_.schemes.data())];
}

}  // namespace skillmap
