#include "core/indicators/targets.h"

#include <algorithm>

#include "core/text/normalize.h"

namespace skillmap {
namespace {

// The number of a stage, 1-based, by its name.
std::optional<std::size_t> stage_number(const Persona& persona, std::string_view name) {
    const std::string key = match_key(name);
    const auto it = std::find_if(persona.stages.begin(), persona.stages.end(),
                                 [&key](const Stage& s) { return match_key(s.name) == key; });
    if (it == persona.stages.end()) return std::nullopt;
    return static_cast<std::size_t>(it - persona.stages.begin()) + 1;
}

std::optional<Ratio> actual(const Target& target, const Scheme& scheme,
                            const std::vector<StageDistribution>& distribution) {
    const std::string object = compatible_text(target.object);
    const std::size_t colon = object.find(':');
    const auto persona = scheme.find_persona(std::string_view(object).substr(0, colon));
    if (!persona) return std::nullopt;
    const StageDistribution& people = distribution[persona->index()];
    Ratio ratio{people.total(), 0};
    if (colon != std::string::npos) {
        const auto stage =
            stage_number(scheme.personas[*persona], std::string_view(object).substr(colon + 1));
        if (!stage) return std::nullopt;
        ratio = people.reached(*stage);
    } else if (target.measure == Target::Measure::Percent) {
        return std::nullopt;  // a share of what?
    }
    if (target.measure == Target::Measure::Other) return std::nullopt;
    if (target.measure == Target::Measure::People) ratio.denominator = 0;
    return ratio;
}

}  // namespace

std::vector<TargetResult> evaluate_targets(const Records& records, const Scheme& scheme,
                                           const std::vector<StageDistribution>& distribution) {
    std::vector<TargetResult> results;
    for (const Target& target : records.targets)
        results.push_back({&target, actual(target, scheme, distribution)});
    return results;
}

}  // namespace skillmap
