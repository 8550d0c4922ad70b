// The table of stages that several pages show.
#include <algorithm>

#include "core/report/pages/pages.h"

namespace skillmap::report {

std::vector<std::string> stage_names(const PageContext& context) {
    std::vector<std::string> names;
    for (const PersonaData& data : context.set.personas) {
        const auto& stages = context.stages().personas[data.persona].stages;
        if (stages.size() <= names.size()) continue;
        names.clear();
        for (const Stage& stage : stages) names.push_back(stage.name);
    }
    return names;
}

bool has_bar(const PageContext& context, const PersonaData& data) {
    return !data.stages.empty() &&
           std::none_of(data.stages.begin(), data.stages.end(),
                        [&](DatumId id) { return context.set.data[id].hidden; });
}

Table stage_table(const PageContext& context) {
    Table table;
    table.id = "stages";
    table.title = labels::stages_by_persona;
    table.note = labels::stage_note;
    table.columns = {text_column(labels::persona, 34), count_column(labels::people, 10),
                     count_column(labels::none_yet, 10)};
    const std::vector<std::string> names = stage_names(context);
    for (const std::string& name : names) table.columns.push_back(count_column(name, 10));
    std::vector<PersonaData> personas = context.set.personas;
    std::stable_partition(personas.begin(), personas.end(),
                          [&](const PersonaData& data) { return has_bar(context, data); });
    for (const PersonaData& data : personas) {
        std::vector<Value> row{context.stages().personas[data.persona].name, value_of(data.people)};
        for (std::size_t n = 0; n <= names.size(); ++n) {
            if (n < data.stages.size())
                row.emplace_back(value_of(data.stages[n]));
            else
                row.emplace_back(str(labels::not_applicable));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace skillmap::report
