// What the styles of a workbook say about numbers (ECMA-376 Part 1, 18.8): which cell formats show
// dates, and which show leading zeros.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "xlsx_io/read/cell_value.h"
#include "xlsx_io/zip/byte_source.h"

namespace skillmap::xlsx {

/// One for each cell format (cellXfs), in their order. Nothing where the part is damaged.
std::optional<std::vector<StyleKind>> read_styles(std::unique_ptr<ByteSource> xml);

}  // namespace skillmap::xlsx
