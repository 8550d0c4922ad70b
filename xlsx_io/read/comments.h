// The comments of a sheet: notes (ECMA-376 Part 1, 18.7) and threads with their replies (MS-XLSX
// 2.1.52 Threaded Comment). Their text alone, without formats, sizes and phonetic text.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "core/table/cell.h"
#include "xlsx_io/package/package.h"

namespace skillmap::xlsx {

struct Comment {
    CellRef ref;
    std::string author;  // empty where the workbook does not say
    std::string text;
    bool threaded = false;
};

/// In the order of the cells; a thread in its own order. The note that stands in for a thread in
/// older versions of Excel is left out.
Result<std::vector<Comment>> read_comments(const Package& package, const std::string& workbook_part,
                                           const std::string& sheet_part);

}  // namespace skillmap::xlsx
