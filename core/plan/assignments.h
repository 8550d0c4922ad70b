// Who could work in which open project (担当の案): by the skills that a project asks for and a
// person has, and by the stage that work in a role brings nearer. From certain facts only;
// proposals, of which a person decides.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/assessment.h"

namespace skillmap::plan {

/// Of those to whom a project of nobody in particular brings no stage nearer so many are kept as
/// its candidates.
inline constexpr std::size_t most_candidates = 100;

/// A project that has not ended on the as-of date, or has not begun yet.
struct OpenProject {
    Id<Project> project;
    /// The departments of which it is; everybody may work in it where nothing.
    std::optional<std::vector<bool>> within;
    /// Who works in it now, by the records of 実務経験 that go on; each once a role, in the order
    /// of the rows.
    std::vector<Id<StaffMember>> leads;
    std::vector<Id<StaffMember>> members;
    std::vector<Id<StaffMember>> mentors;
    /// Places for more people. Where nobody said how many are wanted: one lead where there is none,
    /// as many members as come (nothing).
    int lead_places = 0;
    std::optional<int> member_places;
    int mentor_places = 0;             // one, where somebody leads or could, and nobody guides
    std::int64_t more_candidates = 0;  // beyond the most that are kept
};

/// Why a person is said to have a skill. The first that holds.
enum class SkillEvidence : std::uint8_t {
    ThisYear,   // by a training of the fiscal year
    Trained,    // by an earlier training, or exempted from it
    Qualified,  // by a qualification
    Answered    // by the self-check: a level of 1 or more
};

struct FittingSkill {
    Symbol skill;
    SkillEvidence evidence = SkillEvidence::ThisYear;
};

/// A stage that work in the role brings nearer.
struct Advance {
    const SchemeAssessment* of = nullptr;
    Id<Persona> persona;
    std::size_t stage = 0;  // of Persona::stages
    std::string lacking;    // "リードの経験 8か月（あと4か月）"
    bool alone = false;     // nothing else is lacking for the stage
};

/// One person in one project.
struct Assignment {
    Id<StaffMember> staff;
    std::size_t project = 0;  // of Assignments::projects
    ProjectRole role = ProjectRole::Member;
    std::vector<FittingSkill> skills;  // of those that the project asks for
    std::vector<Symbol> others;        // of those: not had, or nobody knows
    std::vector<Advance> advances;
    int open_projects = 0;  // in which the person works now
    bool proposed = false;  // the others are candidates
};

struct Assignments {
    std::vector<OpenProject> projects;  // in the order of the records
    /// By project, then the proposed ones first, then the better ones; a person once a project.
    std::vector<Assignment> all;
};

/// A person can be assigned to a project of the own department, of one above it, or of nobody in
/// particular; a project without a row in 案件 is one of the departments of those who work in it.
/// Who works in it already is left out.
///
/// Lead: who lacks leading for the next stage, or has led before. Guide: who lacks guiding, or is
/// at the last stage of a persona whose stages ask for work in projects. Member: who lacks work as
/// a member, or has a skill that is asked for. Proposed are, while there are places and at most one
/// new project a person, first those who lack nothing else for the next stage, then those whom it
/// brings nearer, then those with more skills by trainings of the year, then with more skills, then
/// with fewer open projects, then leads, guides and members, then by the order of the departments.
/// Where nobody said how many members are wanted, only those with a training of the year are.
Assignments propose_assignments(const Assessment& assessment);

/// Whether a project goes on or is to come on that day, by its row; its end counts as a day of it.
bool is_open(const Project& project, Date day);

}  // namespace skillmap::plan
