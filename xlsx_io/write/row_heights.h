// How high the rows of a sheet are, and where its printed pages end. Internal to xlsx_io/write.
#pragma once

#include <xlsxwriter.h>

#include <map>
#include <vector>

namespace skillmap::xlsx {

class RowHeights {
  public:
    explicit RowHeights(double usual) : usual_(usual) {}  // in points

    void set(lxw_row_t row, double height) { heights_[row] = height; }
    /// What begins here stays together with the rows that follow, as far as a page can hold them.
    void begin_block(lxw_row_t row) { blocks_.push_back(row); }

    /// The rows in front of which a page ends, of so many rows in all: in front of a block that
    /// does not fit on the rest of the page but on one of its own, and of one whose beginning does
    /// not fit.
    std::vector<lxw_row_t> breaks(lxw_row_t rows, double page) const;

  private:
    double height(lxw_row_t first, lxw_row_t last) const;  // without the last

    double usual_;
    std::map<lxw_row_t, double> heights_;
    std::vector<lxw_row_t> blocks_;
};

}  // namespace skillmap::xlsx
