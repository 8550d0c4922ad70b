// 研修×所属: which department has completed how much of which training.
#include <algorithm>

#include "core/indicators/indicators.h"
#include "core/report/pages/coverage.h"
#include "core/text/join.h"

namespace skillmap::report {
namespace {

std::string category(const PageContext& context, Id<Training> training) {
    const std::string& word =
        context.records().words.text(context.records().trainings[training].category);
    return word.empty() ? str(labels::no_category) : word;
}

// The trainings that are not on the page, and where they are instead.
std::string left_out_note(const PageContext& context) {
    std::vector<std::string> names;
    for (const Id<Training> training : context.set.trainings_left_out)
        names.push_back(context.records().trainings[training].name);
    return str(labels::left_out_begin) + indicators_of_left_out(context) +
           str(labels::left_out_middle) + joined(names, labels::separator);
}

}  // namespace

std::string indicators_of_left_out(const PageContext& context) {
    const auto& left_out = context.set.trainings_left_out;
    std::vector<std::string> titles;
    for (const Indicator& indicator : context.indicators().indicators) {
        if (!is_coverage(indicator.kind)) continue;
        const auto own = trainings_of(context.records(), indicator.training_categories);
        if (std::any_of(own.begin(), own.end(), [&](Id<Training> training) {
                return std::find(left_out.begin(), left_out.end(), training) != left_out.end();
            }))
            titles.push_back(indicator.title());
    }
    return joined(titles, labels::separator);
}

Table trainings_table(const PageContext& context) {
    std::vector<CoverageColumn> columns;
    for (const Id<Training> training : context.set.trainings)
        columns.push_back(
            {context.records().trainings[training].name, category(context, training)});
    std::vector<Value> totals;
    for (const DatumId id : context.set.training_totals) totals.emplace_back(value_of(id));
    Table table = coverage_table(context, columns, totals, &DepartmentData::trainings);
    table.name = labels::trainings_table;
    const bool left_out = !context.set.trainings_left_out.empty();
    table.note = columns.empty() && !left_out ? labels::no_trainings : labels::trainings_note;
    if (left_out) table.note += left_out_note(context);
    return table;
}

Page trainings_page(const PageContext& context) {
    Page page =
        single_table_page(context, trainings_id, labels::trainings, trainings_table(context));
    page.wide = true;
    return page;
}

}  // namespace skillmap::report
