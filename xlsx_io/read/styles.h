// What the styles of a workbook say about numbers (ECMA-376 Part 1, 18.8): which cell formats show
// dates, which show leading zeros, and which are struck out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "xlsx_io/package/package.h"
#include "xlsx_io/read/cell_value.h"
#include "xlsx_io/xml/markup_scanner.h"

namespace skillmap::xlsx {

/// One for each cell format (cellXfs), in their order.
Result<std::vector<StyleKind>> read_styles(const Package& package, const std::string& part);

/// Likewise from the text of the part; the scanner says what is wrong. Nothing where it is damaged.
std::optional<std::vector<StyleKind>> read_styles(xml::MarkupScanner& scanner);

}  // namespace skillmap::xlsx
