#include "core/report/lists/what_if_list.h"

#include <fmt/format.h>

#include "core/messages.h"
#include "core/report/lists/list_pages.h"
#include "core/text/number.h"

namespace skillmap::report {
namespace lists {
namespace {

constexpr double hundred = 100;

std::string ratio_words(const std::optional<Ratio>& ratio) {
    if (!ratio) return str(labels::not_applicable);
    if (ratio->denominator == 0) return std::to_string(ratio->numerator);
    return fmt::format("{} / {} ({:.1f}%)", ratio->numerator, ratio->denominator,
                       *ratio->value() * hundred);
}

class WhatIfList {
  public:
    WhatIfList(const ListContext& context, const plan::WhatIf& what_if, const IssueList& issues)
        : context_(context), records_(context.records()), what_if_(what_if), issues_(issues) {}

    std::vector<Page> make() {
        add_departments();
        add_minimums();
        add_lost();
        add_moves();
        add_issues();
        return std::move(pages_);
    }

  private:
    Table start(std::string_view id, const std::vector<Column>& columns) const {
        Table table;
        table.id = id;
        table.filter = true;
        table.columns = columns;
        return table;
    }

    void finish(std::string_view id, Label name, Table table, Label note) {
        table.note = table.rows.empty() ? nobody_found : note;
        Page page = list_page(context_, id, str(name));
        page.blocks.emplace_back(std::move(table));
        pages_.push_back(std::move(page));
    }

    std::vector<Value> department_cells(const std::optional<Id<Department>>& department) const {
        if (!department) return {std::string(), str(labels::whole)};
        const Department& one = records_.departments[*department];
        return {one.code, one.name};
    }

    void add_departments() {
        Table table = start(
            "changes", {text_column(labels::department_code, 13),
                        text_column(labels::department, 20), text_column(figure_kind, 26),
                        text_column(figure_name, 30), text_column(before_transfers, 28, true),
                        text_column(after_transfers, 28, true), text_column(has_changed, 9, true)});
        for (const plan::DepartmentChange& change : what_if_.changes())
            for (const TriedFigure& one : compared(what_if_, change)) {
                std::vector<Value> row = department_cells(change.department);
                row.insert(row.end(), {one.kind, one.name, one.before, one.after,
                                       one.changes ? str(holds) : std::string()});
                table.rows.push_back(std::move(row));
            }
        finish("changes", changes_page, std::move(table), changes_note);
    }

    static Label verdict(const plan::MinimumChange& one) {
        if (!one.after) return minimum_nobody;
        if (one.newly_missed()) return minimum_newly_missed;
        if (one.newly_reached()) return minimum_newly_reached;
        return one.reached_after ? minimum_reached : minimum_missed;
    }

    void add_minimums() {
        Table table =
            start("minimums",
                  {text_column(minimum_target, 34), text_column(minimum_value, 12, true),
                   text_column(labels::department_code, 13), text_column(labels::department, 20),
                   text_column(before_transfers, 28, true), text_column(after_transfers, 28, true),
                   text_column(minimum_verdict, 20, true)});
        for (const plan::MinimumChange& one : what_if_.minimums()) {
            const Target& target = *one.target;
            std::vector<Value> row{target.indicator, target.value
                                                         ? number_text(*target.value) + target.unit
                                                         : std::string()};
            for (Value& cell : department_cells(one.department)) row.push_back(std::move(cell));
            row.insert(row.end(),
                       {ratio_words(one.before), ratio_words(one.after), str(verdict(one))});
            table.rows.push_back(std::move(row));
        }
        finish("minimums", minimums_page, std::move(table), minimums_note);
    }

    void add_lost() {
        Table table =
            start("lost", {text_column(labels::department_code, 13),
                           text_column(labels::department, 20), text_column(lost_what, 34),
                           count_column(before_transfers, 12), count_column(after_transfers, 12)});
        const auto add = [&](Id<Department> department, const std::string& what, int before) {
            std::vector<Value> row = department_cells(department);
            row.insert(row.end(), {what, std::int64_t{before}, std::int64_t{0}});
            table.rows.push_back(std::move(row));
        };
        for (const plan::DepartmentChange& change : what_if_.changes())
            if (change.department && change.before.members > 0 && change.after.members == 0)
                add(*change.department, str(everybody_gone), change.before.members);
        for (const plan::LostRole& one : what_if_.lost()) add(one.department, one.role, one.before);
        finish("lost", lost_page, std::move(table), lost_note);
    }

    void add_moves() {
        Table table = start("moves", {text_column(staff_id, 12), text_column(staff_name, 18),
                                      text_column(position, 12), text_column(moved_from, 24),
                                      text_column(moved_to, 24)});
        for (const Transfer& one : what_if_.transfers()) {
            const StaffMember& member = records_.staff[one.staff];
            table.rows.push_back({member.id, member.name, records_.words.text(member.position),
                                  member.department ? records_.departments[*member.department].name
                                                    : str(no_department),
                                  records_.departments[one.to].name});
        }
        finish("moves", moves_page, std::move(table), "");
    }

    void add_issues() {
        if (issues_.all().empty()) return;
        Table table = start("issues", {text_column(issue_place, 30), text_column(issue_text, 100)});
        for (const Issue& one : issues_.all()) {
            Issue without_place = one;
            without_place.place = {};
            table.rows.push_back({describe(one.place, Language::Japanese),
                                  describe(without_place, Language::Japanese)});
        }
        finish("issues", issues_page, std::move(table), "");
    }

    const ListContext& context_;
    const Records& records_;
    const plan::WhatIf& what_if_;
    const IssueList& issues_;
    std::vector<Page> pages_;
};

std::string people_at(int count, int undecided) {
    std::string text = std::to_string(count);
    if (undecided > 0)
        text += str(undecided_begin) + std::to_string(undecided) + str(undecided_end);
    return text;
}

void add_personas(const plan::WhatIf& what_if, const plan::DepartmentChange& change,
                  std::vector<TriedFigure>& lines) {
    const Scheme& scheme = what_if.placement().scheme();
    for (const Persona& persona : scheme.personas) {
        const std::size_t at = scheme.personas.id_of(persona).index();
        const auto& was = change.before.stages[at];
        const auto& is = change.after.stages[at];
        int before = 0;
        int after = 0;
        for (std::size_t i = 0; i < was.size(); ++i) {
            before += was[i];
            after += is[i];
        }
        if (before == 0 && after == 0) continue;
        const int open_before = change.before.undecided[at];
        const int open_after = change.after.undecided[at];
        lines.push_back({persona.name, str(labels::people), people_at(before, open_before),
                         people_at(after, open_after),
                         before != after || open_before != open_after});
        for (std::size_t i = 0; was.size() > 1 && i < was.size(); ++i)
            if (was[i] != 0 || is[i] != 0)
                lines.push_back({persona.name,
                                 i == 0 ? str(none_reached) : persona.stages[i - 1].name,
                                 std::to_string(was[i]), std::to_string(is[i]), was[i] != is[i]});
    }
}

Cover cover_of(const plan::WhatIf& what_if) {
    Cover front{str(what_if_title),
                {str(keep_close), str(use_what_if), str(what_if_means), str(what_if_figures)},
                {}};
    front.basics.emplace_back(str(moves_page),
                              std::to_string(what_if.transfers().size()) + str(people));
    for (const plan::WithoutTools& one : what_if.placement().sources())
        front.basics.emplace_back(str(without_tools_rule),
                                  one.persona + str(source_begin) + one.source + str(source_end));
    if (what_if.left_out() > 0)
        front.basics.emplace_back(str(left_out_figures), std::to_string(what_if.left_out()));
    return front;
}

}  // namespace
}  // namespace lists

std::string figure_words(const Indicator& indicator, const IndicatorValue& value) {
    if (value.unknown || value.without_value) return str(labels::not_applicable);
    if (!indicator.is_ratio()) return std::to_string(value.count);
    if (!value.ratio.applies()) return str(labels::not_applicable);
    return lists::ratio_words(value.ratio);
}

std::vector<TriedFigure> compared(const plan::WhatIf& what_if,
                                  const plan::DepartmentChange& change) {
    std::vector<TriedFigure> lines;
    lines.push_back({str(lists::members), str(labels::people),
                     std::to_string(change.before.members), std::to_string(change.after.members),
                     change.before.members != change.after.members});
    if (change.in > 0 || change.out > 0)
        lines.push_back({str(lists::members), str(lists::in_and_out), "",
                         "+" + std::to_string(change.in) + " -" + std::to_string(change.out),
                         true});
    lists::add_personas(what_if, change, lines);
    const auto& indicators = what_if.before().input().indicators().indicators;
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        const bool of_whole = indicators[i].kind == Indicator::Kind::OrganisationLevel;
        if (of_whole || !what_if.shows(indicators[i])) continue;
        const bool listed = i < change.before.values.size();
        const bool still = i < change.after.values.size();
        const std::string before = listed ? figure_words(indicators[i], change.before.values[i])
                                          : str(labels::not_applicable);
        const std::string after = still ? figure_words(indicators[i], change.after.values[i])
                                        : str(labels::not_applicable);
        if (before == str(labels::not_applicable) && after == before) continue;
        lines.push_back(
            {str(lists::figures), indicators[i].title(), before, after, before != after});
    }
    return lines;
}

Report make_what_if(Assessment& assessment, const plan::WhatIf& what_if, const IssueList& issues) {
    using namespace lists;
    const NameListOptions options{Reader::HumanResources, std::nullopt};
    const ListContext context{assessment, options};
    return list_report(context, cover_of(what_if), WhatIfList(context, what_if, issues).make());
}

}  // namespace skillmap::report
