// 個人票: what a person has reached and by which evidence, what the next stage asks, and the
// trainings of the plan.
#include <algorithm>
#include <map>
#include <set>

#include "core/evaluate/wording.h"
#include "core/report/plan/plan_pages.h"

namespace skillmap::report::training_plan {
namespace {

class Sheets {
  public:
    explicit Sheets(const PlanContext& context) : context_(context) {
        for (const plan::PersonPlan* one : context.rows) plans_.emplace(one->needs.staff, one);
        table_.columns = {text_column(labels::department, 18),
                          text_column(lists::staff_id, 11),
                          text_column(lists::staff_name, 16),
                          text_column(section, 13),
                          text_column(item, 26),
                          text_column(content, 62),
                          text_column(evidence, 26)};
        table_.fixed_columns = 3;
        table_.note = personal_note;
    }

    Table make() {
        for (const Id<StaffMember> staff : context_.people) {
            if (!table_.rows.empty()) table_.page_breaks.push_back(table_.rows.size());
            staff_ = staff;
            const std::size_t before = table_.rows.size();
            for (const auto& of : context_.assessment().schemes()) add_stages(*of);
            if (table_.rows.size() == before) add(section_now, "", str(no_persona), "");
            if (const auto found = plans_.find(staff); found != plans_.end())
                add_plan(*found->second);
        }
        return std::move(table_);
    }

  private:
    void add(Label section_text, const std::string& item_text, const std::string& text,
             const std::string& cells) {
        const StaffMember& member = context_.records().staff[staff_];
        const std::string home = member.department
                                     ? context_.records().departments[*member.department].name
                                     : str(lists::no_department);
        table_.rows.push_back(
            {home, member.id, member.name, str(section_text), item_text, text, cells});
    }

    void add_stages(SchemeAssessment& of) {
        of.facts.move_to(staff_);
        for (const PersonaStage& one : of.stages.of(staff_)) {
            if (!one.scheme_persona) continue;
            const Persona& persona = of.scheme.personas[*one.scheme_persona];
            if (persona.stages.empty()) continue;
            const auto stages = explain_stages(of.facts, *one.scheme_persona);
            const std::string& name = persona_name(context_.records(), of.scheme, one);
            if (one.reached == 0)
                add(section_now, name, str(one.undecided ? lists::unknown : labels::none_yet), "");
            else
                add_conditions(of, section_now, name, stages[one.reached - 1]);
            if (one.reached < stages.size())
                add_conditions(of, section_next, name, stages[one.reached]);
            else
                add(section_next, name, str(highest), "");
        }
    }

    void add_conditions(const SchemeAssessment& of, Label section_text, const std::string& name,
                        const StageExplanation& stage) {
        for (const Judgement& one : stage.conditions)
            add(section_text, name + " " + stage.stage->name,
                describe(one.state, Language::Japanese) + str(gap) +
                    describe(one, of.facts, Language::Japanese),
                cells_of(one));
    }

    // The first cells; how many more there are.
    std::string cells_of(const Judgement& judgement) const {
        std::set<std::string> known;
        std::vector<std::string> cells;
        collect(judgement, known, cells);
        constexpr std::size_t most = 4;
        std::string text;
        for (std::size_t i = 0; i < std::min(cells.size(), most); ++i)
            text += (text.empty() ? "" : str(labels::separator)) + cells[i];
        if (cells.size() > most)
            text += str(more_begin) + std::to_string(cells.size() - most) + str(more_end);
        return text;
    }

    void collect(const Judgement& judgement, std::set<std::string>& known,
                 std::vector<std::string>& cells) const {
        for (const SourceRow& source : judgement.evidence) {
            if (!source.in_workbook()) continue;
            std::string cell = context_.records().sheets[source.sheet] + "!" +
                               to_string(CellRef{source.row, source.column});
            if (known.insert(cell).second) cells.push_back(std::move(cell));
        }
        for (const Judgement& part : judgement.parts) collect(part, known, cells);
    }

    void add_plan(const plan::PersonPlan& plan) {
        const auto name = [this](Id<Training> id) { return context_.records().trainings[id].name; };
        for (const plan::PlannedSeat& seat : plan.seats) {
            const auto& session = context_.plan.sessions[seat.session];
            add(section_plan, session.date ? to_japanese(*session.date) : str(no_day),
                name(session.training), "");
        }
        for (const Id<Training> id : plan.waiting) add(section_waiting, "", name(id), "");
        for (const Id<Training> id : plan.needs.unsure)
            add(section_unsure, str(not_known), name(id), "");
        for (const Id<Training> id : plan.needs.under_way)
            add(section_unsure, str(under_way), name(id), "");
    }

    const PlanContext& context_;
    std::map<Id<StaffMember>, const plan::PersonPlan*> plans_;
    Table table_;
    Id<StaffMember> staff_;
};

}  // namespace

std::vector<Page> personal_pages(const PlanContext& context) {
    return table_pages(context.list, "personal", personal, Sheets(context).make(), nobody);
}

}  // namespace skillmap::report::training_plan
