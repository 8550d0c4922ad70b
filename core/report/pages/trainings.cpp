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

Page trainings_page(const PageContext& context) {
    std::vector<CoverageColumn> columns;
    for (const Id<Training> training : context.set.trainings)
        columns.push_back(
            {context.records().trainings[training].name, category(context, training)});
    Table table =
        coverage_table(context, columns, context.set.training_totals, &DepartmentData::trainings);
    table.id = "trainings";
    table.note = labels::trainings_note;

    Page page = new_page(context, trainings_id, labels::trainings);
    page.wide = true;
    page.blocks.push_back(std::move(table));
    return page;
}

}  // namespace skillmap::report
