// Independent jobs on the cores there are: sheets of a workbook, workbooks, parts. Nothing here
// knows what the jobs do; without threads (SKILLMAP_THREADS) they run one after another.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace skillmap::xlsx {

/// How many jobs can run at once, at least 1.
std::size_t cores();

/// How many jobs may have begun of which nothing was taken yet.
inline std::size_t most_begun(std::size_t at_once) {
    return 4 * std::max<std::size_t>(at_once, 1);
}

/// Calls `job` for 0, 1 … `count` - 1, `at_once` of them side by side, and `take` for each in this
/// order in the calling thread. False from `take` ends it: no other job begins. What a job throws
/// is thrown in its turn, once the jobs that run have ended.
void run_side_by_side(std::size_t count, std::size_t at_once,
                      const std::function<void(std::size_t)>& job,
                      const std::function<bool(std::size_t)>& take);

/// Likewise with results: `take(i, job(i))`. `job` is called by several threads at once. Memory is
/// that of `at_once` jobs and of most_begun() results.
template <class Job, class Take>
void side_by_side(std::size_t count, const Job& job, Take take, std::size_t at_once = cores()) {
    using Outcome = std::invoke_result_t<const Job&, std::size_t>;
    std::vector<std::optional<Outcome>> outcomes(std::min(count, most_begun(at_once)));
    run_side_by_side(
        count, at_once, [&](std::size_t i) { outcomes[i % outcomes.size()].emplace(job(i)); },
        [&](std::size_t i) {
            auto outcome = std::exchange(outcomes[i % outcomes.size()], std::nullopt);
            return take(i, std::move(*outcome));
        });
}

}  // namespace skillmap::xlsx
