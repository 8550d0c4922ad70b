// A quantity of project work in one role, up to the as-of date. Months are distinct
// calendar months that a period touches; months of several projects count once. Finished or not
// does not matter; an end that is blank means the work goes on.
#include <algorithm>
#include <vector>

#include "core/evaluate/conditions.h"

namespace skillmap {
namespace {

struct Period {
    Symbol project;
    std::int32_t first = 0;  // month_index
    std::int32_t last = 0;
};

struct Periods {
    std::vector<Period> known;
    bool uncertain = false;        // a period that might count could not be read in full
    bool without_project = false;  // a period that counts names no project
};

Periods periods(const Facts& facts, ProjectRole role) {
    Periods result;
    for (const std::uint32_t i : facts.experiences()) {
        const Experience& record = facts.records().experiences[i];
        if (record.role != role && record.role != ProjectRole::Unknown) continue;
        if (record.start.known() && record.start.date() > facts.as_of()) continue;
        if (!record.start.known() || record.role == ProjectRole::Unknown) {
            result.uncertain = true;
            continue;
        }
        const std::int32_t first = month_index(record.start.date());
        std::int32_t last = month_index(facts.as_of());
        if (record.end.known()) last = std::min(last, month_index(record.end.date()));
        if (!record.end.known() && !record.end.blank()) {
            last = first;  // an end that cannot be read: the first month is certain
            result.uncertain = true;
        }
        if (record.project == Symbol{}) result.without_project = true;
        result.known.push_back({record.project, first, last});
    }
    return result;
}

int distinct_months(std::vector<Period> list) {
    std::sort(list.begin(), list.end(),
              [](const Period& a, const Period& b) { return a.first < b.first; });
    int months = 0;
    std::int32_t covered = -1;  // the last month counted
    for (const Period& period : list) {
        const std::int32_t from = std::max(period.first, covered + 1);
        if (period.last >= from) months += period.last - from + 1;
        covered = std::max(covered, period.last);
    }
    return months;
}

std::vector<Symbol> projects(const std::vector<Period>& list) {
    std::vector<Symbol> symbols;
    for (const Period& period : list)
        if (period.project != Symbol{}) symbols.push_back(period.project);
    std::sort(symbols.begin(), symbols.end());
    symbols.erase(std::unique(symbols.begin(), symbols.end()), symbols.end());
    return symbols;
}

int longest_project(const std::vector<Period>& list) {
    int longest = 0;
    for (const Symbol project : projects(list)) {
        std::vector<Period> own;
        std::copy_if(list.begin(), list.end(), std::back_inserter(own),
                     [project](const Period& period) { return period.project == project; });
        longest = std::max(longest, distinct_months(std::move(own)));
    }
    return longest;
}

int quantity(const std::vector<Period>& list, ExperienceCondition::Measure measure) {
    using Measure = ExperienceCondition::Measure;
    switch (measure) {
        case Measure::Months:
            return distinct_months(list);
        case Measure::MonthsInOneProject:
            return longest_project(list);
        case Measure::Projects:
            return static_cast<int>(projects(list).size());
        case Measure::Records:
            break;
    }
    return static_cast<int>(list.size());
}

}  // namespace

State judge(const ExperienceCondition& condition, const Facts& facts, Judgement* detail) {
    const Periods found = periods(facts, condition.role);
    const int have = quantity(found.known, condition.measure);
    if (detail != nullptr) {
        detail->have = have;
        detail->need = condition.at_least;
    }
    if (have >= condition.at_least) return State::Met;
    using Measure = ExperienceCondition::Measure;
    const bool by_project =
        condition.measure == Measure::Projects || condition.measure == Measure::MonthsInOneProject;
    const bool complete = facts.records().present.experiences && !found.uncertain &&
                          !(by_project && found.without_project);
    return complete ? State::NotMet : State::Unknown;
}

}  // namespace skillmap
