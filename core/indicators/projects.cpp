// How many different projects have a record of a viewpoint (評価観点) that began by the as-of date.
#include <set>

#include "core/indicators/indicators.h"

namespace skillmap {

IndicatorValue projects(Facts& facts, const Indicator& indicator,
                        const std::vector<Id<StaffMember>>& members) {
    const Records& records = facts.records();
    const Symbol viewpoint = facts.word(indicator.viewpoint);
    const FiscalYear year = FiscalYear::of(facts.as_of());
    std::set<std::size_t> found;
    IndicatorValue value;
    value.unknown = !records.present.experiences;
    for (const Id<StaffMember> id : members) {
        facts.move_to(id);
        for (const std::uint32_t i : facts.experiences()) {
            const Experience& record = records.experiences[i];
            if (viewpoint == Symbol{} || record.viewpoint != viewpoint) continue;
            if (!record.start.known() || record.project == Symbol{}) {
                ++value.undecided;
                continue;
            }
            const Date start = record.start.date();
            if (start > facts.as_of()) continue;
            if (indicator.window.kind == Window::Kind::FiscalYear && !year.contains(start))
                continue;
            found.insert(record.project.index());
        }
    }
    value.count = static_cast<std::int64_t>(found.size());
    return value;
}

}  // namespace skillmap
