// What cells of an export say: days in a known order, durations, shares. Nothing is guessed.
#pragma once

#include <optional>
#include <string_view>

#include "core/intake/import/source_profile.h"
#include "core/table/cell.h"

namespace skillmap::import {

/// Days since 1899-12-30 with the time of day as a fraction.
using Moment = double;

/// A date cell, a serial number, or text: with the year of four digits in front or an era in any
/// order, otherwise in the order given ("7/27/26 19:06:23"). Years of two digits are of this
/// century. `offset` is added to plain numbers. Nothing where the order matters and is unknown.
std::optional<Moment> read_moment(const CellValue& value, DateOrder order, double offset);

/// Whether text is a date whose order has to be told ("7/8/26").
bool needs_order(std::string_view text);

/// "1h 33m 39s", "1 時間 33 分 39 秒", "01:33:39", "95" (minutes).
std::optional<double> read_minutes(const CellValue& value);

/// "85%", "85", or the 0.85 of a cell that shows a share; 0 to 100. Nothing for a cell with a 1,
/// which may be all or a hundredth.
std::optional<double> read_percent(const CellValue& value);

}  // namespace skillmap::import
