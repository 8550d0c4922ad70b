// スキル×所属: which department has how many people who acquired which skill.
#include "core/report/pages/coverage.h"

namespace skillmap::report {
namespace {

// The persona whose requirements name the skill first: skills are set in that order.
std::string first_persona(const PageContext& context, Id<Skill> skill) {
    for (const Persona& persona : context.stages().personas)
        for (const Requirement& requirement : persona.requirements)
            if (requirement.skill == skill) return persona.name;
    return {};
}

}  // namespace

Table skills_table(const PageContext& context) {
    std::vector<CoverageColumn> columns;
    for (const Id<Skill> skill : context.set.skills)
        columns.push_back({context.stages().skills[skill].name, first_persona(context, skill)});
    Table table =
        coverage_table(context, columns, beside_departments(context, context.set.skill_totals),
                       &DepartmentData::skills);
    table.name = labels::skills_table;
    table.note = columns.empty() ? labels::no_skills : labels::skills_note;
    if (!columns.empty() && tells_tenths(context)) table.note += labels::in_tenths_whole;
    return table;
}

Page skills_page(const PageContext& context) {
    Page page = single_table_page(context, skills_id, labels::skills, skills_table(context));
    page.wide = true;
    return page;
}

}  // namespace skillmap::report
