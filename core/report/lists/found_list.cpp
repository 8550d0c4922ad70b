#include "core/report/lists/found_list.h"

#include "core/report/lists/list_pages.h"
#include "core/text/join.h"

namespace skillmap::report {
namespace lists {
namespace {

// The level, or what else stands behind the name of a criterion.
std::string behind(const plan::Criterion& criterion) {
    if (const auto* rule = std::get_if<plan::SkillCriterion>(&criterion.rule))
        return str(level_prefix) + std::to_string(rule->at_least) + str(or_higher);
    if (const auto* rule = std::get_if<plan::ToolCriterion>(&criterion.rule))
        return str(level_prefix) + std::to_string(rule->at_least) + str(or_higher);
    if (std::holds_alternative<plan::StageCriterion>(criterion.rule)) return str(or_higher);
    const auto* department = std::get_if<plan::DepartmentCriterion>(&criterion.rule);
    return department != nullptr && !department->inside ? str(other_than) : "";
}

std::string kind_of(const plan::Criterion& criterion) {
    return str(criterion_kinds.at(criterion.rule.index()));
}

Value shown(const plan::Judged& judged) {
    if (judged.fit == plan::Fit::NotUsed) return str(not_used);
    if (judged.fit == plan::Fit::Unknown) return str(unknown);
    return judged.value.empty() ? str(holds) : judged.value;
}

class FoundList {
  public:
    FoundList(const ListContext& context, const plan::Placement& placement,
              const plan::Query& query)
        : context_(context), placement_(placement), query_(query) {}

    void add(std::string_view id, Label name, Label note,
             const std::vector<plan::FoundPerson>& people) {
        Table table = empty_table();
        for (const plan::FoundPerson& one : people) table.rows.push_back(row(one));
        table.note = note;
        for (Page& page : table_pages(context_, id, name, std::move(table), nobody_found))
            pages_.push_back(std::move(page));
    }

    std::vector<Page> take_pages() { return std::move(pages_); }

  private:
    Table empty_table() const {
        Table table;
        table.id = "found";
        table.columns = person_columns();
        table.fixed_columns = table.columns.size();
        table.columns.push_back(text_column(position, 12));
        table.columns.push_back(text_column(personas_and_stages, 30));
        constexpr double width = 18;
        for (const plan::Criterion& one : query_) {
            table.columns.push_back(text_column(one.name + behind(one), width, true));
            table.columns.back().group = kind_of(one);
        }
        return table;
    }

    std::vector<Value> row(const plan::FoundPerson& person) const {
        const Records& records = context_.records();
        std::vector<Value> cells = person_cells(context_, person.staff);
        cells.emplace_back(records.words.text(records.staff[person.staff].position));
        cells.emplace_back(standing_words(placement_, person.staff));
        for (const plan::Judged& one : person.criteria) cells.push_back(shown(one));
        return cells;
    }

    const ListContext& context_;
    const plan::Placement& placement_;
    const plan::Query& query_;
    std::vector<Page> pages_;
};

std::string people_count(std::size_t count) {
    return std::to_string(count) + str(people);
}

Cover cover_of(const plan::Placement& placement, const plan::Query& query,
               const plan::Found& found) {
    Cover front{
        str(found_title),
        {str(keep_close), str(use_found), str(all_hold), str(no_ranking), str(found_unknown_means)},
        {}};
    for (const plan::Criterion& one : query)
        front.basics.emplace_back(str(conditions), criterion_words(one));
    front.basics.emplace_back(str(considered), people_count(found.considered));
    for (const plan::WithoutTools& one : placement.sources())
        front.basics.emplace_back(str(without_tools_rule),
                                  one.persona + str(source_begin) + one.source + str(source_end));
    return front;
}

}  // namespace
}  // namespace lists

std::string criterion_words(const plan::Criterion& criterion) {
    return lists::kind_of(criterion) + "：" + criterion.name + lists::behind(criterion);
}

std::string standing_words(const plan::Placement& placement, Id<StaffMember> staff) {
    const Scheme& scheme = placement.scheme();
    std::vector<std::string> words;
    for (const PersonaStage& one : placement.stages().stages.of(staff)) {
        std::string text = persona_name(placement.stages().facts.records(), scheme, one);
        if (one.scheme_persona) {
            const plan::SeenStage seen = placement.seen(staff, *one.scheme_persona);
            const auto& stages = scheme.personas[*one.scheme_persona].stages;
            if (seen.any)
                text += "（" +
                        (seen.reached > 0
                             ? stages[seen.reached - 1U].name
                             : str(seen.undecided ? lists::unknown : lists::none_reached)) +
                        "）";
        }
        words.push_back(std::move(text));
    }
    return joined(words, labels::separator);
}

Report make_found_list(Assessment& assessment, const plan::Placement& placement,
                       const plan::Query& query, const plan::Found& found) {
    using namespace lists;
    const NameListOptions options{Reader::HumanResources, std::nullopt};
    const ListContext context{assessment, options};
    FoundList list(context, placement, query);
    list.add("matches", matches, matches_note, found.matches);
    list.add("unknown", unknown, unknown_note, found.unknown);
    if (!found.not_used.empty())
        list.add("not_used", found_not_used, not_used_note, found.not_used);
    return list_report(context, cover_of(placement, query, found), list.take_pages());
}

}  // namespace skillmap::report
