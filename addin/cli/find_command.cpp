// skillmap find: people who have what a post asks for
#include <fmt/format.h>

#include "addin/cli/commands.h"
#include "addin/cli/text_table.h"
#include "addin/engine/find.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::cli {
namespace {

template <class... Values>
std::string filled(const Text& text, Language language, const Values&... values) {
    return fmt::format(fmt::runtime(text.in(language)), values...);
}

std::string criterion_text(const plan::Criterion& criterion, Language language) {
    std::string name = criterion.name;
    if (const auto* skill = std::get_if<plan::SkillCriterion>(&criterion.rule))
        name =
            filled(texts::find_or_higher, language, name + " Lv" + std::to_string(skill->at_least));
    if (const auto* tool = std::get_if<plan::ToolCriterion>(&criterion.rule))
        name =
            filled(texts::find_or_higher, language, name + " Lv" + std::to_string(tool->at_least));
    if (std::holds_alternative<plan::StageCriterion>(criterion.rule))
        name = filled(texts::find_or_higher, language, name);
    const auto* department = std::get_if<plan::DepartmentCriterion>(&criterion.rule);
    if (department != nullptr && !department->inside)
        name = filled(texts::find_other_than, language, name);
    return str(texts::find_kinds.at(criterion.rule.index()), language) + ": " + name;
}

// "DX推進員 Step1": each persona with the stage that may be known.
std::string standing_text(const plan::Placement& placement, Id<StaffMember> staff,
                          Language language) {
    std::string text;
    for (const PersonaStage& one : placement.stages().stages.of(staff)) {
        text += (text.empty() ? "" : ", ") +
                persona_name(placement.stages().facts.records(), placement.scheme(), one);
        if (!one.scheme_persona) continue;
        const plan::SeenStage seen = placement.seen(staff, *one.scheme_persona);
        const auto& stages = placement.scheme().personas[*one.scheme_persona].stages;
        if (!seen.any) continue;
        text += " " + (seen.reached > 0
                           ? stages[seen.reached - 1U].name
                           : str(seen.undecided ? texts::find_is_unknown : texts::none, language));
    }
    return text;
}

// What is known of the levels, and which conditions are not known or not used.
std::string criteria_text(const plan::Query& query, const plan::FoundPerson& person,
                          Language language) {
    std::string text;
    for (std::size_t i = 0; i < query.size(); ++i) {
        const plan::Judged& one = person.criteria[i];
        const bool level = std::holds_alternative<plan::SkillCriterion>(query[i].rule) ||
                           std::holds_alternative<plan::ToolCriterion>(query[i].rule);
        if (one.fit == plan::Fit::Yes && !level) continue;
        text += (text.empty() ? "" : ", ") + query[i].name + " ";
        if (one.fit == plan::Fit::Yes) text += "Lv" + one.value;
        if (one.fit == plan::Fit::Unknown) text += texts::find_is_unknown.in(language);
        if (one.fit == plan::Fit::NotUsed) text += texts::find_is_not_used.in(language);
    }
    return text;
}

std::string people_text(const engine::Search& search, const std::vector<plan::FoundPerson>& people,
                        Language language) {
    const Records& records = search.placement().stages().facts.records();
    TextTable table(TextTable::Of::Words);
    for (const plan::FoundPerson& person : people) {
        const StaffMember& member = records.staff[person.staff];
        const std::string department = member.department
                                           ? records.departments[*member.department].name
                                           : str(texts::collect_no_department, language);
        table.add({"  " + member.id, member.name, department, records.words.text(member.position),
                   standing_text(search.placement(), person.staff, language),
                   criteria_text(search.query(), person, language)});
    }
    return table.text();
}

std::string search_text(const engine::Search& search, const AssessmentInput& input,
                        Language language) {
    const plan::Found& found = search.found();
    std::string out =
        filled(texts::find_headline, language, input.settings.organization,
               language == Language::Japanese ? to_japanese(input.as_of) : to_string(input.as_of),
               found.considered, search.placement().scheme().name) +
        "\n" + str(texts::find_conditions, language) + "\n";
    for (const plan::Criterion& one : search.query())
        out += "  " + criterion_text(one, language) + "\n";
    const auto add = [&](const Text& title, const std::vector<plan::FoundPerson>& people) {
        out += "\n" + filled(title, language, people.size()) + "\n" +
               people_text(search, people, language);
    };
    add(texts::find_matches, found.matches);
    add(texts::find_unknown, found.unknown);
    if (!found.not_used.empty()) add(texts::find_not_used, found.not_used);
    out += "\n" + str(texts::find_no_ranking, language) + "\n";
    for (const plan::WithoutTools& one : search.placement().sources())
        out += filled(texts::find_without_tools, language, one.persona, one.source) + "\n";
    return out;
}

// Whether what is written with names is written as a workbook.
Result<void> is_workbook_name(const std::string& out) {
    const auto path = path_of(out);
    const std::string extension = utf8_of(path.extension());
    if (out.empty() || case_folded(extension) == ".xlsx") return {};
    return Issue{MessageId::NameListFormat, Place{file_label(path), "", {}, {}}, "", extension, ""};
}

}  // namespace

int find(const Arguments& arguments) {
    if (const auto right = is_workbook_name(arguments.out); !right)
        return fail(right.error(), arguments.language);
    const ProgressLine progress(arguments.language);
    IssueList issues;
    const auto input = load(arguments, true, issues, progress);
    if (!input) return fail(input.error(), arguments.language);
    progress.show(texts::evaluating);
    Assessment assessment(*input);
    const auto search = engine::Search::run(assessment, arguments.query);
    progress.clear();
    if (!search) return fail(search.error(), arguments.language);
    const int told =
        put(arguments.format == "json" ? search->json()
                                       : search_text(*search, *input, arguments.language));
    if (told != Done) return told;
    if (!arguments.out.empty()) {
        const auto bytes = xlsx::write_report(search->list(), path_of(arguments.out));
        if (!bytes) return fail(bytes.error(), arguments.language);
        if (const int code = write_output(arguments, *bytes); code != Done) return code;
    }
    return finish(arguments, issues);
}

}  // namespace skillmap::cli
