#include "addin/cli/history_text.h"

#include <fmt/format.h>

#include <array>

#include "addin/cli/text_table.h"
#include "addin/cli/texts.h"
#include "core/text/join.h"

namespace skillmap::cli {
namespace {

std::string day_text(Date day, Language language) {
    return language == Language::Japanese ? to_japanese(day) : to_string(day);
}

// In the order of Change::Kind.
constexpr std::array<const Text*, 8> change_texts{
    &texts::history_came,        &texts::history_left,          &texts::history_moved,
    &texts::history_reorganised, &texts::history_persona_added, &texts::history_persona_dropped,
    &texts::history_stage_up,    &texts::history_stage_down};

std::string change_text(const history::Change& change, Language language) {
    const Text& text = *change_texts.at(static_cast<std::size_t>(change.kind));
    const bool of_stage = change.kind == history::Change::Kind::StageUp ||
                          change.kind == history::Change::Kind::StageDown;
    const auto named = [&](const std::string& part) {
        if (!part.empty()) return part;
        return str(of_stage ? texts::none : texts::not_applicable, language);
    };
    return fmt::format(fmt::runtime(text.in(language)), fmt::arg("persona", change.persona),
                       fmt::arg("from", named(change.from)), fmt::arg("to", named(change.to)));
}

std::string stage_text(const history::PersonStage& stage, Language language) {
    std::string text = stage.persona + " ";
    if (!stage.staged) return text + str(texts::without_stages, language);
    text += stage.reached == 0 ? str(texts::none, language) : stage.stage;
    return stage.undecided ? text + str(texts::history_undecided, language) : text;
}

void add_day(std::string& out, const history::PersonDay& day, Language language) {
    out += day_text(day.as_of, language) + "\n";
    if (day.present)
        out += "  " + day.name + "  " +
               (day.department ? day.department->code + " " + day.department->name
                               : str(texts::collect_no_department, language)) +
               "\n";
    for (const history::PersonStage& stage : day.stages)
        out += "  " + stage_text(stage, language) + "\n";
    if (day.present && day.stages.empty()) out += "  " + str(texts::no_persona, language) + "\n";
    for (const history::Change& change : day.changes)
        out += "  → " + change_text(change, language) + "\n";
    if (day.rules_changed) out += "  ※" + str(texts::history_rules_changed, language) + "\n";
}

std::string figure_text(const history::IndicatorKind& kind,
                        const std::optional<history::Figure>& figure, Language language) {
    if (!figure || figure->unknown) return str(texts::not_applicable, language);
    if (figure->not_set) return str(texts::not_set, language);
    if (!kind.rate) return std::to_string(figure->ratio.numerator);
    if (!figure->ratio.applies()) return str(texts::not_applicable, language);
    constexpr int percent = 100;
    return fmt::format("{:.1f}% ({}/{})", *figure->ratio.value() * percent, figure->ratio.numerator,
                       figure->ratio.denominator);
}

std::string personas_text(const history::DepartmentState& state, Language language) {
    std::vector<std::string> personas;
    for (const history::PersonaPeople& one : state.personas) {
        std::vector<std::string> stages;
        for (const auto& at : one.stages)
            stages.push_back(fmt::format(
                "{} {}", at.reached == 0 ? str(texts::none, language) : at.stage, at.people));
        personas.push_back(one.persona + " (" + joined(stages, ", ") + ")");
    }
    return joined(personas, "  ");
}

void add_state(std::string& out, const Text& view, const history::DepartmentDay& day,
               const std::optional<history::DepartmentState>& state, Language language) {
    out += "  " + str(view, language);
    if (!state) {
        out += " " + str(texts::not_applicable, language) + "\n";
        return;
    }
    std::vector<std::string> parts;
    for (const history::DepartmentName& part : state->parts)
        parts.push_back(part.code + " " + part.name);
    out += fmt::format(" {}\n    {} {}\n", joined(parts, " + "), texts::members.in(language),
                       state->members);
    for (std::size_t i = 0; i < state->figures.size(); ++i)
        out += fmt::format("    {} {}\n", day.indicators[i].title,
                           figure_text(day.indicators[i], state->figures[i], language));
    if (!state->personas.empty()) out += "    " + personas_text(*state, language) + "\n";
}

}  // namespace

std::string history_text(const std::vector<history::Head>& heads, Language language) {
    TextTable table;
    table.add({str(texts::history_as_of, language), str(texts::history_book, language),
               str(texts::history_people, language), str(texts::history_counted, language),
               str(texts::history_schemes, language), "SHA-256",
               str(texts::history_number, language), ""});
    constexpr std::size_t digits = 12;
    for (const history::Head& head : heads) {
        std::vector<std::string> schemes;
        for (const history::SchemeUsed& one : head.schemes) schemes.push_back(one.id);
        table.add({to_string(head.as_of), head.book, std::to_string(head.people),
                   std::to_string(head.counted), joined(schemes, ", "),
                   head.book_digest.substr(0, digits), std::to_string(head.id),
                   head.last_of_day ? "" : str(texts::history_replaced, language)});
    }
    return table.text();
}

std::string person_text(const std::vector<history::PersonDay>& days, Language language) {
    std::string out;
    for (const history::PersonDay& day : days) add_day(out, day, language);
    return out;
}

std::string department_text(const history::DepartmentCourse& course, Language language) {
    std::string out = course.department.code + " " + course.department.name + "\n";
    if (course.became)
        out += fmt::format(fmt::runtime(texts::history_became.in(language)),
                           course.became->code + " " + course.became->name) +
               "\n";
    for (const history::DepartmentDay& day : course.days) {
        out += day_text(day.as_of, language) + "\n";
        add_state(out, texts::history_as_was, day, day.as_was, language);
        add_state(out, texts::history_mapped, day, day.mapped, language);
        if (day.rules_changed) out += "  ※" + str(texts::history_rules_changed, language) + "\n";
    }
    return out;
}

}  // namespace skillmap::cli
