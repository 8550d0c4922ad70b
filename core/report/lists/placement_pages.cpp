// For those who give posts: where the people of the higher stages are, where nobody of a persona or
// a segment is, and who could guide whom.
#include <fmt/format.h>

#include <algorithm>

#include "core/plan/mentoring.h"
#include "core/plan/roles.h"
#include "core/report/lists/list_pages.h"
#include "core/report/sheet_name.h"
#include "core/text/join.h"

namespace skillmap::report::lists {
namespace {

// The people of the stages behind the first, of one persona.
struct HigherStages {
    const Persona* persona = nullptr;
    std::size_t stages = 0;                     // that may be known
    std::vector<std::vector<int>> departments;  // by department and stage, from the second on
    std::vector<int> whole;
    int undecided = 0;

    static int total(const std::vector<int>& counts) {
        int sum = 0;
        for (const int one : counts) sum += one;
        return sum;
    }
};

class PlacementPages {
  public:
    explicit PlacementPages(const ListContext& context)
        : context_(context),
          records_(context.records()),
          placement_(context.assessment),
          departments_(listed_departments(records_, placement_.stages().population,
                                          context.assessment.input().as_of)) {}

    std::vector<Page> make() {
        for (const Persona& persona : placement_.scheme().personas)
            if (placement_.known_stages(placement_.scheme().personas.id_of(persona)) > 1)
                higher_.push_back(count(persona));
        if (!higher_.empty()) add_higher();
        add_roles();
        add_pairs();
        return std::move(pages_);
    }

  private:
    HigherStages count(const Persona& persona) const {
        const Id<Persona> id = placement_.scheme().personas.id_of(persona);
        HigherStages found;
        found.persona = &persona;
        found.stages = placement_.known_stages(id);
        found.whole.resize(found.stages - 1);
        found.departments.assign(records_.departments.size(), found.whole);
        const Population& population = placement_.stages().population;
        for (const StaffMember& member : records_.staff) {
            const Id<StaffMember> staff = records_.staff.id_of(member);
            if (!population.counts[staff.index()] || !has(staff, id)) continue;
            const plan::SeenStage seen = placement_.seen(staff, id);
            found.undecided += seen.undecided ? 1 : 0;
            if (seen.reached < 2) continue;
            const std::size_t at = std::min<std::size_t>(seen.reached, found.stages) - 2;
            ++found.whole[at];
            if (member.department) ++found.departments[member.department->index()][at];
        }
        return found;
    }

    bool has(Id<StaffMember> staff, Id<Persona> persona) const {
        const auto stages = placement_.stages().stages.of(staff);
        return std::any_of(stages.begin(), stages.end(),
                           [&](const PersonaStage& one) { return one.scheme_persona == persona; });
    }

    // "Step2・Step3", where every persona calls them so; else a word of our own.
    std::string stages_heading() const {
        std::vector<std::string> names;
        for (const HigherStages& one : higher_)
            for (std::size_t i = 1; i < one.stages; ++i)
                if (const std::string& name = one.persona->stages[i].name;
                    std::find(names.begin(), names.end(), name) == names.end())
                    names.push_back(name);
        constexpr std::size_t most = 4;
        return (names.size() > most ? str(higher_stages) : joined(names, "・")) + str(placement_of);
    }

    // Which departments have the most of a persona, and how many of all that is.
    std::string most_text(const HigherStages& one) const {
        const int whole = HigherStages::total(one.whole);
        if (whole == 0)
            return fmt::format(fmt::runtime(nobody_higher), one.persona->name, stage_names(one));
        int most = 0;
        for (const auto& counts : one.departments)
            most = std::max(most, HigherStages::total(counts));
        std::vector<std::string> names;
        for (const Id<Department> id : departments_)
            if (HigherStages::total(one.departments[id.index()]) == most && most > 0)
                names.push_back(records_.departments[id].name);
        constexpr double percent = 100;
        return fmt::format(fmt::runtime(most_higher), one.persona->name, stage_names(one), whole,
                           joined(names, labels::separator), most, percent * most / whole);
    }

    static std::string stage_names(const HigherStages& one) {
        std::vector<std::string> names;
        for (std::size_t i = 1; i < one.stages; ++i) names.push_back(one.persona->stages[i].name);
        return joined(names, "・");
    }

    void add_higher() {
        Page page = list_page(context_, "placement", sheet_name(stages_heading()));
        Table table;
        table.id = "by_department";
        table.filter = true;
        for (const HigherStages& one : higher_) table.lead += most_text(one);
        table.columns = {text_column(labels::department_code, 13),
                         text_column(labels::department, 20), count_column(members, 9)};
        for (const HigherStages& one : higher_) {
            const auto add = [&](const std::string& heading, ColumnKind kind) {
                table.columns.push_back(text_column(heading, 9, true));
                table.columns.back().kind = kind;
                table.columns.back().group = one.persona->name;
            };
            for (std::size_t i = 1; i < one.stages; ++i)
                add(one.persona->stages[i].name, ColumnKind::Count);
            add(str(share_of_all), ColumnKind::Rate);
        }
        const Population& population = placement_.stages().population;
        table.summary = {std::string(), str(labels::whole), std::int64_t{population.counted}};
        for (const HigherStages& one : higher_) add_counts(one, one.whole, table.summary);
        for (const Id<Department> id : departments_) {
            std::vector<Value> row = department_cells(id);
            for (const HigherStages& one : higher_)
                add_counts(one, one.departments[id.index()], row);
            table.rows.push_back(std::move(row));
        }
        table.note = str(placement_note) + without_tools_note();
        for (const HigherStages& one : higher_)
            if (one.undecided > 0)
                table.note +=
                    fmt::format(fmt::runtime(undecided_note), one.persona->name, one.undecided);
        page.blocks.emplace_back(std::move(table));
        pages_.push_back(std::move(page));
    }

    static void add_counts(const HigherStages& one, const std::vector<int>& counts,
                           std::vector<Value>& row) {
        for (const int count : counts) row.emplace_back(std::int64_t{count});
        const int whole = HigherStages::total(one.whole);
        row.push_back(whole == 0 ? Value(str(labels::not_applicable))
                                 : Value(static_cast<double>(HigherStages::total(counts)) / whole));
    }

    std::string without_tools_note() const {
        std::string note;
        for (const plan::WithoutTools& one : placement_.sources())
            note += one.persona + str(without_tools_middle) + one.source + str(without_tools_end);
        return note;
    }

    bool has_members(Id<Department> id) const {
        return !placement_.stages().population.members[id.index()].empty();
    }

    void add_roles() {
        const auto roles = plan::roles_of(context_.assessment, placement_);
        if (roles.empty()) return;
        add_missing(roles);
        Table table;
        table.id = "holders";
        table.filter = true;
        table.columns = {text_column(labels::department_code, 13),
                         text_column(labels::department, 20), count_column(members, 9)};
        for (const plan::Role& one : roles) {
            table.columns.push_back(count_column(one.name, 16));
            table.columns.back().centred = true;
        }
        for (const Id<Department> id : departments_) {
            if (!has_members(id)) continue;
            std::vector<Value> row = department_cells(id);
            for (const plan::Role& one : roles)
                row.push_back(one.holders[id.index()] > 0
                                  ? Value(std::int64_t{one.holders[id.index()]})
                                  : Value(str(nobody_there)));
            table.rows.push_back(std::move(row));
        }
        table.note = roles_note;
        Page page = list_page(context_, "roles", str(roles_page));
        page.blocks.emplace_back(std::move(table));
        pages_.push_back(std::move(page));
    }

    std::vector<Value> department_cells(Id<Department> id) const {
        const Department& department = records_.departments[id];
        const auto& members_there = placement_.stages().population.members[id.index()];
        return {department.code, department.name, static_cast<std::int64_t>(members_there.size())};
    }

    // A row for each role and department that has nobody of it; those with a minimum first.
    void add_missing(const std::vector<plan::Role>& roles) {
        Table table;
        table.id = "missing";
        table.filter = true;
        table.columns = {text_column(role, 30), text_column(minimum_asked, 16, true),
                         text_column(labels::department_code, 13),
                         text_column(labels::department, 24), count_column(members, 9)};
        for (const bool minimum : {true, false})
            for (const plan::Role& one : roles)
                for (const Id<Department> id : departments_) {
                    if (one.minimum != minimum || !has_members(id) || one.holders[id.index()] > 0)
                        continue;
                    std::vector<Value> row{one.name, minimum ? str(holds) : std::string()};
                    for (Value& cell : department_cells(id)) row.push_back(std::move(cell));
                    table.rows.push_back(std::move(row));
                }
        table.note = table.rows.empty() ? nobody_found : missing_note;
        Page page = list_page(context_, "missing", str(missing_page));
        page.blocks.emplace_back(std::move(table));
        pages_.push_back(std::move(page));
    }

    static Label reason(plan::Near near) {
        switch (near) {
            case plan::Near::SameDepartment:
                return same_department;
            case plan::Near::SameBureau:
                return same_bureau;
            case plan::Near::OtherBureau:
                return other_bureau;
            case plan::Near::NoBureau:
                break;
        }
        return no_bureau;
    }

    // What is said of a persona below the pairs: of whom nothing is proposed, and why.
    std::string remark(const plan::Mentoring& one) const {
        const Persona& persona = placement_.scheme().personas[one.persona];
        if (one.last_stage == 0) return fmt::format(fmt::runtime(pairs_no_stages), persona.name);
        const std::string& last = persona.stages[one.last_stage - 1].name;
        std::string text;
        if (one.without_pair > 0)
            text = fmt::format(fmt::runtime(pairs_no_mentor), persona.name, last, one.without_pair);
        if (one.most > 0)
            text = fmt::format(fmt::runtime(pairs_load), persona.name, last, one.mentors.size(),
                               one.most);
        if (one.undecided > 0)
            text += fmt::format(fmt::runtime(pairs_undecided), persona.name, one.undecided);
        return text;
    }

    std::vector<Value> pair_row(const plan::Mentoring& of, const plan::Pair& pair) const {
        const Persona& persona = placement_.scheme().personas[of.persona];
        const auto load = std::count_if(of.pairs.begin(), of.pairs.end(),
                                        [&](const auto& one) { return one.mentor == pair.mentor; });
        std::vector<Value> row = person_cells(context_, pair.learner);
        row.emplace_back(persona.name);
        row.emplace_back(pair.stage == 0 ? str(none_reached)
                                         : persona.stages[pair.stage - 1U].name);
        for (Value& cell : person_cells(context_, pair.mentor)) row.push_back(std::move(cell));
        row.emplace_back(persona.stages[of.last_stage - 1].name);
        row.emplace_back(static_cast<std::int64_t>(load));
        row.emplace_back(str(reason(pair.near)));
        return row;
    }

    void add_pairs() {
        Page page = list_page(context_, "pairs", str(pairs_page));
        Table table;
        table.id = "pairs";
        table.filter = true;
        table.columns = person_columns();
        table.fixed_columns = table.columns.size();
        table.columns.push_back(text_column(labels::persona, 22));
        table.columns.push_back(text_column(stage, 11, true));
        const std::size_t first = table.columns.size();
        for (const Label heading : {mentor_code, mentor_department, mentor_id, mentor_name})
            table.columns.push_back(text_column(heading, 16));
        table.columns.push_back(text_column(mentor_stage, 11, true));
        table.columns.push_back(count_column(mentor_load, 11));
        table.columns.push_back(text_column(pair_reason, 60));
        for (std::size_t i = first; i < table.columns.size() - 1; ++i)
            table.columns[i].group = mentor_group;
        table.note = pairs_note;
        for (const plan::Mentoring& one : plan::propose_pairs(placement_)) {
            for (const plan::Pair& pair : one.pairs) table.rows.push_back(pair_row(one, pair));
            table.note += remark(one);
        }
        page.blocks.emplace_back(std::move(table));
        pages_.push_back(std::move(page));
    }

    const ListContext& context_;
    const Records& records_;
    plan::Placement placement_;
    std::vector<Id<Department>> departments_;
    std::vector<HigherStages> higher_;
    std::vector<Page> pages_;
};

}  // namespace

std::vector<Page> placement_pages(const ListContext& context) {
    return PlacementPages(context).make();
}

}  // namespace skillmap::report::lists
