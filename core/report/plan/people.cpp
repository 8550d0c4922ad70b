// 受講対象者, 席がない職員 and 要確認: one row for a person and a training.
#include <algorithm>

#include "core/report/plan/plan_pages.h"

namespace skillmap::report::training_plan {
namespace {

bool holds(const plan::TrainingSet& set, Id<Training> training) {
    return std::binary_search(set.begin(), set.end(), training);
}

// The stages that a training helps to reach; `reached`: those that the plan reaches, or the others.
std::string goals_with(const plan::PersonPlan& person, Id<Training> training, bool reached) {
    std::string text;
    for (std::size_t i = 0; i < person.needs.goals.size(); ++i) {
        const plan::StageGoal& goal = person.needs.goals[i];
        const bool helps =
            std::any_of(goal.ways.sets.begin(), goal.ways.sets.end(),
                        [&](const plan::TrainingSet& set) { return holds(set, training); });
        if (helps && person.reached[i] == reached)
            text += (text.empty() ? "" : str(labels::separator)) + name_of(goal);
    }
    return text;
}

void append(std::string& text, const std::string& more) {
    if (!more.empty()) text += (text.empty() ? "" : str(labels::separator)) + more;
}

// Every reason, the first being that for which the seat was given.
std::string reasons(const plan::PersonPlan& person, Id<Training> training) {
    std::string text;
    if (holds(person.needs.duties, training)) append(text, str(reason_duty));
    const std::string reached = goals_with(person, training, true);
    if (!reached.empty()) append(text, reached + str(reaches));
    if (holds(person.needs.wishes, training)) append(text, str(reason_wish));
    const std::string others = goals_with(person, training, false);
    if (!others.empty()) append(text, others + str(comes_nearer));
    return text;
}

// A session with room is left only where the person is somewhere else on its day.
Label why_without_seat(const plan::TrainingPlan& plan, Id<Training> training) {
    bool held = false;
    bool room = false;
    for (const plan::PlannedSession& one : plan.sessions) {
        if (one.training != training) continue;
        held = true;
        room = room || !one.seats || one.taken + one.kept < *one.seats;
    }
    return !held ? not_held : room ? same_day : no_room;
}

Table person_table(std::vector<Column> columns) {
    Table table;
    table.columns = lists::person_columns();
    table.fixed_columns = table.columns.size();
    for (Column& one : columns) table.columns.push_back(std::move(one));
    return table;
}

Column date_column(Label heading) {
    Column column = text_column(heading, 15, true);
    column.kind = ColumnKind::Date;
    return column;
}

}  // namespace

std::vector<Page> seated_pages(const PlanContext& context) {
    Table table =
        person_table({date_column(day), text_column(training, 36), text_column(reason, 60)});
    for (const plan::PersonPlan* one : context.rows)
        for (const plan::PlannedSeat& seat : one->seats) {
            std::vector<Value> row = person_cells(context.list, one->needs.staff);
            row.push_back(day_of(context.plan.sessions[seat.session]));
            row.emplace_back(context.training_of(seat).name);
            row.emplace_back(reasons(*one, context.plan.sessions[seat.session].training));
            add_row(context.list, std::move(row), table);
        }
    table.note = seated_note;
    return table_pages(context.list, "seated", seated, std::move(table), nobody_seated);
}

std::vector<Page> waiting_pages(const PlanContext& context) {
    Table table = person_table(
        {text_column(training, 36), text_column(reason, 60), text_column(why_waiting, 32)});
    for (const plan::PersonPlan* one : context.rows)
        for (const Id<Training> id : one->waiting) {
            std::vector<Value> row = person_cells(context.list, one->needs.staff);
            row.emplace_back(context.records().trainings[id].name);
            row.emplace_back(reasons(*one, id));
            row.emplace_back(str(why_without_seat(context.plan, id)));
            add_row(context.list, std::move(row), table);
        }
    table.note = waiting_note;
    return table_pages(context.list, "waiting", waiting, std::move(table), nobody_waiting);
}

std::vector<Page> unsure_pages(const PlanContext& context) {
    Table table = person_table({text_column(training, 36), text_column(state, 40)});
    for (const plan::PersonPlan* one : context.rows) {
        const auto add = [&](Id<Training> id, Label why) {
            std::vector<Value> row = person_cells(context.list, one->needs.staff);
            row.emplace_back(context.records().trainings[id].name);
            row.emplace_back(str(why));
            add_row(context.list, std::move(row), table);
        };
        for (const Id<Training> id : one->needs.unsure) add(id, not_known);
        for (const Id<Training> id : one->needs.under_way) add(id, under_way);
    }
    table.note = unsure_note;
    return table_pages(context.list, "unsure", unsure, std::move(table), nothing_unsure);
}

}  // namespace skillmap::report::training_plan
