#include "core/sql/stage_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "core/sql/experience_query.h"
#include "core/sql/expressions.h"
#include "core/sql/sql_text.h"
#include "core/sql/training_query.h"
#include "core/text/hash.h"
#include "core/text/join.h"
#include "core/text/normalize.h"
#include "core/text/number.h"

namespace skillmap::sql {
namespace {

// Columns of a subquery that is asked once for each person.
class Columns {
  public:
    explicit Columns(std::string alias) : alias_(std::move(alias)) {}

    /// The column of an expression, the same for the same one.
    std::string column(const std::string& expression) {
        const auto known = std::find(expressions_.begin(), expressions_.end(), expression);
        const auto at = static_cast<std::size_t>(known - expressions_.begin());
        if (known == expressions_.end()) expressions_.push_back(expression);
        return alias_ + ".c" + number(at);
    }

    bool empty() const { return expressions_.empty(); }

    std::string list() const {
        std::vector<std::string> columns;
        for (std::size_t i = 0; i < expressions_.size(); ++i)
            columns.push_back(expressions_[i] + " AS c" + number(i));
        return joined(columns, ",\n         ");
    }

    /// CROSS JOIN LATERAL (SELECT … FROM …).
    std::string lateral(std::string_view from) const {
        if (empty()) return "";
        return fmt::format("CROSS JOIN LATERAL (\n  SELECT {}\n  FROM {}) {}\n", list(), from,
                           alias_);
    }

  private:
    std::string alias_;
    std::vector<std::string> expressions_;
};

class StageQuery {
  public:
    explicit StageQuery(const Scheme& scheme) : scheme_(scheme) {}

    std::string make() {
        const std::string personas = persona_rows();
        const std::string result = results();
        std::string out =
            "SELECT s.load_id, s.staff_id, p.persona, p.persona_id,\n"
            "       r.code / 2 AS reached, r.code % 2 = 1 AS undecided\n"
            "FROM load l\nJOIN staff s ON s.load_id = l.load_id\n";
        out += laterals();
        out += personas;
        return out + result;
    }

  private:
    // ------------------------------------------------------------------ what the records say

    // Each way of counting attendances is worked out once for a row.
    static std::string row_state(Columns& states, const Window& window, bool exemptions) {
        return states.column(attended(window, exemptions));
    }

    std::string trained(Id<Skill> skill, const Window& window, bool exemptions) {
        return skill_trainings_.column(best(row_state(skill_rows_, window, exemptions),
                                            "ts.skill_id = " + number(skill.index()),
                                            base("attendances")));
    }

    std::string qualified(const std::vector<std::string>& names) {
        const std::string state =
            "CASE WHEN x.result = 'passed' AND x.passed IS NOT NULL AND NOT x.expires_unreadable "
            "THEN 2 ELSE 1 END";
        return qualifications_.column(
            best(state, "x.name_key = ANY (" + keys_of(names) + ")", base("qualifications")));
    }

    std::string qualified(Id<Skill> skill) {
        std::vector<std::string> names;
        for (const Persona& persona : scheme_.personas)
            for (const Requirement& one : persona.requirements)
                if (one.skill == skill)
                    names.insert(names.end(), one.qualifications.begin(), one.qualifications.end());
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
        return names.empty() ? std::string(not_met) : qualified(names);
    }

    std::string skill_level(Id<Skill> skill) {
        return skills_.column("max(v.level) FILTER (WHERE v.skill_id = " + number(skill.index()) +
                              ")");
    }

    // Of both sheets the higher one.
    std::string tool_level(Id<Tool> tool) {
        const std::string filter = " FILTER (WHERE v.tool_id = " + number(tool.index()) + ")";
        return fmt::format("GREATEST({}, {})", tools_.column("max(v.level)" + filter),
                           checklists_.column("max(v.level)" + filter));
    }

    // ---------------------------------------------------------------------- how many of a set

    static std::string match_of(const Match& match, const std::vector<std::string>& states) {
        if (match.kind == Match::Kind::AtLeast && !match.count.known()) return std::string(unknown);
        if (match.kind == Match::Kind::Any) return any_of(states);
        if (match.kind == Match::Kind::All)
            return states.empty() ? std::string(not_met) : all_of(states);
        return counted(count_of(states, 2), count_of(states, 1), literal(*match.count.value));
    }

    static std::string count_of(const std::vector<std::string>& states, int state) {
        if (states.empty()) return std::string(not_met);
        std::vector<std::string> flags;
        for (const std::string& one : states)
            flags.push_back(fmt::format("({} = {})::int", one, state));
        return "(" + joined(flags, " + ") + ")";
    }

    // ----------------------------------------------------------------------------- conditions

    std::string state_of(const Condition& condition) {
        return std::visit([this](const auto& rule) { return state(rule); }, condition.rule);
    }

    std::vector<std::string> states_of(const std::vector<Condition>& conditions) {
        std::vector<std::string> states;
        for (const Condition& one : conditions) states.push_back(state_of(one));
        return states;
    }

    std::string state(const AnyCondition& rule) { return any_of(states_of(rule.of)); }
    std::string state(const AllCondition& rule) { return all_of(states_of(rule.of)); }

    std::string state(const TrainingsCondition& rule) {
        std::vector<std::string> states;
        for (const Id<Skill> skill : rule.skills)
            states.push_back(trained(skill, rule.window, rule.exemptions));
        return match_of(rule.match, states);
    }

    std::string state(const TrainingListCondition& rule) {
        if (rule.window.kind == Window::Kind::Years && !rule.window.years.known())
            return std::string(unknown);
        if (!rule.categories.empty() || rule.hours) return listed(rule);
        std::vector<std::string> states;
        for (const Id<SchemeTraining> training : rule.trainings)
            states.push_back(named_trainings_.column(
                best(row_state(named_rows_, rule.window, rule.exemptions),
                     "tm.scheme_training_id = " + number(training.index()), base("attendances"))));
        // Nothing is asked: where it is to be due to somebody, nobody has said yet what is.
        if (states.empty() && rule.due) return std::string(unknown);
        return match_of(rule.match, states);
    }

    // Over the trainings of the workbook, of which nobody knows beforehand how many there are.
    std::string listed(const TrainingListCondition& rule) {
        if (rule.hours && !rule.hours->known()) return std::string(unknown);
        const std::string rows = asked_rows(rule);
        return rule.hours ? hours_of(rule, rows) : asked_of(rule, rows);
    }

    std::string asked_of(const TrainingListCondition& rule, const std::string& rows) {
        const std::string alias = "e" + number(extra_.size());
        const std::string state = taken(rule, "= ANY (q.rows)");
        extra_.push_back(fmt::format(
            "CROSS JOIN LATERAL (\n  SELECT count(*)::int AS n, count(*) FILTER (WHERE w.state = "
            "2)::int AS met,\n         count(*) FILTER (WHERE w.state = 1)::int AS maybe\n  FROM "
            "(SELECT CASE WHEN q.due = 1 THEN GREATEST({0}, 1) ELSE {0} END AS state\n    FROM "
            "({1}) q(asked, rows, due) OFFSET 0) w) {2}\n",
            state, rows, alias));
        std::string need = "1";
        if (rule.match.kind == Match::Kind::All) need = "GREATEST(" + alias + ".n, 1)";
        if (rule.match.kind == Match::Kind::AtLeast) {
            if (!rule.match.count.known()) return std::string(unknown);
            need = literal(*rule.match.count.value);
        }
        std::string judged = counted(alias + ".met", alias + ".maybe", need);
        if (!rule.due) return judged;
        return fmt::format(
            "CASE WHEN {0}.n > 0 THEN {1} WHEN EXISTS (SELECT FROM training t WHERE t.load_id = "
            "s.load_id AND t.category_key = ANY ({2})) OR EXISTS (SELECT FROM training_audience u "
            "WHERE u.load_id = s.load_id AND u.category_key = ANY ({2})) THEN 2 ELSE 1 END",
            alias, judged, keys_of(rule.categories));
    }

    std::string hours_of(const TrainingListCondition& rule, const std::string& rows) {
        const std::string alias = "e" + number(extra_.size());
        extra_.push_back(fmt::format(
            "CROSS JOIN LATERAL (\n  SELECT coalesce(sum(w.hours) FILTER (WHERE w.state = 2), 0) "
            "AS hours,\n         coalesce(bool_or(w.state = 1 OR (w.state = 2 AND w.hours IS "
            "NULL)), "
            "false) AS uncertain\n  FROM (SELECT h.hours, {} AS state\n    FROM ({}) q(asked, "
            "rows, due) CROSS JOIN "
            "LATERAL unnest(q.rows) AS one(training_id)\n    JOIN training h ON h.load_id = "
            "s.load_id AND h.training_id = one.training_id OFFSET 0) w) {}\n",
            taken(rule, "= one.training_id"), rows, alias));
        return fmt::format(
            "CASE WHEN {0}.hours >= {1} THEN 2 WHEN {0}.uncertain OR NOT l.attendances THEN 1 ELSE "
            "0 "
            "END",
            alias, literal(*rule.hours->value));
    }

    std::string state(const SkillLevelCondition& rule) {
        std::vector<std::string> states;
        for (const auto& needed : rule.skills) states.push_back(state(rule, needed));
        return match_of(rule.match, states);
    }

    std::string state(const SkillLevelCondition& rule, const SkillLevelCondition::Needed& needed) {
        if (!needed.level.known()) return std::string(unknown);
        std::string answer = at_least(skill_level(needed.skill), *needed.level.value);
        if (rule.evidence_level < *needed.level.value) return answer;
        return any_of({answer, trained(needed.skill, Window{}, true), qualified(needed.skill)});
    }

    static std::string at_least(const std::string& level, double needed) {
        return fmt::format("CASE WHEN {0} >= {1} THEN 2 WHEN {0} IS NULL THEN 1 ELSE 0 END", level,
                           literal(needed));
    }

    std::string state(const ToolLevelCondition& rule) {
        if (!rule.at_least.known()) return std::string(unknown);
        std::vector<std::string> states;
        for (const Id<Tool> tool : rule.tools)
            states.push_back(at_least(tool_level(tool), static_cast<int>(*rule.at_least.value)));
        return match_of(rule.match, states);
    }

    std::string state(const QualificationCondition& rule) {
        std::vector<std::string> states;
        for (const std::string& one : rule.qualifications) states.push_back(qualified({one}));
        return match_of(rule.match, states);
    }

    std::string state(const AttestationCondition& rule) {
        return attestations_.column(
            best("CASE WHEN x.confirmed_on IS NULL THEN 1 WHEN x.confirmed_on <= l.as_of THEN 2 "
                 "ELSE 0 END",
                 "x.statement_key = " + literal(match_key(rule.statement)), base("attestations")));
    }

    std::string state(const ScoreCondition& rule) {
        if (!rule.score.limit.known()) return std::string(unknown);
        const std::string filter =
            ") FILTER (WHERE tm.scheme_training_id = " + number(rule.training.index()) + ")";
        const std::string top =
            named_trainings_.column("max(CASE WHEN x.held <= l.as_of THEN x.score END" + filter);
        const std::string open = named_trainings_.column(
            "coalesce(bool_or(x.held IS NULL OR (x.held <= l.as_of AND x.score IS NULL)" + filter +
            ", false)");
        return fmt::format("CASE WHEN {} THEN 2 WHEN {} OR NOT l.attendances THEN 1 ELSE 0 END",
                           passed(rule.score, top), open);
    }

    std::string state(const AssignedCondition& rule) {
        std::vector<std::string> states;
        if (!rule.personas.empty()) {
            std::vector<std::string> ids;
            for (const std::string& one : rule.personas)
                if (const auto id = scheme_.find_persona(one)) ids.push_back(number(id->index()));
            states.push_back(fmt::format(
                "CASE WHEN s.persona_keys && {} OR s.persona_ids && ARRAY[{}]::int[] THEN 2 ELSE 0 "
                "END",
                keys_of(rule.personas), joined(ids, ", ")));
        }
        add_names(rule.positions, "position", states);
        add_names(rule.grades, "grade", states);
        if (!rule.segments.empty())
            states.push_back("CASE WHEN s.segment_keys && " + keys_of(rule.segments) +
                             " THEN 2 ELSE 0 END");
        add_names(rule.appointments, "appointment", states);
        return all_of(states);
    }

    static void add_names(const std::vector<std::string>& wanted, std::string_view field,
                          std::vector<std::string>& states) {
        if (wanted.empty()) return;
        states.push_back(fmt::format(
            "CASE WHEN s.{0}_key = '' THEN 1 WHEN s.{0}_key = ANY ({1}) THEN 2 ELSE 0 END", field,
            keys_of(wanted)));
    }

    std::string belongs(Id<Persona> persona) {
        const std::vector<Condition>& members = scheme_.personas[persona].members;
        if (!members.empty()) return all_of(states_of(members));
        return fmt::format("CASE WHEN {} = ANY (s.persona_ids) THEN 2 ELSE 0 END", persona.index());
    }

    std::string state(const HoldsCondition& rule) {
        const Persona& persona = scheme_.personas[rule.persona];
        const auto stage = persona.find_stage(rule.stage);
        if (!stage) return std::string(unknown);
        std::vector<std::string> states{belongs(rule.persona)};
        const std::size_t first = persona.ladder == Ladder::Cumulative ? 0 : *stage;
        for (std::size_t i = first; i <= *stage; ++i)
            states.push_back(all_of(states_of(persona.stages[i].conditions)));
        return all_of(states);
    }

    std::string state(const ExperienceCondition& rule) {
        for (const Viewpoint& one : rule.passing)
            if (!one.score.limit.known()) return std::string(unknown);
        if (!rule.at_least.known()) return std::string(unknown);
        const std::string query = experience_query(rule);
        const auto [known, fresh] = experience_.emplace(query, "x" + number(experience_.size()));
        const std::string& alias = known->second;
        if (fresh) extra_.push_back(fmt::format("CROSS JOIN LATERAL (\n{}) {}\n", query, alias));
        return fmt::format(
            "CASE WHEN {0}.have >= {1} THEN 2 WHEN {0}.uncertain OR NOT l.experiences THEN 1 ELSE "
            "0 "
            "END",
            alias, literal(*rule.at_least.value));
    }

    // -------------------------------------------------------------------------------- ladders

    // Twice the number of the stage reached, and one more where a higher one may be.
    static std::string climbed(const std::vector<std::string>& states, std::size_t from = 0) {
        if (from == states.size()) return number(2 * from);
        return fmt::format("CASE {} WHEN 0 THEN {} WHEN 1 THEN {} ELSE {} END", states[from],
                           2 * from, 2 * from + 1, climbed(states, from + 1));
    }

    // Likewise where the highest stage counts whose own conditions are met. The states are columns.
    static std::string highest(const std::vector<std::string>& states) {
        if (states.empty()) return std::string(not_met);
        std::string out = "CASE ";
        for (std::size_t i = states.size(); i-- > 0;) {
            const std::vector<std::string> above(
                states.begin() + static_cast<std::ptrdiff_t>(i) + 1, states.end());
            out += fmt::format("WHEN {} = 2 THEN {} + {} ", states[i], 2 * (i + 1), maybe(above));
        }
        return out + "ELSE " + maybe(states) + " END";
    }

    static std::string maybe(const std::vector<std::string>& states) {
        return states.empty() ? std::string(not_met) : "(" + any_of(states) + " = 1)::int";
    }

    std::string ladder(Id<Persona> id) {
        const Persona& persona = scheme_.personas[id];
        std::vector<std::string> states;
        for (const Stage& one : persona.stages) states.push_back(all_of(states_of(one.conditions)));
        if (persona.ladder == Ladder::Cumulative) return climbed(states);
        Columns columns("h" + number(id.index()));
        for (std::string& one : states) one = columns.column(one);
        if (!columns.empty()) highest_ += columns.lateral("(SELECT) nothing OFFSET 0");
        return highest(states);
    }

    // The personas of a person: those written, but those that a rule gives, and these.
    std::string persona_rows() {
        std::vector<std::string> by_rule;
        std::string out;
        for (const Persona& one : scheme_.personas) {
            if (one.members.empty()) continue;
            const Id<Persona> id = scheme_.personas.id_of(one);
            by_rule.push_back(number(id.index()));
            out += fmt::format("  UNION ALL SELECT {}, {} WHERE {} = 2\n", literal(one.name),
                               id.index(), belongs(id));
        }
        const std::string written = by_rule.empty()
                                        ? ""
                                        : " WHERE u.persona_id IS NULL OR u.persona_id NOT IN (" +
                                              joined(by_rule, ", ") + ")";
        return "CROSS JOIN LATERAL (\n  SELECT u.persona, u.persona_id FROM unnest(s.personas, "
               "s.persona_ids) AS u(persona, persona_id)" +
               written + "\n" + out + ") p\n";
    }

    std::string results() {
        std::string out = "CROSS JOIN LATERAL (\n  SELECT CASE p.persona_id\n";
        for (const Persona& one : scheme_.personas) {
            const Id<Persona> id = scheme_.personas.id_of(one);
            out += fmt::format("    WHEN {} THEN {}\n", id.index(), ladder(id));
        }
        return out + "    ELSE 0 END AS code OFFSET 0) r\n";
    }

    // ------------------------------------------------------------------------------- the rows

    static std::string attendance_rows(const Columns& states, std::string_view meaning) {
        return fmt::format(
            "attendance x JOIN training t ON t.load_id = x.load_id AND t.training_id = "
            "x.training_id\n    JOIN {}\n    CROSS JOIN LATERAL (SELECT {} OFFSET 0) w\n  WHERE {}",
            meaning, states.empty() ? "0 AS c0" : states.list(), of_person);
    }

    // The latest answer to each question, of those up to the as-of date.
    static std::string latest(std::string_view table, std::string_view id) {
        return fmt::format(
            "(SELECT DISTINCT ON ({1}) {1}, level FROM {0} x WHERE {2} AND (x.answered IS NULL OR "
            "x.answered <= l.as_of)\n    ORDER BY {1}, x.answered DESC NULLS LAST, x.row_no DESC) "
            "v",
            table, id, of_person);
    }

    std::string laterals() const {
        std::string out = skill_trainings_.lateral(attendance_rows(
            skill_rows_,
            "training_skill ts ON ts.load_id = x.load_id AND ts.training_id = x.training_id"));
        out += named_trainings_.lateral(attendance_rows(
            named_rows_,
            "training_means tm ON tm.load_id = x.load_id AND tm.training_id = x.training_id"));
        out += skills_.lateral(latest("skill_level", "skill_id"));
        out += tools_.lateral(latest("tool_level", "tool_id"));
        out += checklists_.lateral(latest("checklist_level", "tool_id"));
        out += qualifications_.lateral(fmt::format(
            "qualification x WHERE {} AND x.result IN ('passed', 'unknown') AND coalesce(x.taken "
            "<= "
            "l.as_of, true) AND coalesce(x.passed <= l.as_of, true) AND coalesce(x.expires >= "
            "l.as_of, true)",
            of_person));
        out += attestations_.lateral(fmt::format("attestation x WHERE {}", of_person));
        for (const std::string& one : extra_) out += one;
        return out + highest_;
    }

    const Scheme& scheme_;
    Columns skill_rows_{"w"};  // of an attendance
    Columns named_rows_{"w"};
    Columns skill_trainings_{"a"};
    Columns named_trainings_{"n"};
    Columns skills_{"q"};
    Columns tools_{"o"};
    Columns checklists_{"c"};
    Columns qualifications_{"k"};
    Columns attestations_{"d"};
    std::vector<std::string> extra_;
    std::map<std::string, std::string> experience_;  // aliases by their queries
    std::string highest_;
};

}  // namespace

std::string rules_id(const Scheme& scheme) {
    std::string text = StageQuery(scheme).make();
    const auto add = [&text](const auto& list) {
        for (const auto& one : list) text += one.name + '\n';
        text += '\n';
    };
    add(scheme.skills);
    add(scheme.trainings);
    add(scheme.tools);
    for (const Persona& persona : scheme.personas) {
        text += persona.name + '\n';
        add(persona.stages);
    }
    return scheme.id + "-" + hash_text(text + readings(scheme));
}

std::string readings(const Scheme& scheme) {
    std::vector<std::string> texts;
    for (const Option& one : scheme.options)
        if (!one.values.empty()) texts.push_back(one.id + "=" + one.values[one.chosen].id);
    for (const Parameter& one : scheme.parameters)
        texts.push_back(one.id + "=" + (one.value ? number_text(*one.value) : std::string()));
    return joined(texts, "; ");
}

std::string stage_query(const Scheme& scheme) {
    return StageQuery(scheme).make() + "WHERE l.rules_id = " + literal(rules_id(scheme)) + "\n";
}

}  // namespace skillmap::sql
