// How often trainings were completed: every person, training and fiscal year once.
#include <algorithm>
#include <tuple>

#include "core/indicators/indicators.h"

namespace skillmap {

IndicatorValue events(Facts& facts, const Indicator& indicator,
                      const std::vector<Id<StaffMember>>& members) {
    const Records& records = facts.records();
    auto trainings = trainings_of(records, indicator.training_categories);
    for (const Id<SchemeTraining> training : indicator.trainings)
        for (const Id<Training> id : facts.meant(training)) trainings.push_back(id);
    IndicatorValue value;
    value.unknown = !records.present.attendances;
    for (const Id<StaffMember> id : members) {
        facts.move_to(id);
        std::vector<std::pair<Id<Training>, int>> seen;
        for (const std::uint32_t i : facts.attendances()) {
            const Attendance& record = records.attendances[i];
            if (record.status != AttendanceStatus::Completed ||
                std::find(trainings.begin(), trainings.end(), record.training) == trainings.end())
                continue;
            const State in_time = facts.in_window(record, indicator.window);
            if (in_time == State::Unknown) ++value.undecided;
            if (in_time != State::Met) continue;
            const std::pair event(record.training, FiscalYear::of(record.date.date()).year());
            if (std::find(seen.begin(), seen.end(), event) == seen.end()) seen.push_back(event);
        }
        value.count += static_cast<std::int64_t>(seen.size());
    }
    return value;
}

}  // namespace skillmap
