#include "addin/cli/map_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "addin/cli/import_text.h"
#include "addin/cli/texts.h"
#include "core/intake/form.h"
#include "core/messages.h"
#include "core/text/join.h"
#include "core/text/width.h"

namespace skillmap::cli {
namespace {

using maps::LayoutLine;
using maps::Shape;
using maps::SheetLayout;

constexpr std::size_t most_sheets = 5;  // named in one line

const Text& shape_text(Shape shape) {
    if (shape == Shape::OnePerson) return texts::map_one;
    return shape == Shape::PeopleDown ? texts::map_down : texts::map_across;
}

// Fields of the map that are none of 職員.
std::string meaning(const import::Target& target, Language language) {
    if (target.kind == import::Target::Kind::Field) {
        if (target.name == "date") return wg_form().sheet("skill_checks").heading("date");
        if (target.name == "bureau") return wg_form().sheet("departments").heading("bureau");
        if (target.name == "as_of") return wg_form().vocabulary("setting").word("as_of");
        if (target.name == "section") return str(texts::import_not_used, language);
    }
    return target_text(target, "staff", language);
}

std::string line_text(const SheetLayout& table, const LayoutLine& line, Language language) {
    const std::string at =
        table.shape == Shape::PeopleDown ? column_name(line.at) : std::to_string(line.at);
    return fmt::format("  {} {} {}  {}{}\n", line.certain ? " " : "?", at,
                       maps::to_string(line.heading), meaning(line.target, language),
                       line.certain ? "" : str(texts::import_uncertain, language));
}

std::string table_text(const std::string& file, const SheetLayout& table, Language language) {
    std::string sheets;
    for (std::size_t i = 0; i < std::min(table.sheets.size(), most_sheets); ++i)
        sheets += "「" + table.sheets[i] + "」";
    if (table.sheets.size() > most_sheets) sheets += "…";
    std::string out = fmt::format(fmt::runtime(texts::map_table.in(language)), file, sheets,
                                  shape_text(table.shape).in(language)) +
                      "\n";
    for (const maps::LayoutLabel& label : table.labels)
        out += fmt::format("    {} {}  {}\n", to_string(label.at), label.text,
                           meaning(label.target, language));
    for (const LayoutLine& line : table.lines) out += line_text(table, line, language);
    if (table.values)
        out += fmt::format("  {} {} {}  {}\n", table.values->certain ? " " : "?",
                           column_name(table.values->at), table.values->heading.text,
                           texts::map_answers.in(language));
    return out;
}

std::string levels_text(const maps::Layout& layout, Language language) {
    using Kind = import::AnswerMeaning::Kind;
    std::string out;
    for (const auto& [key, meaning] : layout.levels) {
        if (meaning.kind == Kind::Level)
            out += "    " +
                   fmt::format(fmt::runtime(texts::map_level.in(language)), meaning.answer,
                               meaning.level) +
                   "\n";
        else if (meaning.kind == Kind::Blank)
            out += "    " +
                   fmt::format(fmt::runtime(texts::map_blank.in(language)), meaning.answer) + "\n";
    }
    return out;
}

}  // namespace

std::string skill_map_text(const engine::SkillMap& map, Language language) {
    const maps::Layout& layout = map.layout();
    std::string out;
    for (const SheetLayout& table : layout.tables) out += table_text(map.file(), table, language);
    const auto whole = [&](const Text& text, const std::vector<std::string>& list) {
        if (!list.empty())
            out += "    " + fmt::format(fmt::runtime(text.in(language)), joined(list, ", ")) + "\n";
    };
    whole(texts::map_scheme, layout.schemes);
    whole(texts::map_personas, layout.personas);
    out += levels_text(layout, language);
    const auto tell = [&](const Issue& issue, bool ask) {
        out += (ask ? "  ! " : "    ") + describe(issue, language) + "\n";
    };
    for (const Issue& note : map.notes().all()) tell(note, severity(note) != Severity::Note);
    for (const Issue& issue : map.changes()) tell(issue, true);
    for (const Issue& issue : map.questions()) tell(issue, true);
    return out;
}

}  // namespace skillmap::cli
