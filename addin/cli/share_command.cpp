// skillmap share
#include "addin/cli/commands.h"
#include "addin/engine/share.h"
#include "addin/engine/share_json.h"
#include "core/messages.h"

namespace skillmap::cli {

int share_results(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    IssueList issues;
    const auto input = load(arguments, true, issues, progress);
    if (!input) return fail(input.error(), arguments.language);
    progress.show(texts::evaluating);
    Assessment assessment(*input);
    const auto share = engine::share_of(
        assessment, {arguments.municipality, arguments.organization, arguments.least_group});
    progress.clear();
    if (!share) return fail(share.error(), arguments.language);
    const int code = write_output(arguments, engine::share_json(*share));
    return code == Done ? finish(arguments, issues) : code;
}

}  // namespace skillmap::cli
