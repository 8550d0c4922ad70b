// The table of stages that several pages show.
#include <algorithm>

#include "core/report/pages/pages.h"

namespace skillmap::report {

Table stage_table(const PageContext& context) {
    Table table;
    table.id = "stages";
    table.title = labels::stages_by_persona;
    table.note = str(labels::undecided_note) + str(labels::stage_note);
    table.columns = {text_column(labels::persona, 34), count_column(labels::people, 10),
                     count_column(labels::undecided, 10), count_column(labels::none_yet, 10)};
    const std::vector<std::string>& names = context.set.stage_names;
    for (const std::string& name : names) table.columns.push_back(count_column(name, 10));
    std::vector<PersonaData> personas = context.set.personas;
    std::stable_partition(personas.begin(), personas.end(),
                          [&](const PersonaData& data) { return context.set.shows_stages(data); });
    for (const PersonaData& data : personas) {
        std::vector<Value> row{context.stages().personas[data.persona].name, value_of(data.people),
                               value_or_sign(data.undecided)};
        for (std::size_t n = 0; n <= names.size(); ++n) {
            if (n < data.stages.size())
                row.emplace_back(value_of(data.stages[n]));
            else
                row.emplace_back(str(labels::not_applicable));
        }
        table.rows.push_back(std::move(row));
    }
    const auto hidden = [&](const PersonaData& data) {
        return !data.stages.empty() && !context.set.shows_stages(data);
    };
    if (std::any_of(personas.begin(), personas.end(), hidden))
        table.note += labels::hidden_bars_note;
    if (table.rows.empty()) table.note = labels::no_personas;
    return table;
}

}  // namespace skillmap::report
