#include "addin/engine/import.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/intake/form.h"
#include "core/intake/sections.h"
#include "core/messages.h"
#include "core/report/model.h"
#include "core/text/normalize.h"
#include "xlsx_io/edit/workbook_editor.h"
#include "xlsx_io/read/workbook.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::engine {
namespace {

using import::ImportPlan;
using import::Outcome;
using xlsx::CellInput;
using xlsx::LineInput;
using xlsx::WorkbookEditor;

constexpr std::array outcomes{
    std::pair{Outcome::Added, "added"},         std::pair{Outcome::Changed, "changed"},
    std::pair{Outcome::Unchanged, "unchanged"}, std::pair{Outcome::Superseded, "superseded"},
    std::pair{Outcome::Held, "held"},           std::pair{Outcome::Rejected, "rejected"}};

std::string id_of(Outcome outcome) {
    const auto it = std::find_if(outcomes.begin(), outcomes.end(),
                                 [outcome](const auto& one) { return one.first == outcome; });
    return it->second;
}

CellInput input_of(const import::PlannedValue& value) {
    return std::visit([](const auto& one) { return CellInput(one); }, value);
}

std::string reasons(const std::vector<Issue>& issues, Language language) {
    std::string text;
    for (Issue issue : issues) {
        issue.place.file.clear();  // stands in a column of its own
        text += (text.empty() ? "" : "\n") + describe(issue, language);
    }
    return text;
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : "\n") + name;
    return all;
}

// A sheet of the form with nothing but its headings, as a workbook to be grafted.
Result<std::string> empty_sheet(const std::string& name, const FormSheet& form,
                                const std::vector<std::string>& headings) {
    report::Table table;
    table.filter = true;
    for (const std::string& heading : headings) {
        report::Column column;
        column.heading = heading;
        const auto known = form.column_keys.find(match_key(heading));
        if (known != form.column_keys.end()) {
            column.width = form.columns[known->second].width;
            column.entry.note = form.columns[known->second].note;
            if (form.columns[known->second].kind == FormColumn::Kind::Date)
                column.kind = report::ColumnKind::Date;
        }
        table.columns.push_back(std::move(column));
    }
    report::Page page;
    page.id = page.name = name;
    page.blocks.emplace_back(std::move(table));
    report::Report report;
    report.pages.push_back(std::move(page));
    return xlsx::write_report(report, name);
}

std::vector<std::string> headings_of(const FormSheet& form) {
    std::vector<std::string> headings;
    for (const FormColumn& column : form.columns) headings.push_back(column.names.front());
    return headings;
}

}  // namespace

struct ImportJob::State {
    std::string name;
    std::string bytes;
    std::unique_ptr<xlsx::Workbook> book;
    AssessmentInput input;
    std::unique_ptr<import::Importer> importer;
    std::vector<std::unique_ptr<SheetSource>> sources;
    std::vector<import::SourceTable> tables;
    std::unique_ptr<import::Meanings> meanings;
};

ImportJob::ImportJob(std::unique_ptr<State> state) : state_(std::move(state)) {}
ImportJob::ImportJob(ImportJob&&) noexcept = default;
ImportJob& ImportJob::operator=(ImportJob&&) noexcept = default;
ImportJob::~ImportJob() = default;

Result<ImportJob> ImportJob::open(InputFile book, const ReadOptions& options, IssueList& issues) {
    auto state = std::make_unique<State>();
    state->name = book.name;
    state->bytes = book.bytes;
    auto workbook = xlsx::Workbook::open(std::move(book.name), std::move(book.bytes));
    if (!workbook) return workbook.error();
    state->book = std::make_unique<xlsx::Workbook>(std::move(*workbook));
    auto input = read_input(*state->book, options, issues);
    if (!input) return input.error();
    state->input = std::move(*input);
    auto importer = import::Importer::open(*state->book, state->input, wg_form());
    if (!importer) return importer.error();
    state->importer = std::make_unique<import::Importer>(std::move(*importer));
    const auto checks = state->importer->checks();
    if (!checks) return checks.error();
    state->meanings = std::make_unique<import::Meanings>(wg_form(), state->importer->vocabulary(),
                                                         state->input.records, *checks);
    return ImportJob(std::move(state));
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

import::Mapping said_by(const ImportChoices& choices){
    import::Mapping given = choices.mapping.value_or(import::Mapping{});
if (!choices.training.empty()) given.training = choices.training;
if (!choices.status.empty()) given.status = choices.status;
if (choices.date) given.date = choices.date;
if (choices.minutes) given.minutes = choices.minutes;
return given;
}  // namespace

}  // namespace skillmap::engine

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

Result<FileProposal> ImportJob::look_at(InputFile file, const ImportChoices& choices) {
    FileProposal result;
    result.file = file.name;
    auto table = open_table(std::move(file), choices, result.notes);
    if (!table) return table.error();
    const import::Mapping given = said_by(choices);
    if (choices.mapping) {
        std::vector<std::string> headings;
        for (const import::Heading& heading : table->headings()) headings.push_back(heading.text);
        result.difference = import::differences(given, headings);
    }
    auto proposal =
        import::propose(*table, *state_->meanings, state_->importer->vocabulary(), given);
    if (!proposal) return proposal.error();
    result.proposal = std::move(*proposal);
    state_->tables.push_back(std::move(*table));
    return result;
}

Result<ImportPlan> ImportJob::plan(const std::vector<import::Mapping>& mappings) {
    for (std::size_t i = 0; i < mappings.size() && i < state_->tables.size(); ++i)
        if (auto added = state_->importer->add(state_->tables[i], mappings[i]); !added)
            return added.error();
    return state_->importer->plan();
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

// ---------------------------------------------------------------------------------------- writing

namespace {

class PlanWriter {
  public:
    PlanWriter(WorkbookEditor& editor, const import::Importer& importer, const SheetSource& book,
               const ImportJob& job, Language language)
        : editor_(editor), importer_(importer), book_(book), job_(job), language_(language) {}

    Result<void> write(ImportPlan plan) {
        for (import::SheetPlan& sheet : plan.sheets)
            if (auto written = write_sheet(sheet); !written) return written;
        if (auto written = write_review(plan); !written) return written;
        return write_log(plan);
    }

  private:
    // The rows of the plan go as they are taken over: there may be millions of cells.
    Result<void> write_sheet(import::SheetPlan& plan) {
        if (plan.rows.empty() && plan.changes.empty()) return {};
        if (auto made = make_columns(plan); !made) return made;
        for (const import::PlannedChange& change : plan.changes)
            if (auto set = editor_.set(plan.sheet, change.cell, input_of(change.value)); !set)
                return set;
        std::vector<LineInput> lines;
        lines.reserve(plan.rows.size());
        for (auto& row : plan.rows) {
            LineInput line;
            line.reserve(row.size());
            for (const import::PlannedCell& cell : row)
                line.emplace_back(cell.column, input_of(cell.value));
            lines.push_back(std::move(line));
            row = {};
        }
        return append(plan.sheet, lines);
    }

    Result<void> make_columns(const import::SheetPlan& plan) {
        if (plan.new_sheet) {
            std::vector<std::string> headings;
            for (const auto& [column, text] : plan.new_headings) headings.push_back(text);
            return add_sheet(plan.sheet, *plan.form, headings);
        }
        for (const auto& [column, text] : plan.new_headings)
            if (auto set = editor_.set_like(plan.sheet, {plan.heading_row, column}, text,
                                            {plan.heading_row, column - 1});
                !set)
                return set;
        return {};
    }

    Result<void> add_sheet(const std::string& name, const FormSheet& form,
                           const std::vector<std::string>& headings) {
        auto bytes = empty_sheet(name, form, headings);
        if (!bytes) return bytes.error();
        return editor_.graft(std::move(*bytes));
    }

    Result<void> append(const std::string& sheet, const std::vector<LineInput>& lines) {
        if (lines.empty()) return {};
        auto first = editor_.append_rows(sheet, lines);
        if (!first) return first.error();
        return {};
    }

    // A sheet of ours that is there under one of its names, or is made.
    Result<std::string> own_sheet(std::string_view id) {
        const FormSheet& form = wg_form().sheet(id);
        for (std::size_t i = 0; i < book_.sheet_count(); ++i)
            if (wg_form().match(book_.sheet_name(i)) == &form) return book_.sheet_name(i);
        if (auto added = add_sheet(form.name(), form, headings_of(form)); !added)
            return added.error();
        return form.name();
    }

    using Cells = std::vector<std::pair<std::string_view, CellInput>>;

    static LineInput line_of(const Cells& cells,
                             const std::map<import::ColumnId, std::uint32_t>& columns) {
        LineInput line;
        for (const auto& [column, value] : cells) {
            const auto at = columns.find(std::string(column));
            if (at != columns.end() && !std::holds_alternative<std::monostate>(value))
                line.emplace_back(at->second, value);
        }
        std::sort(line.begin(), line.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
        return line;
    }

    Result<void> write_review(const ImportPlan& plan) {
        std::vector<LineInput> lines;
        const auto columns = importer_.columns_of("import_review");
        for (const import::HeldPerson& person : plan.held) {
            if (person.listed) continue;
            std::string candidates;
            for (const std::string& one : person.candidates)
                candidates += (candidates.empty() ? "" : "\n") + job_.person(one);
            lines.push_back(line_of({{"number", text(person.number)},
                                     {"mail", text(person.mail)},
                                     {"upn", text(person.upn)},
                                     {"name", text(person.name)},
                                     {"kana", text(person.kana)},
                                     {"given_department", text(person.department)},
                                     {"reason", describe(person.reason, language_)},
                                     {"candidates", text(candidates)},
                                     {"first", describe(person.place, language_)},
                                     {"rows", static_cast<double>(person.rows)}},
                                    columns));
        }
        if (lines.empty()) return {};
        auto sheet = own_sheet("import_review");
        if (!sheet) return sheet.error();
        return append(*sheet, lines);
    }

    Result<void> write_log(const ImportPlan& plan) {
        auto sheet = own_sheet("import_log");
        if (!sheet) return sheet.error();
        const auto columns = importer_.columns_of("import_log");
        const Words& words = wg_form().vocabulary("import_outcome");
        std::vector<LineInput> lines;
        for (const import::RowResult& row : plan.rows) {
            lines.push_back(line_of({{"run", static_cast<double>(importer_.last_run() + 1)},
                                     {"outcome", words.word(id_of(row.outcome))},
                                     {"file", text(row.place.file)},
                                     {"row", static_cast<double>(row.place.cell->row)},
                                     {"staff", text(row.staff)},
                                     {"name", text(row.name)},
                                     {"sheet", text(joined(row.sheets))},
                                     {"reason", text(reasons(row.issues, language_))}},
                                    columns));
        }
        return append(*sheet, lines);
    }

    static CellInput text(const std::string& value) {
        return value.empty() ? CellInput() : CellInput(value);
    }

    WorkbookEditor& editor_;
    const import::Importer& importer_;
    const SheetSource& book_;
    const ImportJob& job_;
    Language language_;
};

nlohmann::ordered_json file_json(const FileProposal& file, Language language) {
    nlohmann::ordered_json json;
    json["file"] = file.file;
    json["source"] = file.proposal.mapping.source;
    json["into"] = file.proposal.mapping.into;
    json["certain"] = file.certain();
    json["columns"] = nlohmann::ordered_json::array();
    for (const import::MappedColumn& column : file.proposal.mapping.columns)
        json["columns"].push_back({{"heading", column.heading},
                                   {"to", import::to_string(column.target)},
                                   {"certain", column.certain}});
    json["unknown_answers"] = nlohmann::ordered_json::array();
    for (const import::UnknownAnswer& one : file.proposal.unknown_answers)
        json["unknown_answers"].push_back(
            {{"heading", one.heading}, {"answer", one.answer}, {"count", one.count}});
    json["issues"] = nlohmann::ordered_json::array();
    for (const Issue& issue : file.proposal.issues)
        json["issues"].push_back(describe(issue, language));
    json["missing"] = file.difference.missing;
    json["added"] = file.difference.added;
    json["notes"] = nlohmann::ordered_json::array();
    for (const Issue& issue : file.notes.all()) json["notes"].push_back(describe(issue, language));
    return json;
}

}  // namespace

Result<std::string> ImportJob::apply(ImportPlan plan, Language language) const {
    auto editor = WorkbookEditor::open(state_->name, state_->bytes);
    if (!editor) return editor.error();
    auto written =
        PlanWriter(*editor, *state_->importer, *state_->book, *this, language).write(std::move(plan));
    if (!written) return written.error();
    return editor->save();
}

std::string import_json(const std::vector<FileProposal>& files, const ImportPlan* plan,
                        Language language) {
    nlohmann::ordered_json json;
    json["files"] = nlohmann::ordered_json::array();
    for (const FileProposal& file : files) json["files"].push_back(file_json(file, language));
    if (plan == nullptr) return json.dump(1) + "\n";
    for (const auto& [outcome, id] : outcomes) json["counts"][id] = plan->count(outcome);
    json["rows"] = nlohmann::ordered_json::array();
    for (const import::RowResult& row : plan->rows) {
        nlohmann::ordered_json reasons = nlohmann::ordered_json::array();
        for (const Issue& issue : row.issues) reasons.push_back(describe(issue, language));
        json["rows"].push_back({{"file", row.place.file},
                                {"row", row.place.cell->row},
                                {"outcome", id_of(row.outcome)},
                                {"staff_id", row.staff},
                                {"sheets", row.sheets},
                                {"reasons", std::move(reasons)}});
    }
    json["held"] = nlohmann::ordered_json::array();
    for (const import::HeldPerson& person : plan->held)
        json["held"].push_back({{"number", person.number},
                                {"mail", person.mail.empty() ? person.upn : person.mail},
                                {"name", person.name},
                                {"department", person.department},
                                {"reason", describe(person.reason, language)},
                                {"candidates", person.candidates},
                                {"rows", person.rows}});
    return json.dump(1) + "\n";
}

}  // namespace skillmap::engine
