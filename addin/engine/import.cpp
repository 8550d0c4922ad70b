#include "addin/engine/import.h"

#include <algorithm>
#include <utility>

#include "addin/engine/plan_writer.h"
#include "core/intake/form.h"
#include "core/intake/maps/map_book.h"
#include "core/intake/maps/people_list.h"
#include "core/intake/sections.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/edit/workbook_editor.h"

namespace skillmap::engine {

using import::Importer;
using import::ImportPlan;
using import::Mapping;

struct ImportJob::State {
    std::string name;
    std::string bytes;
    std::unique_ptr<xlsx::Workbook> book;
    AssessmentInput input;
    std::unique_ptr<import::Importer> importer;
    std::vector<std::unique_ptr<SheetSource>> sources;
    std::vector<import::SourceTable> tables;
    std::unique_ptr<import::Meanings> meanings;
    std::unique_ptr<maps::MapWords> map_words;
};

ImportJob::ImportJob(std::unique_ptr<State> state) : state_(std::move(state)) {}
ImportJob::ImportJob(ImportJob&&) noexcept = default;
ImportJob& ImportJob::operator=(ImportJob&&) noexcept = default;
ImportJob::~ImportJob() = default;

Result<ImportJob> ImportJob::open(InputFile book, const ReadOptions& options, IssueList& issues) {
    auto state = std::make_unique<State>();
    state->name = book.name;
    state->bytes = book.bytes;
    auto workbook = open_book(std::move(book));
    if (!workbook) return workbook.error();
    state->book = std::make_unique<xlsx::Workbook>(std::move(*workbook));
    auto input = read_input(*state->book, options, issues);
    if (!input) return input.error();
    state->input = std::move(*input);
    auto importer = import::Importer::open(*state->book, state->input, wg_form());
    if (!importer) return importer.error();
    state->importer = std::make_unique<import::Importer>(std::move(*importer));
    return ImportJob(std::move(state));
}

// What headings can mean here: found out when the first file is looked at.
Result<void> ImportJob::learn_meanings() {
    if (state_->meanings != nullptr) return {};
    const auto checks = state_->importer->checks();
    if (!checks) return checks.error();
    state_->meanings = std::make_unique<import::Meanings>(wg_form(), state_->importer->vocabulary(),
                                                          state_->input.records, *checks);
    state_->map_words =
        std::make_unique<maps::MapWords>(*state_->meanings, state_->importer->vocabulary());
    return {};
}

namespace {

// The source asked for, or nothing.
Result<const import::SourceProfile*> asked_source(const ImportChoices& choices) {
    const std::string& wanted =
        choices.source.empty() && choices.mapping ? choices.mapping->source : choices.source;
    const import::SourceProfile* profile = wanted.empty() ? nullptr : import::find_source(wanted);
    if (wanted.empty() || profile != nullptr) return profile;
    std::string known;
    for (const auto& one : import::source_profiles()) known += (known.empty() ? "" : ", ") + one.id;
    return Issue{MessageId::ImportSourceUnknown, {}, "", wanted, known};
}

bool has_heading(const std::optional<import::Mapping>& mapping, const std::string& heading) {
    return mapping && std::any_of(mapping->columns.begin(), mapping->columns.end(),
                                  [key = match_key(heading)](const import::MappedColumn& column) {
                                      return match_key(column.heading) == key;
                                  });
}

Mapping said_by(const ImportChoices& choices) {
    Mapping given = choices.mapping.value_or(Mapping{});
    if (!choices.training.empty()) given.training = choices.training;
    if (!choices.status.empty()) given.status = choices.status;
    if (choices.date) given.date = choices.date;
    if (choices.minutes) given.minutes = choices.minutes;
    return given;
}

constexpr std::string_view map_source = "map";
constexpr std::string_view list_source = "list";

// The source that the caller names, or the mapping.
std::string_view asked_for(const ImportChoices& choices) {
    if (!choices.source.empty()) return choices.source;
    return choices.mapping ? std::string_view(choices.mapping->source) : std::string_view();
}

bool may_be_map(const FileProposal& listed, const ImportChoices& choices) {
    return asked_for(choices).empty() && listed.proposal.mapping.source == list_source;
}

std::size_t skills_of(const FileProposal& file) {
    using Kind = import::Target::Kind;
    return static_cast<std::size_t>(
        std::count_if(file.proposal.mapping.columns.begin(), file.proposal.mapping.columns.end(),
                      [](const import::MappedColumn& column) {
                          const Kind kind = column.target.kind;
                          return kind == Kind::Skill || kind == Kind::Tool || kind == Kind::Box;
                      }));
}

// A list of one sheet is read as what it says. One of which sheets would be left, with too little
// to be a list, or with fewer skills than a skill map has, is none.
bool is_no_list(const FileProposal& listed, const FileProposal& map) {
    const import::Proposal& proposal = listed.proposal;
    return !listed.other_sheets.empty() || !proposal.has_person() || !proposal.has_content() ||
           skills_of(map) > skills_of(listed);
}

void tell_sheets_left(const std::string& file, const std::vector<std::string>& sheets,
                      IssueList& notes) {
    std::string left;
    for (const std::string& sheet : sheets) left += (left.empty() ? "" : ", ") + sheet;
    if (!left.empty())
        notes.add({MessageId::ImportSheetsLeft, Place{file, "", {}, {}}, "", std::move(left), ""});
}

}  // namespace

Result<import::SourceTable> ImportJob::open_table(InputFile file, const ImportChoices& choices,
                                                  IssueList& notes) {
    const auto profile = asked_source(choices);
    if (!profile) return profile.error();
    auto source = open_source(std::move(file), notes);
    if (!source) return source.error();
    state_->sources.push_back(std::move(*source));
    auto parts = sections(*state_->sources.back());
    if (!parts) return parts.error();
    state_->sources.push_back(std::move(*parts));
    return import::SourceTable::open(
        *state_->sources.back(), *profile, [&](const std::string& heading) {
            return state_->meanings->knows(heading) || has_heading(choices.mapping, heading);
        });
}

// Where the file is no list of rows, its people and skills are looked for.
Result<FileProposal> ImportJob::look_at(InputFile file, const ImportChoices& choices) {
    if (auto learnt = learn_meanings(); !learnt) return learnt.error();
    FileProposal result;
    result.file = file.name;
    auto table = open_table(std::move(file), choices, result.notes);
    const bool is_map = choices.layout || asked_for(choices) == map_source;
    if (table && !is_map) {
        auto listed = propose_for(std::move(*table), choices, said_by(choices), result);
        if (!listed || !may_be_map(*listed, choices)) return listed;
        auto map = propose_map(choices, result);
        if (!map || !*map) return listed;
        const bool take_map = is_no_list(*listed, **map);
        state_->tables.erase(state_->tables.end() - (take_map ? 2 : 1));
        return take_map ? std::move(**map) : std::move(*listed);
    }
    if (!table && table.error().id != MessageId::ImportNoHeadings) return table.error();
    auto map = propose_map(choices, result);
    if (!map) return map.error();
    if (*map) return std::move(**map);
    if (!table) return table.error();
    return propose_for(std::move(*table), choices, said_by(choices), std::move(result));
}

Result<FileProposal> ImportJob::propose_for(import::SourceTable table, const ImportChoices& choices,
                                            const import::Mapping& given, FileProposal result) {
    result.other_sheets = table.other_sheets();
    tell_sheets_left(result.file, result.other_sheets, result.notes);
    if (choices.mapping) {
        std::vector<std::string> headings;
        for (const import::Heading& heading : table.headings()) headings.push_back(heading.text);
        result.difference = import::differences(given, headings);
    }
    auto proposal =
        import::propose(table, *state_->meanings, state_->importer->vocabulary(), given);
    if (!proposal) return proposal.error();
    result.proposal = std::move(*proposal);
    state_->tables.push_back(std::move(table));
    return result;
}

namespace {

// Of two sheets about the same people nobody knows which one counts.
void ask_about_sheets(const maps::Layout& layout, import::Proposal& proposal) {
    std::string repeated;
    for (const maps::SheetLayout& table : layout.tables)
        if (!table.certain)
            for (const std::string& sheet : table.sheets)
                repeated += (repeated.empty() ? "" : ", ") + sheet;
    if (!repeated.empty())
        proposal.issues.push_back({MessageId::MapSheetsRepeated, {}, "", repeated, ""});
}

}  // namespace

// The skill maps of the file opened last, if it has any: by the layout given, or one found out.
Result<std::optional<FileProposal>> ImportJob::propose_map(const ImportChoices& choices,
                                                           FileProposal result) {
    const SheetSource& source = *state_->sources.back();
    auto layout = choices.layout ? Result<maps::Layout>(*choices.layout)
                                 : maps::propose_layout(source, *state_->map_words);
    if (!layout) return layout.error();
    if (layout->tables.empty()) return std::optional<FileProposal>();
    auto book = maps::read_map(source, *layout, *state_->map_words);
    if (!book) return book.error();
    if (choices.layout)
        if (const auto changed = maps::differences(*book, result.file, result.notes);
            !changed.empty())
            return changed.front();
    maps::describe_layout(*book, *layout, result.file, result.notes);
    auto list = std::make_unique<maps::MadeSource>(
        maps::make_list(*book, *layout, *state_->map_words, result.file));
    auto table = import::SourceTable::open(*list, import::find_source(map_source),
                                           [](const std::string& /*heading*/) { return true; });
    if (!table) return table.error();
    state_->sources.push_back(std::move(list));
    Mapping given = said_by(choices);
    given.levels.insert(layout->levels.begin(), layout->levels.end());
    auto proposed = propose_for(std::move(*table), choices, given, std::move(result));
    if (!proposed) return proposed.error();
    ask_about_sheets(*layout, proposed->proposal);
    return std::optional(std::move(*proposed));
}

Result<ImportPlan> ImportJob::plan(const std::vector<import::Mapping>& mappings,
                                   const Importer::Progress& progress) {
    for (std::size_t i = 0; i < mappings.size() && i < state_->tables.size(); ++i)
        if (auto added = state_->importer->add(state_->tables[i], mappings[i], progress); !added)
            return added.error();
    return state_->importer->plan();
}

Importer& ImportJob::importer() {
    return *state_->importer;
}

const Importer& ImportJob::importer() const {
    return *state_->importer;
}

const AssessmentInput& ImportJob::input() const {
    return state_->input;
}

std::string ImportJob::person(const std::string& staff_number) const {
    const Records& records = state_->input.records;
    const auto staff = find_staff(records, staff_number);
    if (!staff) return staff_number;
    const StaffMember& member = records.staff[*staff];
    std::string text = member.id + " " + member.name;
    if (member.department) text += "（" + records.departments[*member.department].name + "）";
    return text;
}

Result<std::string> ImportJob::apply(ImportPlan plan, Language language,
                                     const std::filesystem::path& scratch) const {
    auto editor = xlsx::WorkbookEditor::open(state_->name, state_->bytes);
    if (!editor) return editor.error();
    const auto written =
        write_plan(std::move(plan), *editor,
                   {*state_->importer, *state_->book,
                    [this](const std::string& one) { return person(one); }, language, scratch});
    if (!written) return written.error();
    return editor->save();
}

CommonMapping common_mapping(const std::vector<FileProposal>& files) {
    CommonMapping common{files.front().proposal.mapping};
    for (const FileProposal& file : files)
        if (common.other == nullptr && !common.mapping.join(file.proposal.mapping))
            common.other = &file;
    return common;
}

Result<std::string> attendance_status(const std::string& word) {
    const Words& states = wg_form().vocabulary("attendance_status");
    const auto state = states.find(word);
    if (!state) return Issue{MessageId::ImportStatusOption, {}, "", word, states.list()};
    return std::string(*state);
}

Result<void> take_mapping(ImportChoices& choices, const std::string& text,
                          const std::string& file) {
    if (text.find("[[table]]") != std::string::npos && maps::is_layout(text)) {
        auto layout = maps::read_layout(text, file);
        if (!layout) return layout.error();
        choices.layout = std::move(*layout);
        return {};
    }
    auto mapping = import::read_mapping(text, file);
    if (!mapping) return mapping.error();
    choices.mapping = std::move(*mapping);
    return {};
}

}  // namespace skillmap::engine
