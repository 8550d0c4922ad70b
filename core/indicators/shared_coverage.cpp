// Trainings that at least one holder of the segment completed / trainings: holders may share them
// (000:L1714–L1717). A department without a holder has nothing to count.
#include <algorithm>

#include "core/indicators/indicators.h"
#include "core/text/normalize.h"

namespace skillmap {

IndicatorValue shared_coverage(Facts& facts, const Indicator& indicator,
                               const std::vector<Id<StaffMember>>& members) {
    const Records& records = facts.records();
    const auto trainings = trainings_of(records, indicator.training_categories);
    const Symbol segment = records.words.find(indicator.holder_segment);
    std::vector<bool> taken(trainings.size());
    IndicatorValue value;
    for (const Id<StaffMember> id : members) {
        const auto& segments = records.staff[id].segments;
        if (std::find(segments.begin(), segments.end(), segment) == segments.end()) continue;
        value.has_holder = true;
        if (!records.present.attendances) continue;  // nobody knows who completed what
        value.ratio.denominator = static_cast<std::int64_t>(trainings.size());
        facts.move_to(id);
        for (std::size_t i = 0; i < trainings.size(); ++i)
            if (facts.training_completed(trainings[i]) == State::Met) taken[i] = true;
    }
    value.ratio.numerator = std::count(taken.begin(), taken.end(), true);
    return value;
}

}  // namespace skillmap
