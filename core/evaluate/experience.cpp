// A quantity of project work in some roles, up to the as-of date. Months are distinct
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
    SourceRow source;
};

struct Periods {
    std::vector<Period> known;
    bool uncertain = false;        // a period that might count could not be read in full
    bool without_project = false;  // a period that counts names no project
};

// A record in one of the roles; a role that cannot be read might be one of them.
State in_role(const ExperienceCondition& condition, const Experience& record) {
    if (record.role == ProjectRole::Unknown) return State::Unknown;
    return std::find(condition.roles.begin(), condition.roles.end(), record.role) !=
                   condition.roles.end()
               ? State::Met
               : State::NotMet;
}

bool overlap(const Experience& a, const Experience& b) {
    if (!a.start.known() || !b.start.known()) return false;
    const auto year = [](const DateField& date) { return FiscalYear::of(date.date()).year(); };
    const bool a_ends = a.end.known() && year(a.end) < year(b.start);
    const bool b_ends = b.end.known() && year(b.end) < year(a.start);
    return !a_ends && !b_ends;
}

// Whether a record passes a viewpoint: by a score of its own, or of another record of the project.
// For a measure of fiscal years the other record has to be of one of its years.
State passes(const ExperienceCondition& condition, const Viewpoint& viewpoint, const Facts& facts,
             const Experience& record) {
    if (!viewpoint.score.limit.known()) return State::Unknown;
    const Symbol wanted = facts.word(viewpoint.name);
    const bool by_year = condition.measure == ExperienceCondition::Measure::ConsecutiveFiscalYears;
    std::optional<double> best;
    for (const std::uint32_t i : facts.experiences()) {
        const Experience& other = facts.records().experiences[i];
        const bool same =
            &other == &record || (other.project == record.project && other.project != Symbol{} &&
                                  in_role(condition, other) == State::Met);
        if (!same || wanted == Symbol{} || other.viewpoint != wanted || !other.score) continue;
        if (by_year && !overlap(record, other)) continue;
        best = std::max(best.value_or(*other.score), *other.score);
    }
    if (!best) return State::Unknown;  // nobody judged it yet
    return viewpoint.score.passed(*best) ? State::Met : State::NotMet;
}

State passes_all(const ExperienceCondition& condition, const Facts& facts,
                 const Experience& record) {
    State state = State::Met;
    for (const Viewpoint& viewpoint : condition.passing)
        state = all_of(state, passes(condition, viewpoint, facts, record));
    return state;
}

Periods periods(const Facts& facts, const ExperienceCondition& condition) {
    Periods result;
    for (const std::uint32_t i : facts.experiences()) {
        const Experience& record = facts.records().experiences[i];
        State counts = all_of(in_role(condition, record), passes_all(condition, facts, record));
        if (record.start.known() && record.start.date() > facts.as_of()) continue;
        const bool over = record.end.known() && record.end.date() <= facts.as_of();
        if (condition.closed && !over)
            counts = all_of(
                counts, record.end.blank() || record.end.known() ? State::NotMet : State::Unknown);
        if (!record.start.known()) counts = all_of(counts, State::Unknown);
        if (counts == State::NotMet) continue;
        if (counts == State::Unknown) {
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
        result.known.push_back({record.project, first, last, record.source});
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

// The longest run of fiscal years that the periods touch.
int consecutive_years(const std::vector<Period>& list) {
    std::vector<std::int32_t> years;
    for (const Period& period : list)
        for (std::int32_t month = period.first; month <= period.last; ++month)
            if (const std::int32_t year = fiscal_year_of_month(month);
                std::find(years.begin(), years.end(), year) == years.end())
                years.push_back(year);
    std::sort(years.begin(), years.end());
    int longest = 0;
    int run = 0;
    for (std::size_t i = 0; i < years.size(); ++i) {
        run = i > 0 && years[i] == years[i - 1] + 1 ? run + 1 : 1;
        longest = std::max(longest, run);
    }
    return longest;
}

// Rows that repeat a period, once for each viewpoint, are one.
int distinct_records(const std::vector<Period>& list) {
    int count = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto same = [&](const Period& other) {
            return other.project != Symbol{} && other.project == list[i].project &&
                   other.first == list[i].first && other.last == list[i].last;
        };
        const auto end = list.begin() + static_cast<std::ptrdiff_t>(i);
        count += std::none_of(list.begin(), end, same) ? 1 : 0;
    }
    return count;
}

int quantity(const std::vector<Period>& list, const ExperienceCondition& condition) {
    using Measure = ExperienceCondition::Measure;
    switch (condition.measure) {
        case Measure::Months:
            return distinct_months(list);
        case Measure::MonthsInOneProject:
            return longest_project(list);
        case Measure::Projects:
            return static_cast<int>(projects(list).size());
        case Measure::ConsecutiveFiscalYears:
            return consecutive_years(list);
        case Measure::Records:
            break;
    }
    return condition.passing.empty() ? static_cast<int>(list.size()) : distinct_records(list);
}

}  // namespace

State judge(const ExperienceCondition& condition, const Facts& facts, Judgement* detail) {
    const Periods found = periods(facts, condition);
    const int have = quantity(found.known, condition);
    if (detail != nullptr) {
        detail->have = have;
        detail->need = condition.at_least.value.value_or(0);
        for (const Period& period : found.known) detail->evidence.push_back(period.source);
    }
    for (const Viewpoint& viewpoint : condition.passing)
        if (lacks_value(viewpoint.score.limit, detail)) return State::Unknown;
    if (lacks_value(condition.at_least, detail)) return State::Unknown;
    if (have >= *condition.at_least.value) return State::Met;
    using Measure = ExperienceCondition::Measure;
    const bool by_project =
        condition.measure == Measure::Projects || condition.measure == Measure::MonthsInOneProject;
    const bool complete = facts.records().present.experiences && !found.uncertain &&
                          !(by_project && found.without_project);
    return complete ? State::NotMet : State::Unknown;
}

}  // namespace skillmap
