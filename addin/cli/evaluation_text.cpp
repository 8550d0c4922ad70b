#include "addin/cli/evaluation_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "addin/cli/texts.h"
#include "core/evaluate/wording.h"
#include "core/indicators/distribution.h"
#include "core/messages.h"
#include "core/text/width.h"

namespace skillmap::cli {
namespace {

// Rows of text set in columns: the first to the left, the others to the right.
class TextTable {
  public:
    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

    std::string text() const {
        std::vector<std::size_t> widths;
        for (const auto& row : rows_) {
            widths.resize(std::max(widths.size(), row.size()));
            for (std::size_t i = 0; i < row.size(); ++i)
                widths[i] = std::max(widths[i], display_width(row[i]));
        }
        std::string out;
        for (const auto& row : rows_) {
            for (std::size_t i = 0; i < row.size(); ++i)
                out += i == 0 ? left_aligned(row[i], widths[i])
                              : "  " + right_aligned(row[i], widths[i]);
            out += "\n";
        }
        return out;
    }

  private:
    std::vector<std::vector<std::string>> rows_;
};

std::string rate(const Ratio& ratio, Language language) {
    if (!ratio.applies()) return std::string(texts::not_applicable.in(language));
    return fmt::format("{:.1f}% ({}/{})", *ratio.value() * 100, ratio.numerator, ratio.denominator);
}

std::string stages_table(const Assessment& assessment, Language language) {
    const Scheme& scheme = assessment.input().stages;
    const std::string none(texts::not_applicable.in(language));
    std::size_t most = 0;
    for (const Persona& persona : scheme.personas) most = std::max(most, persona.stages.size());
    TextTable table;
    std::vector<std::string> heading{std::string(texts::persona.in(language)),
                                     std::string(texts::people.in(language))};
    for (std::size_t i = 1; i <= most; ++i) heading.push_back(fmt::format("Step{}", i));
    heading.emplace_back(texts::none.in(language));
    table.add(std::move(heading));
    for (const StageDistribution& one : stage_distribution(
             assessment.records(), scheme, assessment.stages(), assessment.population())) {
        if (one.total() == 0) continue;
        std::vector<std::string> row{scheme.personas[one.persona].name,
                                     std::to_string(one.total())};
        for (std::size_t i = 1; i <= most; ++i)
            row.push_back(i < one.people.size() ? std::to_string(one.people[i]) : none);
        row.push_back(one.people.size() > 1 ? std::to_string(one.people[0]) : none);
        table.add(std::move(row));
    }
    return table.text();
}

std::string departments_table(const Assessment& assessment, Language language) {
    const auto& indicators = assessment.input().indicators.indicators;
    TextTable table;
    std::vector<std::string> heading{std::string(texts::department.in(language)),
                                     std::string(texts::members.in(language))};
    for (const Indicator& indicator : indicators)
        heading.push_back(indicator.mark + indicator.name);
    table.add(std::move(heading));
    for (const DepartmentResult& result : assessment.departments()) {
        const Department& department = assessment.records().departments[result.department];
        std::vector<std::string> row{department.name, std::to_string(result.members)};
        for (std::size_t i = 0; i < indicators.size(); ++i)
            row.push_back(indicators[i].kind == Indicator::Kind::Register
                              ? std::to_string(result.values[i].count)
                              : rate(result.values[i].ratio, language));
        table.add(std::move(row));
    }
    return table.text();
}

// The stage reached, or why there is none.
std::string stage_name(const Assessment& assessment, const PersonaStage& stage, Language language) {
    if (!stage.scheme_persona) return std::string(texts::unknown_persona.in(language));
    const Persona& persona = assessment.input().stages.personas[*stage.scheme_persona];
    if (persona.stages.empty()) return std::string(texts::without_stages.in(language));
    return stage.reached == 0 ? std::string(texts::none.in(language))
                              : persona.stages[stage.reached - 1U].name;
}

std::string person_line(const StaffMember& member, const std::string& persona,
                        const std::string& stage) {
    return fmt::format("{}  {}  {}  {}", member.id, member.name, persona, stage);
}

void add_person(std::string& out, Assessment& assessment, Id<StaffMember> id, bool everything,
                Language language) {
    const Records& records = assessment.records();
    const StaffMember& member = records.staff[id];
    if (member.personas.empty())
        out += person_line(member, std::string(texts::no_persona.in(language)), "") + "\n";
    assessment.facts().move_to(id);
    for (const PersonaStage& stage : assessment.stages().of(id)) {
        out += person_line(member, records.words.text(stage.persona),
                           stage_name(assessment, stage, language));
        out += everything ? "\n" : "";
        if (stage.scheme_persona) {
            for (const auto& explanation :
                 explain_stages(assessment.facts(), *stage.scheme_persona)) {
                if (!everything && explanation.reached) continue;
                out += "    " + describe(explanation, assessment.facts(), language);
                out += everything ? "\n" : "";
                if (!everything) break;  // the next stage only
            }
        }
        out += everything ? "" : "\n";
    }
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
