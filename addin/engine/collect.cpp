#include "addin/engine/collect.h"

#include <algorithm>
#include <utility>

#include "addin/engine/collector.h"
#include "addin/engine/import.h"
#include "core/intake/form.h"
#include "xlsx_io/read/side_by_side.h"

namespace skillmap::engine {

struct CollectJob::State {
    std::optional<ImportJob> job;
    std::unique_ptr<Assessment> assessment;
    std::unique_ptr<kit::Questions> questions;
};

CollectJob::CollectJob(std::unique_ptr<State> state) : state_(std::move(state)) {}
CollectJob::CollectJob(CollectJob&&) noexcept = default;
CollectJob& CollectJob::operator=(CollectJob&&) noexcept = default;
CollectJob::~CollectJob() = default;

Result<CollectJob> CollectJob::open(InputFile book, const ReadOptions& options, IssueList& issues) {
    auto state = std::make_unique<State>();
    auto job = ImportJob::open(std::move(book), options, issues);
    if (!job) return job.error();
    state->job = std::move(*job);
    state->assessment = std::make_unique<Assessment>(state->job->input());
    state->questions = std::make_unique<kit::Questions>(*state->assessment, wg_form());
    return CollectJob(std::move(state));
}

const Records& CollectJob::records() const {
    return state_->job->input().records;
}

Result<std::string> CollectJob::apply(import::ImportPlan plan, Language language,
                                      const std::filesystem::path& scratch) const {
    return state_->job->apply(std::move(plan), language, scratch);
}

Result<Collection> CollectJob::collect(
    std::vector<ReturnedFile> files, const CollectChoices& choices,
    const std::function<void(std::size_t, std::size_t)>& progress) {
    const std::size_t given = files.size();
    std::erase_if(files, [](const ReturnedFile& file) { return is_of_no_interest(file.name); });
    std::stable_sort(files.begin(), files.end(),
                     [](const auto& a, const auto& b) { return a.name < b.name; });
    Collector collector(state_->job->importer(), *state_->questions, choices);
    xlsx::side_by_side(
        files.size(),
        [&](std::size_t i) { return read_returned_file(files[i], *state_->questions); },
        [&](std::size_t i, FileRead read) {
            collector.take(files[i].name, std::move(read));
            if (progress) progress(i + 1, files.size());
            return true;
        });
    auto collection = collector.finish();
    if (!collection) return collection.error();
    collection->files = given;
    collection->of_no_interest = given - files.size();
    return collection;
}

}  // namespace skillmap::engine
