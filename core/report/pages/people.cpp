// 人材像×所属: in which departments the people of each persona are, and how far they have come.
#include <algorithm>

#include "core/report/pages/pages.h"
#include "core/text/width.h"

namespace skillmap::report {
namespace {

// As wide as the name: broken, it would read badly.
double width_of_name(const std::string& name) {
    return std::clamp(static_cast<double>(display_width(name)) + 1, 12.0, 28.0);
}

}  // namespace

Table people_table(const PageContext& context) {
    Table table = department_table(context);
    table.name = labels::people_table;
    table.note = context.set.personas.empty() ? labels::no_personas : labels::people_note;
    if (!context.set.stages.empty() && tells_tenths(context)) table.note += labels::in_tenths_whole;
    for (const PersonaData& data : context.set.personas) {
        const std::string& name = context.stages().personas[data.persona].name;
        Column column = count_column(name, width_of_name(name));
        column.group = labels::people_group;
        table.columns.push_back(std::move(column));
        table.summary.emplace_back(value_of(data.people));
    }
    for (const Id<Stage> stage : context.set.stages) {
        Column column = count_column(context.set.stage_names[stage.index()], 12);
        column.heading += labels::or_higher;
        column.group = labels::stage_group;
        column.kind = ColumnKind::Rate;
        column.show = Show::Bar;
        table.columns.push_back(std::move(column));
    }
    for (Value& total : beside_departments(context, context.set.stage_totals))
        table.summary.push_back(std::move(total));
    for (std::size_t d = 0; d < table.rows.size(); ++d) {
        const DepartmentData& data = context.set.departments[d];
        for (const DatumId id : data.personas) table.rows[d].emplace_back(value_of(id));
        for (const auto& id : data.stages) table.rows[d].push_back(value_or_sign(id));
    }
    return table;
}

Page people_page(const PageContext& context) {
    return single_table_page(context, people_id, labels::people_by_department,
                             people_table(context));
}

}  // namespace skillmap::report
