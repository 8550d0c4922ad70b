// skillmap import
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "addin/cli/commands.h"
#include "addin/cli/console.h"
#include "addin/cli/import_text.h"
#include "addin/cli/take_plan.h"
#include "addin/engine/import.h"
#include "core/messages.h"
#include "xlsx_io/file/file.h"

namespace skillmap::cli {
namespace {

Result<engine::ImportChoices> import_choices(const Arguments& arguments) {
    engine::ImportChoices choices;
    choices.source = arguments.source;
    choices.training = arguments.training;
    choices.minutes = arguments.minutes;
    if (!arguments.status.empty()) {
        auto status = engine::attendance_status(arguments.status);
        if (!status) return status.error();
        choices.status = std::move(*status);
    }
    const auto date = asked_date(arguments.date, MessageId::DateOption);
    if (!date) return date.error();
    choices.date = *date;
    const auto mapping = path_of(arguments.mapping);
    if (arguments.mapping.empty() || !is_there(mapping)) return choices;
    const auto text = read_file(mapping);
    if (!text) return text.error();
    const auto taken = engine::take_mapping(choices, *text, file_label(mapping));
    if (!taken) return taken.error();
    return choices;
}

// Keeps the meanings that were used for the next time: one file for files of the same columns.
int save_mapping(const Arguments& arguments, const std::vector<engine::FileProposal>& files,
                 const Text& text) {
    const auto mapping = path_of(arguments.mapping);
    if (arguments.mapping.empty() || is_there(mapping)) return Done;
    const engine::CommonMapping common = engine::common_mapping(files);
    if (common.other != nullptr) {
        fmt::print(stderr, fmt::runtime(texts::import_mappings_differ.in(arguments.language)),
                   files.front().file, common.other->file);
        fmt::print(stderr, "\n");
        return WithFindings;
    }
    if (auto written = write_file(mapping, import::mapping_text(common.mapping)); !written)
        return fail(written.error(), arguments.language);
    fmt::print(stderr, fmt::runtime(text.in(arguments.language)), arguments.mapping);
    fmt::print(stderr, "\n");
    return Done;
}

// Shows what would be done; true if it is to be done.
bool may_import(const Arguments& arguments, const std::vector<engine::FileProposal>& files) {
    const bool certain =
        std::all_of(files.begin(), files.end(), [](const auto& file) { return file.certain(); });
    if (arguments.dry_run || (arguments.accept && certain)) return true;
    if (certain && person_answers() && arguments.format == "text")
        return agreed(texts::import_ask, arguments.language);
    const Text& why = certain ? texts::import_stopped : texts::import_doubtful;
    fmt::print(stderr, "{}\n", why.in(arguments.language));
    return false;
}

int carry_out(const Arguments& arguments, engine::ImportJob& job,
              const std::vector<engine::FileProposal>& files) {
    std::vector<import::Mapping> mappings;
    for (const engine::FileProposal& file : files) mappings.push_back(file.proposal.mapping);
    const ProgressLine progress(arguments.language);
    auto plan = job.plan(
        mappings, [&progress](std::size_t rows) { progress.show(texts::import_progress, rows); });
    progress.clear();
    if (!plan) return fail(plan.error(), arguments.language);
    const std::string told = arguments.format == "json"
                                 ? engine::import_json(files, &*plan, arguments.language)
                                 : plan_text(*plan, job, arguments.language, issues_of_a_kind);
    if (const int code = put(told); code != Done) return code;
    const int code = take_plan(arguments, std::move(*plan),
                               [&](import::ImportPlan taken, const std::filesystem::path& scratch) {
                                   return job.apply(std::move(taken), arguments.language, scratch);
                               });
    if (arguments.dry_run || (code != Done && code != WithFindings)) return code;
    const int saved = save_mapping(arguments, files, texts::import_mapping_saved);
    return saved == Done ? code : saved;
}

}  // namespace

int import_files(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::reading);
    const auto choices = import_choices(arguments);
    if (!choices) return fail(choices.error(), arguments.language);
    IssueList issues;
    auto book = input_file(arguments.book);
    if (!book) return fail(book.error(), arguments.language);
    auto job = engine::ImportJob::open(std::move(*book), options_without_date(arguments), issues);
    if (!job) return fail(job.error(), arguments.language);
    std::vector<engine::FileProposal> files;
    for (const std::string& name : arguments.files) {
        auto given = input_file(name);
        if (!given) return fail(given.error(), arguments.language);
        auto file = job->look_at(std::move(*given), *choices);
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
    const int code = save_mapping(arguments, files, texts::import_mapping_draft);
    return code != Done ? code : WithFindings;
}

}  // namespace skillmap::cli
