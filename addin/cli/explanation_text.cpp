#include "addin/cli/explanation_text.h"

#include <fmt/format.h>

#include "addin/cli/texts.h"
#include "core/evaluate/wording.h"
#include "core/text/number.h"

namespace skillmap::cli {
namespace {

constexpr std::size_t cells_shown = 6;

template <class... Args>
std::string say(const Text& text, Language language, const Args&... args) {
    return fmt::format(fmt::runtime(text.in(language)), args...);
}

std::string_view mark(State state) {
    if (state == State::Met) return "○";
    return state == State::Unknown ? "？" : "×";
}

// "受講記録 B5・B9", at most so many.
std::string evidence_text(const std::vector<Place>& evidence, Language language) {
    std::string out;
    std::string sheet;
    for (std::size_t i = 0; i < std::min(cells_shown, evidence.size()); ++i) {
        const Place& place = evidence[i];
        if (place.sheet != sheet)
            out += (out.empty() ? "" : "、") + place.sheet + " ";
        else
            out += "・";
        sheet = place.sheet;
        out += to_string(*place.cell);
    }
    if (evidence.size() > cells_shown)
        out += say(texts::more_cells, language, evidence.size() - cells_shown);
    return out;
}

std::string source_in_brackets(const std::string& source) {
    return source.empty() ? std::string() : "（" + source + "）";
}

void add_decisions(std::string& out, const std::vector<engine::Decision>& decisions,
                   std::string_view indent, Language language) {
    for (const engine::Decision& one : decisions)
        out += fmt::format(
            "{}{}\n", indent,
            say(texts::decided_by, language, one.name,
                one.value.empty() ? std::string(texts::not_set.in(language)) : one.value,
                source_in_brackets(one.source)));
}

void add_stage(std::string& out, const engine::StageReason& stage, Language language) {
    out += fmt::format("  {}{}　{}{}\n", stage.stage,
                       stage.title.empty() ? "" : "（" + stage.title + "）",
                       describe(stage.state, language), source_in_brackets(stage.source));
    add_decisions(out, stage.decisions, "      ", language);
    for (const engine::ConditionReason& condition : stage.conditions) {
        out += fmt::format("    {} {}\n", mark(condition.state), condition.text);
        out += fmt::format("      {}\n", say(texts::rule, language, condition.rule));
        if (!condition.evidence.empty())
            out += fmt::format("      {}\n", say(texts::evidence, language,
                                                 evidence_text(condition.evidence, language)));
        add_decisions(out, condition.decisions, "      ", language);
    }
    if (stage.equivalent)
        out += fmt::format("    {}\n", say(texts::equivalent, language, stage.equivalent->first,
                                           stage.equivalent->second));
}

std::string values_of(const Option& option) {
    std::string list;
    for (std::size_t i = 0; i < option.values.size(); ++i)
        list += fmt::format("\n    {} {}（{}）", i == option.chosen ? "●" : "○",
                            option.values[i].name, option.values[i].id);
    return list;
}

void add_choices(std::string& out, const Scheme& scheme, Language language) {
    if (!scheme.options.empty()) out += say(texts::scheme_options, language) + "\n";
    for (const Option& option : scheme.options)
        out += fmt::format("  {}{}{}\n", option.name, source_in_brackets(option.source),
                           values_of(option));
    if (!scheme.parameters.empty()) out += say(texts::scheme_parameters, language) + "\n";
    for (const Parameter& parameter : scheme.parameters)
        out += fmt::format("  {}　{}{}\n", parameter.name,
                           parameter.value ? number_text(*parameter.value) + parameter.unit
                                           : std::string(texts::not_set.in(language)),
                           source_in_brackets(parameter.source));
}

void add_personas(std::string& out, const Scheme& scheme, Language language) {
    for (const Persona& persona : scheme.personas) {
        out += fmt::format("\n{}{}\n", persona.name, source_in_brackets(persona.source));
        for (const Condition& condition : persona.members)
            out += fmt::format("  {}\n", say(texts::members_rule, language,
                                             describe(condition, scheme, language)));
        if (!persona.requirements.empty())
            out += fmt::format(
                "  {}\n", say(texts::requirement_count, language, persona.requirements.size()));
        for (const Stage& stage : persona.stages) {
            out +=
                fmt::format("  {}{}{}\n", stage.name, stage.title.empty() ? "" : "　" + stage.title,
                            source_in_brackets(stage.source));
            for (const Condition& condition : stage.conditions)
                out += fmt::format("    ・{}\n", describe(condition, scheme, language));
        }
    }
}

}  // namespace

std::string explanation_text(const engine::Explanation& explanation, Language language) {
    std::string out = say(texts::explanation_title, language, explanation.staff_id,
                          explanation.name, explanation.department,
                          language == Language::Japanese ? to_japanese(explanation.as_of)
                                                         : to_string(explanation.as_of)) +
                      "\n";
    if (explanation.schemes.empty()) out += std::string(texts::no_persona.in(language)) + "\n";
    for (const engine::SchemeReason& scheme : explanation.schemes) {
        out += fmt::format("\n■ {}\n", scheme.name);
        for (const engine::PersonaReason& persona : scheme.personas) {
            const std::string stage =
                !persona.known            ? std::string(texts::unknown_persona.in(language))
                : persona.stages.empty()  ? std::string(texts::without_stages.in(language))
                : persona.reached.empty() ? std::string(texts::none.in(language))
                                          : persona.reached;
            out += fmt::format("{}　{}\n", persona.persona, stage);
            if (!persona.members.empty())
                out += fmt::format("  {}\n", say(texts::members_rule, language, persona.members));
            for (const engine::StageReason& one : persona.stages) add_stage(out, one, language);
        }
    }
    return out;
}

std::string scheme_text(const Scheme& scheme, Language language) {
    std::string out = fmt::format("{}　{}（{}）\n", scheme.id, scheme.name, scheme.version);
    for (const std::string& note : scheme.notes) out += fmt::format("※ {}\n", note);
    out += "\n";
    add_choices(out, scheme, language);
    add_personas(out, scheme, language);
    if (!scheme.trainings.empty())
        out += "\n" + say(texts::training_count, language, scheme.trainings.size()) + "\n";
    if (!scheme.indicators.empty()) out += "\n" + say(texts::scheme_indicators, language) + "\n";
    for (const Indicator& indicator : scheme.indicators)
        out += fmt::format("  {}{}{}\n", indicator.mark, indicator.name,
                           source_in_brackets(indicator.source));
    if (!scheme.targets.empty()) out += "\n" + say(texts::targets_title, language) + "\n";
    for (const SchemeTarget& target : scheme.targets)
        out += fmt::format("  {}　{}{}{}\n", target.name,
                           target.value.known() ? number_text(*target.value.value) + target.unit
                                                : std::string(texts::not_set.in(language)),
                           target.due ? fmt::format("　{}年度", *target.due) : "",
                           source_in_brackets(target.source));
    if (!scheme.sources.empty()) out += "\n" + say(texts::scheme_sources, language) + "\n";
    for (const auto& [code, name] : scheme.sources) out += fmt::format("  {}　{}\n", code, name);
    return out;
}

}  // namespace skillmap::cli
