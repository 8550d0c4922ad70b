// skillmap kit and skillmap collect
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "addin/cli/collect_text.h"
#include "addin/cli/commands.h"
#include "addin/cli/folder.h"
#include "addin/cli/take_plan.h"
#include "addin/engine/collect.h"
#include "addin/engine/kit.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/file/file.h"

namespace skillmap::cli {
namespace {

// Files in folders by their path below the one given, those of archives behind their name. Not the
// workbook itself, nor what is to be written.
class ReturnedFiles {
  public:
    explicit ReturnedFiles(const Arguments& arguments) : arguments_(arguments) {}

    Result<void> add(const std::string& given) {
        const auto path = path_of(given);
        if (!is_there(path))
            return Issue{MessageId::FileNotFound, Place{file_label(path), "", {}, {}}, "", "", ""};
        if (!is_folder(path)) return add_file(path, file_label(path));
        const auto found = files_below(path);
        if (!found) return found.error();
        for (const auto& file : *found)
            if (auto added = add_file(file, generic_utf8_of(file.lexically_relative(path))); !added)
                return added;
        return {};
    }

    std::vector<engine::ReturnedFile> take() { return std::move(files_); }

  private:
    Result<void> add_file(const std::filesystem::path& path, const std::string& name) {
        for (const std::string& own : {arguments_.book, arguments_.out})
            if (!own.empty() && are_same_file(path, path_of(own))) return {};
        if (case_folded(utf8_of(path.extension())) == ".zip") return add_archive(path, name);
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
        std::move(inside->begin(), inside->end(), std::back_inserter(files_));
        return {};
    }

    const Arguments& arguments_;
    std::vector<engine::ReturnedFile> files_;
};

Result<engine::CollectChoices> collect_choices(const Arguments& arguments) {
    engine::CollectChoices choices;
    const auto date = asked_date(arguments.date, MessageId::DateOption);
    if (!date) return date.error();
    choices.date = *date;
    const auto since = asked_date(arguments.since, MessageId::DateOption);
    if (!since) return since.error();
    choices.since = *since;
    return choices;
}

}  // namespace

int make_kit(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::reading);
    IssueList issues;
    auto book = input_file(arguments.book);
    if (!book) return fail(book.error(), arguments.language);
    auto kit = engine::Kit::open(std::move(*book), options_without_date(arguments), issues);
    if (!kit) return fail(kit.error(), arguments.language);
    const auto by =
        arguments.by == "department" ? engine::KitBy::Department : engine::KitBy::Person;
    if (const auto chosen = kit->choose(by, arguments.people); !chosen)
        return fail(chosen.error(), arguments.language);
    if (kit->files().empty()) {
        progress.clear();
        return fail({MessageId::KitNobody, {}, "", "", ""}, arguments.language);
    }
    const auto written = write_folder(
        arguments, kit->files(),
        [&](std::size_t i, const std::filesystem::path& file) { return kit->bytes(i, file); },
        texts::kit_progress, progress);
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

int collect(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::reading);
    const auto choices = collect_choices(arguments);
    if (!choices) return fail(choices.error(), arguments.language);
    IssueList issues;
    auto book = input_file(arguments.book);
    if (!book) return fail(book.error(), arguments.language);
    auto job = engine::CollectJob::open(std::move(*book), options_without_date(arguments), issues);
    if (!job) return fail(job.error(), arguments.language);
    ReturnedFiles files(arguments);
    for (const std::string& given : arguments.files)
        if (auto added = files.add(given); !added) return fail(added.error(), arguments.language);
    auto collection =
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
    return take_plan(arguments, std::move(collection->plan),
                     [&](import::ImportPlan plan, const std::filesystem::path& scratch) {
                         return job->apply(std::move(plan), arguments.language, scratch);
                     });
}

}  // namespace skillmap::cli
