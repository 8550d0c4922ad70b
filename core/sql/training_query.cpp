#include "core/sql/training_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/sql/expressions.h"
#include "core/text/join.h"

namespace skillmap::sql {
namespace {

// Whether an attendance x is of the time that counts.
std::string in_window(const Window& window) {
    const std::string past = "WHEN x.held IS NULL THEN 1 WHEN x.held > l.as_of THEN 0 ";
    switch (window.kind) {
        case Window::Kind::Recurrence:
            return "CASE " + past +
                   "WHEN t.recurrence = 'once' OR x.held >= l.fiscal_year_start THEN 2 "
                   "WHEN t.recurrence = 'unknown' THEN 1 ELSE 0 END";
        case Window::Kind::FiscalYear:
            return "CASE " + past + "WHEN x.held >= l.fiscal_year_start THEN 2 ELSE 0 END";
        case Window::Kind::Years:
            if (!window.years.known()) return "CASE " + past + "ELSE 1 END";
            return fmt::format(
                "CASE {}WHEN x.held > (l.as_of - make_interval(years => {}))::date"
                " THEN 2 ELSE 0 END",
                past, static_cast<int>(std::clamp(*window.years.value, 0.0, 4000.0)));
        case Window::Kind::Ever:
            break;
    }
    return "CASE " + past + "ELSE 2 END";
}

// Whether the person is one of those that a row of training_audience names.
std::string is_for() {
    const auto equals = [](std::string_view field) {
        return fmt::format(
            "WHEN '{0}' THEN CASE WHEN s.{0}_key = '' THEN 1 WHEN s.{0}_key = u.value_key THEN "
            "2 ELSE 0 END ",
            field);
    };
    const auto holds = [](std::string_view field, std::string_view list) {
        return fmt::format("WHEN '{}' THEN CASE WHEN u.value_key = ANY (s.{}) THEN 2 ELSE 0 END ",
                           field, list);
    };
    return "CASE u.field WHEN 'everyone' THEN 2 " + equals("grade") + equals("position") +
           equals("appointment") + holds("persona", "persona_keys") +
           holds("segment", "segment_keys") +
           "ELSE CASE WHEN s.department_keys IS NULL THEN 1 WHEN u.value_key = ANY "
           "(s.department_keys) THEN 2 ELSE 0 END END";
}

}  // namespace

std::string attended(const Window& window, bool exemptions) {
    return fmt::format(
        "CASE WHEN x.status = 'unknown' THEN LEAST(1, {0}) "
        "WHEN x.status = 'completed'{1} THEN {0} ELSE 0 END",
        in_window(window), exemptions ? " OR x.status = 'exempted'" : "");
}

std::string asked_rows(const TrainingListCondition& rule) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < rule.trainings.size(); ++i)
        parts.push_back(fmt::format(
            "SELECT -{} AS asked, (SELECT array_agg(tm.training_id) FROM training_means tm "
            "WHERE tm.load_id = s.load_id AND tm.scheme_training_id = {}) AS rows, 2 AS due",
            i + 1, rule.trainings[i].index()));
    const std::string keys = keys_of(rule.categories);
    if (!rule.categories.empty() && !rule.due)
        parts.push_back(fmt::format(
            "SELECT t.training_id, ARRAY[t.training_id], 2 FROM training t WHERE t.load_id = "
            "s.load_id AND t.category_key = ANY ({})",
            keys));
    if (!rule.categories.empty() && rule.due)
        parts.push_back(fmt::format(
            "SELECT u.training_id, ARRAY[u.training_id], max({}) FROM training_audience u "
            "WHERE u.load_id = s.load_id AND u.category_key = ANY ({}) GROUP BY u.training_id "
            "HAVING "
            "max({}) > 0",
            is_for(), keys, is_for()));
    return joined(parts, "\n    UNION ALL ");
}

std::string taken(const TrainingListCondition& rule, std::string_view which) {
    return fmt::format(
        "GREATEST({}, coalesce((SELECT max({}) FROM attendance x JOIN training t ON t.load_id "
        "= x.load_id AND t.training_id = x.training_id WHERE {} AND x.training_id {}), 0))",
        base("attendances"), attended(rule.window, rule.exemptions), of_person, which);
}

}  // namespace skillmap::sql
