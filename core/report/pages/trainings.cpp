// 研修×所属: which department has completed how much of which training.
#include "core/report/pages/coverage.h"

namespace skillmap::report {
namespace {

std::string category(const PageContext& context, Id<Training> training) {
    const std::string& word =
        context.records().words.text(context.records().trainings[training].category);
    return word.empty() ? str(labels::no_category) : word;
}

}  // namespace

Table trainings_table(const PageContext& context) {
    std::vector<CoverageColumn> columns;
    for (const Id<Training> training : context.set.trainings)
        columns.push_back(
            {context.records().trainings[training].name, category(context, training)});
    Table table =
        coverage_table(context, columns, context.set.training_totals, &DepartmentData::trainings);
    table.name = labels::trainings_table;
    table.note = columns.empty() ? labels::no_trainings : labels::trainings_note;
    return table;
}

Page trainings_page(const PageContext& context) {
    Page page =
        single_table_page(context, trainings_id, labels::trainings, trainings_table(context));
    page.wide = true;
    return page;
}

}  // namespace skillmap::report
