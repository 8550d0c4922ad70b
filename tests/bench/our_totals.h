// The totals of the first sheet of a workbook, read by xlsx_io.
#pragma once

#include "core/issue.h"
#include "tests/bench/measurement.h"
#include "xlsx_io/read/workbook.h"

namespace skillmap::bench {

/// The value of a Result; where there is none, the program ends with its message.
template <class T>
T value_of(Result<T> result) {
    if (!result) fail(describe(result.error(), Language::English));
    return std::move(*result);
}

/// Hands every cell to `take(row number, cell)`.
template <class Take>
void each_cell(const xlsx::Workbook& workbook, Take take) {
    const auto rows = value_of(workbook.rows(0));
    Row row;
    while (value_of(rows->next(row)))
        for (const Cell& cell : row.cells) take(row.number, cell);
}

inline void add(Totals& totals, const CellValue& value) {
    switch (value.kind) {
        case CellKind::Text:
            return totals.add_text(value.text.size());
        case CellKind::Number:
        case CellKind::Date:
            return totals.add_number(value.number);
        case CellKind::Blank:
            return;
        default:
            fail("a kind of value that is not in the file");
    }
}

}  // namespace skillmap::bench
