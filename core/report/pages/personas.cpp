// 人材像×段階: how far the people of each persona have come.
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
    const std::vector<std::string>& names = context.set.stage_names;
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

}  // namespace

Page personas_page(const PageContext& context) {
    Page page = new_page(context, personas_id, labels::personas);
    page.blocks.push_back(stage_table(context));
    Table shares = share_table(context);
    if (!shares.rows.empty()) page.blocks.emplace_back(std::move(shares));
    return page;
}

}  // namespace skillmap::report
