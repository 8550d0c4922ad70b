// The activities of a department, newest first. A list to share, never a score (000:L1724–L1727).
#include <algorithm>

#include "core/indicators/indicators.h"

namespace skillmap {

IndicatorValue practice_register(const Records& records, Id<Department> department, Date as_of) {
    IndicatorValue value;
    value.unknown = !records.present.practices;
    for (std::size_t i = 0; i < records.practices.size(); ++i) {
        const Practice& practice = records.practices[i];
        const bool later = practice.date.known() && practice.date.date() > as_of;
        if (practice.department == department && !later) value.practices.push_back(i);
    }
    const auto date = [&records](std::size_t i) {
        const DateField& field = records.practices[i].date;
        return field.known() ? field.date() : Date::min();
    };
    std::stable_sort(value.practices.begin(), value.practices.end(),
                     [&](std::size_t a, std::size_t b) { return date(a) > date(b); });
    value.count = static_cast<int>(value.practices.size());
    return value;
}

}  // namespace skillmap
