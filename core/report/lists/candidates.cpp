// 候補者: who has which persona, on which stage, what the next one asks, and the levels behind it.
#include <algorithm>
#include <set>

#include "core/plan/placement.h"
#include "core/report/lists/list_pages.h"
#include "core/report/lists/standing.h"
#include "core/report/sheet_name.h"

namespace skillmap::report::lists {
namespace {

class Candidates {
  public:
    explicit Candidates(const ListContext& context)
        : context_(context),
          scheme_(context.assessment.input().stages()),
          of_(context.assessment.of(scheme_)),
          placement_(context.assessment),
          rules_(placement_.rules()) {}

    std::vector<Page> make() {
        const auto people = people_in_order(context_, of_.population);
        for (const Persona& persona : scheme_.personas) {
            if (persona.stages.empty() && persona.requirements.empty()) continue;
            choose_columns(persona);
            Table table = empty_table(persona);
            for (const Id<StaffMember> staff : people)
                if (has(staff, scheme_.personas.id_of(persona)))
                    add_row(context_, row(staff, persona), table);
            if (!table.rows.empty()) pages_.push_back(page(persona, std::move(table)));
        }
        return std::move(pages_);
    }

  private:
    bool has(Id<StaffMember> staff, Id<Persona> persona) const {
        const auto stages = of_.stages.of(staff);
        return std::any_of(stages.begin(), stages.end(),
                           [&](const PersonaStage& one) { return one.scheme_persona == persona; });
    }

    // Of those people nothing that tools decide is shown, on whichever page they stand.
    bool without_tools(Id<StaffMember> staff) const {
        return context_.for_hr() && placement_.without_tools(staff);
    }

    bool without_tools(const Persona& persona) const {
        return context_.for_hr() && !persona.placement_without_tools.empty();
    }

    void choose_columns(const Persona& persona) {
        skills_.clear();
        for (const Requirement& one : persona.requirements)
            if (!without_tools(persona) || !rules_.is_served(one.skill)) skills_.push_back(&one);
        tools_ = without_tools(persona) ? std::vector<Id<Tool>>() : rules_.tools_of(persona);
    }

    Table empty_table(const Persona& persona) const {
        Table table;
        table.id = "candidates";
        table.filter = true;
        table.columns = person_columns();
        table.fixed_columns = table.columns.size();
        table.columns.push_back(text_column(position, 12));
        if (!persona.stages.empty()) {
            table.columns.push_back(text_column(stage, 13, true));
            table.columns.push_back(text_column(next_stage, 12, true));
            table.columns.push_back(text_column(missing, 48));
        }
        const auto add = [&](const std::string& name, const std::string& group) {
            Column one = text_column(name, 7.5, true);
            one.group = group;
            one.kind = ColumnKind::Count;
            one.narrow = true;
            table.columns.push_back(std::move(one));
        };
        for (const Requirement* one : skills_)
            add(scheme_.skills[one->skill].name,
                one->category.empty() ? str(no_category) : one->category);
        for (const Id<Tool> tool : tools_) add(scheme_.tools[tool].name, str(tools));
        table.note = candidates_note;
        if (without_tools(persona))
            table.note +=
                str(without_tools_begin) + persona.placement_without_tools + str(without_tools_end);
        return table;
    }

    Page page(const Persona& persona, Table table) {
        const std::string number = std::to_string(pages_.size() + 1);
        Page page = list_page(context_, "candidates" + number,
                              sheet_name(str(candidates) + persona.name, taken_));
        page.heading = str(candidates_heading) + persona.name;
        page.blocks.emplace_back(std::move(table));
        return page;
    }

    std::vector<Value> row(Id<StaffMember> staff, const Persona& persona) {
        of_.facts.move_to(staff);
        const StaffMember& member = context_.records().staff[staff];
        std::vector<Value> cells = person_cells(context_, staff);
        cells.emplace_back(context_.records().words.text(member.position));
        const bool hides = without_tools(staff);
        if (!persona.stages.empty()) {
            StandingWords standing =
                standing_of(of_.facts, scheme_.personas.id_of(persona), hides ? &rules_ : nullptr);
            cells.emplace_back(std::move(standing.stage));
            cells.emplace_back(std::move(standing.next));
            cells.emplace_back(std::move(standing.missing));
        }
        for (const Requirement* one : skills_)
            cells.push_back(hides && rules_.is_served(one->skill)
                                ? Value(str(labels::not_applicable))
                                : level_of(one->skill));
        for (const Id<Tool> tool : tools_)
            cells.push_back(hides ? Value(str(labels::not_applicable))
                                  : shown(of_.facts.tool_level(tool)));
        return cells;
    }

    static Value shown(Level level) {
        return level.known() ? Value(static_cast<std::int64_t>(level.value()))
                             : Value(str(unknown));
    }

    Value level_of(Id<Skill> skill) const {
        const Level level = of_.facts.self_check(skill);
        const bool proven =
            any_of(of_.facts.trained(skill), of_.facts.qualified(skill)) == State::Met;
        return level.known() || !proven ? shown(level) : Value(str(trained));
    }

    const ListContext& context_;
    const Scheme& scheme_;
    SchemeAssessment& of_;
    plan::Placement placement_;
    const ToolRules& rules_;
    std::vector<const Requirement*> skills_;  // of the page being made
    std::vector<Id<Tool>> tools_;             // likewise
    std::vector<Page> pages_;
    std::set<std::string> taken_;  // names of sheets
};

}  // namespace

std::vector<Page> candidate_pages(const ListContext& context) {
    return Candidates(context).make();
}

}  // namespace skillmap::report::lists
