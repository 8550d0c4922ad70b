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

// What a target counts: the people of a persona, or those of them who reached a stage.
struct Counted {
    Id<Persona> persona;
    std::optional<std::size_t> stage;
};

std::optional<Counted> counted(const Target& target, const Scheme& scheme) {
    const std::string object = compatible_text(target.object);
    const std::size_t colon = object.find(':');
    const auto persona = scheme.find_persona(std::string_view(object).substr(0, colon));
    if (!persona || target.measure == Target::Measure::Other) return std::nullopt;
    if (colon == std::string::npos) {
        if (target.measure == Target::Measure::Percent) return std::nullopt;  // a share of what?
        return Counted{*persona, std::nullopt};
    }
    const auto stage =
        stage_number(scheme.personas[*persona], std::string_view(object).substr(colon + 1));
    return stage ? std::optional(Counted{*persona, stage}) : std::nullopt;
}

std::optional<Ratio> actual(const Target& target, const Scheme& scheme,
                            const std::vector<StageDistribution>& distribution) {
    const auto what = counted(target, scheme);
    if (!what) return std::nullopt;
    const StageDistribution& people = distribution[what->persona.index()];
    Ratio ratio = what->stage ? people.reached(*what->stage) : Ratio{people.total(), 0};
    if (target.measure == Target::Measure::People) ratio.denominator = 0;
    return ratio;
}

}  // namespace

bool is_computable(const Target& target, const Scheme& scheme) {
    return counted(target, scheme).has_value();
}

std::vector<TargetResult> evaluate_targets(const Records& records, const Scheme& scheme,
                                           const std::vector<StageDistribution>& distribution) {
    std::vector<TargetResult> results;
    for (const Target& target : records.targets)
        results.push_back({&target, actual(target, scheme, distribution)});
    return results;
}

}  // namespace skillmap
