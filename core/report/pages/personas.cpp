// 人材像×段階: how far the people of each persona have come, and in which departments they are.
#include <algorithm>

#include "core/report/pages/pages.h"

namespace skillmap::report {
namespace {

Table share_table(const PageContext& context) {
    Table table;
    table.id = "reached";
    table.title = labels::reached_share;
    table.note = labels::share_note;
    table.columns = {text_column(labels::persona, 34), count_column(labels::people, 10)};
    const std::vector<std::string> names = stage_names(context);
    for (const std::string& name : names) {
        Column column = text_column(labels::rate, 12);
        column.heading = name + str(labels::or_higher);
        column.kind = ColumnKind::Rate;
        column.show = Show::Bar;
        table.columns.push_back(std::move(column));
    }
    for (const PersonaData& data : context.set.personas) {
        if (data.stages.empty()) continue;
        std::vector<Value> row{context.stages().personas[data.persona].name, value_of(data.people)};
        for (std::size_t n = 0; n < names.size(); ++n) {
            if (n < data.at_least.size())
                row.emplace_back(value_of(data.at_least[n]));
            else
                row.emplace_back(str(labels::not_applicable));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table people_table(const PageContext& context) {
    Table table;
    table.id = "people";
    table.title = labels::people_by_department;
    table.note = labels::people_note;
    table.columns = {text_column(labels::department, 24), count_column(labels::members, 10)};
    table.summary = {str(labels::whole), value_of(context.set.staff)};
    for (const PersonaData& data : context.set.personas) {
        Column column = count_column(labels::people, 12);
        column.heading = context.stages().personas[data.persona].name;
        table.columns.push_back(std::move(column));
        table.summary.emplace_back(value_of(data.people));
    }
    for (const DepartmentData& data : context.set.departments) {
        std::vector<Value> row{context.records().departments[data.department].name,
                               value_of(data.members)};
        for (const DatumId id : data.personas) row.emplace_back(value_of(id));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Page personas_page(const PageContext& context) {
    Page page = new_page(context, personas_id, labels::personas);
    page.blocks.push_back(stage_table(context));
    page.blocks.push_back(share_table(context));
    page.blocks.push_back(people_table(context));
    return page;
}

}  // namespace skillmap::report
