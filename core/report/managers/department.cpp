// The page of one department. Its tables stand below each other and share the widths of columns.
#include <algorithm>
#include <array>

#include "core/report/lists/standing.h"
#include "core/report/managers/manager_pages.h"
#include "core/text/join.h"
#include "core/text/normalize.h"

namespace skillmap::report::managers {
namespace {

// Of every table of the page.
constexpr std::array widths{17.0, 25.0, 25.0, 17.0, 17.0, 51.0, 52.0};

Label word_of(ProjectRole role) {
    return role == ProjectRole::Lead ? lead : role == ProjectRole::Mentor ? mentor : member;
}

Label word_of(plan::SkillEvidence evidence) {
    switch (evidence) {
        case plan::SkillEvidence::ThisYear:
            return this_year;
        case plan::SkillEvidence::Trained:
            return trained;
        case plan::SkillEvidence::Qualified:
            return qualified;
        case plan::SkillEvidence::Answered:
            break;
    }
    return answered;
}

bool holds(const std::vector<Id<StaffMember>>& list, Id<StaffMember> staff) {
    return std::find(list.begin(), list.end(), staff) != list.end();
}

bool works_in(const plan::OpenProject& project, Id<StaffMember> staff) {
    return holds(project.leads, staff) || holds(project.members, staff) ||
           holds(project.mentors, staff);
}

class DepartmentSheet {
  public:
    DepartmentSheet(const ManagerContext& context, Id<Department> department)
        : context_(context),
          records_(context.records()),
          of_(context.list.assessment.of(context.list.assessment.input().stages())),
          department_(department) {
        if (const auto found = context.assigned.find(department); found != context.assigned.end())
            assigned_ = found->second;
        for (std::size_t i = 0; i < context.assignments.projects.size(); ++i) {
            const auto& within = context.assignments.projects[i].within;
            if (within ? (*within)[department.index()] : concerns_members(i))
                projects_.push_back(i);
        }
    }

    Page make(std::string_view id, const std::string& name) {
        const Department& own = records_.departments[department_];
        Page page = list_page(context_.list, id, name);
        page.heading = own.code + " " + own.name;
        if (const std::string roles = holders_of_roles(); !roles.empty())
            page.blocks.emplace_back(Text{Text::Role::Body, roles});
        page.blocks.emplace_back(members_table());
        if (records_.present.attendances) page.blocks.emplace_back(trainings_table());
        if (records_.present.experiences) page.blocks.emplace_back(proposals_table());
        page.blocks.emplace_back(projects_table());
        return page;
    }

  private:
    // Whether somebody of the department works in a project, or might.
    bool concerns_members(std::size_t project) const {
        const plan::OpenProject& open = context_.assignments.projects[project];
        const auto here = [&](Id<StaffMember> staff) { return is_here(staff); };
        return std::any_of(assigned_.begin(), assigned_.end(),
                           [&](const plan::Assignment* one) { return one->project == project; }) ||
               std::any_of(open.leads.begin(), open.leads.end(), here) ||
               std::any_of(open.members.begin(), open.members.end(), here) ||
               std::any_of(open.mentors.begin(), open.mentors.end(), here);
    }

    bool is_here(Id<StaffMember> staff) const {
        const StaffMember& one = records_.staff[staff];
        const auto& posts = one.concurrent_departments;
        return one.department == department_ ||
               std::find(posts.begin(), posts.end(), department_) != posts.end();
    }

    static Table start(std::string_view id, Label heading, const std::array<Label, 7>& headings) {
        Table table;
        table.id = id;
        table.title = heading;
        for (std::size_t i = 0; i < headings.size(); ++i)
            table.columns.push_back(text_column(headings[i], widths[i], i == 3 || i == 4));
        return table;
    }

    const std::vector<Id<StaffMember>>& members_here() const {
        static const std::vector<Id<StaffMember>> none;
        const auto found = context_.members.find(department_);
        return found == context_.members.end() ? none : found->second;
    }

    std::string name_of(Id<StaffMember> staff) const {
        const StaffMember& one = records_.staff[staff];
        return one.name.empty() ? one.id : one.name;
    }

    bool has_role(const Scheme& scheme, const OjtRole& role, Id<StaffMember> staff) const {
        const StaffMember& one = records_.staff[staff];
        const auto is = [&](const std::string& wanted) {
            return match_key(wanted) == match_key(records_.words.text(one.position));
        };
        if (std::any_of(role.positions.begin(), role.positions.end(), is)) return true;
        const auto stages = of_.stages.of(staff);
        return std::any_of(stages.begin(), stages.end(), [&](const PersonaStage& stage) {
            return stage.scheme_persona &&
                   std::any_of(role.personas.begin(), role.personas.end(),
                               [&](const std::string& persona_name) {
                                   return &scheme == &of_.scheme &&
                                          scheme.find_persona(persona_name) == stage.scheme_persona;
                               });
        });
    }

    // "課長（管理職）：名前　　係長（監督職）：名前". Roles of personas only where somebody has
    // one.
    std::string holders_of_roles() const {
        std::string text;
        for (const auto& of : context_.list.assessment.schemes())
            for (const OjtRole& one : of->scheme.ojt_roles) {
                std::vector<std::string> names;
                for (const Id<StaffMember> staff : members_here())
                    if (has_role(of->scheme, one, staff)) names.push_back(name_of(staff));
                if (names.empty() && one.positions.empty()) continue;
                text += (text.empty() ? "" : str(gap_of_roles)) + one.name + str(holders) +
                        (names.empty() ? str(nobody_of_role) : joined(names, labels::separator));
            }
        return text;
    }

    std::string projects_of(Id<StaffMember> staff) const {
        const auto found = context_.projects.find(staff);
        if (found == context_.projects.end()) return "";
        std::vector<std::string> texts;
        for (const std::size_t number : found->second) {
            const plan::OpenProject& open = context_.assignments.projects[number];
            std::string text = label_of(records_, context_.project(number));
            if (holds(open.leads, staff)) text += as_lead;
            if (holds(open.mentors, staff)) text += as_mentor;
            if (holds(open.members, staff)) text += as_member;
            texts.push_back(std::move(text));
        }
        return joined(texts, labels::separator);
    }

    Table members_table() const {
        Table table = start("members", members,
                            {lists::staff_id, lists::staff_name, persona, lists::stage,
                             lists::next_stage, lists::missing, projects_now});
        for (const Id<StaffMember> staff : members_here()) {
            const StaffMember& one = records_.staff[staff];
            of_.facts.move_to(staff);
            const std::size_t before = table.rows.size();
            for (const PersonaStage& stage : of_.stages.of(staff)) {
                if (!stage.scheme_persona) continue;
                if (of_.scheme.personas[*stage.scheme_persona].stages.empty()) continue;
                const lists::StandingWords standing =
                    lists::standing_of(of_.facts, *stage.scheme_persona, nullptr);
                table.rows.push_back({one.id, one.name, persona_name(records_, of_.scheme, stage),
                                      standing.stage, standing.next, standing.missing,
                                      projects_of(staff)});
            }
            if (table.rows.size() == before)
                table.rows.push_back({one.id, one.name, str(no_persona),
                                      str(labels::not_applicable), str(labels::not_applicable),
                                      Value{}, projects_of(staff)});
        }
        return table;
    }

    std::vector<Symbol> common(const std::vector<Symbol>& a, const std::vector<Symbol>& b) const {
        std::vector<Symbol> both;
        for (const Symbol one : a)
            if (std::find(b.begin(), b.end(), one) != b.end()) both.push_back(one);
        return both;
    }

    std::string words(const std::vector<Symbol>& list) const {
        std::vector<std::string> texts;
        for (const Symbol one : list) texts.push_back(records_.words.text(one));
        return joined(texts, labels::separator);
    }

    std::string names(const std::vector<Id<StaffMember>>& people) const {
        std::vector<std::string> texts;
        for (const Id<StaffMember> one : people) texts.push_back(name_of(one));
        return joined(texts, labels::separator);
    }

    Table trainings_table() const {
        Table table = start("trainings", trainings,
                            {project_code, project_name, training, people_count, of_them_working,
                             who, fitting_skills});
        table.columns[3].kind = table.columns[4].kind = ColumnKind::Count;
        const auto completed = context_.completed.find(department_);
        for (const std::size_t number : projects_) {
            if (completed == context_.completed.end()) break;
            const Project& project = context_.project(number);
            for (const auto& [id, people] : completed->second) {
                const auto fitting = common(project.skills, records_.trainings[id].skills);
                if (fitting.empty()) continue;
                const auto working =
                    std::count_if(people.begin(), people.end(), [&](Id<StaffMember> staff) {
                        return works_in(context_.assignments.projects[number], staff);
                    });
                table.rows.push_back({records_.words.text(project.code), project.name,
                                      records_.trainings[id].name,
                                      static_cast<std::int64_t>(people.size()),
                                      std::int64_t{working}, names(people), words(fitting)});
            }
        }
        table.note = table.rows.empty() ? no_fitting_training : trainings_note;
        return table;
    }

    std::string reason_of(const plan::Assignment& one) const {
        std::vector<std::string> texts;
        for (const plan::Advance& advance : one.advances) {
            const Persona& of = advance.of->scheme.personas[advance.persona];
            texts.push_back(of.name + " " + of.stages[advance.stage].name + str(needed_for) +
                            advance.lacking);
        }
        if (texts.empty() && one.role == ProjectRole::Lead) texts.emplace_back(led_before);
        if (texts.empty() && one.role == ProjectRole::Mentor) texts.emplace_back(at_the_top);
        if (texts.empty()) texts.emplace_back(has_skills);
        if (one.open_projects > 0)
            texts.push_back(str(busy_begin) + std::to_string(one.open_projects) + str(busy_end));
        return joined(texts, labels::separator);
    }

    std::string skills_of(const plan::Assignment& one) const {
        std::string text;
        for (const plan::FittingSkill& skill : one.skills)
            text += (text.empty() ? "" : str(labels::separator)) +
                    records_.words.text(skill.skill) + str(word_of(skill.evidence));
        if (!one.others.empty())
            text += (text.empty() ? "" : str(lists::gap)) + str(not_had) + words(one.others);
        return text;
    }

    Table proposals_table() const {
        Table table =
            start("proposals", proposals,
                  {project_code, project_name, staff, role, proposal, reason, fitting_skills});
        std::size_t candidates = 0;
        for (std::size_t i = 0; i < assigned_.size(); ++i) {
            const plan::Assignment& one = *assigned_[i];
            if (i == 0 || assigned_[i - 1]->project != one.project) candidates = 0;
            candidates += one.proposed ? 0 : 1;
            const bool last = i + 1 == assigned_.size() || assigned_[i + 1]->project != one.project;
            const Project& project = context_.project(one.project);
            if (candidates <= shown_candidates)
                table.rows.push_back({records_.words.text(project.code), project.name,
                                      name_of(one.staff), str(word_of(one.role)),
                                      str(one.proposed ? proposed : candidate), reason_of(one),
                                      skills_of(one)});
            else if (last)
                table.rows.push_back({records_.words.text(project.code), project.name,
                                      str(more_begin) +
                                          std::to_string(candidates - shown_candidates) +
                                          str(more_end)});
            table.rows.back().resize(table.columns.size());
        }
        table.note = table.rows.empty() ? no_proposals : proposals_note;
        return table;
    }

    // Those of the department by name.
    std::string workers_of(const std::vector<Id<StaffMember>>& people) const {
        std::vector<std::string> texts;
        std::size_t others = 0;
        for (const Id<StaffMember> one : people)
            if (is_here(one))
                texts.push_back(name_of(one));
            else
                ++others;
        if (others > 0)
            texts.push_back(str(others_begin) + std::to_string(others) + str(others_end));
        return texts.empty() ? str(nobody) : joined(texts, labels::separator);
    }

    void add_workers(Label heading, const std::vector<Id<StaffMember>>& people,
                     std::optional<int> places, std::vector<std::string>& texts) const {
        const bool wanted = places && *places > 0;
        if (people.empty() && !wanted) return;
        texts.push_back(str(heading) + str(holders) + workers_of(people) +
                        (wanted ? str(wanted_begin) + std::to_string(*places) + str(wanted_end)
                                : std::string()));
    }

    Value owner_of(const Project& project) const {
        if (project.department) return records_.departments[*project.department].name;
        return str(project.listed ? whole : unlisted);
    }

    static Value day(const DateField& date) { return date.known() ? Value{date.date()} : Value{}; }

    Table projects_table() const {
        Table table = start(
            "projects", projects,
            {project_code, project_name, owner, start_heading(), end, workers, needed_skills});
        table.columns[3].kind = table.columns[4].kind = ColumnKind::Date;
        for (const std::size_t number : projects_) {
            const Project& project = context_.project(number);
            const plan::OpenProject& open = context_.assignments.projects[number];
            std::vector<std::string> people;
            add_workers(lead, open.leads,
                        project.listed ? std::optional(open.lead_places) : std::nullopt, people);
            add_workers(member, open.members, open.member_places, people);
            add_workers(mentor, open.mentors, std::nullopt, people);
            table.rows.push_back({records_.words.text(project.code), project.name,
                                  owner_of(project), day(project.start), day(project.end),
                                  joined(people, lists::gap), words(project.skills)});
        }
        table.note = table.rows.empty() ? no_open_projects : projects_note;
        return table;
    }

    static Label start_heading() { return managers::start; }

    const ManagerContext& context_;
    const Records& records_;
    SchemeAssessment& of_;
    Id<Department> department_;
    std::vector<const plan::Assignment*> assigned_;  // of the department, by project
    std::vector<std::size_t> projects_;              // open ones that concern the department
};

}  // namespace

std::string label_of(const Records& records, const Project& project) {
    const std::string& code = records.words.text(project.code);
    return project.name.empty() ? code : code + " " + project.name;
}

Page department_page(const ManagerContext& context, Id<Department> department, std::string_view id,
                     const std::string& name) {
    return DepartmentSheet(context, department).make(id, name);
}

}  // namespace skillmap::report::managers
