// Trainings that at least one member completed / trainings offered (000:L1719–L1722). A department
// without members has nothing to count.
#include <algorithm>

#include "core/indicators/indicators.h"

namespace skillmap {

IndicatorValue any_one_coverage(Facts& facts, const Indicator& indicator,
                                const std::vector<Id<StaffMember>>& members) {
    const auto trainings = trainings_of(facts.records(), indicator.training_categories);
    std::vector<bool> taken(trainings.size());
    for (const Id<StaffMember> id : members) {
        facts.move_to(id);
        for (std::size_t i = 0; i < trainings.size(); ++i)
            if (facts.training_completed(trainings[i]) == State::Met) taken[i] = true;
    }
    IndicatorValue value;
    if (!facts.records().present.attendances) return value;  // nobody knows who completed what
    value.ratio.numerator = std::count(taken.begin(), taken.end(), true);
    if (!members.empty()) value.ratio.denominator = static_cast<std::int64_t>(trainings.size());
    return value;
}

}  // namespace skillmap
