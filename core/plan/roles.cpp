#include "core/plan/roles.h"

#include <algorithm>

namespace skillmap::plan {
namespace {

bool has_minimum(const Assessment& assessment, const Scheme& scheme, Id<Persona> persona) {
    const auto& targets = assessment.targets();
    return std::any_of(targets.begin(), targets.end(), [&](const TargetResult& one) {
        return one.target->per_department && one.persona && one.persona->scheme == &scheme &&
               one.persona->persona == persona;
    });
}

template <class Has>
Role role(const std::string& name, bool minimum, const Population& population, Has has) {
    Role role{name, minimum, {}};
    for (const auto& members : population.members)
        role.holders.push_back(
            static_cast<int>(std::count_if(members.begin(), members.end(), has)));
    return role;
}

}  // namespace

std::vector<Role> roles_of(const Assessment& assessment, const Placement& placement) {
    std::vector<Role> roles;
    const SchemeAssessment& of = placement.stages();
    for (const Persona& persona : of.scheme.personas) {
        const Id<Persona> id = of.scheme.personas.id_of(persona);
        const bool minimum = has_minimum(assessment, of.scheme, id);
        if (persona.stages.empty() && !minimum) continue;
        roles.push_back(role(persona.name, minimum, of.population, [&](Id<StaffMember> staff) {
            const auto stages = of.stages.of(staff);
            return std::any_of(stages.begin(), stages.end(),
                               [&](const PersonaStage& one) { return one.scheme_persona == id; });
        }));
    }
    const Records& records = assessment.records();
    for (const Indicator& indicator : assessment.input().indicators().indicators) {
        const std::string& segment = indicator.holder_segment;
        const bool told = std::any_of(roles.begin(), roles.end(),
                                      [&](const Role& one) { return one.name == segment; });
        if (indicator.kind != Indicator::Kind::SharedCoverage || segment.empty() || told) continue;
        const Symbol word = records.words.find(segment);
        roles.push_back(role(segment, false, assessment.population(), [&](Id<StaffMember> staff) {
            const auto& segments = records.staff[staff].segments;
            return std::find(segments.begin(), segments.end(), word) != segments.end();
        }));
    }
    return roles;
}

}  // namespace skillmap::plan
