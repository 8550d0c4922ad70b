#include "core/evaluate/last_record.h"

namespace skillmap {

const Attendance* last_record(const Facts& facts, Id<Training> training) {
    const Attendance* last = nullptr;
    for (const std::uint32_t i : facts.attendances()) {
        const Attendance& one = facts.records().attendances[i];
        if (one.training != training || facts.in_window(one, Window{}) == State::NotMet) continue;
        const bool older = last != nullptr && last->date.known() &&
                           (!one.date.known() || one.date.date() < last->date.date());
        if (!older) last = &one;
    }
    return last;
}

}  // namespace skillmap
