// DX実践一覧: what the departments have done, for others to take up.
#include <algorithm>

#include "core/report/pages/pages.h"

namespace skillmap::report {
namespace {

// By department as listed, the newest first; those without a date last.
std::vector<const Practice*> practices_in_order(const PageContext& context) {
    std::vector<const Practice*> order;
    const Date as_of = context.assessment.input().as_of;
    const auto by_department = [&](Id<Department> department) {
        std::vector<const Practice*> own;
        for (const Practice& one : context.records().practices)
            if (one.department == department && (!one.date.known() || one.date.date() <= as_of))
                own.push_back(&one);
        const auto dated = std::stable_partition(
            own.begin(), own.end(), [](const Practice* one) { return one->date.known(); });
        std::stable_sort(own.begin(), dated, [](const Practice* a, const Practice* b) {
            return b->date.date() < a->date.date();
        });
        order.insert(order.end(), own.begin(), own.end());
    };
    for (const DepartmentData& data : context.set.departments) by_department(data.department);
    return order;
}

}  // namespace

Page practices_page(const PageContext& context) {
    Table table;
    table.name = labels::practices_table;
    table.filter = true;
    table.fixed_columns = 2;
    const auto practices = practices_in_order(context);
    const bool described = std::any_of(practices.begin(), practices.end(),
                                       [](const Practice* one) { return !one->content.empty(); });
    table.columns = {text_column(labels::department, name_width(context)),
                     text_column(labels::practice_title, 36)};
    if (described) table.columns.push_back(text_column(labels::practice_content, 48));
    table.columns.push_back(text_column(labels::practice_effect, described ? 34 : 60));
    table.columns.push_back(text_column(labels::practice_date, 13));
    table.columns.back().kind = ColumnKind::Date;
    table.columns.back().centred = true;
    table.columns.push_back(text_column(labels::recommended, 8));
    table.columns.back().centred = true;
    for (const Practice* one : practices) {
        std::vector<Value> row{context.records().departments[*one->department].name, one->title};
        if (described) row.emplace_back(one->content);
        row.emplace_back(one->effect);
        row.push_back(one->date.known() ? Value(one->date.date()) : Value());
        row.emplace_back(one->recommended ? str(labels::recommended_mark) : std::string());
        table.rows.push_back(std::move(row));
    }
    table.note = table.rows.empty() ? labels::no_practices : labels::practices_note;

    Page page = single_table_page(context, practices_id, labels::practices, std::move(table));
    page.wide = true;
    return page;
}

}  // namespace skillmap::report
