#include "xlsx_io/write/row_heights.h"

#include <algorithm>

namespace skillmap::xlsx {

double RowHeights::height(lxw_row_t first, lxw_row_t last) const {
    double sum = usual_ * (last - first);
    for (auto row = heights_.lower_bound(first); row != heights_.end() && row->first < last; ++row)
        sum += row->second - usual_;
    return sum;
}

std::vector<lxw_row_t> RowHeights::breaks(lxw_row_t rows, double page) const {
    constexpr lxw_row_t beginning = 5;  // title, headings and some lines
    std::vector<lxw_row_t> breaks;
    lxw_row_t top = 0;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const lxw_row_t first = blocks_[i];
        const lxw_row_t last = i + 1 < blocks_.size() ? blocks_[i + 1] : rows;
        const bool fits_alone = height(first, last) <= page;
        const lxw_row_t wanted = fits_alone ? last : std::min(last, first + beginning);
        const bool worth_a_page = height(top, first) > page / 5;  // no heading on a page of its own
        if (worth_a_page && height(top, wanted) > page) {
            breaks.push_back(first);
            top = first;
        }
        // A block of several pages ends them by itself, at its rows.
        for (lxw_row_t row = top; row < last; ++row)
            if (height(top, row + 1) > page) {
                breaks.push_back(row);
                top = row;
            }
    }
    return breaks;
}

}  // namespace skillmap::xlsx
