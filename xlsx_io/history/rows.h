// An evaluation as rows of the tables, without the number that the database gives it. Internal to
// xlsx_io/history.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "xlsx_io/history/sqlite.h"
#include "xlsx_io/history/store.h"

namespace skillmap::history {

/// In the order in which rows can be added. The first value of each is the evaluation.
inline constexpr std::array<std::string_view, 9> insertions{
    "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?)",
    "INSERT INTO asked_scheme VALUES (?, ?, ?)",
    "INSERT INTO scheme VALUES (?, ?, ?, ?, ?)",
    "INSERT INTO choice VALUES (?, ?, ?, ?, ?, ?)",
    "INSERT INTO indicator VALUES (?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO department VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO person VALUES (?, ?, ?, ?, ?)",
    "INSERT INTO person_stage VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};

struct Row {
    std::size_t insertion = 0;
    std::vector<Value> values;  // the first is left for the evaluation
};

/// `digests` are those of the sources.
std::vector<Row> rows_of(const Evaluation& evaluation, const std::vector<SourceFile>& sources,
                         const std::vector<std::string>& digests);

/// By which the evaluation is known again: that of its day and of all the rows.
std::string digest_of(const Evaluation& evaluation, const std::vector<Row>& rows);

}  // namespace skillmap::history
