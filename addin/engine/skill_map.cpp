#include "addin/engine/skill_map.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/intake/form.h"
#include "core/intake/import/proposal.h"
#include "core/intake/maps/map_words.h"
#include "core/intake/read_changes.h"
#include "core/intake/settings.h"
#include "core/messages.h"
#include "core/text/normalize.h"

namespace skillmap::engine {

struct SkillMap::State {
    std::unique_ptr<SheetSource> workbook;
    std::vector<Scheme> schemes;
    std::unique_ptr<Vocabulary> vocabulary;
    std::unique_ptr<import::Meanings> meanings;
    std::unique_ptr<maps::MapWords> words;
    maps::Layout layout;
    maps::MapBook book;
    IssueList notes;
    std::vector<Issue> changes;
    std::vector<maps::MapMember> members;
};

SkillMap::SkillMap(std::unique_ptr<State> state) : state_(std::move(state)) {}
SkillMap::SkillMap(SkillMap&&) noexcept = default;
SkillMap& SkillMap::operator=(SkillMap&&) noexcept = default;
SkillMap::~SkillMap() = default;

namespace {

// The schemes of the options come first, then those of 設定, then those of the layout.
ReadOptions with_schemes(const ReadOptions& options, const Settings& settings,
                         const maps::Layout* layout) {
    ReadOptions own = options;
    if (own.schemes.empty() && settings.schemes.empty() && layout != nullptr)
        own.schemes = layout->schemes;
    return own;
}

// The persona all of whose skills the map has, and no other ones, where there is only one.
std::vector<std::string> likely_personas(const maps::MapBook& book,
                                         const std::vector<Scheme>& schemes) {
    std::set<std::string> asked;
    for (const maps::MapSheet& sheet : book.sheets)
        for (const maps::MapLine& line : sheet.lines)
            if (line.line->target.kind == import::Target::Kind::Skill)
                asked.insert(match_key(line.line->target.name));
    std::vector<std::string> likely;
    for (const Scheme& scheme : schemes)
        for (const Persona& persona : scheme.personas) {
            std::set<std::string> own;
            for (const Requirement& one : persona.requirements)
                own.insert(match_key(scheme.skills[one.skill].name));
            if (!own.empty() && own == asked) likely.push_back(persona.name);
        }
    if (likely.size() != 1) likely.clear();
    return likely;
}

bool says_persona(const maps::Layout& layout) {
    const import::Target persona{import::Target::Kind::Field, "personas"};
    const auto is = [&](const auto& one) { return one.target == persona; };
    return !layout.personas.empty() ||
           std::any_of(layout.tables.begin(), layout.tables.end(), [&](const auto& table) {
               return std::any_of(table.lines.begin(), table.lines.end(), is) ||
                      std::any_of(table.labels.begin(), table.labels.end(), is);
           });
}

bool needs_persona(const std::vector<Scheme>& schemes) {
    return std::any_of(schemes.begin(), schemes.end(), [](const Scheme& scheme) {
        return std::any_of(scheme.personas.begin(), scheme.personas.end(),
                           [](const Persona& persona) { return persona.members.empty(); });
    });
}

std::string open_points(const maps::Layout& layout) {
    std::string all;
    const auto add = [&all](const std::string& one) { all += (all.empty() ? "" : ", ") + one; };
    for (const maps::SheetLayout& table : layout.tables) {
        if (!table.certain) add(table.sheets.front());
        for (const maps::LayoutLine& line : table.lines)
            if (!line.certain) add(maps::to_string(line.heading));
    }
    for (const auto& [key, meaning] : layout.levels)
        if (meaning.kind == import::AnswerMeaning::Kind::Open) add(meaning.answer);
    return all;
}

}  // namespace

Result<std::unique_ptr<SkillMap::State>> SkillMap::open_state(InputFile file,
                                                              const ReadOptions& options,
                                                              const maps::Layout* layout) {
    auto state = std::make_unique<State>();
    auto workbook = open_sheets(std::move(file));
    if (!workbook) return workbook.error();
    state->workbook = std::move(*workbook);
    IssueList told_again_later;
    const auto settings = read_settings(*state->workbook, wg_form(), told_again_later);
    if (!settings) return settings.error();
    auto changes = read_changes(*state->workbook, wg_form(), told_again_later);
    if (!changes) return changes.error();
    changes->choices = settings->choices;
    auto schemes = load_schemes(*settings, *changes, with_schemes(options, *settings, layout),
                                state->workbook->file_name(), told_again_later);
    if (!schemes) return schemes.error();
    state->schemes = std::move(*schemes);
    state->vocabulary = std::make_unique<Vocabulary>(state->schemes);
    state->meanings = std::make_unique<import::Meanings>(wg_form(), *state->vocabulary, Records{},
                                                         std::vector<import::BookSheet>{});
    state->words = std::make_unique<maps::MapWords>(*state->meanings, *state->vocabulary);
    return state;
}

Result<SkillMap> SkillMap::propose(InputFile file, const ReadOptions& options,
                                   const std::optional<maps::Layout>& given) {
    const std::string name = file.name;
    auto opened = open_state(std::move(file), options, given ? &*given : nullptr);
    if (!opened) return opened.error();
    State& state = **opened;
    if (given) {
        const auto before = maps::read_map(*state.workbook, *given, *state.words);
        if (!before) return before.error();
        IssueList more;
        state.changes = maps::differences(*before, name, more);
        for (const Issue& issue : more.all()) state.changes.push_back(issue);
    }
    auto layout = maps::propose_layout(*state.workbook, *state.words, given ? &*given : nullptr);
    if (!layout) return layout.error();
    state.layout = std::move(*layout);
    if (state.layout.tables.empty())
        return Issue{MessageId::MapNone, Place{name, "", {}, {}}, "", "", ""};
    if (state.layout.schemes.empty() || !options.schemes.empty()) {
        state.layout.schemes.clear();
        for (const Scheme& scheme : state.schemes) state.layout.schemes.push_back(scheme.id);
        if (!options.schemes.empty()) state.layout.schemes = options.schemes;
    }
    auto book = maps::read_map(*state.workbook, state.layout, *state.words);
    if (!book) return book.error();
    state.book = std::move(*book);
    if (!says_persona(state.layout))
        state.layout.personas = likely_personas(state.book, state.schemes);
    maps::describe_layout(state.book, state.layout, name, state.notes);
    if (!says_persona(state.layout) && needs_persona(state.schemes))
        state.notes.add({MessageId::MapNoPersona, Place{name, "", {}, {}}, "", "", ""});
    return SkillMap(std::move(*opened));
}

Result<SkillMap> SkillMap::open(InputFile file, const ReadOptions& options, maps::Layout layout,
                                IssueList& issues) {
    const std::string name = file.name;
    auto opened = open_state(std::move(file), options, &layout);
    if (!opened) return opened.error();
    State& state = **opened;
    state.layout = std::move(layout);
    if (const std::string open = open_points(state.layout); !open.empty())
        return Issue{MessageId::MapOpen, Place{name, "", {}, {}}, "", open, ""};
    auto book = maps::read_map(*state.workbook, state.layout, *state.words);
    if (!book) return book.error();
    state.book = std::move(*book);
    if (const auto changed = maps::differences(state.book, name, issues); !changed.empty())
        return changed.front();
    for (const std::string& sheet : state.book.other_sheets)
        if (wg_form().match(sheet) == nullptr)
            issues.add({MessageId::MapSheetNew, Place{name, sheet, {}, {}}, "", sheet, ""});
    if (const auto repeated = maps::repeated_sheets(state.book); !repeated.empty())
        issues.add({MessageId::MapSheetsRepeated, Place{name, "", {}, {}}, "",
                    repeated.front() + ", " + repeated.back(), ""});
    maps::describe_layout(state.book, state.layout, name, state.notes);
    for (const Issue& note : state.notes.all())
        if (note.id == MessageId::MapDoubtfulPeople || note.id == MessageId::MapStruckOut)
            issues.add(note);
    return SkillMap(std::move(*opened));
}

const maps::Layout& SkillMap::layout() const {
    return state_->layout;
}
const maps::MapBook& SkillMap::book() const {
    return state_->book;
}
const std::string& SkillMap::file() const {
    return state_->workbook->file_name();
}
const SheetSource& SkillMap::source() const {
    return *state_->workbook;
}
const Vocabulary& SkillMap::vocabulary() const {
    return *state_->vocabulary;
}
const IssueList& SkillMap::notes() const {
    return state_->notes;
}
std::vector<Issue> SkillMap::changes() const {
    return state_->changes;
}
const std::vector<maps::MapMember>& SkillMap::members() const {
    return state_->members;
}

std::vector<Issue> SkillMap::questions() const {
    std::vector<Issue> list;
    for (const auto& [key, meaning] : state_->layout.levels) {
        if (meaning.kind != import::AnswerMeaning::Kind::Open) continue;
        std::size_t count = 0;
        Place place{file(), "", {}, {}};
        for (const maps::MapSheet& sheet : state_->book.sheets)
            for (const maps::MapPerson& person : sheet.people)
                for (const maps::MapAnswer& answer : person.answers) {
                    if (match_key(answer.cell.text) != key || answer.cell.blank()) continue;
                    if (count++ == 0) place = {file(), sheet.sheet, answer.cell.at, {}};
                }
        list.push_back(
            {MessageId::MapAnswerOpen, place, "", meaning.answer, std::to_string(count)});
    }
    return list;
}

Result<AssessmentInput> SkillMap::input(const ReadOptions& options, IssueList& issues) {
    State& state = *state_;
    maps::FormView view = maps::make_form_view(*state.workbook, state.book, state.layout, wg_form(),
                                               *state.vocabulary, issues);
    state.members = std::move(view.members);
    return read_input(view.source, options, issues);
}

namespace {

using Json = nlohmann::ordered_json;

Json table_json(const maps::SheetLayout& table) {
    Json json;
    json["sheets"] = table.sheets;
    json["people"] = table.shape == maps::Shape::PeopleDown     ? "down"
                     : table.shape == maps::Shape::PeopleAcross ? "across"
                                                                : "one";
    json["headings"] = {table.headings.first, table.headings.last};
    json["certain"] = table.certain;
    json["columns"] = Json::array();
    for (const maps::LayoutLine& line : table.lines)
        json["columns"].push_back({{"heading", maps::to_string(line.heading)},
                                   {"at", line.at},
                                   {"to", import::to_string(line.target)},
                                   {"certain", line.certain}});
    return json;
}

Json person_json(const SkillMap& map, const maps::MapSheet& sheet, const maps::MapPerson& person) {
    Json json;
    json["sheet"] = sheet.sheet;
    json["line"] = person.line;
    for (const char* clue : {"number", "name", "department"}) {
        const auto found = person.clues.find(clue);
        json[clue] = found == person.clues.end() ? Json() : Json(found->second.text);
    }
    json["levels"] = Json::object();
    for (const maps::MapAnswer& answer : person.answers) {
        const import::ReadAnswer read = maps::read_level(answer.cell, answer.subject.name,
                                                         map.layout().levels, map.vocabulary());
        if (read.kind == import::ReadAnswer::Kind::Blank) continue;
        json["levels"][answer.subject.name] =
            read.kind == import::ReadAnswer::Kind::Level ? Json(read.level) : Json();
    }
    return json;
}

}  // namespace

std::string skill_map_json(const SkillMap& map, Language language) {
    Json json;
    json["file"] = map.file();
    json["certain"] = map.layout().certain();
    json["scheme"] = map.layout().schemes;
    json["personas"] = map.layout().personas;
    json["tables"] = Json::array();
    for (const maps::SheetLayout& table : map.layout().tables)
        json["tables"].push_back(table_json(table));
    json["levels"] = Json::array();
    for (const auto& [key, meaning] : map.layout().levels) {
        using Kind = import::AnswerMeaning::Kind;
        json["levels"].push_back({{"answer", meaning.answer},
                                  {"level", meaning.kind == Kind::Level   ? Json(meaning.level)
                                            : meaning.kind == Kind::Blank ? Json("blank")
                                                                          : Json("open")}});
    }
    const auto told = [&](const char* key, const std::vector<Issue>& issues) {
        json[key] = Json::array();
        for (const Issue& issue : issues) json[key].push_back(describe(issue, language));
    };
    told("questions", map.questions());
    told("changes", map.changes());
    told("notes", map.notes().all());
    json["people"] = Json::array();
    for (const maps::MapSheet& sheet : map.book().sheets)
        for (const maps::MapPerson& person : sheet.people)
            json["people"].push_back(person_json(map, sheet, person));
    return json.dump(1) + "\n";
}

}  // namespace skillmap::engine
