#include "core/report/trend.h"

#include <algorithm>

#include "core/report/labels.h"

namespace skillmap::report {
namespace {

std::vector<DatumId> first_stages(const Dataset& set) {
    std::vector<DatumId> reached;
    for (const PersonaData& persona : set.personas)
        if (!persona.at_least.empty()) reached.push_back(persona.at_least.front());
    return reached;
}

class TrendMaker {
  public:
    explicit TrendMaker(Dataset& set) : set_(set), known_(set.data.size()) {}

    TrendDay day(const DayFigures& earlier) {
        TrendDay day{earlier.as_of, {}, {}};
        for (std::size_t i = 0; i < set_.totals.size(); ++i)
            day.indicators.push_back(add(earlier.indicators[i], set_.totals[i]));
        for (const DatumId id : first_stages(set_))
            day.personas.push_back(add_like(id, earlier.personas));
        return day;
    }

  private:
    DatumId add(Datum datum, DatumId today) {
        if (set_.data[today].hidden) {
            datum.hidden = true;
            datum.unknown = false;
            datum.ratio = {};
        }
        if (is_taken(datum)) datum.indicator += str(labels::of_trend);
        return set_.data.add(std::move(datum));
    }

    // A persona that nobody was has none.
    std::optional<DatumId> add_like(DatumId today, const std::vector<Datum>& earlier) {
        const std::string& name = set_.data[today].indicator;
        const auto same = std::find_if(earlier.begin(), earlier.end(),
                                       [&](const Datum& one) { return one.indicator == name; });
        if (same == earlier.end()) return std::nullopt;
        return add(*same, today);
    }

    // By a comparison with that day.
    bool is_taken(const Datum& datum) const {
        return std::any_of(set_.data.begin(), set_.data.begin() + static_cast<long>(known_),
                           [&](const Datum& one) {
                               return one.department_code.empty() && one.as_of == datum.as_of &&
                                      one.indicator == datum.indicator;
                           });
    }

    Dataset& set_;
    std::size_t known_;  // data before these
};

}  // namespace

std::vector<Date> earlier_month_ends(Date as_of) {
    std::vector<Date> days;
    const FiscalYear year = FiscalYear::of(as_of);
    for (Date end = last_of_month(year.first()); end < as_of;
         end = last_of_month(end + std::chrono::days(1)))
        days.push_back(end);
    return days;
}

DayFigures figures_of_day(Assessment& assessment, std::int64_t least) {
    const Dataset set = make_dataset(assessment, least);
    DayFigures day{assessment.input().as_of, {}, {}};
    for (const DatumId id : set.totals) day.indicators.push_back(set.data[id]);
    for (const DatumId id : first_stages(set)) day.personas.push_back(set.data[id]);
    return day;
}

std::vector<TrendDay> add_trend(Dataset& set, Date today, const std::vector<DayFigures>& earlier) {
    std::vector<TrendDay> days;
    TrendMaker maker(set);
    for (const DayFigures& one : earlier) days.push_back(maker.day(one));
    const std::vector<DatumId> personas = first_stages(set);
    days.push_back(
        {today, {set.totals.begin(), set.totals.end()}, {personas.begin(), personas.end()}});
    return days;
}

}  // namespace skillmap::report
