#include "core/sql/experience_query.h"

#include <fmt/format.h>

#include <vector>

#include "core/sql/expressions.h"
#include "core/sql/sql_text.h"
#include "core/text/join.h"
#include "core/text/normalize.h"

namespace skillmap::sql {
namespace {

// Whether a row x of experience is in one of the roles.
std::string in_role(const ExperienceCondition& rule, std::string_view row) {
    std::vector<std::string> roles;
    for (const ProjectRole role : rule.roles) {
        if (role == ProjectRole::Lead) roles.emplace_back("'lead'");
        if (role == ProjectRole::Member) roles.emplace_back("'member'");
        if (role == ProjectRole::Mentor) roles.emplace_back("'mentor'");
    }
    const std::string named =
        roles.empty() ? "" : fmt::format("WHEN {}.role IN ({}) THEN 2 ", row, joined(roles, ", "));
    return fmt::format("CASE WHEN {}.role = 'unknown' THEN 1 {}ELSE 0 END", row, named);
}

// Whether the row passes a viewpoint: by its own score, or by that of its project.
std::string passes(const ExperienceCondition& rule, const Viewpoint& viewpoint) {
    std::string overlap;
    if (rule.measure == ExperienceCondition::Measure::ConsecutiveFiscalYears)
        overlap = fmt::format(
            " AND x.started IS NOT NULL AND o.started IS NOT NULL AND NOT (x.ended IS NOT NULL "
            "AND {} < {}) AND NOT (o.ended IS NOT NULL AND {} < {})",
            fiscal_year_of("x.ended"), fiscal_year_of("o.started"), fiscal_year_of("o.ended"),
            fiscal_year_of("x.started"));
    const std::string top = fmt::format(
        "(SELECT max(o.score) FROM experience o WHERE o.load_id = x.load_id AND o.staff_id = "
        "x.staff_id AND o.viewpoint_key = {} AND (o.row_no = x.row_no OR (o.project_key = "
        "x.project_key AND o.project_key <> '' AND {} = 2)){})",
        literal(match_key(viewpoint.name)), in_role(rule, "o"), overlap);
    return fmt::format(
        "(SELECT CASE WHEN b.top IS NULL THEN 1 WHEN {} THEN 2 ELSE 0 END FROM "
        "(SELECT {} AS top OFFSET 0) b)",
        passed(viewpoint.score, "b.top"), top);
}

// state, project_key, first, last (months), open_end.
std::string periods(const ExperienceCondition& rule) {
    std::vector<std::string> counts{in_role(rule, "x"),
                                    "CASE WHEN x.started IS NULL THEN 1 ELSE 2 END"};
    for (const Viewpoint& one : rule.passing) counts.push_back(passes(rule, one));
    if (rule.closed)
        counts.emplace_back(
            "CASE WHEN x.ended <= l.as_of THEN 2 WHEN x.end_unreadable THEN 1 ELSE 0 END");
    return fmt::format(
        "SELECT {} AS state, x.project_key, {} AS first,\n           CASE WHEN "
        "x.end_unreadable "
        "THEN {} ELSE LEAST({}, {}) END AS last,\n           x.end_unreadable AS open_end\n    "
        "FROM experience x WHERE {} AND (x.started IS NULL OR x.started <= l.as_of) OFFSET 0",
        all_of(counts), month_of("x.started"), month_of("x.started"), month_of("l.as_of"),
        month_of("x.ended"), of_person);
}

// The quantity over the periods k that count.
std::string measured(const ExperienceCondition& rule) {
    using Measure = ExperienceCondition::Measure;
    const std::string months = "generate_series(k.first, k.last) AS m";
    switch (rule.measure) {
        case Measure::Months:
            return "SELECT count(DISTINCT m) FROM k, " + months;
        case Measure::MonthsInOneProject:
            return "SELECT coalesce(max(n), 0) FROM (SELECT count(DISTINCT m) AS n FROM k, " +
                   months + " WHERE k.project_key <> '' GROUP BY k.project_key) g";
        case Measure::Projects:
            return "SELECT count(DISTINCT k.project_key) FROM k WHERE k.project_key <> ''";
        case Measure::ConsecutiveFiscalYears:
            return "SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM (SELECT y - "
                   "row_number() OVER (ORDER BY y) AS run FROM (SELECT DISTINCT (m - 3) / 12 "
                   "AS y "
                   "FROM k, " +
                   months + ") d) e GROUP BY run) g";
        case Measure::Records:
            break;
    }
    if (rule.passing.empty()) return "SELECT count(*) FROM k";
    return "SELECT count(DISTINCT (k.project_key, k.first, k.last)) FILTER (WHERE "
           "k.project_key "
           "<> '') + count(*) FILTER (WHERE k.project_key = '') FROM k";
}

}  // namespace

std::string experience_query(const ExperienceCondition& rule) {
    using Measure = ExperienceCondition::Measure;
    const bool by_project =
        rule.measure == Measure::Projects || rule.measure == Measure::MonthsInOneProject;
    const std::string open = fmt::format("r.state = 1 OR (r.state = 2 AND (r.open_end{}))",
                                         by_project ? " OR r.project_key = ''" : "");
    return fmt::format(
        "  WITH r AS ({}),\n  k AS (SELECT * FROM r WHERE r.state = 2)\n  SELECT ({}) AS have,\n"
        "         (SELECT coalesce(bool_or({}), false) FROM r) AS uncertain",
        periods(rule), measured(rule), open);
}

}  // namespace skillmap::sql
