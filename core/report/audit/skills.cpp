// Skills: who completed a training has the skill that it serves, and where there is no other proof,
// nobody else.
#include "core/report/audit/model.h"

namespace skillmap::report::audit {
namespace {

// Who is exempted from a training that serves the skill has it, too.
void follow(Model& model, Unknown acquired, const Sum& serving) {
    for (const Unknown one : serving) {
        const std::int64_t exempted = model.not_meant(acquired, {one});
        const bool holds = model.truth(one) + exempted <= model.truth(acquired);
        model.part_of(one, {acquired}, holds ? -exempted : 0);
    }
    if (!serving.empty()) model.part_of(acquired, serving, model.not_meant(acquired, serving));
}

void add_skill(Model& model, std::size_t number) {
    const Id<Skill> skill = model.set.skills[number];
    const auto& serving =
        model.assessment.of(model.assessment.input().stages()).facts.serving(skill);
    Model::Everywhere everywhere;
    Model::Singles singles;
    for (std::size_t d = 0; d < model.set.departments.size(); ++d) {
        model.begin(d);
        Sum here;
        for (const std::uint32_t g : model.groups_in(d)) {
            const Ratio& ratio = model.rates.skills[g][skill.index()];
            if (!ratio.applies()) continue;
            here.push_back(model.people_of(g, ratio, singles));
            follow(model, here.back(), model.completed_by(g, serving));
        }
        if (here.empty()) continue;
        const Unknown sum = model.sum_of(here);
        model.add(everywhere, d, sum);
        follow(model, sum, model.completed_inside({d}, serving, skill));
        model.tell(sum, model.set.departments[d].skills[number], {Worth::DepartmentSkill, d});
    }
    model.add_pairs(singles);
    if (everywhere.empty()) return;
    const Model::Totals totals = model.totals_of(everywhere);
    for (const Model::Part part : Model::every_part)
        if (totals[part])
            follow(model, *totals[part],
                   model.completed_inside({std::nullopt, part}, serving, skill));
    model.tell(*totals[Model::OfAll], model.set.skill_totals[number],
               {Worth::SkillTotal, std::nullopt});
}

}  // namespace

void add_skills(Model& model) {
    for (std::size_t s = 0; s < model.set.skills.size(); ++s) add_skill(model, s);
}

}  // namespace skillmap::report::audit
