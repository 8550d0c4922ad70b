#include "addin/cli/evaluation_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "addin/cli/text_table.h"
#include "addin/cli/texts.h"
#include "core/evaluate/wording.h"
#include "core/indicators/distribution.h"
#include "core/messages.h"
#include "core/text/number.h"

namespace skillmap::cli {
namespace {

std::string rate(const Ratio& ratio, Language language) {
    if (!ratio.applies()) return std::string(texts::not_applicable.in(language));
    return fmt::format("{:.1f}% ({}/{})", *ratio.value() * 100, ratio.numerator, ratio.denominator);
}

// People of each persona by stage. A scheme whose stages have names of their own has them as rows.
std::string stages_table(const Assessment& assessment, Language language) {
    const std::string none(texts::not_applicable.in(language));
    std::string out;
    for (const auto& one : assessment.schemes()) {
        if (!one->scheme.has_stages()) continue;
        TextTable table;
        table.add({std::string(texts::persona.in(language)),
                   std::string(texts::people.in(language)),
                   std::string(texts::stages.in(language))});
        for (const StageDistribution& people : one->distribution) {
            const Persona& persona = one->scheme.personas[people.persona];
            if (people.total() == 0) continue;
            std::vector<std::string> row{persona.name, std::to_string(people.total())};
            for (std::size_t i = 1; i < people.people.size(); ++i)
                row.push_back(fmt::format("{} {}", persona.stages[i - 1].name, people.people[i]));
            row.push_back(persona.stages.empty()
                              ? none
                              : fmt::format("{} {}", texts::none.in(language), people.people[0]));
            if (people.undecided > 0)
                row.push_back(
                    fmt::format("{} {}", texts::undecided.in(language), people.undecided));
            table.add(std::move(row));
        }
        out += (out.empty() ? "" : "\n") + one->scheme.name + "\n" + table.text();
    }
    return out;
}

std::string value_text(const SchemeAssessment& one, std::size_t index, const IndicatorValue& value,
                       Language language) {
    const Indicator& indicator = one.scheme.indicators[index];
    if (value.without_value) return std::string(texts::not_set.in(language));
    if (indicator.is_ratio()) return rate(value.ratio, language);
    if (indicator.kind != Indicator::Kind::OrganisationLevel) return std::to_string(value.count);
    if (value.count == 0) return indicator.floor;
    return one.scheme.personas[*indicator.persona]
        .stages[static_cast<std::size_t>(value.count) - 1]
        .name;
}

std::string departments_table(const Assessment& assessment, Language language) {
    std::string out;
    for (const auto& one : assessment.schemes()) {
        const auto& indicators = one->scheme.indicators;
        if (indicators.empty()) continue;
        TextTable table;
        std::vector<std::string> heading{std::string(texts::department.in(language)),
                                         std::string(texts::members.in(language))};
        for (const Indicator& indicator : indicators)
            heading.push_back(indicator.mark + indicator.name);
        table.add(std::move(heading));
        for (const DepartmentResult& result : one->departments) {
            const Department& department = assessment.records().departments[result.department];
            std::vector<std::string> row{department.name, std::to_string(result.members)};
            for (std::size_t i = 0; i < indicators.size(); ++i)
                row.push_back(indicators[i].kind == Indicator::Kind::OrganisationLevel
                                  ? std::string(texts::not_applicable.in(language))
                                  : value_text(*one, i, result.values[i], language));
            table.add(std::move(row));
        }
        std::vector<std::string> whole{std::string(texts::whole.in(language)),
                                       std::to_string(one->population.counted)};
        for (std::size_t i = 0; i < indicators.size(); ++i)
            whole.push_back(value_text(*one, i, one->whole[i], language));
        table.add(std::move(whole));
        out += (out.empty() ? "" : "\n") + one->scheme.name + "\n" + table.text();
    }
    return out;
}

std::string figure(const Ratio& ratio, Language language) {
    return ratio.denominator > 0 ? rate(ratio, language) : std::to_string(ratio.numerator);
}

std::string targets_table(const Assessment& assessment, Language language) {
    TextTable table;
    table.add({std::string(texts::target.in(language)),
               std::string(texts::target_value.in(language)),
               std::string(texts::actual.in(language)), std::string(texts::gap.in(language)),
               std::string(texts::due.in(language))});
    std::string below;
    for (const TargetResult& result : assessment.targets()) {
        const Target& target = *result.target;
        const std::string not_set(texts::not_set.in(language));
        table.add({target.indicator,
                   target.value ? number_text(*target.value) + target.unit : not_set,
                   result.actual ? figure(*result.actual, language)
                                 : std::string(texts::not_applicable.in(language)),
                   result.gap ? number_text(*result.gap) : "",
                   target.due ? std::to_string(target.due->year()) : ""});
        for (const BelowTarget& one : result.below)
            below += fmt::format(fmt::runtime(texts::below_target.in(language)), target.indicator,
                                 assessment.records().departments[one.department].name,
                                 figure(one.actual, language)) +
                     "\n";
    }
    return table.text() + below;
}

// The stage reached, or why there is none.
std::string stage_name(const Scheme& scheme, const PersonaStage& stage, Language language) {
    if (!stage.scheme_persona) return std::string(texts::unknown_persona.in(language));
    const Persona& persona = scheme.personas[*stage.scheme_persona];
    if (persona.stages.empty()) return std::string(texts::without_stages.in(language));
    return stage.reached == 0 ? std::string(texts::none.in(language))
                              : persona.stages[stage.reached - 1U].name;
}

std::string person_line(const StaffMember& member, const std::string& persona,
                        const std::string& stage) {
    return fmt::format("{}  {}  {}  {}", member.id, member.name, persona, stage);
}

void add_stage(std::string& out, SchemeAssessment& one, const StaffMember& member,
               const PersonaStage& stage, bool everything, Language language) {
    out += person_line(member, persona_name(one.facts.records(), one.scheme, stage),
                       stage_name(one.scheme, stage, language));
    out += everything ? "\n" : "";
    if (stage.scheme_persona)
        for (const auto& explanation : explain_stages(one.facts, *stage.scheme_persona)) {
            if (!everything && explanation.reached) continue;
            out += "    " + describe(explanation, one.facts, language);
            out += everything ? "\n" : "";
            if (!everything) break;  // the next stage only
        }
    out += everything ? "" : "\n";
}

void add_person(std::string& out, const Assessment& assessment, Id<StaffMember> id, bool everything,
                Language language) {
    const StaffMember& member = assessment.records().staff[id];
    const std::size_t before = out.size();
    // A persona that no scheme knows is told once.
    const Scheme& first = assessment.input().stages();
    for (const auto& one : assessment.schemes()) {
        bool moved = false;
        for (const PersonaStage& stage : one->stages.of(id)) {
            const bool known = stage.scheme_persona.has_value();
            if (!known && &one->scheme != &first) continue;
            if (known && stage.persona == Symbol{} &&
                one->scheme.personas[*stage.scheme_persona].stages.empty())
                continue;
            if (!std::exchange(moved, true)) one->facts.move_to(id);
            add_stage(out, *one, member, stage, everything, language);
        }
    }
    if (out.size() == before)
        out += person_line(member, std::string(texts::no_persona.in(language)), "") + "\n";
}

// The issues of one severity by kind, at most so many of a kind.
std::string list_of(const IssueList& issues, Severity wanted, const Text& title, Language language,
                    std::size_t most) {
    std::map<MessageId, std::vector<const Issue*>> kinds;
    for (const Issue& issue : issues.all())
        if (severity(issue) == wanted) kinds[issue.id].push_back(&issue);
    if (kinds.empty()) return {};
    std::string out = fmt::format(fmt::runtime(title.in(language)), issues.count(wanted)) + "\n";
    for (const auto& [id, list] : kinds) {
        for (std::size_t i = 0; i < std::min(most, list.size()); ++i)
            out += "  " + describe(*list[i], language) + "\n";
        if (list.size() > most)
            out += fmt::format(fmt::runtime(texts::more_of_kind.in(language)), list.size() - most) +
                   "\n";
    }
    return out;
}

}  // namespace

std::string evaluation_text(Assessment& assessment, std::optional<Id<StaffMember>> only,
                            Language language) {
    std::string out;
    if (only) {
        add_person(out, assessment, *only, true, language);
        return out;
    }
    const Records& records = assessment.records();
    const Date as_of = assessment.input().as_of;
    out += fmt::format(fmt::runtime(texts::headline.in(language)),
                       assessment.input().settings.organization,
                       language == Language::Japanese ? to_japanese(as_of) : to_string(as_of),
                       records.staff.size(), assessment.population().counted);
    out += fmt::format("\n\n{}\n{}", texts::stages_title.in(language),
                       stages_table(assessment, language));
    out += fmt::format("\n{}\n{}", texts::departments_title.in(language),
                       departments_table(assessment, language));
    if (!assessment.targets().empty())
        out += fmt::format("\n{}\n{}", texts::targets_title.in(language),
                           targets_table(assessment, language));
    out += fmt::format("\n{}\n", texts::persons_title.in(language));
    for (const StaffMember& member : records.staff)
        add_person(out, assessment, records.staff.id_of(member), false, language);
    return out;
}

std::string issues_text(const IssueList& issues, Language language, std::size_t most) {
    std::string out = list_of(issues, Severity::Finding, texts::finding_count, language, most);
    if (out.empty()) out = fmt::format("{}\n", texts::no_findings.in(language));
    return out + list_of(issues, Severity::Note, texts::note_count, language, most);
}

}  // namespace skillmap::cli
