// Pieces of SQL that the queries of the stages are made of. States are numbers as in
// core/evaluate/state.h. In every query s is a person and l the load. Internal to core/sql.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/scheme/scheme.h"

namespace skillmap::sql {

/// Of that person and load: every subquery asks for these rows x alone.
inline constexpr std::string_view of_person = "x.load_id = s.load_id AND x.staff_id = s.staff_id";

inline constexpr std::string_view not_met = "0";
inline constexpr std::string_view unknown = "1";
inline constexpr std::string_view met = "2";

std::string number(std::size_t value);

/// 0 where the workbook has the sheet, else 1: what is not there is not absent.
std::string base(std::string_view sheet);

/// Any of the states, or all of them.
std::string any_of(const std::vector<std::string>& states);
std::string all_of(const std::vector<std::string>& states);

/// The best state of the rows that pass the filter, and not less than `least`.
std::string best(const std::string& state, const std::string& filter, const std::string& least);

/// Whether so many are enough, those of which nobody knows among them or not.
std::string counted(const std::string& have, const std::string& maybe, const std::string& need);

/// The names as an array of keys.
std::string keys_of(const std::vector<std::string>& names);

/// As month_index() and fiscal_year_of_month() of core/text/date.h.
std::string month_of(std::string_view date);
std::string fiscal_year_of(std::string_view date);

/// Whether the value passes the threshold, which is known.
std::string passed(const Threshold& threshold, std::string_view value);

}  // namespace skillmap::sql
