// 研修別 and 日程別: seats by training, by day and by month.
#include <algorithm>
#include <map>

#include "core/report/plan/plan_pages.h"

namespace skillmap::report::training_plan {
namespace {

Column grouped(Column column, Label group) {
    column.group = group;
    return column;
}

Value seats_or_no_limit(const std::optional<std::int64_t>& seats) {
    return seats ? Value(*seats) : Value(str(no_limit));
}

std::vector<Column> training_columns() {
    std::vector<Column> columns{text_column(training, 36), text_column(category, 14),
                                text_column(provider, 14), count_column(needed, 10)};
    for (const Label one : {given, for_duty, for_goal, for_wish, towards_goal, kept})
        columns.push_back(grouped(count_column(one, 10), seats_group));
    for (const Label one : {waiting_people, waiting_due, waiting_departments})
        columns.push_back(grouped(count_column(one, 10), waiting_group));
    for (const Label one : {sessions_count, seats})
        columns.push_back(grouped(count_column(one, 9), sessions_group));
    for (std::size_t i = 3; i < columns.size(); ++i) columns[i].narrow = true;
    return columns;
}

std::vector<Value> training_cells(const plan::TrainingTotals& of) {
    return {of.needed, of.given(), of.duties,         of.goals,       of.wishes,  of.towards,
            of.kept,   of.waiting, of.waiting_duties, of.departments, of.sessions};
}

void add(plan::TrainingTotals& sum, const plan::TrainingTotals& one) {
    sum.needed += one.needed;
    sum.duties += one.duties;
    sum.goals += one.goals;
    sum.wishes += one.wishes;
    sum.towards += one.towards;
    sum.kept += one.kept;
    sum.waiting += one.waiting;
    sum.waiting_duties += one.waiting_duties;
    sum.departments += one.departments;
    sum.sessions += one.sessions;
    if (sum.seats && one.seats)
        *sum.seats += *one.seats;
    else
        sum.seats.reset();
}

// The columns of the months in the time of the plan, by month_index.
std::map<std::int32_t, std::size_t> month_columns(const PlanContext& context, Table& table) {
    std::map<std::int32_t, std::size_t> columns;
    for (const plan::PlannedSession& one : context.plan.sessions)
        if (one.date) columns.emplace(month_index(*one.date), 0);
    for (auto& [month, column] : columns) {
        column = table.columns.size();
        table.columns.push_back(
            count_column(std::to_string(month % 12 + 1) + str(month_suffix), 7));
    }
    return columns;
}

Table months_table(const PlanContext& context) {
    Table table;
    table.id = "months";
    table.columns = {text_column(training, 36)};
    const auto columns = month_columns(context, table);
    const std::size_t undated = table.columns.size();
    table.columns.push_back(count_column(no_day, 7));
    table.columns.push_back(count_column(sum, 8));
    // Nothing where there is no session.
    using Counts = std::vector<std::optional<std::int64_t>>;
    std::map<Id<Training>, Counts> rows;
    Counts whole(table.columns.size());
    for (const plan::PlannedSession& one : context.plan.sessions) {
        auto& counts = rows[one.training];
        counts.resize(table.columns.size());
        const std::size_t column = one.date ? columns.at(month_index(*one.date)) : undated;
        for (Counts* list : {&counts, &whole})
            for (const std::size_t i : {column, table.columns.size() - 1})
                (*list)[i] = (*list)[i].value_or(0) + one.taken;
    }
    const auto cells = [](const std::string& name, const Counts& counts) {
        std::vector<Value> row{name};
        for (std::size_t i = 1; i < counts.size(); ++i)
            row.push_back(counts[i] ? Value(*counts[i]) : Value());
        return row;
    };
    for (const auto& [id, counts] : rows)
        table.rows.push_back(cells(context.records().trainings[id].name, counts));
    if (!rows.empty()) table.summary = cells(str(sum), whole);
    table.note = months_note;
    return table;
}

}  // namespace

Page trainings_page(const PlanContext& context) {
    Table table;
    table.id = "trainings";
    table.filter = true;
    table.columns = training_columns();
    table.fixed_columns = 1;
    plan::TrainingTotals whole;
    whole.seats = 0;
    const Records& records = context.records();
    for (const Training& one : records.trainings) {
        const plan::TrainingTotals& of =
            context.plan.trainings[records.trainings.id_of(one).index()];
        if (of.needed == 0 && of.sessions == 0 && of.departments == 0) continue;
        std::vector<Value> row{one.name, records.words.text(one.category), one.provider};
        for (Value& cell : training_cells(of)) row.push_back(std::move(cell));
        row.push_back(seats_or_no_limit(of.seats));
        table.rows.push_back(std::move(row));
        add(whole, of);
    }
    table.summary = {str(sum), std::string(), std::string()};
    for (Value& cell : training_cells(whole)) table.summary.push_back(std::move(cell));
    table.summary.push_back(seats_or_no_limit(whole.seats));
    table.note = trainings_note;
    Page page = list_page(context.list, "trainings", str(trainings));
    page.blocks.emplace_back(std::move(table));
    return page;
}

Page sessions_page(const PlanContext& context) {
    Table table;
    table.id = "sessions";
    table.filter = true;
    table.columns = {text_column(training, 36),   text_column(day, 15, true),
                     text_column(provider, 14),   count_column(seats, 10),
                     count_column(taken, 12),     count_column(kept, 12),
                     count_column(free_seats, 10)};
    table.columns[1].kind = ColumnKind::Date;
    for (const plan::PlannedSession& one : context.plan.sessions) {
        const Training& of = context.records().trainings[one.training];
        std::vector<Value> row{of.name, day_of(one), of.provider};
        row.push_back(one.seats ? Value(static_cast<std::int64_t>(*one.seats))
                                : Value(str(no_limit)));
        row.emplace_back(one.taken);
        row.emplace_back(one.kept);
        row.push_back(one.seats ? Value(*one.seats - one.taken - one.kept)
                                : Value(str(labels::not_applicable)));
        table.rows.push_back(std::move(row));
    }
    Page page = list_page(context.list, "sessions", str(sessions_name));
    page.blocks.emplace_back(std::move(table));
    return page;
}

Page months_page(const PlanContext& context) {
    Page page = list_page(context.list, "months", str(months));
    page.blocks.emplace_back(months_table(context));
    return page;
}

}  // namespace skillmap::report::training_plan
