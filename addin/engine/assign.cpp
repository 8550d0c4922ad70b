#include "addin/engine/assign.h"

#include <nlohmann/json.hpp>

#include "core/kit/file_name.h"

namespace skillmap::engine {
namespace {

using nlohmann::ordered_json;

class AssignmentsJson {
  public:
    AssignmentsJson(const Assessment& assessment, const plan::Assignments& assignments)
        : as_of_(assessment.input().as_of),
          records_(assessment.records()),
          assignments_(assignments) {}

    ordered_json make() const {
        ordered_json projects = ordered_json::array();
        for (const plan::OpenProject& one : assignments_.projects) projects.push_back(project(one));
        ordered_json all = ordered_json::array();
        for (const plan::Assignment& one : assignments_.all) all.push_back(assignment(one));
        return {{"as_of", to_string(as_of_)},
                {"projects", std::move(projects)},
                {"assignments", std::move(all)}};
    }

  private:
    ordered_json words(const std::vector<Symbol>& list) const {
        ordered_json texts = ordered_json::array();
        for (const Symbol one : list) texts.push_back(records_.words.text(one));
        return texts;
    }
    ordered_json numbers(const std::vector<Id<StaffMember>>& people) const {
        ordered_json texts = ordered_json::array();
        for (const Id<StaffMember> one : people) texts.push_back(records_.staff[one].id);
        return texts;
    }
    ordered_json department(const std::optional<Id<Department>>& id) const {
        return id ? ordered_json(records_.departments[*id].code) : ordered_json(nullptr);
    }

    ordered_json project(const plan::OpenProject& open) const {
        const Project& one = records_.projects[open.project];
        return {{"code", records_.words.text(one.code)},
                {"name", one.name},
                {"department", department(one.department)},
                {"listed", one.listed},
                {"skills", words(one.skills)},
                {"leads", numbers(open.leads)},
                {"members", numbers(open.members)},
                {"mentors", numbers(open.mentors)},
                {"lead_places", open.lead_places},
                {"member_places",
                 open.member_places ? ordered_json(*open.member_places) : ordered_json(nullptr)},
                {"mentor_places", open.mentor_places},
                {"more_candidates", open.more_candidates}};
    }

    static std::string_view name(ProjectRole role) {
        if (role == ProjectRole::Lead) return "lead";
        return role == ProjectRole::Mentor ? "mentor" : "member";
    }

    static std::string_view name(plan::SkillEvidence evidence) {
        switch (evidence) {
            case plan::SkillEvidence::ThisYear:
                return "this_year";
            case plan::SkillEvidence::Trained:
                return "trained";
            case plan::SkillEvidence::Qualified:
                return "qualified";
            case plan::SkillEvidence::Answered:
                break;
        }
        return "answered";
    }

    ordered_json assignment(const plan::Assignment& one) const {
        const StaffMember& member = records_.staff[one.staff];
        ordered_json skills = ordered_json::array();
        for (const plan::FittingSkill& skill : one.skills)
            skills.push_back(
                {{"skill", records_.words.text(skill.skill)}, {"evidence", name(skill.evidence)}});
        ordered_json advances = ordered_json::array();
        for (const plan::Advance& advance : one.advances) {
            const Persona& persona = advance.of->scheme.personas[advance.persona];
            advances.push_back({{"persona", persona.name},
                                {"stage", persona.stages[advance.stage].name},
                                {"lacking", advance.lacking},
                                {"alone", advance.alone}});
        }
        return {{"project", one.project},
                {"staff_id", member.id},
                {"name", member.name},
                {"department", department(member.department)},
                {"role", name(one.role)},
                {"proposed", one.proposed},
                {"skills", std::move(skills)},
                {"other_skills", words(one.others)},
                {"advances", std::move(advances)},
                {"open_projects", one.open_projects}};
    }

    Date as_of_;
    const Records& records_;
    const plan::Assignments& assignments_;
};

}  // namespace

std::string assignments_json(const Assessment& assessment, const plan::Assignments& assignments) {
    return AssignmentsJson(assessment, assignments)
        .make()
        .dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

std::vector<NamedManagerFile> name_files(std::vector<report::ManagerFile> files) {
    kit::FileNames taken;
    std::vector<NamedManagerFile> named;
    named.reserve(files.size());
    for (report::ManagerFile& one : files)
        named.push_back({taken.take(one.code, one.name), std::move(one.report)});
    return named;
}

}  // namespace skillmap::engine
