// Completed / due, over every pair of a member and a training meant for them (000:L1711). A pair
// counts once, however often it was recorded; exempted pairs are left out; a training taken
// without being due does not count.
#include "core/evaluate/conditions.h"
#include "core/indicators/indicators.h"

namespace skillmap {

IndicatorValue obligation_rate(Facts& facts, const Indicator& indicator,
                               const std::vector<Id<StaffMember>>& members) {
    const Records& records = facts.records();
    std::vector<Symbol> categories;
    for (const std::string& category : indicator.training_categories)
        if (const Symbol word = facts.word(category); word != Symbol{}) categories.push_back(word);
    IndicatorValue value;
    if (!records.present.attendances) return value;  // nobody knows who completed what
    for (const Id<StaffMember> id : members) {
        facts.move_to(id);
        for (const Training& one : records.trainings) {
            if (categories.empty()) break;
            const Id<Training> training = records.trainings.id_of(one);
            const State due = is_for(records, one, records.staff[id], categories);
            if (due == State::NotMet) continue;
            if (due == State::Unknown) {
                ++value.undecided;
                continue;
            }
            if (facts.training_exempted(training)) {
                ++value.exempted;
                continue;
            }
            const bool completed = facts.training_completed(training) == State::Met;
            ++value.ratio.denominator;
            value.ratio.numerator += completed ? 1 : 0;
        }
    }
    return value;
}

}  // namespace skillmap
