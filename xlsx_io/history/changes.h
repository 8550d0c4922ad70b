// What is recorded in a history and removed from it, wherever it is. Internal to xlsx_io/history.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "xlsx_io/history/sqlite.h"
#include "xlsx_io/history/store.h"

namespace skillmap::history {

/// As record(), by a connection for writing.
Result<Recorded> add_evaluation(const Connection& connection, const Evaluation& evaluation,
                                const std::vector<SourceFile>& sources, std::string_view program);

/// As remove(), likewise.
Result<std::vector<Head>> remove_evaluations(const Connection& connection,
                                             const std::function<bool(const Head&)>& is_meant);

}  // namespace skillmap::history
