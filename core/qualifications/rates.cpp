#include "core/qualifications/rates.h"

#include <algorithm>
#include <map>

namespace skillmap::qualifications {
namespace {

// One group of a table while it is counted.
class Group {
  public:
    void add(Id<StaffMember> staff, Attempt attempt) {
        const bool passed = attempt == Attempt::Passed;
        passes_.unknown += attempt == Attempt::Unknown ? 1 : 0;
        passes_.absent += attempt == Attempt::Absent ? 1 : 0;
        if (!passed && attempt != Attempt::Failed) return;
        ++passes_.attempts.denominator;
        passes_.attempts.numerator += passed ? 1 : 0;
        bool& before = people_[staff];
        before = before || passed;
    }

    Passes passes() const {
        Passes all = passes_;
        all.people.denominator = static_cast<std::int64_t>(people_.size());
        all.people.numerator = std::count_if(people_.begin(), people_.end(),
                                             [](const auto& one) { return one.second; });
        return all;
    }

  private:
    Passes passes_;
    std::map<Id<StaffMember>, bool> people_;  // whether they passed
};

template <class Key>
std::vector<std::pair<Key, Passes>> passes_of(const std::vector<std::pair<Key, Group>>& groups) {
    std::vector<std::pair<Key, Passes>> list;
    for (const auto& [key, group] : groups) list.emplace_back(key, group.passes());
    return list;
}

template <class Key>
Group& group_of(std::vector<std::pair<Key, Group>>& groups, const Key& key) {
    const auto at = std::find_if(groups.begin(), groups.end(),
                                 [&](const auto& one) { return one.first == key; });
    return at == groups.end() ? groups.emplace_back(key, Group()).second : at->second;
}

}  // namespace

PassRates pass_rates(const Records& records, const Register& of,
                     const std::vector<Id<StaffMember>>& people) {
    PassRates rates;
    rates.written = records.present.exam_results;
    std::vector<bool> counts(records.staff.size());
    std::vector<std::pair<std::optional<Id<Department>>, Group>> departments;
    for (const Id<StaffMember> one : people) {
        counts[one.index()] = true;
        group_of(departments, records.staff[one].department);
    }
    std::vector<std::pair<std::optional<std::int32_t>, Group>> months;
    std::vector<std::pair<Symbol, Group>> exams;
    Group whole;
    for (const RegisterRow& row : of.rows) {
        if (row.attempt == Attempt::Repeated || row.attempt == Attempt::Later) continue;
        const Qualification& one = records.qualifications[row.record];
        if (!counts[one.staff.index()]) {
            ++rates.left_out;
            continue;
        }
        const Attempt attempt = row.contradicted ? Attempt::Unknown : row.attempt;
        const auto month = one.taken.known() ? std::optional(month_index(one.taken.date()))
                                             : std::optional<std::int32_t>();
        for (Group* group : {&group_of(departments, records.staff[one.staff].department),
                             &group_of(months, month), &group_of(exams, one.name), &whole})
            group->add(one.staff, attempt);
    }
    // Exams without a day stand last.
    std::sort(months.begin(), months.end(), [](const auto& a, const auto& b) {
        if (a.first && b.first) return *a.first < *b.first;
        return a.first.has_value() && !b.first.has_value();
    });
    rates.departments = passes_of(departments);
    rates.months = passes_of(months);
    rates.exams = passes_of(exams);
    rates.whole = whole.passes();
    return rates;
}

}  // namespace skillmap::qualifications
