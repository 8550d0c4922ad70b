#include "core/report/lists/history_lists.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/report/columns.h"
#include "core/report/labels.h"
#include "core/report/lists/labels.h"
#include "core/text/join.h"

namespace skillmap::report {
namespace lists {
namespace {

// In the order of history::Change::Kind.
constexpr std::array<Label, 8> change_words{change_came,          change_left,
                                            change_moved,         change_reorganised,
                                            change_persona_added, change_persona_dropped,
                                            change_stage_up,      change_stage_down};

Report course_report(const std::string& heading, std::optional<Date> last, Table table) {
    Report report;
    report.title = str(course_title) + str(gap) + str(caution);
    report.footer = str(caution);
    report.not_applicable = labels::not_applicable;
    report.as_of = last;
    Page page;
    page.id = "course";
    page.name = course_title;
    page.heading = heading;
    page.subheading = str(caution) + str(gap) + str(course_note);
    page.wide = true;
    table.id = page.id;
    table.filter = true;
    page.blocks.emplace_back(std::move(table));
    report.pages.push_back(std::move(page));
    return report;
}

Column date_column() {
    constexpr double width = 13;
    Column column = text_column(labels::as_of, width, true);
    column.kind = ColumnKind::Date;
    return column;
}

std::string change_text(const history::Change& change) {
    std::string text(change_words.at(static_cast<std::size_t>(change.kind)));
    if (!change.persona.empty()) text += str(gap) + change.persona;
    const bool of_stage = change.kind == history::Change::Kind::StageUp ||
                          change.kind == history::Change::Kind::StageDown;
    const auto named = [of_stage](const std::string& part) {
        if (!part.empty()) return part;
        return of_stage ? str(no_stage_yet) : str(labels::not_applicable);
    };
    return text + str(gap) + named(change.from) + str(change_arrow) + named(change.to);
}

bool is_of(const history::Change& change, const history::PersonStage& stage) {
    return change.persona == stage.persona;
}

// Those of the persona of a row; in the first row of the day also those of none that is shown.
std::string changes_text(const history::PersonDay& day, std::size_t row) {
    std::vector<std::string> texts;
    for (const history::Change& change : day.changes) {
        const auto own = std::find_if(day.stages.begin(), day.stages.end(),
                                      [&](const auto& stage) { return is_of(change, stage); });
        const auto at = static_cast<std::size_t>(own - day.stages.begin());
        if ((own == day.stages.end() ? 0 : at) == row) texts.push_back(change_text(change));
    }
    if (day.rules_changed && row == 0) texts.push_back(str(rules_changed));
    return joined(texts, "\n");
}

std::string stage_word(const history::PersonStage& stage) {
    if (!stage.staged) return str(labels::not_applicable);
    std::string text = stage.reached == 0 ? str(no_stage_yet) : stage.stage;
    return stage.undecided ? text + str(higher_unknown) : text;
}

// Of one department, or several together: a row for each figure.
class FigureRows {
  public:
    FigureRows(Table& table, const history::DepartmentDay& day, Label view,
               const history::DepartmentState& state)
        : table_(table), day_(day), state_(state) {
        std::vector<std::string> parts;
        for (const history::DepartmentName& part : state.parts)
            parts.push_back(part.code + " " + part.name);
        begin_ = {day.as_of, str(view), joined(parts, labels::separator)};
    }

    void add() {
        add_row(str(members), {}, state_.members);
        for (std::size_t i = 0; i < state_.figures.size(); ++i)
            add_figure(day_.indicators[i], state_.figures[i]);
        for (const history::PersonaPeople& persona : state_.personas)
            for (const auto& at : persona.stages)
                add_row(
                    persona.persona + str(gap) + (at.reached == 0 ? str(no_stage_yet) : at.stage),
                    {}, at.people);
    }

  private:
    void add_figure(const history::IndicatorKind& kind,
                    const std::optional<history::Figure>& figure) {
        if (!figure || figure->unknown || figure->not_set)
            add_row(kind.title, str(labels::not_applicable), {});
        else if (!kind.rate)
            add_row(kind.title, {}, figure->ratio.numerator);
        else
            add_row(kind.title,
                    figure->ratio.applies() ? Value(*figure->ratio.value())
                                            : Value(str(labels::not_applicable)),
                    figure->ratio.numerator, figure->ratio.denominator);
    }

    void add_row(std::string name, Value rate, Value numerator, Value denominator = {}) {
        std::vector<Value> row = begin_;
        row.emplace_back(std::move(name));
        row.push_back(std::move(rate));
        row.push_back(std::move(numerator));
        row.push_back(std::move(denominator));
        table_.rows.push_back(std::move(row));
    }

    Table& table_;
    const history::DepartmentDay& day_;
    const history::DepartmentState& state_;
    std::vector<Value> begin_;
};

std::string choices_text(const std::vector<history::Choice>& choices) {
    std::vector<std::string> texts;
    for (const history::Choice& one : choices)
        if (!one.value.empty()) texts.push_back(one.id + "=" + one.value);
    return joined(texts, labels::separator);
}

Page sheet_page(const char* id, Label name, Label what, Table table) {
    Page page;
    page.id = id;
    page.name = name;
    page.heading = name;
    page.subheading = str(caution) + str(gap) + str(what);
    page.wide = true;
    table.id = id;
    table.filter = true;
    page.blocks.emplace_back(std::move(table));
    return page;
}

Page recorded_page(const std::vector<RecordedEvaluation>& evaluations) {
    Table table;
    table.columns = {count_column(record_number, 7),      date_column(),
                     count_column(members, 10),           count_column(labels::counted_people, 10),
                     text_column(scheme_and_version, 40), text_column(readings_chosen, 50),
                     text_column(book_read, 18),          text_column(book_digest, 30),
                     text_column(recorded_by, 12),        text_column(remark, 24)};
    for (const RecordedEvaluation& one : evaluations) {
        std::vector<std::string> schemes;
        std::vector<std::string> choices;
        for (const history::SchemeUsed& scheme : one.evaluation.schemes) {
            schemes.push_back(scheme.name + " " + scheme.version);
            for (const auto* of : {&scheme.options, &scheme.parameters})
                if (std::string text = choices_text(*of); !text.empty())
                    choices.push_back(scheme.id + ": " + text);
        }
        table.rows.push_back({one.number, one.evaluation.as_of,
                              static_cast<std::int64_t>(one.evaluation.people.size()),
                              one.evaluation.counted, joined(schemes, "\n"), joined(choices, "\n"),
                              one.book, one.digest, one.program,
                              one.last_of_day ? std::string() : str(replaced_same_day)});
    }
    if (evaluations.empty()) table.note = str(nothing_recorded);
    return sheet_page("evaluations", history_name, history_what, std::move(table));
}

// Departments as they were.
void add_people(const RecordedEvaluation& recorded, Table& table) {
    for (const history::Person& person : recorded.evaluation.people) {
        std::vector<Value> begin{recorded.number, recorded.evaluation.as_of, person.number,
                                 person.name};
        if (person.department) {
            const Department& own =
                recorded.evaluation.departments[Id<Department>(*person.department)];
            begin.insert(begin.end(), {own.code, own.name});
        } else {
            begin.insert(begin.end(), {std::string(), str(no_department)});
        }
        for (const history::PersonStage& one : person.stages) {
            table.rows.push_back(begin);
            table.rows.back().emplace_back(recorded.evaluation.schemes[one.scheme].name);
            table.rows.back().emplace_back(one.persona);
            table.rows.back().emplace_back(stage_word(one));
        }
    }
}

Page stages_page(const std::vector<RecordedEvaluation>& evaluations) {
    Table table;
    table.columns = {count_column(record_number, 7),
                     date_column(),
                     text_column(staff_id, 12),
                     text_column(staff_name, 18),
                     text_column(labels::department_code, 13),
                     text_column(labels::department, 20),
                     text_column(labels::scheme, 34),
                     text_column(labels::persona, 26),
                     text_column(stage_now, 24)};
    for (const RecordedEvaluation& one : evaluations) add_people(one, table);
    return sheet_page("stages", history_stages_name, history_stages_what, std::move(table));
}

// Without headings above the table: the program finds its rows by their first cells.
Page copy_page(std::vector<std::vector<Value>> copy) {
    Page page;
    page.id = history_copy_page;
    page.name = history_copy_name;
    Table table;
    table.id = page.id;
    std::size_t columns = 2;
    for (const auto& row : copy) columns = std::max(columns, row.size());
    table.columns.push_back(text_column(copy_kind, 14));
    for (std::size_t i = 1; i < columns; ++i)
        table.columns.push_back(text_column(str(copy_value) + std::to_string(i), 14));
    for (Column& column : table.columns) column.fixed = true;
    table.columns.front().entry.note = history_copy_what;
    table.rows = std::move(copy);
    page.blocks.emplace_back(std::move(table));
    return page;
}

}  // namespace
}  // namespace lists

Report history_sheets(const std::vector<RecordedEvaluation>& evaluations,
                      std::vector<std::vector<Value>> copy) {
    using namespace lists;
    Report report;
    report.title = str(history_name) + str(gap) + str(caution);
    report.footer = str(caution);
    report.not_applicable = labels::not_applicable;
    report.pages.push_back(recorded_page(evaluations));
    report.pages.push_back(stages_page(evaluations));
    report.pages.push_back(copy_page(std::move(copy)));
    for (Page& page : report.pages) page.work = history_work;
    return report;
}

Report person_course_report(const std::vector<history::PersonDay>& days) {
    using namespace lists;
    Table table;
    table.columns = {date_column(),
                     text_column(staff_id, 12),
                     text_column(staff_name, 18),
                     text_column(labels::department_code, 13),
                     text_column(labels::department, 20),
                     text_column(labels::persona, 26),
                     text_column(stage_now, 24),
                     text_column(changed, 52)};
    std::string who;
    for (const history::PersonDay& day : days) {
        if (day.present) who = day.number + str(gap) + day.name;
        std::vector<Value> begin{day.as_of, day.number, day.name,
                                 day.department ? day.department->code : std::string(),
                                 day.department ? day.department->name
                                 : day.present  ? str(no_department)
                                                : std::string()};
        std::vector<std::vector<Value>> lines;
        for (const history::PersonStage& one : day.stages) {
            lines.push_back(begin);
            lines.back().emplace_back(one.persona);
            lines.back().emplace_back(stage_word(one));
            lines.back().emplace_back(std::string());
        }
        if (lines.empty()) {
            begin.resize(table.columns.size(), std::string());
            lines.push_back(std::move(begin));
        }
        for (std::size_t row = 0; row < lines.size(); ++row) {
            lines[row].back() = changes_text(day, row);
            table.rows.push_back(std::move(lines[row]));
        }
    }
    return course_report(who, days.empty() ? std::nullopt : std::optional(days.back().as_of),
                         std::move(table));
}

Report department_course_report(const history::DepartmentCourse& course) {
    using namespace lists;
    Table table;
    table.columns = {date_column(),
                     text_column(view, 18),
                     text_column(labels::department, 40),
                     text_column(figure_name, 40),
                     text_column(labels::value, 12),
                     count_column(labels::numerator, 12),
                     count_column(labels::denominator, 12)};
    table.columns[4].kind = ColumnKind::Rate;
    for (const history::DepartmentDay& day : course.days) {
        if (day.as_was) FigureRows(table, day, view_as_was, *day.as_was).add();
        if (day.mapped) FigureRows(table, day, view_mapped, *day.mapped).add();
        if (day.rules_changed) table.note = rules_changed_note;
    }
    std::string heading = course.department.code + str(gap) + course.department.name;
    if (course.became)
        heading += str(change_arrow) + course.became->code + str(gap) + course.became->name;
    return course_report(
        heading, course.days.empty() ? std::nullopt : std::optional(course.days.back().as_of),
        std::move(table));
}

}  // namespace skillmap::report
