#include "core/table/source.h"

#include <algorithm>

namespace skillmap {

CellValue Row::at(std::uint32_t column) const {
    const auto it =
        std::lower_bound(cells.begin(), cells.end(), column,
                         [](const Cell& cell, std::uint32_t c) { return cell.column < c; });
    return it != cells.end() && it->column == column ? it->value : CellValue{};
}

}  // namespace skillmap
