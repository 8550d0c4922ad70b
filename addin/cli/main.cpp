// The command line program `skillmap`. The only place that prints.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <utility>

#include "addin/cli/collect_text.h"
#include "addin/cli/evaluation_text.h"
#include "addin/cli/explanation_text.h"
#include "addin/cli/import_text.h"
#include "addin/cli/texts.h"
#include "addin/engine/blank_workbook.h"
#include "addin/engine/collect.h"
#include "addin/engine/explain.h"
#include "addin/engine/import.h"
#include "addin/engine/json.h"
#include "addin/engine/kit.h"
#include "addin/engine/load.h"
#include "addin/engine/scheme_book.h"
#include "addin/engine/write_back.h"
#include "core/embedded.h"
#include "core/intake/form_pages.h"
#include "core/messages.h"
#include "core/report/dashboard.h"
#include "core/text/normalize.h"
#include "samples/town.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/read/side_by_side.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::cli {
namespace {

enum ExitCode {
    Done = 0,
    WithFindings = 1,
    WrongUse = 2,
    InputUnreadable = 3,
    OutputNotWritten = 4
};

constexpr std::size_t issues_of_a_kind = 20;
constexpr int most_sample_staff = 130'000;  // six digits of a number that grows by seven
constexpr int most_sample_departments = 9'000;

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
    int sample_staff = 240;
    int sample_departments = 16;
    std::uint64_t sample_seed = 1;
};

// One line on the terminal that tells what is going on, gone at the end.
class ProgressLine {
  public:
    explicit ProgressLine(Language language)
        : language_(language), shown_(isatty(STDERR_FILENO) == 1) {}
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    ProgressLine(ProgressLine&&) = delete;
    ProgressLine& operator=(ProgressLine&&) = delete;

    void show(const Text& text) const {
        if (shown_) fmt::print(stderr, "\r\033[K{}", text.in(language_));
    }
    void show(const Text& text, std::size_t done, std::size_t all) const {
        if (shown_ && (done % 10 == 0 || done == all))
            fmt::print(stderr, "\r\033[K{} {} / {}", text.in(language_), done, all);
    }
    void clear() const {
        if (shown_) fmt::print(stderr, "\r\033[K");
    }

  private:
    Language language_;
    bool shown_;
};

int exit_code(Severity severity) {
    switch (severity) {
        case Severity::Usage:
            return WrongUse;
        case Severity::Input:
            return InputUnreadable;
        case Severity::Output:
            return OutputNotWritten;
        case Severity::Note:
        case Severity::Finding:
            break;
    }
    return WithFindings;
}

int fail(const Issue& issue, Language language) {
    fmt::print(stderr, "{}\n", describe(issue, language));
    return exit_code(severity(issue));
}

Date today() {
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

// The date of --as-of, where it is given.
Result<std::optional<Date>> asked_date(const Arguments& arguments) {
    if (!arguments.as_of) return std::optional<Date>();
    const std::optional<Date> date = parse_date(*arguments.as_of);
    if (!date) return Issue{MessageId::AsOfOption, {}, "", *arguments.as_of, ""};
    return date;
}

// A scheme that is a file: given by its path, or lying beside the workbook under its name.
OtherSchemes scheme_files(const std::filesystem::path& folder) {
    return [folder](const std::string& name, const SchemeChanges& changes,
                    IssueList& issues) -> std::optional<Result<Scheme>> {
        for (const std::filesystem::path& path :
             {std::filesystem::path(name), folder / name, folder / (name + ".toml"),
              folder / (name + ".xlsx")}) {
            std::error_code ignored;
            if (!std::filesystem::is_regular_file(path, ignored)) continue;
            auto bytes = read_file(path);
            if (!bytes) return bytes.error();
            return engine::load_scheme_file({file_label(path), std::move(*bytes)}, changes, issues);
        }
        return std::nullopt;
    };
}

Result<AssessmentInput> load(const Arguments& arguments, bool date_matters, IssueList& issues) {
    ReadOptions options;
    options.schemes = arguments.schemes;
    options.more_schemes = arguments.more_schemes;
    options.other_schemes = scheme_files(std::filesystem::path(arguments.book).parent_path());
    const auto as_of = asked_date(arguments);
    if (!as_of) return as_of.error();
    options.as_of = *as_of;
    if (!date_matters) options.as_of_otherwise = today();
    const std::filesystem::path path(arguments.book);
    auto bytes = read_file(path);
    if (!bytes) return bytes.error();
    return engine::load({file_label(path), std::move(*bytes)}, options, issues);
}

int finish(const Arguments& arguments, const IssueList& issues) {
    const std::size_t findings = issues.count(Severity::Finding);
    if (findings == 0) return Done;
    fmt::print(stderr, fmt::runtime(texts::findings_hint.in(arguments.language)), findings,
               arguments.book);
    fmt::print(stderr, "\n");
    return WithFindings;
}

// Standard output may be a full disk or a closed pipe.
int put(const std::string& text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0)
        return Done;
    return OutputNotWritten;
}

int evaluate(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::reading);
    IssueList issues;
    const auto input = load(arguments, true, issues);
    progress.clear();
    if (!input) return fail(input.error(), arguments.language);
    std::optional<Id<StaffMember>> only;
    if (arguments.staff) {
        only = engine::find_staff(input->records, *arguments.staff);
        if (!only)
            return fail({MessageId::StaffOption, {}, "", *arguments.staff, ""}, arguments.language);
    }
    progress.show(texts::evaluating);
    Assessment assessment(*input);
    const std::string text = arguments.format == "json"
                                 ? engine::evaluation_json(assessment, only, arguments.language)
                                 : evaluation_text(assessment, only, arguments.language);
    progress.clear();
    if (const int code = put(text); code != Done) return code;
    return finish(arguments, issues);
}

int explain(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::reading);
    IssueList issues;
    // The scheme asked for is judged besides those of the workbook, whose words stay known.
    Arguments own = arguments;
    own.more_schemes = std::exchange(own.schemes, {});
    std::optional<std::string> only;
    if (!own.more_schemes.empty()) {
        const auto files = scheme_files(std::filesystem::path(arguments.book).parent_path());
        const auto scheme = load_scheme_named(own.more_schemes.front(), {}, files, issues);
        if (!scheme) return fail(scheme.error(), arguments.language);
        only = scheme->id;
    }
    const auto input = load(own, true, issues);
    progress.clear();
    if (!input) return fail(input.error(), arguments.language);
    const auto staff = engine::find_staff(input->records, *arguments.staff);
    if (!staff)
        return fail({MessageId::StaffOption, {}, "", *arguments.staff, ""}, arguments.language);
    Assessment assessment(*input);
    const engine::Explanation explanation =
        engine::explain(assessment, *staff, only, arguments.language);
    const int code =
        put(arguments.format == "json" ? engine::explanation_json(explanation)
                                       : explanation_text(explanation, arguments.language));
    return code != Done ? code : finish(arguments, issues);
}

int check(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::reading);
    IssueList issues;
    const auto input = load(arguments, false, issues);
    progress.clear();
    if (!input) return fail(input.error(), arguments.language);
    const int written =
        put(arguments.format == "json" ? engine::issues_json(issues, arguments.language)
                                       : issues_text(issues, arguments.language, issues_of_a_kind));
    if (written != Done) return written;
    return issues.count(Severity::Finding) == 0 ? Done : WithFindings;
}

// Writes an output file, unless it is the input.
int write_output(const Arguments& arguments, const std::string& bytes) {
    const std::filesystem::path path(arguments.out);
    std::error_code ignored;
    if (!arguments.book.empty() && std::filesystem::equivalent(path, arguments.book, ignored))
        return fail({MessageId::OutputIsInput, Place{file_label(path), "", {}, {}}, "", "", ""},
                    arguments.language);
    if (auto written = write_file(path, bytes); !written)
        return fail(written.error(), arguments.language);
    fmt::print(stderr, fmt::runtime(texts::written.in(arguments.language)), arguments.out);
    fmt::print(stderr, "\n");
    return Done;
}

int dashboard(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::reading);
    IssueList issues;
    const auto input = load(arguments, true, issues);
    progress.clear();
    if (!input) return fail(input.error(), arguments.language);
    progress.show(texts::evaluating);
    Assessment assessment(*input);
    const report::Report report =
        report::make_dashboard(assessment, issues.count(Severity::Finding));
    progress.show(texts::writing);
    auto bytes = xlsx::write_report(report, arguments.out);
    progress.clear();
    if (!bytes) return fail(bytes.error(), arguments.language);
    if (const int code = write_output(arguments, *bytes); code != Done) return code;
    return finish(arguments, issues);
}

// Tells every error of a scheme that cannot be loaded, not the first alone.
int fail_with_all(const Issue& first, const IssueList& issues, Language language) {
    for (const Issue& issue : issues.all()) fmt::print(stderr, "{}\n", describe(issue, language));
    return issues.all().empty() ? fail(first, language) : exit_code(severity(first));
}

// A new workbook looks for the files of its schemes in its own folder.
void ask_for_scheme_files(const Arguments& arguments) {
    const std::filesystem::path out(arguments.out);
    for (const std::string& name : arguments.schemes) {
        const std::filesystem::path file(name);
        std::error_code ignored;
        if (find_preset(name) != nullptr ||
            std::filesystem::is_regular_file(out.parent_path() / file.filename(), ignored))
            continue;
        fmt::print(stderr, fmt::runtime(texts::put_scheme_beside.in(arguments.language)),
                   file_label(file), arguments.out);
        fmt::print(stderr, "\n");
    }
}

int init(const Arguments& arguments) {
    const std::filesystem::path out(arguments.out);
    std::error_code ignored;
    if (std::filesystem::is_regular_file(out, ignored))
        return fail({MessageId::OutputExists, Place{file_label(out), "", {}, {}}, "", "", ""},
                    arguments.language);
    const auto as_of = asked_date(arguments);
    if (!as_of) return fail(as_of.error(), arguments.language);
    IssueList issues;
    const auto book = engine::blank_workbook(
        {arguments.schemes, arguments.organization, *as_of, scheme_files({})}, issues);
    if (!book) return fail_with_all(book.error(), issues, arguments.language);
    auto bytes = xlsx::write_report(*book, arguments.out);
    if (!bytes) return fail(bytes.error(), arguments.language);
    if (const int code = write_output(arguments, *bytes); code != Done) return code;
    ask_for_scheme_files(arguments);
    return Done;
}

// ------------------------------------------------------------------------------------- import

Result<engine::ImportChoices> import_choices(const Arguments& arguments) {
    engine::ImportChoices choices;
    choices.source = arguments.source;
    choices.training = arguments.training;
    choices.minutes = arguments.minutes;
    if (!arguments.status.empty()) {
        const Words& states = wg_form().vocabulary("attendance_status");
        const auto state = states.find(arguments.status);
        if (!state)
            return Issue{MessageId::ImportStatusOption, {}, "", arguments.status, states.list()};
        choices.status = *state;
    }
    if (arguments.date) {
        choices.date = parse_date(*arguments.date);
        if (!choices.date) return Issue{MessageId::DateOption, {}, "", *arguments.date, ""};
    }
    std::error_code ignored;
    if (arguments.mapping.empty() || !std::filesystem::exists(arguments.mapping, ignored))
        return choices;
    const auto text = read_file(arguments.mapping);
    if (!text) return text.error();
    auto mapping = import::read_mapping(*text, file_label(arguments.mapping));
    if (!mapping) return mapping.error();
    choices.mapping = std::move(*mapping);
    return choices;
}

// A person at the terminal says yes or no.
bool agreed(Language language) {
    fmt::print(stderr, "{}", texts::import_ask.in(language));
    const int answer = std::getchar();
    return answer == 'y' || answer == 'Y';
}

// Keeps the meanings that were used for the next time.
int save_mapping(const Arguments& arguments, const import::Mapping& mapping, const Text& text) {
    std::error_code ignored;
    if (arguments.mapping.empty() || std::filesystem::exists(arguments.mapping, ignored))
        return Done;
    if (auto written = write_file(arguments.mapping, import::mapping_text(mapping)); !written)
        return fail(written.error(), arguments.language);
    fmt::print(stderr, fmt::runtime(text.in(arguments.language)), arguments.mapping);
    fmt::print(stderr, "\n");
    return Done;
}

// The workbook itself, with what it was kept beside it, or another file.
int write_book(const Arguments& arguments, const std::string& bytes) {
    if (!arguments.out.empty()) return write_output(arguments, bytes);
    if (auto written = replace_file(arguments.book, bytes); !written)
        return fail(written.error(), arguments.language);
    fmt::print(stderr, fmt::runtime(texts::import_updated.in(arguments.language)), arguments.book);
    fmt::print(stderr, "\n");
    return Done;
}

// evaluate --write
int write_stages(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::reading);
    IssueList issues;
    const auto input = load(arguments, true, issues);
    if (!input) return fail(input.error(), arguments.language);
    progress.show(texts::evaluating);
    Assessment assessment(*input);
    auto bytes = read_file(arguments.book);
    if (!bytes) return fail(bytes.error(), arguments.language);
    const auto written = engine::write_back({file_label(arguments.book), std::move(*bytes)},
                                            assessment, arguments.language);
    progress.clear();
    if (!written) return fail(written.error(), arguments.language);
    if (written->changed > 0 || !arguments.out.empty())
        if (const int code = write_book(arguments, written->bytes); code != Done) return code;
    fmt::print(stderr, fmt::runtime(texts::written_back.in(arguments.language)), written->people,
               written->changed);
    fmt::print(stderr, "\n");
    return finish(arguments, issues);
}

// Shows what would be done; true if it is to be done.
bool may_import(const Arguments& arguments, const std::vector<engine::FileProposal>& files) {
    const bool certain =
        std::all_of(files.begin(), files.end(), [](const auto& file) { return file.certain(); });
    if (arguments.dry_run || (arguments.accept && certain)) return true;
    if (certain && isatty(STDIN_FILENO) == 1 && arguments.format == "text")
        return agreed(arguments.language);
    const Text& why = certain ? texts::import_stopped : texts::import_doubtful;
    fmt::print(stderr, "{}\n", why.in(arguments.language));
    return false;
}

int carry_out(const Arguments& arguments, engine::ImportJob& job,
              const std::vector<engine::FileProposal>& files) {
    std::vector<import::Mapping> mappings;
    for (const engine::FileProposal& file : files) mappings.push_back(file.proposal.mapping);
    auto plan = job.plan(mappings);
    if (!plan) return fail(plan.error(), arguments.language);
    const std::string told = arguments.format == "json"
                                 ? engine::import_json(files, &*plan, arguments.language)
                                 : plan_text(*plan, job, arguments.language, issues_of_a_kind);
    if (const int code = put(told); code != Done) return code;
    const bool whole =
        plan->count(import::Outcome::Held) == 0 && plan->count(import::Outcome::Rejected) == 0;
    if (arguments.dry_run) return whole ? Done : WithFindings;
    const auto keep = [&] {
        return save_mapping(arguments, mappings.front(), texts::import_mapping_saved);
    };
    if (!plan->changes_anything()) {
        fmt::print(stderr, "{}\n", texts::import_nothing_new.in(arguments.language));
        const int code = keep();
        return code != Done || whole ? code : WithFindings;
    }
    const bool held = !plan->held.empty();
    const auto bytes = job.apply(std::move(*plan), arguments.language);
    if (!bytes) return fail(bytes.error(), arguments.language);
    if (const int code = write_book(arguments, *bytes); code != Done) return code;
    if (const int code = keep(); code != Done) return code;
    if (held) fmt::print(stderr, "{}\n", texts::import_review_hint.in(arguments.language));
    return whole ? Done : WithFindings;
}

int import_files(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::reading);
    const auto choices = import_choices(arguments);
    if (!choices) return fail(choices.error(), arguments.language);
    IssueList issues;
    ReadOptions options;
    options.as_of_otherwise = today();
    options.other_schemes = scheme_files(std::filesystem::path(arguments.book).parent_path());
    auto bytes = read_file(arguments.book);
    if (!bytes) return fail(bytes.error(), arguments.language);
    auto job =
        engine::ImportJob::open({file_label(arguments.book), std::move(*bytes)}, options, issues);
    if (!job) return fail(job.error(), arguments.language);
    std::vector<engine::FileProposal> files;
    for (const std::string& name : arguments.files) {
        auto content = read_file(name);
        if (!content) return fail(content.error(), arguments.language);
        auto file = job->look_at({file_label(name), std::move(*content)}, *choices);
        if (!file) return fail(file.error(), arguments.language);
        files.push_back(std::move(*file));
    }
    progress.clear();
    if (arguments.format == "text") {
        std::string told;
        for (const engine::FileProposal& file : files)
            told += proposal_text(file, arguments.language);
        if (const int code = put(told); code != Done) return code;
    }
    if (may_import(arguments, files)) return carry_out(arguments, *job, files);
    if (arguments.format == "json")
        if (const int code = put(engine::import_json(files, nullptr, arguments.language));
            code != Done)
            return code;
    const int code =
        save_mapping(arguments, files.front().proposal.mapping, texts::import_mapping_draft);
    return code != Done ? code : WithFindings;
}

// ------------------------------------------------------------------------------------------ kit

// Nothing is written where one of the files is there.
Result<void> free_for(const Arguments& arguments, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        std::error_code ignored;
        if (!arguments.force &&
            std::filesystem::exists(std::filesystem::path(arguments.out) / name, ignored))
            return Issue{MessageId::KitFileExists, Place{name, "", {}, {}}, "", "", ""};
    }
    return {};
}

Result<void> make_folder(const std::filesystem::path& folder) {
    std::error_code ignored;
    if (std::filesystem::is_directory(folder, ignored)) return {};
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (!failed) return {};
    return Issue{MessageId::OutputNotWritten, Place{file_label(folder), "", {}, {}}, "",
                 failed.message(), ""};
}

Result<void> write_kit(const Arguments& arguments, const engine::Kit& kit,
                       const ProgressLine& progress) {
    const std::filesystem::path folder(arguments.out);
    const auto& names = kit.files();
    if (auto free = free_for(arguments, names); !free) return free;
    if (auto made = make_folder(folder); !made) return made;
    Result<void> written;
    xlsx::side_by_side(
        names.size(), [&](std::size_t i) { return kit.bytes(i, folder / names[i]); },
        [&](std::size_t i, Result<std::string> bytes) {
            written = bytes ? write_file(folder / names[i], *bytes) : bytes.error();
            progress.show(texts::kit_progress, i + 1, names.size());
            return written.ok();
        });
    return written;
}

int make_kit(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::reading);
    IssueList issues;
    ReadOptions options;
    options.as_of_otherwise = today();
    options.other_schemes = scheme_files(std::filesystem::path(arguments.book).parent_path());
    auto bytes = read_file(arguments.book);
    if (!bytes) return fail(bytes.error(), arguments.language);
    auto kit = engine::Kit::open({file_label(arguments.book), std::move(*bytes)}, options, issues);
    if (!kit) return fail(kit.error(), arguments.language);
    const auto by =
        arguments.by == "department" ? engine::KitBy::Department : engine::KitBy::Person;
    if (const auto chosen = kit->choose(by, arguments.people); !chosen)
        return fail(chosen.error(), arguments.language);
    if (kit->files().empty()) {
        progress.clear();
        return fail({MessageId::KitNobody, {}, "", "", ""}, arguments.language);
    }
    const auto written = write_kit(arguments, *kit, progress);
    progress.clear();
    if (!written) return fail(written.error(), arguments.language);
    fmt::print(stderr, fmt::runtime(texts::kit_written.in(arguments.language)), arguments.out,
               kit->files().size(), kit->people());
    fmt::print(stderr, "\n");
    if (kit->without_questions() > 0) {
        fmt::print(stderr, fmt::runtime(texts::kit_without.in(arguments.language)),
                   kit->without_questions());
        fmt::print(stderr, "\n");
    }
    return finish(arguments, issues);
}

// -------------------------------------------------------------------------------------- collect

// Files in folders by their path below the one given, those of archives behind their name. Not the
// workbook itself, nor what is to be written.
class ReturnedFiles {
  public:
    explicit ReturnedFiles(const Arguments& arguments) : arguments_(arguments) {}

    Result<void> add(const std::string& given) {
        const std::filesystem::path path(given);
        std::error_code failed;
        if (!std::filesystem::is_directory(path, failed)) return add_file(path, file_label(path));
        std::vector<std::filesystem::path> found;
        const auto options = std::filesystem::directory_options::skip_permission_denied;
        for (auto it = std::filesystem::recursive_directory_iterator(path, options, failed);
             !failed && it != std::filesystem::recursive_directory_iterator();
             it.increment(failed)) {
            std::error_code ignored;
            if (it->is_regular_file(ignored)) found.push_back(it->path());
        }
        if (failed)
            return Issue{MessageId::FileUnreadable, Place{file_label(path), "", {}, {}}, "",
                         failed.message(), ""};
        std::sort(found.begin(), found.end());
        for (const auto& file : found)
            if (auto added = add_file(file, file.lexically_relative(path).generic_string()); !added)
                return added;
        return {};
    }

    std::vector<engine::ReturnedFile> take() { return std::move(files_); }

  private:
    Result<void> add_file(const std::filesystem::path& path, const std::string& name) {
        std::error_code ignored;
        for (const std::string& own : {arguments_.book, arguments_.out})
            if (!own.empty() && std::filesystem::equivalent(path, own, ignored)) return {};
        if (case_folded(path.extension().string()) == ".zip") return add_archive(path, name);
        files_.push_back({name, [path] { return read_file(path); }});
        return {};
    }

    Result<void> add_archive(const std::filesystem::path& path, const std::string& name) {
        auto bytes = read_file(path);
        if (!bytes) return bytes.error();
        if (!engine::is_archive(*bytes)) {  // something else of that name: told where it is read
            files_.push_back({name, [path] { return read_file(path); }});
            return {};
        }
        auto inside = engine::files_of_archive({name, std::move(*bytes)});
        if (!inside) return inside.error();
        for (engine::ReturnedFile& file : *inside)
            files_.push_back({name + "/" + file.name, std::move(file.read)});
        return {};
    }

    const Arguments& arguments_;
    std::vector<engine::ReturnedFile> files_;
};

Result<engine::CollectChoices> collect_choices(const Arguments& arguments) {
    engine::CollectChoices choices;
    for (const auto& [text, date] :
         {std::pair(&arguments.date, &choices.date), std::pair(&arguments.since, &choices.since)}) {
        if (!*text) continue;
        *date = parse_date(**text);
        if (!*date) return Issue{MessageId::AsOfOption, {}, "", **text, ""};
    }
    return choices;
}

int collect(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::reading);
    const auto choices = collect_choices(arguments);
    if (!choices) return fail(choices.error(), arguments.language);
    IssueList issues;
    ReadOptions options;
    options.as_of_otherwise = today();
    options.other_schemes = scheme_files(std::filesystem::path(arguments.book).parent_path());
    auto bytes = read_file(arguments.book);
    if (!bytes) return fail(bytes.error(), arguments.language);
    auto job =
        engine::CollectJob::open({file_label(arguments.book), std::move(*bytes)}, options, issues);
    if (!job) return fail(job.error(), arguments.language);
    ReturnedFiles files(arguments);
    for (const std::string& given : arguments.files)
        if (auto added = files.add(given); !added) return fail(added.error(), arguments.language);
    const auto collection =
        job->collect(files.take(), *choices, [&progress](std::size_t done, std::size_t all) {
            progress.show(texts::collect_progress, done, all);
        });
    progress.clear();
    if (!collection) return fail(collection.error(), arguments.language);
    const std::string told =
        arguments.format == "json"
            ? engine::collection_json(*collection, job->records(), arguments.language)
            : collection_text(*collection, job->records(), arguments.language, issues_of_a_kind);
    if (const int code = put(told); code != Done) return code;
    const import::ImportPlan& plan = collection->plan;
    const bool whole =
        plan.count(import::Outcome::Held) == 0 && plan.count(import::Outcome::Rejected) == 0;
    if (arguments.dry_run) return whole ? Done : WithFindings;
    if (!plan.changes_anything()) {
        fmt::print(stderr, "{}\n", texts::import_nothing_new.in(arguments.language));
        return whole ? Done : WithFindings;
    }
    progress.show(texts::writing);
    const auto written = job->apply(plan, arguments.language);
    progress.clear();
    if (!written) return fail(written.error(), arguments.language);
    if (const int code = write_book(arguments, *written); code != Done) return code;
    if (!plan.held.empty())
        fmt::print(stderr, "{}\n", texts::import_review_hint.in(arguments.language));
    return whole ? Done : WithFindings;
}

int sample(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::writing);
    const samples::Town town = samples::make_town(
        {arguments.sample_staff, arguments.sample_departments, arguments.sample_seed});
    report::Report book;
    book.title = town.settings.organization;
    book.organization = town.settings.organization;
    book.footer = town.settings.organization;
    book.pages = form_pages(town.records, town.settings, wg_form());
    auto bytes = xlsx::write_report(book, arguments.out);
    progress.clear();
    if (!bytes) return fail(bytes.error(), arguments.language);
    return write_output(arguments, *bytes);
}

int list_schemes(const Arguments& arguments) {
    std::string out;
    for (const EmbeddedFile& file : embedded_schemes()) {
        IssueList issues;
        const auto scheme = load_preset(file.name, {}, issues);
        if (!scheme) return fail(scheme.error(), arguments.language);
        out += fmt::format("{:<24}{}（{}）\n", scheme->id, scheme->name, scheme->version);
    }
    return put(out);
}

int show_scheme(const Arguments& arguments) {
    IssueList issues;
    const auto scheme = load_scheme_named(arguments.scheme, {}, scheme_files({}), issues);
    if (!scheme) return fail_with_all(scheme.error(), issues, arguments.language);
    return put(scheme_text(*scheme, arguments.language));
}

int check_scheme(const Arguments& arguments) {
    const std::filesystem::path path(arguments.scheme);
    auto bytes = read_file(path);
    if (!bytes) return fail(bytes.error(), arguments.language);
    IssueList issues;
    const auto scheme = engine::load_scheme_file({file_label(path), std::move(*bytes)}, {}, issues);
    if (!scheme) return fail_with_all(scheme.error(), issues, arguments.language);
    return put(fmt::format(fmt::runtime(texts::scheme_is_right.in(arguments.language)), scheme->id,
                           scheme->name) +
               "\n");
}

// The text of a preset, or of a file of TOML.
Result<std::string> scheme_text_of(const std::string& name) {
    if (const EmbeddedFile* preset = find_preset(name)) return std::string(preset->text);
    std::error_code ignored;
    if (std::filesystem::is_regular_file(name, ignored)) return read_file(name);
    IssueList issues;
    return load_preset(name, {}, issues).error();
}

// A scheme as a workbook, for changing in Excel.
int export_scheme(const Arguments& arguments) {
    const auto text = scheme_text_of(arguments.scheme);
    if (!text) return fail(text.error(), arguments.language);
    IssueList issues;
    const auto report = engine::scheme_report(*text, arguments.scheme, issues);
    if (!report) return fail_with_all(report.error(), issues, arguments.language);
    auto bytes = xlsx::write_report(*report, arguments.out);
    if (!bytes) return fail(bytes.error(), arguments.language);
    return write_output(arguments, *bytes);
}

// A copy of a preset under a new id, for changing.
int new_scheme(const Arguments& arguments) {
    IssueList issues;
    const auto scheme = load_preset(arguments.scheme, {}, issues);
    if (!scheme) return fail(scheme.error(), arguments.language);
    std::string text(find_preset(arguments.scheme)->text);
    const std::string id = "id = \"" + scheme->id + "\"";
    const std::string new_id = arguments.new_id.empty()
                                   ? std::filesystem::path(arguments.out).stem().string()
                                   : arguments.new_id;
    text.replace(text.find(id), id.size(), "id = \"" + new_id + "\"");
    if (const auto valid = load_scheme(text, arguments.out, {}, issues); !valid)
        return fail(valid.error(), arguments.language);
    return write_output(arguments, text);
}

// The language has to be known before the help texts are made.
Language language_of(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--lang=en") return Language::English;
        if (argument == "--lang" && i + 1 < argc && std::string_view(argv[i + 1]) == "en")
            return Language::English;
    }
    return Language::Japanese;
}

std::string str(const Text& text, Language language) {
    return std::string(text.in(language));
}

CLI::App* add_command(CLI::App& app, const std::string& name, const Text& about,
                      Arguments& arguments, bool reads_book) {
    const Language language = arguments.language;
    CLI::App* command = app.add_subcommand(name, str(about, language));
    command->set_help_flag("-h,--help", str(texts::help, language));
    if (!reads_book) return command;
    command->add_option("BOOK", arguments.book, str(texts::book, language))->required();
    command->add_option("--as-of", arguments.as_of, str(texts::as_of, language));
    return command;
}

void add_format(CLI::App* command, Arguments& arguments) {
    command->add_option("--format", arguments.format, str(texts::format, arguments.language))
        ->check(CLI::IsMember({"text", "json"}));
}

// What is wrong with the command line, in our words where we know the kind of error.
std::string usage_problem(const CLI::App& app, const CLI::ParseError& error, Language language) {
    const auto fill = [language](const Text& text, const std::string& word) {
        return fmt::format(fmt::runtime(text.in(language)), word);
    };
    const std::string what = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr)
        return fill(texts::usage_extra, what.substr(what.rfind(' ') + 1));
    if (dynamic_cast<const CLI::RequiredError*>(&error) == nullptr)
        return language == Language::Japanese ? fill(texts::usage_value, what) : what;
    if (!app.get_subcommands().empty())
        return fill(texts::usage_missing, what.substr(0, what.find(' ')));
    const auto unknown = app.remaining();
    return unknown.empty() ? str(texts::usage_no_command, language)
                           : fill(texts::usage_extra, unknown.front());
}

int run(int argc, char** argv) {
    Arguments arguments;
    arguments.language = language_of(argc, argv);
    const Language language = arguments.language;
    CLI::App app(str(texts::about, language), "skillmap");
    app.footer(str(texts::exit_codes, language));
    app.set_help_flag("-h,--help", str(texts::help, language));
    app.set_version_flag("--version", SKILLMAP_VERSION, str(texts::version, language));
    app.require_subcommand(1);
    app.fallthrough();
    std::string lang;
    app.add_option("--lang", lang, str(texts::lang, language))->check(CLI::IsMember({"ja", "en"}));

    CLI::App* evaluate_command = add_command(app, "evaluate", texts::evaluate, arguments, true);
    add_format(evaluate_command, arguments);
    evaluate_command->add_option("--staff", arguments.staff, str(texts::staff, language));
    evaluate_command->add_flag("--write", arguments.write, str(texts::evaluate_write, language));
    evaluate_command->add_option("--out", arguments.out, str(texts::write_out, language))
        ->needs("--write");
    CLI::App* check_command = add_command(app, "check", texts::check, arguments, true);
    add_format(check_command, arguments);

    CLI::App* explain_command = add_command(app, "explain", texts::explain, arguments, true);
    add_format(explain_command, arguments);
    explain_command->add_option("--staff", arguments.staff, str(texts::explain_staff, language))
        ->required();
    for (CLI::App* command : {evaluate_command, check_command, explain_command})
        command->add_option("--scheme", arguments.schemes, str(texts::use_scheme, language));

    CLI::App* scheme_command = add_command(app, "scheme", texts::scheme, arguments, false);
    scheme_command->require_subcommand(1);
    const auto add_scheme_command = [&](const std::string& name, const Text& about) {
        CLI::App* command = scheme_command->add_subcommand(name, str(about, language));
        command->set_help_flag("-h,--help", str(texts::help, language));
        return command;
    };
    CLI::App* list_command = add_scheme_command("list", texts::scheme_list);
    CLI::App* show_command = add_scheme_command("show", texts::scheme_show);
    show_command->add_option("ID", arguments.scheme, str(texts::scheme_id, language))->required();
    CLI::App* export_command = add_scheme_command("export", texts::scheme_export);
    export_command->add_option("ID", arguments.scheme, str(texts::scheme_id, language))->required();
    export_command->add_option("--out", arguments.out, str(texts::out, language))->required();
    CLI::App* check_scheme_command = add_scheme_command("check", texts::scheme_check);
    check_scheme_command->add_option("FILE", arguments.scheme, str(texts::scheme_file, language))
        ->required();
    CLI::App* new_command = add_scheme_command("new", texts::scheme_new);
    new_command->add_option("--from", arguments.scheme, str(texts::scheme_from, language))
        ->required();
    new_command->add_option("--id", arguments.new_id, str(texts::scheme_new_id, language));
    new_command->add_option("--out", arguments.out, str(texts::out, language))->required();

    CLI::App* dashboard_command = add_command(app, "dashboard", texts::dashboard, arguments, true);
    dashboard_command->add_option("--out", arguments.out, str(texts::out, language))->required();
    dashboard_command->add_option("--scheme", arguments.schemes, str(texts::use_scheme, language));

    CLI::App* init_command = add_command(app, "init", texts::init, arguments, false);
    init_command->add_option("--scheme", arguments.schemes, str(texts::init_scheme, language))
        ->required()
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    init_command->add_option("--out", arguments.out, str(texts::out, language))->required();
    init_command->add_option("--organization", arguments.organization,
                             str(texts::init_organization, language));
    init_command->add_option("--as-of", arguments.as_of, str(texts::init_as_of, language));

    CLI::App* import_command = add_command(app, "import", texts::import_command, arguments, false);
    import_command->add_option("FILE", arguments.files, str(texts::import_files, language))
        ->required();
    import_command->add_option("--book", arguments.book, str(texts::import_book, language))
        ->required();
    import_command->add_option("--source", arguments.source, str(texts::import_source, language));
    import_command->add_option("--mapping", arguments.mapping,
                               str(texts::import_mapping, language));
    import_command->add_option("--out", arguments.out, str(texts::import_out, language));
    import_command->add_option("--training", arguments.training,
                               str(texts::import_for_training, language));
    import_command->add_option("--status", arguments.status,
                               str(texts::import_for_status, language));
    import_command->add_option("--date", arguments.date, str(texts::import_date, language));
    import_command->add_option("--minutes", arguments.minutes,
                               str(texts::import_least_minutes, language));
    import_command->add_flag("--dry-run", arguments.dry_run, str(texts::import_dry_run, language));
    import_command->add_flag("--accept", arguments.accept, str(texts::import_accept, language));
    add_format(import_command, arguments);

    CLI::App* kit_command = add_command(app, "kit", texts::kit, arguments, false);
    kit_command->add_option("BOOK", arguments.book, str(texts::book, language))->required();
    kit_command->add_option("--out", arguments.out, str(texts::kit_folder, language))->required();
    kit_command->add_option("--by", arguments.by, str(texts::kit_by, language))
        ->check(CLI::IsMember({"person", "department"}));
    kit_command->add_option("--staff", arguments.people, str(texts::kit_staff, language))
        ->delimiter(',');
    kit_command->add_flag("--force", arguments.force, str(texts::kit_force, language));

    CLI::App* collect_command = add_command(app, "collect", texts::collect, arguments, false);
    collect_command->add_option("FILE", arguments.files, str(texts::collect_files, language))
        ->required();
    collect_command->add_option("--book", arguments.book, str(texts::import_book, language))
        ->required();
    collect_command->add_option("--out", arguments.out, str(texts::import_out, language));
    collect_command->add_option("--date", arguments.date, str(texts::collect_date, language));
    collect_command->add_option("--since", arguments.since, str(texts::collect_since, language));
    collect_command->add_flag("--dry-run", arguments.dry_run, str(texts::import_dry_run, language));
    add_format(collect_command, arguments);

    CLI::App* sample_command = add_command(app, "sample", texts::sample, arguments, false);
    sample_command->add_option("--out", arguments.out, str(texts::out, language))->required();
    sample_command
        ->add_option("--staff", arguments.sample_staff, str(texts::sample_staff, language))
        ->check(CLI::Range(0, most_sample_staff));
    sample_command
        ->add_option("--departments", arguments.sample_departments,
                     str(texts::sample_departments, language))
        ->check(CLI::Range(1, most_sample_departments));
    sample_command->add_option("--seed", arguments.sample_seed, str(texts::sample_seed, language));

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        return fail({MessageId::UsageWrong, {}, "", usage_problem(app, error, language), ""},
                    language);
    }
    if (evaluate_command->parsed())
        return arguments.write ? write_stages(arguments) : evaluate(arguments);
    if (explain_command->parsed()) return explain(arguments);
    if (list_command->parsed()) return list_schemes(arguments);
    if (show_command->parsed()) return show_scheme(arguments);
    if (export_command->parsed()) return export_scheme(arguments);
    if (check_scheme_command->parsed()) return check_scheme(arguments);
    if (new_command->parsed()) return new_scheme(arguments);
    if (init_command->parsed()) return init(arguments);
    if (sample_command->parsed()) return sample(arguments);
    if (collect_command->parsed()) return collect(arguments);
    if (kit_command->parsed()) return make_kit(arguments);
    if (import_command->parsed()) return import_files(arguments);
    if (dashboard_command->parsed()) return dashboard(arguments);
    return check(arguments);
}

}  // namespace
}  // namespace skillmap::cli

int main(int argc, char** argv) {
    return skillmap::cli::run(argc, argv);
}
