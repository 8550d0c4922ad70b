#include "addin/cli/take_plan.h"

#include <algorithm>
#include <utility>

namespace skillmap::cli {

int take_plan(const Arguments& arguments, import::ImportPlan plan, const Apply& apply) {
    const bool held = plan.count(import::Outcome::Held) > 0;
    const bool told = std::any_of(plan.rows.begin(), plan.rows.end(), [](const auto& row) {
        return std::any_of(row.issues.begin(), row.issues.end(),
                           [](const Issue& issue) { return severity(issue) == Severity::Finding; });
    });
    const bool whole = !held && !told && plan.count(import::Outcome::Rejected) == 0;
    const bool to_review = !plan.held.empty();
    const int outcome = whole ? Done : WithFindings;
    if (arguments.dry_run) return outcome;
    if (!plan.changes_anything()) {
        tell(std::string(texts::import_nothing_new.in(arguments.language)));
        return outcome;
    }
    const ProgressLine progress(arguments.language);
    progress.show(texts::writing);
    const auto bytes = apply(std::move(plan));
    progress.clear();
    if (!bytes) return fail(bytes.error(), arguments.language);
    if (const int code = write_book(arguments, *bytes, texts::import_updated); code != Done)
        return code;
    if (to_review) tell(std::string(texts::import_review_hint.in(arguments.language)));
    return outcome;
}

}  // namespace skillmap::cli
