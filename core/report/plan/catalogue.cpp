// 研修カタログ: who holds which training and about what, as the sources of a scheme recommend it,
// beside the trainings of the workbook and how many people lack them.
#include <algorithm>

#include "core/report/plan/plan_pages.h"
#include "core/text/join.h"

namespace skillmap::report::training_plan {
namespace {

std::string listed(const std::vector<std::string>& texts) {
    return joined(texts, labels::separator);
}

plan::TrainingSet trainings_for(const Facts& facts, const CatalogueEntry& entry) {
    plan::TrainingSet set;
    for (const Id<Skill> skill : entry.skills)
        set.insert(set.end(), facts.serving(skill).begin(), facts.serving(skill).end());
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    return set;
}

std::vector<Value> row_of(const PlanContext& context, const SchemeAssessment& of,
                          const CatalogueEntry& entry) {
    std::vector<std::string> names;
    for (const Id<Skill> skill : entry.skills) names.push_back(of.scheme.skills[skill].name);
    std::vector<std::string> own;
    std::int64_t people = 0;
    for (const Id<Training> id : trainings_for(of.facts, entry)) {
        own.push_back(context.records().trainings[id].name);
        people += context.plan.trainings[id.index()].needed;
    }
    return {entry.training,
            listed(names),
            listed(entry.main),
            listed(entry.supplement),
            listed(entry.contents),
            own.empty() ? str(no_own_training) : listed(own),
            own.empty() ? Value(str(labels::not_applicable)) : Value(people),
            entry.remark,
            entry.source};
}

}  // namespace

std::vector<Page> catalogue_pages(const PlanContext& context) {
    Table table;
    table.id = "catalogue";
    table.filter = true;
    table.fixed_columns = 1;
    table.columns = {text_column(catalogue_training, 30),
                     text_column(skills, 26),
                     text_column(main_provider, 18),
                     text_column(supplement, 18),
                     text_column(contents, 52),
                     text_column(own_trainings, 28),
                     count_column(needed, 10),
                     text_column(remark, 32),
                     text_column(source, 18)};
    table.note = catalogue_note;
    for (const auto& of : context.assessment().schemes())
        for (const CatalogueEntry& entry : of->scheme.catalogue)
            table.rows.push_back(row_of(context, *of, entry));
    if (table.rows.empty()) return {};
    Page page = list_page(context.list, "catalogue", str(catalogue));
    page.blocks.emplace_back(std::move(table));
    std::vector<Page> pages;
    pages.push_back(std::move(page));
    return pages;
}

}  // namespace skillmap::report::training_plan
