// Returned self-check files: read side by side, and put into the workbook as an import does. Who
// has not returned one. Shared by every way in.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "addin/engine/returned_files.h"
#include "core/intake/import/import_plan.h"
#include "core/result.h"

namespace skillmap::engine {

struct CollectChoices {
    std::optional<Date> date;   // of answers that are not dated
    std::optional<Date> since;  // a check in the workbook from that day on counts as returned
};

/// Somebody who has not returned anything.
struct MissingPerson {
    Id<StaffMember> staff;
    bool to_be_checked = false;  // a file that is held may be theirs
};

struct Collection {
    import::ImportPlan plan;
    std::size_t files = 0;
    std::size_t of_no_interest = 0;
    std::size_t unreadable = 0;
    std::size_t asked = 0;               // people
    std::size_t returned = 0;            // of them
    std::vector<std::string> kits;       // ids of the rounds that the files are of
    std::vector<MissingPerson> missing;  // in the order of departments, then of the workbook
};

class CollectJob {
  public:
    /// Opens the workbook that the answers go to.
    static Result<CollectJob> open(InputFile book, const ReadOptions& options, IssueList& issues);

    CollectJob(CollectJob&&) noexcept;
    CollectJob& operator=(CollectJob&&) noexcept;
    ~CollectJob();

    /// Reads the files, in the order of their names, and plans what they change. `progress` is told
    /// how many are read. Once.
    Result<Collection> collect(std::vector<ReturnedFile> files, const CollectChoices& choices,
                               const std::function<void(std::size_t, std::size_t)>& progress);

    /// The workbook with the plan carried out: see ImportJob::apply.
    Result<std::string> apply(import::ImportPlan plan, Language language,
                              const std::filesystem::path& scratch) const;

    const Records& records() const;

  private:
    struct State;
    explicit CollectJob(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// {"files", "ignored", "unreadable", "people", "returned", "kits": […], "counts": {outcome: n},
/// "rows": […], "held": […] as of an import, "missing": [{"department", "name", "people":
/// [{"staff_id", "name", "to_be_checked"}]}]}
std::string collection_json(const Collection& collection, const Records& records,
                            Language language);

}  // namespace skillmap::engine
