// What the commands of the program share: its arguments, exit codes and messages, and how they read
// and write files.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "addin/cli/texts.h"
#include "addin/engine/book.h"
#include "addin/engine/dashboard.h"
#include "addin/engine/exit_code.h"
#include "addin/engine/load.h"
#include "core/assessment.h"
#include "core/history/evaluation.h"
#include "core/intake/read_input.h"
#include "core/issue.h"
#include "core/plan/query.h"
#include "core/result.h"

namespace skillmap::cli {

using engine::Done;
using engine::InputUnreadable;
using engine::OutputNotWritten;
using engine::WithFindings;
using engine::WrongUse;

/// So many issues of a kind are told, and how many more there are.
inline constexpr std::size_t issues_of_a_kind = 20;

struct Arguments {
    Language language = Language::Japanese;
    std::string book;
    std::optional<std::string> as_of;
    std::string format = "text";
    std::optional<std::string> staff;
    std::vector<std::string> schemes;
    std::vector<std::string> more_schemes;
    std::string scheme;  // an id or a file
    std::string new_id;
    std::string out;
    std::string organization;
    std::vector<std::string> files;
    std::string source;
    std::string mapping;
    std::string training;
    std::string status;
    std::optional<std::string> date;
    std::optional<double> minutes;
    bool write = false;
    bool dry_run = false;
    bool accept = false;
    std::string by = "person";
    std::vector<std::string> people;
    std::optional<std::string> since;
    bool force = false;
    bool trend = false;
    bool record = false;
    bool record_sheet = false;
    bool personal = false;  // a plan with a page for each person
    std::optional<std::int64_t> least_group;
    std::string font = "gothic";
    std::string style = "full";
    std::string departments;  // "", "sheets" or "files"
    std::string previous;     // a workbook that a dashboard is compared with
    std::optional<std::string> previous_as_of;
    std::string history;      // the file; empty: beside the workbook
    std::string delete_what;  // of a history: an as-of date, or the number of an evaluation
    std::optional<std::string> delete_before;
    std::string into;                 // the workbook that the pages of a dashboard are put into
    std::string audience;             // of name lists; empty: a dashboard
    std::string department;           // of name lists and plans; empty: all
    std::optional<std::string> from;  // the time of a plan
    std::optional<std::string> to;
    plan::QueryText query;      // of find
    std::string output_format;  // of a dashboard; empty: by the name of the file
    int within = 6;             // months in which a qualification expires
    std::string municipality;   // of a share: its code
    std::string to_database;    // of merge: the address of a PostgreSQL database
    std::string schema = "skillmap";
    bool sql_only = false;
    int sample_staff = 240;
    int sample_departments = 16;
    std::uint64_t sample_seed = 1;
};

/// One line on the terminal that tells what is going on, gone at the end.
class ProgressLine {
  public:
    explicit ProgressLine(Language language);
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ProgressLine(ProgressLine&&) = delete;
    ProgressLine& operator=(ProgressLine&&) = delete;

    void show(const Text& text) const;
    void show(const Text& text, std::size_t done, std::size_t all) const;
    /// Likewise where nobody knows how many there are.
    void show(const Text& text, std::size_t done) const;
    void clear() const;

  private:
    Language language_;
    bool shown_;
};

/// Tells the issue. Its exit code.
int fail(const Issue& issue, Language language);

/// Tells every error of a scheme that cannot be loaded, not the first alone.
int fail_with_all(const Issue& first, const IssueList& issues, Language language);

/// A line on standard error.
void tell(const std::string& line);

/// Whether a person at the terminal says yes to a question.
bool agreed(const Text& question, Language language);

/// Writes to standard output, which may be a full disk or a closed pipe.
int put(const std::string& text);

Date today();

/// The date of an option, where it is given. `wrong` says what it is not.
Result<std::optional<Date>> asked_date(const std::optional<std::string>& text, MessageId wrong);

/// Takes the files that a workbook is read with, for a history; nothing: nobody wants them.
using TakenFiles = std::vector<history::SourceFile>*;

/// A scheme that is a file: given by its path, or lying beside the workbook under its name.
OtherSchemes scheme_files(const std::filesystem::path& folder, TakenFiles taken = nullptr);

/// Reads a file for the engine.
Result<engine::InputFile> input_file(const std::string& name);

/// How a workbook is read whose as-of date hardly matters: with the schemes beside it.
ReadOptions options_without_date(const Arguments& arguments, TakenFiles taken = nullptr);

/// The workbook of the arguments, with everything an assessment needs.
Result<AssessmentInput> load(const Arguments& arguments, bool date_matters, IssueList& issues,
                             const ProgressLine& progress);

/// Where the layout of a skill map is: --mapping, or beside the workbook under its name.
std::filesystem::path layout_path(const Arguments& arguments, const std::string& book);

/// The layout that is there. Nothing where there is none.
Result<std::optional<maps::Layout>> saved_layout(const Arguments& arguments,
                                                 const std::string& book);

/// Like load(), with how it is read.
Result<engine::Book> load_book(const Arguments& arguments, bool date_matters, IssueList& issues,
                               TakenFiles taken = nullptr);

/// Tells how many findings there are. The exit code.
int finish(const Arguments& arguments, const IssueList& issues);

/// Whether --out may be written: it is no input, and no other file that --force does not allow to
/// be replaced.
Result<void> free_for_output(const Arguments& arguments);

/// What --format asks for, or the name of --out. output.format, usage.output_format_apart.
Result<engine::Format> asked_format(const Arguments& arguments);

/// Writes --out.
int write_output(const Arguments& arguments, const std::string& bytes);

/// Writes --out; without it the workbook itself, and keeps what it was. `updated` tells both names.
/// The workbook is that of --into where it is given.
int write_book(const Arguments& arguments, const std::string& bytes, const Text& updated);

}  // namespace skillmap::cli
