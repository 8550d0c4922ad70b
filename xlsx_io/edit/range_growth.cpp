#include "xlsx_io/edit/range_growth.h"

#include <algorithm>

#include "xlsx_io/formula/lexing.h"

namespace skillmap::xlsx {
bool RangeGrowth::touches(const CellRange& range) const {
    if (across_first == 0) return true;
    const bool rows = from_row != to_row;
    return (rows ? range.first.column : range.first.row) <= across_last &&
           (rows ? range.last.column : range.last.row) >= across_first;
}

CellRange RangeGrowth::grown(CellRange range) const {
    if (from_row != 0 && range.last.row == from_row && range.first.row <= from_row)
        range.last.row = std::max(to_row, range.first.row);
    if (from_column != 0 && range.last.column == from_column && range.first.column <= from_column)
        range.last.column = std::max(to_column, range.first.column);
    return range;
}

std::optional<std::string> RangeGrowth::grown_list(std::string_view ranges) const {
    std::string result;
    bool any = false;
    for (std::size_t at = 0; at <= ranges.size();) {
        const std::size_t end = std::min(ranges.find(' ', at), ranges.size());
        const std::string_view text = ranges.substr(at, end - at);
        const auto range = parse_cell_range(text);
        const CellRange after = range ? grown(*range) : CellRange();
        if (!result.empty() || at > 0) result.push_back(' ');
        if (range && after.last != range->last) {
            any = true;
            result += to_string(after);
        } else {
            result += text;
        }
        at = end + 1;
    }
    return any ? std::optional(result) : std::nullopt;
}

std::optional<std::string> RangeGrowth::grown_areas(std::string_view formula) const {
    std::string result;
    bool any = false;
    for (std::size_t at = 0; at < formula.size();) {
        std::size_t size = formula[at] == '\'' ? quoted_size(formula, at) : 1;
        if (formula[at] == '!') {
            const std::size_t end = std::min(formula.find(',', at), formula.size());
            const auto range = parse_cell_range(formula.substr(at + 1, end - at - 1));
            const CellRange after = range ? grown(*range) : CellRange();
            if (range && after.last != range->last) {
                any = true;
                result += "!" + absolute(after.first) + ":" + absolute(after.last);
                at = end;
                continue;
            }
        }
        result += formula.substr(at, size);
        at += size;
    }
    return any ? std::optional(result) : std::nullopt;
}

}  // namespace skillmap::xlsx
