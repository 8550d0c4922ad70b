#include "core/sql/expressions.h"

#include <fmt/format.h>

#include "core/sql/sql_text.h"
#include "core/text/join.h"
#include "core/text/normalize.h"

namespace skillmap::sql {
namespace {

std::string call(std::string_view function, const std::vector<std::string>& parts,
                 std::string_view of_none) {
    if (parts.empty()) return std::string(of_none);
    if (parts.size() == 1) return parts.front();
    return fmt::format("{}({})", function, joined(parts, ", "));
}

}  // namespace

std::string number(std::size_t value) {
    return std::to_string(value);
}

std::string base(std::string_view sheet) {
    return fmt::format("CASE WHEN l.{} THEN 0 ELSE 1 END", sheet);
}

std::string any_of(const std::vector<std::string>& states) {
    return call("GREATEST", states, not_met);
}

std::string all_of(const std::vector<std::string>& states) {
    return call("LEAST", states, met);
}

std::string keys_of(const std::vector<std::string>& names) {
    std::vector<std::string> keys;
    for (const std::string& one : names) keys.push_back(match_key(one));
    return literals(keys);
}

std::string month_of(std::string_view date) {
    return fmt::format("(EXTRACT(YEAR FROM {0})::int * 12 + EXTRACT(MONTH FROM {0})::int - 1)",
                       date);
}

std::string fiscal_year_of(std::string_view date) {
    return fmt::format(
        "((EXTRACT(YEAR FROM {0})::int * 12 + EXTRACT(MONTH FROM {0})::int - 4) / 12)", date);
}

std::string passed(const Threshold& threshold, std::string_view value) {
    return fmt::format("{} {} {}", value,
                       threshold.exceed ? ">" : ">=", literal(*threshold.limit.value));
}

std::string best(const std::string& state, const std::string& filter, const std::string& least) {
    return fmt::format("GREATEST({}, coalesce(max({}) FILTER (WHERE {}), 0))", least, state,
                       filter);
}

std::string counted(const std::string& have, const std::string& maybe, const std::string& need) {
    return fmt::format("CASE WHEN {0} >= {2} THEN 2 WHEN {0} + {1} >= {2} THEN 1 ELSE 0 END", have,
                       maybe, need);
}

}  // namespace skillmap::sql
