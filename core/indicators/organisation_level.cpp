// The level of an organisation: how many stages of a persona, from the first on, nearly all of its
// people meet, each stage judged for itself. Who did not answer is counted among all and not
// among those who meet it.
#include "core/evaluate/conditions.h"
#include "core/indicators/indicators.h"

namespace skillmap {

IndicatorValue organisation_level(Facts& facts, const Indicator& indicator,
                                  const std::vector<Id<StaffMember>>& members) {
    const Persona& persona = facts.scheme().personas[*indicator.persona];
    std::vector<Ratio> stages(persona.stages.size());
    std::vector<int> undecided(persona.stages.size());
    for (const Id<StaffMember> id : members) {
        facts.move_to(id);
        if (belongs(facts, *indicator.persona) != State::Met) continue;
        for (std::size_t i = 0; i < stages.size(); ++i) {
            const State state = judge_all(persona.stages[i].conditions, facts);
            ++stages[i].denominator;
            stages[i].numerator += state == State::Met ? 1 : 0;
            undecided[i] += state == State::Unknown ? 1 : 0;
        }
    }
    IndicatorValue value;
    if (!indicator.share.known()) {
        value.without_value = indicator.share.parameter;
        return value;
    }
    constexpr double percent = 100;
    for (std::size_t i = 0; i < stages.size(); ++i) {
        value.ratio = stages[i];
        value.undecided = undecided[i];
        const double met = static_cast<double>(stages[i].numerator) * percent;
        const double all = static_cast<double>(stages[i].denominator);
        if (!stages[i].applies() || met < *indicator.share.value * all) break;
        ++value.count;
    }
    return value;
}

}  // namespace skillmap
