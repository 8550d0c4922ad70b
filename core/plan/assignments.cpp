#include "core/plan/assignments.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/evaluate/wording.h"
#include "core/plan/departments.h"

namespace skillmap::plan {
namespace {

bool goes_on(const Experience& record, Date day) {
    const bool begun = !record.start.known() || record.start.date() <= day;
    return begun && (record.end.blank() || (record.end.known() && day <= record.end.date()));
}

bool holds(const std::vector<Id<StaffMember>>& list, Id<StaffMember> staff) {
    return std::find(list.begin(), list.end(), staff) != list.end();
}

void add_once(std::vector<Id<StaffMember>>& list, Id<StaffMember> staff) {
    if (!holds(list, staff)) list.push_back(staff);
}

std::vector<OpenProject> open_projects(const Records& records, Date day) {
    std::vector<OpenProject> open(records.projects.size());
    std::map<Symbol, std::size_t> numbers;
    for (const Project& project : records.projects) {
        const Id<Project> id = records.projects.id_of(project);
        open[id.index()].project = id;
        numbers.emplace(project.code, id.index());
    }
    for (const Experience& record : records.experiences) {
        const auto number = numbers.find(record.project);
        if (number == numbers.end() || !goes_on(record, day)) continue;
        OpenProject& project = open[number->second];
        if (record.role == ProjectRole::Lead) add_once(project.leads, record.staff);
        if (record.role == ProjectRole::Member) add_once(project.members, record.staff);
        if (record.role == ProjectRole::Mentor) add_once(project.mentors, record.staff);
    }
    // What has no row is open while somebody works in it.
    std::erase_if(open, [&](const OpenProject& one) {
        const Project& project = records.projects[one.project];
        if (project.listed) return !is_open(project, day);
        return one.leads.empty() && one.members.empty() && one.mentors.empty();
    });
    const auto left = [](int wanted, const std::vector<Id<StaffMember>>& now) {
        return std::max(0, wanted - static_cast<int>(now.size()));
    };
    for (OpenProject& one : open) {
        const Project& project = records.projects[one.project];
        one.lead_places = left(project.leads.value_or(1), one.leads);
        if (project.members) one.member_places = left(*project.members, one.members);
        one.mentor_places = one.mentors.empty() && (one.lead_places > 0 || !one.leads.empty());
    }
    return open;
}

void collect_experience(
    const Judgement& judgement,
    std::vector<std::pair<const ExperienceCondition*, const Judgement*>>& into) {
    if (judgement.state == State::Met) return;
    const bool certain = judgement.state == State::NotMet;
    if (const auto* rule = std::get_if<ExperienceCondition>(&judgement.condition->rule);
        rule != nullptr && certain)
        into.emplace_back(rule, &judgement);
    for (const Judgement& part : judgement.parts) collect_experience(part, into);
}

// What is known of one person for all projects.
struct Profile {
    Id<StaffMember> staff;
    std::map<ProjectRole, std::vector<Advance>> advances;
    std::vector<std::optional<SkillEvidence>> skills;  // by skill asked for
    bool led = false;                                  // some project, at some time
    bool at_the_top = false;  // of a persona whose stages ask for work in projects
    int open_projects = 0;

    const std::vector<Advance>& advances_as(ProjectRole role) const {
        static const std::vector<Advance> none;
        const auto found = advances.find(role);
        return found == advances.end() ? none : found->second;
    }
};

// One person in one role of one project. There may be millions.
struct Option {
    std::uint32_t person = 0;  // of the profiles, which are in the order of the departments
    std::uint32_t project = 0;
    ProjectRole role = ProjectRole::Member;
    std::uint8_t need = 0;  // 0: lacks nothing else for a stage; 1: comes nearer to one; 2: neither
    std::uint8_t skills_of_the_year = 0;
    std::uint8_t skills = 0;
    std::int32_t open_projects = 0;
    bool proposed = false;
};

std::uint8_t in_a_byte(std::ptrdiff_t count) {
    return static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(count, 255));
}

// Smaller is better.
auto rank_of(const Option& one) {
    const int role = one.role == ProjectRole::Lead ? 0 : one.role == ProjectRole::Mentor ? 1 : 2;
    return std::tuple(one.need, -one.skills_of_the_year, -one.skills, one.open_projects, role,
                      one.person, one.project);
}

class Proposer {
  public:
    explicit Proposer(const Assessment& assessment)
        : assessment_(assessment),
          records_(assessment.records()),
          day_(assessment.input().as_of),
          of_(assessment.of(assessment.input().stages())) {
        found_.projects = open_projects(records_, day_);
        for (OpenProject& one : found_.projects) one.within = area_of(one);
        find_skills();
    }

    Assignments take() {
        for (const Id<StaffMember> staff :
             people_in_order(records_, of_.population, day_, std::nullopt))
            profiles_.push_back(profile_of(staff));
        for (std::size_t i = 0; i < profiles_.size(); ++i)
            for (std::size_t project = 0; project < found_.projects.size(); ++project)
                if (is_within(profiles_[i].staff, found_.projects[project].within))
                    add_options(i, project);
        propose();
        keep();
        return std::move(found_);
    }

  private:
    // By department; everybody where nothing.
    using Area = std::optional<std::vector<bool>>;

    // A skill that projects ask for, in every scheme that knows it.
    struct Asked {
        Symbol skill;
        std::vector<std::pair<SchemeAssessment*, Id<Skill>>> in;
    };

    Area area_of(const OpenProject& open) const {
        const Project& project = records_.projects[open.project];
        if (project.department) return departments_within(records_, *project.department);
        std::vector<bool> area(records_.departments.size(), false);
        if (project.department_unread) return area;
        if (project.listed) return std::nullopt;
        for (const auto* people : {&open.leads, &open.members, &open.mentors})
            for (const Id<StaffMember> staff : *people)
                if (const auto& home = records_.staff[staff].department) area[home->index()] = true;
        return area;
    }

    bool is_within(Id<StaffMember> staff, const Area& area) const {
        if (!area) return true;
        const StaffMember& member = records_.staff[staff];
        const auto& posts = member.concurrent_departments;
        return (member.department && (*area)[member.department->index()]) ||
               std::any_of(posts.begin(), posts.end(),
                           [&](Id<Department> one) { return (*area)[one.index()]; });
    }

    void find_skills() {
        std::map<Symbol, std::size_t> numbers;
        for (const OpenProject& open : found_.projects) {
            std::vector<std::size_t>& own = skills_of_projects_.emplace_back();
            for (const Symbol skill : records_.projects[open.project].skills) {
                const auto [number, added] = numbers.emplace(skill, asked_.size());
                own.push_back(number->second);
                if (!added) continue;
                Asked& asked = asked_.emplace_back();
                asked.skill = skill;
                for (const auto& scheme : assessment_.schemes())
                    if (const auto id = scheme->scheme.find_skill(records_.words.text(skill)))
                        asked.in.emplace_back(scheme.get(), *id);
            }
        }
    }

    Profile profile_of(Id<StaffMember> staff) {
        Profile profile;
        profile.staff = staff;
        for (const auto& scheme : assessment_.schemes()) scheme->facts.move_to(staff);
        for (const auto& scheme : assessment_.schemes())
            if (scheme->population.counts[staff.index()]) add_advances(*scheme, profile);
        for (const Asked& asked : asked_) profile.skills.push_back(evidence_of(asked));
        std::set<Symbol> open;
        for (const std::uint32_t i : of_.facts.experiences()) {
            const Experience& record = records_.experiences[i];
            const bool begun = record.start.known() && record.start.date() <= day_;
            profile.led = profile.led || (begun && record.role == ProjectRole::Lead);
            if (record.project != Symbol{} && goes_on(record, day_)) open.insert(record.project);
        }
        profile.open_projects = static_cast<int>(open.size());
        return profile;
    }

    static void add_advances(SchemeAssessment& of, Profile& profile) {
        for (const PersonaStage& one : of.stages.of(profile.staff)) {
            if (!one.scheme_persona) continue;
            const Persona& persona = of.scheme.personas[*one.scheme_persona];
            if (!asks_experience(persona)) continue;
            if (one.reached == persona.stages.size()) {
                profile.at_the_top = true;
                continue;
            }
            const auto stages = explain_stages(of.facts, *one.scheme_persona);
            const StageExplanation& next = stages[one.reached];
            std::vector<std::pair<const ExperienceCondition*, const Judgement*>> lacking;
            int unmet = 0;
            for (const Judgement& condition : next.conditions) {
                unmet += condition.state == State::Met ? 0 : 1;
                collect_experience(condition, lacking);
            }
            for (const auto& [rule, judgement] : lacking)
                for (const ProjectRole role : rule->roles)
                    profile.advances[role].push_back(
                        {&of, *one.scheme_persona, one.reached,
                         describe(*judgement, of.facts, Language::Japanese), unmet == 1});
        }
    }

    static bool asks_experience(const std::vector<Condition>& conditions) {
        return std::any_of(conditions.begin(), conditions.end(), [](const Condition& one) {
            if (std::holds_alternative<ExperienceCondition>(one.rule)) return true;
            if (const auto* any = std::get_if<AnyCondition>(&one.rule))
                return asks_experience(any->of);
            const auto* all = std::get_if<AllCondition>(&one.rule);
            return all != nullptr && asks_experience(all->of);
        });
    }

    static bool asks_experience(const Persona& persona) {
        return std::any_of(persona.stages.begin(), persona.stages.end(),
                           [](const Stage& stage) { return asks_experience(stage.conditions); });
    }

    bool trained_this_year(const Facts& facts, Id<Skill> skill) const {
        const auto& serving = facts.serving(skill);
        const FiscalYear year = FiscalYear::of(day_);
        const auto counts = [&](std::uint32_t i) {
            const Attendance& record = records_.attendances[i];
            return record.status == AttendanceStatus::Completed && record.date.known() &&
                   record.date.date() <= day_ && year.contains(record.date.date()) &&
                   std::find(serving.begin(), serving.end(), record.training) != serving.end();
        };
        const auto own = facts.attendances();
        return std::any_of(own.begin(), own.end(), counts);
    }

    std::optional<SkillEvidence> evidence_of(const Asked& asked) const {
        std::optional<SkillEvidence> best;
        for (const auto& [of, skill] : asked.in) {
            const Level level = of->facts.self_check(skill);
            const auto take = [&best](bool holds, SkillEvidence evidence) {
                if (holds && (!best || evidence < *best)) best = evidence;
            };
            take(trained_this_year(of->facts, skill), SkillEvidence::ThisYear);
            take(of->facts.trained(skill) == State::Met, SkillEvidence::Trained);
            take(of->facts.qualified(skill) == State::Met, SkillEvidence::Qualified);
            take(level.known() && level.value() > 0, SkillEvidence::Answered);
        }
        return best;
    }

    // Every role in which the person could work in the project.
    void add_options(std::size_t person, std::size_t number) {
        const Profile& profile = profiles_[person];
        const OpenProject& open = found_.projects[number];
        for (const auto* people : {&open.leads, &open.members, &open.mentors})
            if (holds(*people, profile.staff)) return;
        Option one;
        one.person = static_cast<std::uint32_t>(person);
        one.project = static_cast<std::uint32_t>(number);
        one.open_projects = profile.open_projects;
        const auto& skills = skills_of_projects_[number];
        one.skills = in_a_byte(std::count_if(skills.begin(), skills.end(), [&](std::size_t skill) {
            return profile.skills[skill].has_value();
        }));
        one.skills_of_the_year =
            in_a_byte(std::count_if(skills.begin(), skills.end(), [&](std::size_t skill) {
                return profile.skills[skill] == SkillEvidence::ThisYear;
            }));
        const auto add = [&](ProjectRole role, bool otherwise) {
            const auto& advances = profile.advances_as(role);
            if (!otherwise && advances.empty()) return;
            one.role = role;
            one.need = std::any_of(advances.begin(), advances.end(),
                                   [](const Advance& advance) { return advance.alone; })
                           ? 0
                       : advances.empty() ? 2
                                          : 1;
            options_.push_back(one);
        };
        if (open.lead_places > 0) add(ProjectRole::Lead, profile.led);
        if (open.mentor_places > 0) add(ProjectRole::Mentor, profile.at_the_top);
        if (open.member_places.value_or(1) > 0) add(ProjectRole::Member, one.skills > 0);
    }

    static int& places(OpenProject& project, ProjectRole role) {
        if (role == ProjectRole::Lead) return project.lead_places;
        return role == ProjectRole::Mentor ? project.mentor_places : *project.member_places;
    }

    void propose() {
        std::sort(options_.begin(), options_.end(),
                  [](const Option& a, const Option& b) { return rank_of(a) < rank_of(b); });
        std::vector<OpenProject> left = found_.projects;
        std::vector<bool> busy(profiles_.size(), false);
        for (Option& one : options_) {
            OpenProject& project = left[one.project];
            const bool counted = one.role != ProjectRole::Member || project.member_places;
            if (busy[one.person] || (!counted && one.skills_of_the_year == 0)) continue;
            if (counted && places(project, one.role) == 0) continue;
            if (counted) --places(project, one.role);
            busy[one.person] = one.proposed = true;
        }
    }

    // Of the roles of one person in a project the proposed one, else the best. Of those whom a
    // project of the whole brings nearer to nothing the best.
    void keep() {
        std::stable_sort(options_.begin(), options_.end(), [](const Option& a, const Option& b) {
            return std::tuple(a.project, !a.proposed) < std::tuple(b.project, !b.proposed);
        });
        std::set<std::uint32_t> known;
        std::size_t others = 0;
        for (std::size_t i = 0; i < options_.size(); ++i) {
            const Option& one = options_[i];
            if (i == 0 || options_[i - 1].project != one.project) {
                known.clear();
                others = 0;
            }
            if (!known.insert(one.person).second) continue;
            const bool for_all = !found_.projects[one.project].within;
            if (for_all && !one.proposed && one.need == 2 && ++others > most_candidates)
                ++found_.projects[one.project].more_candidates;
            else
                found_.all.push_back(assignment_of(one));
        }
    }

    Assignment assignment_of(const Option& option) const {
        const Profile& profile = profiles_[option.person];
        Assignment one;
        one.staff = profile.staff;
        one.project = option.project;
        one.role = option.role;
        one.advances = profile.advances_as(option.role);
        one.open_projects = profile.open_projects;
        one.proposed = option.proposed;
        for (const std::size_t skill : skills_of_projects_[option.project]) {
            if (profile.skills[skill])
                one.skills.push_back({asked_[skill].skill, *profile.skills[skill]});
            else
                one.others.push_back(asked_[skill].skill);
        }
        return one;
    }

    const Assessment& assessment_;
    const Records& records_;
    Date day_;
    SchemeAssessment& of_;
    Assignments found_;
    std::vector<Asked> asked_;
    std::vector<std::vector<std::size_t>> skills_of_projects_;  // of asked_, by project
    std::vector<Profile> profiles_;
    std::vector<Option> options_;
};

}  // namespace

bool is_open(const Project& project, Date day) {
    return project.end.blank() || (project.end.known() && day <= project.end.date());
}

Assignments propose_assignments(const Assessment& assessment) {
    return Proposer(assessment).take();
}

}  // namespace skillmap::plan
