// スキル×所属: which department has how many people who acquired which skill.
#include "core/report/pages/pages.h"

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

Page skills_page(const PageContext& context) {
    Table table;
    table.id = "skills";
    table.note = labels::skills_note;
    table.fixed_columns = 2;
    table.columns = {text_column(labels::department, 20), count_column(labels::members, 7)};
    for (const Id<Skill> skill : context.set.skills) {
        Column column = text_column(context.stages().skills[skill].name, 6.5);
        column.group = first_persona(context, skill);
        column.kind = ColumnKind::Rate;
        column.show = Show::Heat;
        column.upright_heading = true;
        table.columns.push_back(std::move(column));
    }
    table.summary = {str(labels::whole), value_of(context.set.staff)};
    for (const DatumId id : context.set.skill_totals) table.summary.emplace_back(value_of(id));
    for (const DepartmentData& data : context.set.departments) {
        std::vector<Value> row{context.records().departments[data.department].name,
                               value_of(data.members)};
        for (const auto& id : data.skills) {
            if (id)
                row.emplace_back(value_of(*id));
            else
                row.emplace_back(str(labels::not_applicable));
        }
        table.rows.push_back(std::move(row));
    }

    Page page;
    page.id = skills_id;
    page.name = labels::skills;
    page.heading = labels::skills;
    page.subheading = page_subheading(context);
    page.wide = true;
    page.blocks.push_back(std::move(table));
    return page;
}

}  // namespace skillmap::report
