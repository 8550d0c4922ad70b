// What a value of a report shows, as text and as a number, for outputs that have no formulas.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/report/model.h"

namespace skillmap::report {

/// What stands in a cell: where it follows a choice, the value of the row chosen at first.
const Value& resolved(const Report& report, const Value& value);

/// The table that a page is. Nothing where it has other blocks too.
const Table* single_table(const Page& page);

/// Whether it has nothing but headings: its note says why.
bool is_empty(const Table& table);

/// Whether figures of the table are shown by shades.
bool is_heat_map(const Table& table);

/// "71.2%", "1,234", "2026/03/31", "12 / 16", "+3.2"; the sign for what is hidden or does not
/// apply.
std::string shown(const Report& report, const Value& value, ColumnKind kind);

/// Whether a value is a figure that is hidden, or comes from one.
bool is_hidden(const Report& report, const Value& value);

/// In so many steps a rate is told that is rounded down.
inline constexpr std::int64_t rate_steps = 10;

/// The tenths of a rate of which is told only that it is that or more. Nothing for what is told
/// exactly, or not at all.
std::optional<Ratio> lower_limit(const Report& report, const Value& value);

/// Whether it is told only that the rate is 0 % or more, which says nothing.
bool is_any_rate(const Report& report, const Value& value);

/// What may stand in a cell: of one that follows a choice, the value of every row.
std::vector<Value> possible_values(const Report& report, const Value& value);

/// Whether it is a count, or comes from one, of which nothing is known.
bool is_unknown(const Report& report, const Value& value);

/// Of counts the difference, of rates that of their percentages. Nothing where one of the two is
/// hidden or does not apply.
std::optional<double> change_of(const Report& report, const Change& change);

/// The number behind it. Nothing for text, and for what is hidden or does not apply.
std::optional<double> number_of(const Report& report, const Value& value);

}  // namespace skillmap::report
