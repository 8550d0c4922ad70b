// The best score (点数) of a training up to the as-of date reaches a threshold, or exceeds it
//
#include <algorithm>

#include "core/evaluate/conditions.h"

namespace skillmap {

State judge(const ScoreCondition& condition, const Facts& facts, Judgement* detail) {
    const Records& records = facts.records();
    std::optional<double> best;
    bool uncertain = !records.present.attendances;
    const auto& rows = facts.meant(condition.training);
    for (const std::uint32_t i : facts.attendances()) {
        const Attendance& record = records.attendances[i];
        if (std::find(rows.begin(), rows.end(), record.training) == rows.end()) continue;
        if (record.date.known() && record.date.date() > facts.as_of()) continue;
        if (!record.date.known() || !record.score) {
            uncertain = true;
            continue;
        }
        if (best && *best >= *record.score) continue;
        best = record.score;
        if (detail != nullptr) detail->evidence.assign(1, record.source);
    }
    if (detail != nullptr) {
        detail->have = best.value_or(0);
        detail->need = condition.score.limit.value.value_or(0);
        detail->unknown = best ? 0 : 1;
    }
    if (lacks_value(condition.score.limit, detail)) return State::Unknown;
    if (best && condition.score.passed(*best)) return State::Met;
    return uncertain ? State::Unknown : State::NotMet;
}

}  // namespace skillmap
