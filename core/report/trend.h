// The figures of the whole at the end of each month of the fiscal year: how the year went so far.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/assessment.h"
#include "core/report/dataset.h"

namespace skillmap::report {

/// The figures of the whole on an earlier day. Hidden as a dashboard of that day would hide them.
struct DayFigures {
    Date as_of{};
    std::vector<Datum> indicators;  // by Scheme::indicators
    std::vector<Datum> personas;    // who reached the first stage
};

/// The ends of the months before the as-of date, in its fiscal year.
std::vector<Date> earlier_month_ends(Date as_of);

DayFigures figures_of_day(Assessment& assessment, std::int64_t least);

/// What is in the dataset of one day. Nothing where there is no such figure.
struct TrendDay {
    Date as_of{};
    std::vector<std::optional<DatumId>> indicators;  // by Scheme::indicators
    std::vector<std::optional<DatumId>> personas;    // who reached the first stage, as today
};

/// Adds the earlier figures to the set; what is hidden today stays hidden. The last day is today.
std::vector<TrendDay> add_trend(Dataset& set, Date today, const std::vector<DayFigures>& earlier);

}  // namespace skillmap::report
