#include "addin/cli/take_plan.h"

#include <utility>

#include "xlsx_io/file/path.h"

namespace skillmap::cli {

int take_plan(const Arguments& arguments, import::ImportPlan plan, const Apply& apply) {
    const bool to_review = !plan.held.empty();
    const int outcome = plan.leaves_something() ? WithFindings : Done;
    if (arguments.dry_run) return outcome;
    if (!plan.changes_anything()) {
        tell(std::string(texts::import_nothing_new.in(arguments.language)));
        return outcome;
    }
    const ProgressLine progress(arguments.language);
    progress.show(texts::writing);
    const std::filesystem::path target =
        path_of(arguments.out.empty() ? arguments.book : arguments.out);
    const auto bytes = apply(std::move(plan), target.parent_path());
    progress.clear();
    if (!bytes) return fail(bytes.error(), arguments.language);
    if (const int code = write_book(arguments, *bytes, texts::import_updated); code != Done)
        return code;
    if (to_review) tell(std::string(texts::import_review_hint.in(arguments.language)));
    return outcome;
}

}  // namespace skillmap::cli
