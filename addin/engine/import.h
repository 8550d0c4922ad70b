// Imports: exports and lists looked at, what their columns mean proposed, and what they say put
// into a workbook in WG form, which stays as it is everywhere else. Shared by every way in.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "addin/engine/load.h"
#include "core/intake/import/importer.h"
#include "core/intake/import/proposal.h"
#include "core/intake/maps/layout.h"
#include "core/issue.h"
#include "core/result.h"

namespace skillmap::engine {

/// What the caller says of a file, instead of what would be found out.
struct ImportChoices {
    std::string source;                      // id of a source; empty: recognised
    std::optional<import::Mapping> mapping;  // a saved one
    std::optional<maps::Layout> layout;      // of a skill map, likewise
    std::string training;                    // of every row
    std::string status;                      // likewise: id of attendance_status
    std::optional<Date> date;                // likewise
    std::optional<double> minutes;           // from which somebody has attended
};

/// The id of attendance_status that a word stands for, for ImportChoices::status.
Result<std::string> attendance_status(const std::string& word);

/// Takes the text of a saved mapping, of an export or of a skill map. `file` is its name.
Result<void> take_mapping(ImportChoices& choices, const std::string& text, const std::string& file);

/// A file to be imported, looked at.
struct FileProposal {
    std::string file;
    import::Proposal proposal;
    import::MappingDifference difference;   // from the saved mapping
    IssueList notes;                        // how the file was read
    std::vector<std::string> other_sheets;  // that are not read

    /// Whether the file can be imported without asking anybody.
    bool certain() const { return proposal.certain() && difference.missing.empty(); }
};

/// One mapping for files of the same columns. `other` is the first that has others.
struct CommonMapping {
    import::Mapping mapping;
    const FileProposal* other = nullptr;
};

/// There is at least one file.
CommonMapping common_mapping(const std::vector<FileProposal>& files);

class ImportJob {
  public:
    /// Opens the workbook that the rows go to. `issues` takes what is wrong in it.
    static Result<ImportJob> open(InputFile book, const ReadOptions& options, IssueList& issues);

    ImportJob(ImportJob&&) noexcept;
    ImportJob& operator=(ImportJob&&) noexcept;
    ~ImportJob();

    /// Looks at a file.
    Result<FileProposal> look_at(InputFile file, const ImportChoices& choices);

    /// Takes the rows of the files looked at, in their order, by the mappings proposed or by
    /// others. `progress` is told how many rows are taken.
    Result<import::ImportPlan> plan(const std::vector<import::Mapping>& mappings,
                                    const import::Importer::Progress& progress = {});

    /// The workbook with the plan carried out: its rows and cells, 取り込み結果 and 取り込み確認.
    /// New sheets are made in a private folder within `scratch`.
    Result<std::string> apply(import::ImportPlan plan, Language language,
                              const std::filesystem::path& scratch) const;

    /// For rows that come from elsewhere than the files looked at.
    import::Importer& importer();
    const import::Importer& importer() const;
    const AssessmentInput& input() const;

    /// The staff member's name and department, for lists of candidates.
    std::string person(const std::string& staff_number) const;

  private:
    struct State;
    explicit ImportJob(std::unique_ptr<State> state);
    Result<void> learn_meanings();
    Result<import::SourceTable> open_table(InputFile file, const ImportChoices& choices,
                                           IssueList& notes);
    Result<FileProposal> propose_for(import::SourceTable table, const ImportChoices& choices,
                                     const import::Mapping& given, FileProposal result);
    Result<std::optional<FileProposal>> propose_map(const ImportChoices& choices,
                                                    FileProposal result);
    std::unique_ptr<State> state_;
};

/// {"files": [{"file", "source", "into", "certain", "training", "status", "date", "minutes",
/// "columns": [{"heading", "occurrence", "to", "certain", "why", "dates", "level", "examples"}],
/// "levels": {answer: n, "blank" or "open"}, "states": {answer: word or "open"}, "trainings",
/// "subjects": {name: name}, "unknown_answers": [{"heading", "answer", "count", "level", "cell"}],
/// "has_person", "has_content", "issues", "missing", "added", "notes"}],
/// "counts": {outcome: n}, "rows": [{"file", "row", "outcome", "staff_id", "name", "sheets",
/// "reasons"}], "held": [{"number", "mail", "upn", "name", "kana", "department", "file", "row",
/// "reason", "candidates", "rows", "listed"}]}; without a plan only the files.
std::string import_json(const std::vector<FileProposal>& files, const import::ImportPlan* plan,
                        Language language);

/// What a mapping for that workbook can say: {"sources": [{"id", "name"}], "sheets": [{"id",
/// "name", "columns": [{"id", "name"}]}], "skills", "tools", "boxes", "trainings": [names],
/// "states": [words], "highest_level"}.
Result<std::string> mapping_choices_json(const ImportJob& job);

}  // namespace skillmap::engine
